/** English, the health of the service. */
import { count } from './app/words.ts';
import { time } from './time.ts';

export const en = {
  title: 'Status — Legible',
  description: 'Whether everything behind Legible answers: database, files, queue and compile services.',
  status: {
    heading: 'Status',
    checking: 'Asking…',
    overall: {
      unknown: 'Asking how things are…',
      ok: 'Everything answers',
      degraded: 'Something does not answer',
      unreachable: 'The service cannot be reached',
      offline: 'You are offline',
    },
    explain: {
      unknown: '',
      ok: 'Scoring runs in your browser; compiles and everything else go on as usual.',
      /** `broken`: what does not answer. */
      degraded: (broken: string) =>
        `${broken} does not answer right now. Scoring runs in your browser and goes on; jobs that were accepted wait and finish later.`,
      unreachable:
        'No answer came. Scoring runs in your browser and goes on; compiles wait until the service is back. It is asked again by itself.',
      offline: 'This page asks again once your connection is back. Scoring goes on without one.',
    },
    last: 'Last checked',
    next: ', next check',
    again: 'Check now',
    stale: 'What stands below is from the last answer.',
    version: (version: string) => `Version ${version}`,
    checks: {
      title: 'What was asked',
      ok: 'Answers',
      bad: 'Does not answer',
      names: { compile: 'Compile service', queue: 'Job queue', d1: 'Database', r2: 'Files', kv: 'Cache' },
      about: {
        compile: 'Runs TeX.',
        queue: 'Keeps jobs until they are done.',
        d1: 'Knows devices and results.',
        r2: 'Keeps what was sent and what came out, for 24 hours.',
        kv: 'Short-lived copies.',
      },
      latency: (ms: number) => `${time.latency(ms)}`,
    },
    queue: {
      title: 'The queue',
      none: 'The queue said nothing of itself.',
      waiting: 'Waiting',
      running: 'Running',
      oldest: 'Longest wait',
      nobody: 'nobody waits',
      dead: 'Given up',
      priorities: 'Waiting, by priority',
      priority: { high: 'High', normal: 'Normal', low: 'Low' },
      shards: (n: number) => `over ${count(n, 'shard', 'shards')}`,
    },
    services: {
      title: 'Compile services',
      none: 'No compile service has made itself known.',
      name: 'Service',
      state: 'State',
      slots: 'Engines busy',
      inFlight: 'Jobs in hand',
      of: (running: number | null, slots: number | null) =>
        slots === null ? 'not known' : `${running ?? 0} of ${slots}`,
      states: { up: 'Up', trying: 'Being tried again', down: 'Down', draining: 'Ends after its jobs' },
    },
    history: {
      title: 'Since this page was opened',
      label: (n: number, ok: number) =>
        `${count(n, 'check', 'checks')}, of which ${ok} found everything well`,
      bar: (at: string, verdict: string, took: string) => `${at}: ${verdict}${took ? `, ${took}` : ''}`,
      verdicts: { ok: 'everything answers', degraded: 'something does not answer', unreachable: 'no answer' },
      legend: 'The height is how long the answer took. Striped: something did not answer. Hollow: no answer.',
      range: (fastest: string, slowest: string) =>
        fastest === slowest ? `answered in ${fastest}` : `answered in ${fastest} to ${slowest}`,
    },
  },
};
