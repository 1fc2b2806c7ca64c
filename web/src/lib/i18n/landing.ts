/** Messages of the start page: it loads these alone. */
export { en as t } from './en/landing.ts';
