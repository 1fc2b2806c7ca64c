/** Messages around accounts in the chosen language. */
export { en as t } from './en/account.ts';
