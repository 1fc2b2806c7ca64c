/** Messages of the administration in the chosen language. */
export { en as t } from './en/admin.ts';
