/** What the live feed says; the types are the API's. */
import type { components } from '#lib/api/schema.d.ts';

export type LiveMessage = components['schemas']['LiveMessage'];
export type LivePage = components['schemas']['LivePage'];
export type Hello = Extract<LiveMessage, { type: 'hello' }>;
export type JobMessage = Extract<LiveMessage, { type: 'job' }>;

/** The message, unless it is not ours (a proxy's greeting) or of a kind that we do not know yet. */
export function readMessage(text: string): LiveMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, id } = value as Partial<LiveMessage>;
  if (typeof id !== 'number' || (type !== 'hello' && type !== 'job')) return undefined;
  return value as LiveMessage;
}
