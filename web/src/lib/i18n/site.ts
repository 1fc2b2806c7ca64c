/** Messages around every page of the site, in the chosen language. */
export { en as t } from './en/site.ts';
