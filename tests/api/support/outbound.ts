// What the Worker asks of the world goes through this process, by the harness's own `fetch`. It would follow
// redirects; here it hands them to the Worker, as the real runtime does.

const real = globalThis.fetch;

/** Hands redirects to the Worker; gives what puts things back. */
export function passRedirectsOn(): () => void {
  globalThis.fetch = (input, init) => real(new Request(input, init), { redirect: 'manual' });
  return () => {
    globalThis.fetch = real;
  };
}
