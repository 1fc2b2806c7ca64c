/** English, for those who run the service: how far visits come, and who may not compile on trial. */
import { count } from '../app/words.ts';

const PERCENT = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const NUMBER = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

export const trials = {
  funnel: {
    intro:
      'How far visits came in the last 30 days. These are counts, not people: a visit, a device or an account is counted once for each step, and nobody is followed from one step to the next. Rates compare the counts.',
    title: 'The whole time',
    days: 'By day',
    daysHint: 'Days are those of UTC.',
    loading: 'Fetching the counts…',
    none: 'Nothing was counted yet',
    noneText: 'The first visit that opens the site is counted here, on the day that it comes.',
    day: 'Day',
    steps: {
      seen: 'Visits',
      scored: 'Scored a resume of their own',
      compiled: 'Devices that compiled first',
      limit: 'Trials used up',
      registered: 'Accounts made',
    },
    short: {
      seen: 'Visits',
      scored: 'Scored',
      compiled: 'Compiled',
      limit: 'Used up',
      registered: 'Registered',
    },
    number: (value: number) => NUMBER.format(value),
    dayText: (day: string) => DAY.format(new Date(`${day}T00:00:00Z`)),
    /** Of all visits, and of the step before; `undefined`: there was nothing to compare with. */
    rates(ofAll: number | undefined, ofBefore: number | undefined): string {
      const parts = [
        ofAll === undefined ? '' : `${PERCENT.format(ofAll)} of visits`,
        ofBefore === undefined ? '' : `${PERCENT.format(ofBefore)} of the step before`,
      ].filter(Boolean);
      return parts.join(' · ') || 'no rate yet';
    },
    bar: (step: string, value: number) => `${step}: ${NUMBER.format(value)}`,
  },
  blocks: {
    intro:
      'Devices and networks that may not compile on trial. Scoring, compiling in the browser and signing in stay open to them.',
    looking: 'You may look at blocks, and not change them.',
    add: 'Block somebody',
    none: 'Nobody is blocked',
    noneText: 'A device or a network that misuses trials can be blocked for a while.',
    label: 'Blocks',
    columns: {
      subject: 'Who',
      reason: 'Why',
      created: 'Since',
      expires: 'Until',
      actions: 'Actions',
    },
    kinds: { device: 'Device', network: 'Network' } as Record<string, string>,
    subject(subject: string): string {
      const at = subject.indexOf(':');
      return `${trials.blocks.kinds[subject.slice(0, at)] ?? subject.slice(0, at)} ${subject.slice(at + 1)}`;
    },
    remove: 'Unblock',
    removeOf: (subject: string) => `Unblock ${subject}`,
    removed: 'The block is gone.',
    gone: 'This block had ended already.',
    added: (subject: string) => `${subject} is blocked.`,
    confirm: {
      title: 'Unblock this one?',
      text: 'It may compile on trial again at once, with what is left of its trial.',
      go: 'Unblock',
      going: 'Unblocking…',
    },
    form: {
      title: 'Block somebody',
      kind: 'Kind',
      kinds: { device: 'A device', network: 'A network' },
      device: 'Id of the device',
      deviceHint: 'As the logs and the queues name it.',
      network: 'Address',
      networkHint: 'An IPv4 address, or any address of an IPv6 /64.',
      reason: 'Why',
      reasonHint: 'For whoever looks here next. At most 80 characters.',
      days: 'It ends after',
      dayOptions: [1, 7, 30, 90, 365].map((days) => ({
        value: String(days),
        label: days === 365 ? '1 year' : count(days, 'day', 'days'),
      })),
      until: (when: string) => `That is on ${when}.`,
      go: 'Block',
      going: 'Blocking…',
      cancel: 'Cancel',
      noValue: 'Say which one.',
      noReason: 'Give a reason: others will wonder.',
      refused: {
        device: 'This is not the id of a device.',
        network: 'This is not an address of a network.',
      },
    },
  },
};
