/** Messages of the library's page in the chosen language. */
export { en as t } from './en/shelf.ts';
