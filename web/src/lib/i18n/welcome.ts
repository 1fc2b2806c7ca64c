/** Messages of the first steps in the chosen language. */
export { en as t } from './en/welcome.ts';
