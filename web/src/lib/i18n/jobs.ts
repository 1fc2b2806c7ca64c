/** Messages of the jobs dashboard in the chosen language. */
export { en as t } from './en/jobs.ts';
