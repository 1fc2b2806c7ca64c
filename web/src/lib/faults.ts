/**
 * Tells our own server when our own code fails. Never anything of the resume:
 * only errors whose stack is ours, and of those only what is listed here.
 */
import { version } from '$app/env';
import type { Api } from './api/client.ts';

/** Reports a page may send; a fault in a loop must not become a flood. */
const MOST = 5;
const STACK_MAX = 2000;
const MESSAGE_MAX = 300;

export type Fault = Record<'kind' | 'message' | 'stack' | 'page' | 'version', string>;

/** The fault as it is sent, or `undefined` when the error is not ours. */
export function faultOf(kind: string, error: unknown, page: string, origin: string): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  const stack = error.stack ?? '';
  const frames = stack.split('\n').filter((line) => /:\d+:\d+/.test(line));
  const ours = frames.length > 0 && frames.every((line) => line.includes(origin) || !/\w+:\/\//.test(line));
  if (!ours) return undefined;
  return {
    kind,
    message: withoutContent(error),
    // Frames only: the first lines of a stack repeat the message.
    stack: frames.join('\n').replaceAll(origin, '').slice(0, STACK_MAX),
    page,
    version,
  };
}

/** Messages of the platform may quote data, e.g. JSON or a URL: whatever is quoted goes. */
function withoutContent(error: Error): string {
  const message = error.message.replace(/(["'`“‘])[\s\S]*?(["'`”’]|$)/g, '…').replace(/\S+:\/\/\S+/g, '…');
  return `${error.name}: ${message}`.slice(0, MESSAGE_MAX);
}

/** Listens for uncaught errors; gives a function that stops. */
export function installFaults(api: Pick<Api, 'fault'>, page: string): () => void {
  let sent = 0;
  const seen = new Set<string>();
  const report = (kind: string, error: unknown) => {
    const fault = faultOf(kind, error, page, location.origin);
    if (!fault || sent >= MOST || seen.has(fault.stack)) return;
    seen.add(fault.stack);
    sent += 1;
    // A fault that cannot be reported is not worth another one.
    api.fault(fault).catch(() => undefined);
  };
  const onError = (event: ErrorEvent) => report('error', event.error);
  const onRejection = (event: PromiseRejectionEvent) => report('unhandledrejection', event.reason);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return () => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
}
