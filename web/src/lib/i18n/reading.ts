/** Messages of the pages one reads: rules, privacy, errors. */
export { en as t } from './en/reading.ts';
