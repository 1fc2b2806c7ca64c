/** What tests of the ways to the live feed listen with. */
import type { End, Listener } from './transport.ts';

export function listener() {
  const jobs: number[] = [];
  const hellos: { after: number; complete: boolean }[] = [];
  const ends: End[] = [];
  const heard: Listener = {
    onHello: ({ after, complete }) => hellos.push({ after, complete }),
    onJob: ({ id }) => jobs.push(id),
    onEnd: (end) => ends.push(end),
  };
  return { heard, jobs, hellos, ends };
}

export const hello = (after: number, complete = true) =>
  JSON.stringify({ type: 'hello', id: after + 10, after, complete, coalesced: false });

export const job = (id: number, main = 'main.tex') =>
  JSON.stringify({ type: 'job', id, partial: false, job: { id: `job-${id}`, main } });
