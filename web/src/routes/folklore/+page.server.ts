import { folklorePage } from '#lib/site/rules.server.ts';

/** Without docs/folklore.md the page says that it is being written. */
export const load = () => ({ folklore: folklorePage() });
