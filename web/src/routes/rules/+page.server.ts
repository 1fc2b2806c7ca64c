import { folklorePage, rulePages } from '#lib/site/rules.server.ts';

export const load = () => ({
  rules: rulePages().map(({ code, title }) => ({ code, title })),
  folklore: folklorePage()?.title,
});
