/** Messages of old versions in the chosen language: for the library's page and the workspace. */
export { en as t } from './en/versions.ts';
