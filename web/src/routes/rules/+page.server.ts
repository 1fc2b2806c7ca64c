import { folklorePage, rulePages } from '#lib/site/rules.server.ts';

export const load = () => ({
  rules: rulePages().map(({ code, says }) => ({ code, says })),
  folklore: folklorePage()?.title,
});
