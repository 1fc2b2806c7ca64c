/** Times and durations in words of the chosen language. */
export { time } from './en/time.ts';
