/** Messages of the workspace in the chosen language. English is the first and, so far, the only one. */
export { en as t } from './en/app.ts';
