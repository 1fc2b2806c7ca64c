/** English, for those who run the service. */
import type { Problem } from '#lib/api/problem.ts';
import { trials } from './admin/trials.ts';
import { count } from './app/words.ts';
import { time } from './time.ts';

const ms = (value: number | null) => (value === null ? '–' : time.duration(value));

export const en = {
  ...trials,
  title: (part: string) => `${part} — Administration — Legible`,
  shell: {
    heading: 'Administration',
    label: 'Parts of the administration',
    parts: { queues: 'Queues', users: 'Users', audit: 'Audit', funnel: 'Funnel', blocks: 'Blocks' },
    signedOut: {
      title: 'You are signed out',
      text: 'Sign in with an account that runs this service.',
      go: 'Sign in',
    },
    notStaff: {
      title: 'This is for those who run the service',
      text: 'Your account is not one of them. If it should be, ask an administrator for the role.',
      go: 'Open the workspace',
    },
    secondFactor: {
      title: 'This needs a second factor',
      off: 'Turn it on in your settings, with an authenticator app. Then sign in once more.',
      goOff: 'Turn it on',
      on: 'Yours is on, but this session began without it. Sign out, then sign in with a code.',
      goOn: 'Sign in with a code',
    },
  },
  users: {
    intro: 'Everybody with an account. What they wrote is not shown here.',
    masked: 'You see masked addresses, and cannot change anything.',
    search: 'Search',
    searchHint: 'An id, or how an address begins',
    searchGo: 'Search',
    none: 'Nobody is found',
    noneText: 'Try the beginning of the address, or the whole id.',
    more: 'Show older ones',
    loading: 'Fetching…',
    columns: {
      email: 'Account',
      role: 'Role',
      plan: 'Plan',
      created: 'Created',
      seen: 'Last seen',
      state: 'State',
    },
    open: (email: string) => `Show ${email}`,
    state: { blocked: 'Blocked', deletion: 'Going', factor: 'Second factor', none: '–' },
    roles: { user: 'User', support: 'Support', admin: 'Administrator' },
    detail: {
      title: 'Account',
      id: 'Id',
      name: 'Name',
      noName: 'none given',
      role: 'Role',
      plan: 'Plan',
      created: 'Created',
      seen: 'Last seen',
      sessions: 'Sessions',
      factor: 'Second factor',
      on: 'on',
      off: 'off',
      deletion: 'Will be removed',
      blocked: 'Blocked',
      undeliverable: 'Mail',
      why: { bounced: 'comes back: nothing is sent', complained: 'was called spam: nothing is sent' },
      resumeMail: 'Write to it again',
      audit: 'What was done with it',
      changeRole: 'Change the role',
      block: 'Block',
      unblock: 'Unblock',
      close: 'Close',
    },
    confirmRole: {
      title: (role: string) => `Change the role to ${role}?`,
      text: {
        user: 'The account loses access to this administration. Its sessions end.',
        support: 'The account may look at everything here, masked, and change nothing. Its sessions end.',
        admin: 'The account may do everything here, also change roles and block accounts. Its sessions end.',
      },
      go: 'Change the role',
      going: 'Changing…',
    },
    confirmBlock: {
      title: 'Block this account?',
      text: 'Its sessions and tokens end at once, and nobody can sign in to it until it is unblocked. Nothing is deleted.',
      go: 'Block',
      going: 'Blocking…',
    },
    confirmUnblock: {
      title: 'Unblock this account?',
      text: 'Its owner can sign in again. Sessions and tokens that were ended stay so.',
      go: 'Unblock',
      going: 'Unblocking…',
    },
    confirmMail: {
      title: 'Write to this address again?',
      text: 'Do this when its owner says that the mailbox works again. Mails that were given up meanwhile are not sent. If the provider has the address on a list of its own, take it off there as well.',
      go: 'Write to it again',
      going: 'One moment…',
    },
    changed: 'Changed.',
  },
  audit: {
    intro: 'What was done with accounts, by whom and from where. Entries are never changed.',
    account: 'Account',
    accountHint: 'Its whole id',
    act: 'Act',
    allActs: 'All acts',
    go: 'Filter',
    none: 'Nothing is found',
    noneText: 'Take a filter away to see more.',
    columns: { at: 'When', act: 'What', account: 'Account', actor: 'By', from: 'From', detail: 'Details' },
    actors: { self: 'the person', staff: 'staff', system: 'the service' } as Record<string, string>,
    nobody: '–',
    only: (id: string) => `Only what concerns ${id}`,
  },
  admin: {
    heading: 'Queues',
    intro: 'Shards, compile services, and the jobs that were given up. What people wrote is not shown here.',
    pause: 'Pause',
    resume: 'Go on',
    paused: 'Paused',
    refresh: 'Refresh',
    checked: 'As of',
    loading: 'Fetching the queues…',
    stale: 'This may be out of date',
    problemText(problem: Problem): string {
      switch (problem.code) {
        case 'role_required':
          return 'Your account is not allowed to do this.';
        case 'offline':
          return 'The server cannot be reached.';
      }
      if (problem.status === 401) return 'You are signed out.';
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
