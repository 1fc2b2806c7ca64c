import { describe, expect, it, vi } from 'vitest';
import { faultOf, installFaults } from './faults.ts';

vi.mock('$app/env', () => ({ version: 'v1' }));

const ORIGIN = 'https://legible.example';
const error = (message: string, frame = `${ORIGIN}/_app/immutable/a.js:1:2`) =>
  Object.assign(new TypeError(message), { stack: `TypeError: ${message}\n    at f (${frame})` });

describe('faultOf', () => {
  it('sends where it failed, without origin and without anything quoted', () => {
    expect(
      faultOf('error', error('Unexpected token "Ada Sample" in https://x.example/y'), 'workspace', ORIGIN),
    ).toEqual({
      kind: 'error',
      message: 'TypeError: Unexpected token … in …',
      stack: '    at f (/_app/immutable/a.js:1:2)',
      page: 'workspace',
      version: 'v1',
    });
  });

  it.each([
    ['an extension', error('x', 'chrome-extension://abc/x.js:1:1')],
    ['another site', error('x', 'https://other.example/x.js:1:1')],
    ['something that is no error', 'a string'],
    ['an error without a stack', Object.assign(new Error('x'), { stack: '' })],
  ])('stays silent about %s', (_, value) => {
    expect(faultOf('error', value, 'workspace', ORIGIN)).toBeUndefined();
  });
});

describe('installFaults', () => {
  it('reports each fault once and five at most, until it is taken away', () => {
    const target = new EventTarget();
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
    vi.stubGlobal('location', { origin: ORIGIN });
    const fault = vi.fn(async () => undefined);
    const fire = (line: number) =>
      target.dispatchEvent(
        Object.assign(new Event('error'), { error: error('x', `${ORIGIN}/a.js:${line}:1`) }),
      );
    const remove = installFaults({ fault }, 'workspace');
    for (const line of [1, 1, 2, 3, 4, 5, 6, 7]) fire(line);
    expect(fault).toHaveBeenCalledTimes(5);
    target.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: error('x') }));
    expect(fault).toHaveBeenCalledTimes(5);
    remove();
    vi.unstubAllGlobals();
  });
});
