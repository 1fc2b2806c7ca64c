/** English, for those who run the service. */
import type { Problem } from '#lib/api/problem.ts';
import { count } from './app/words.ts';
import { time } from './time.ts';

const ms = (value: number | null) => (value === null ? '–' : time.duration(value));

export const en = {
  title: 'Queues — Legible',
  admin: {
    heading: 'Queues',
    intro: 'Shards, compile services, and the jobs that were given up. What people wrote is not shown here.',
    token: {
      title: 'This page needs the administrator’s token',
      label: 'Token',
      hint: 'It stays in this tab until you close it or choose Forget.',
      enter: 'Continue',
      asking: 'Asking…',
      forget: 'Forget the token',
    },
    pause: 'Pause',
    resume: 'Go on',
    paused: 'Paused',
    refresh: 'Refresh',
    checked: 'As of',
    loading: 'Fetching the queues…',
    stale: 'This may be out of date',
    problemText(problem: Problem): string {
      switch (problem.code) {
        case 'admin_required':
          return 'The server does not take this token.';
        case 'not_configured':
          return 'This server has no administrator’s token. Set the secret ADMIN_TOKEN, then come back.';
        case 'offline':
          return 'The server cannot be reached.';
      }
      if (problem.status === 401) return 'The server does not take this token.';
      if (problem.status === 429) return 'Too many requests. It goes on by itself in a moment.';
      if (problem.status >= 500) return 'The server has trouble right now.';
      return problem.detail ?? problem.title;
    },
    shards: {
      title: 'Shards',
      name: (shard: number) => `Shard ${shard}`,
      waiting: 'Waiting',
      priorities: (high: number, normal: number, low: number) => `${high} high, ${normal} normal, ${low} low`,
      running: 'Running',
      oldest: 'Longest wait',
      nobody: 'nobody waits',
      owners: 'Owners',
      dead: 'Given up',
      retention: (hours: number) => `Jobs are kept for ${hours} hours.`,
    },
    day: {
      title: 'Last 24 hours',
      counts: (finished: number, failed: number, cancelled: number) =>
        `${finished} finished, ${failed} failed, ${cancelled} cancelled`,
      wait: 'Waited',
      run: 'Ran',
      percentiles: (p50: number | null, p95: number | null) =>
        `half within ${ms(p50)}, 95 % within ${ms(p95)}`,
      none: 'nothing yet',
    },
    services: {
      label: (shard: number) => `Compile services as shard ${shard} sees them`,
      name: 'Service',
      state: 'State',
      inFlight: 'In hand',
      slots: 'Engines busy',
      faults: 'Faults in a row',
      retry: 'Tried again',
      none: 'This shard knows no compile service.',
      of: (running: number | null, slots: number | null) =>
        slots === null ? 'not known' : `${running ?? 0} of ${slots}`,
    },
    jobs: {
      title: 'Jobs',
      label: 'Lists',
      lists: { dead: 'Dead letters', pending: 'Waiting', processing: 'Running' },
      shard: 'Shard',
      allShards: 'All shards',
      id: 'Job',
      owner: 'Owner',
      kind: 'Kind',
      priority: 'Priority',
      created: 'Accepted',
      attempts: 'Attempts',
      why: 'Why',
      next: 'Next attempt',
      service: 'Service',
      actions: 'Actions',
      runs: (attempts: number, interrupted: number, faults: number) =>
        `${attempts}, ${interrupted} interrupted, ${count(faults, 'fault', 'faults')}`,
      now: 'as soon as there is room',
      replayed: (id: string) => `Replayed as ${id.slice(0, 13)}`,
      unknown: 'not told',
      none: {
        dead: 'No dead letters. Jobs that are given up after too many faults of ours would stand here.',
        pending: 'Nothing waits.',
        processing: 'Nothing runs.',
      },
      more: 'Show older ones',
    },
    letters: {
      replay: 'Replay',
      purge: 'Purge',
      of: (verb: string, id: string) => `${verb} ${id}`,
      replayAll: 'Replay all',
      purgeAll: 'Purge all',
      confirm: {
        replay: {
          title: (n: number) => (n === 1 ? 'Replay this dead letter?' : `Replay all ${n} dead letters?`),
          text: 'A new job of the same owner is made from the same files. Its owner sees it run. The letter stays, and remembers its new job.',
          go: 'Replay',
        },
        purge: {
          title: (n: number) => (n === 1 ? 'Purge this dead letter?' : `Purge all ${n} dead letters?`),
          text: 'The job, its log and its results are removed at once, for its owner as well. This cannot be undone.',
          go: 'Purge',
        },
        all: 'That goes for the letters of every shard that were not replayed yet, also those that are not listed; at most 100 of a shard at once.',
        cancel: 'Cancel',
      },
    },
    toast: {
      replayed: (n: number) => `${count(n, 'dead letter', 'dead letters')} replayed.`,
      purged: (n: number) => `${count(n, 'dead letter', 'dead letters')} purged.`,
    },
  },
};
