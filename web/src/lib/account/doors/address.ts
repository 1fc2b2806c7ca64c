/** What the address of a page on the way in says. */
import { HOME, ownPath } from '../next.ts';

export interface DoorAddress {
  /** Where to go afterwards; an own path. */
  next: string;
  /** True when the person came from there. */
  named: boolean;
  /** What a provider's sign-in ended with. */
  error: string | undefined;
}

export function readAddress(search: string): DoorAddress {
  const words = new URLSearchParams(search);
  const next = ownPath(words.get('next'));
  return { next: next ?? HOME, named: next !== undefined, error: words.get('error') ?? undefined };
}

/** Another page on the way in, which leads to the same place. */
export const doorUrl = (path: '/sign-in' | '/sign-up', { next, named }: DoorAddress) =>
  named ? `${path}?next=${encodeURIComponent(next)}` : path;
