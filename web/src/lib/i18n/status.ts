/** Messages of the status page in the chosen language. */
export { en as t } from './en/status.ts';
