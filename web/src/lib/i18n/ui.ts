/** Messages of the components, in the chosen language: small, for every page that uses one of them. */
export { en as t } from './en/ui.ts';
