/** Messages of the page where somebody shows to be there, in the chosen language. */
export { en as t } from './en/challenge.ts';
