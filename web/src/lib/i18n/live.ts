/** Messages of the live feed, in the chosen language. */
export { en as t } from './en/live.ts';
