/** English: times and durations in words. */
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const EXACT = new Intl.DateTimeFormat('en', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const CLOCK = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const time = {
  /** How long something took; milliseconds. */
  duration(ms: number): string {
    if (ms < 9.5) return `${Math.round(ms)} ms`;
    if (ms < 9950) return `${(ms / SECOND).toFixed(ms < 995 ? 2 : 1)} s`;
    if (ms < MINUTE) return `${Math.min(59, Math.round(ms / SECOND))} s`;
    if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ${Math.floor((ms % MINUTE) / SECOND)} s`;
    return `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min`;
  },
  /** How quickly something answered; milliseconds. */
  latency: (ms: number) => (ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`),
  /** How long there is to wait, in whole units; milliseconds. */
  wait: (ms: number) =>
    ms < 100 * SECOND ? `${Math.max(1, Math.ceil(ms / SECOND))} s` : `${Math.ceil(ms / MINUTE)} min`,
  /** A time seen from `now`, both milliseconds since the epoch. */
  relative(at: number, now: number): string {
    const ms = at - now;
    const size = Math.abs(ms);
    if (size < 5 * SECOND) return ms > 0 ? 'in a moment' : 'just now';
    if (size < MINUTE) return RELATIVE.format(Math.trunc(ms / SECOND), 'second');
    if (size < HOUR) return RELATIVE.format(Math.trunc(ms / MINUTE), 'minute');
    if (size < DAY) return RELATIVE.format(Math.trunc(ms / HOUR), 'hour');
    return RELATIVE.format(Math.trunc(ms / DAY), 'day');
  },
  /** A time to the second, in the person's own zone. */
  exact: (at: number) => EXACT.format(at),
  /** A time of today. */
  clock: (at: number) => CLOCK.format(at),
};
