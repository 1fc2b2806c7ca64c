/** Messages of the account's menu in the chosen language. */
export { en as t } from './en/account/menu.ts';
