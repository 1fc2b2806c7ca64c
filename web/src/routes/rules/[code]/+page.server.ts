import { error } from '@sveltejs/kit';
import { rulePages } from '#lib/site/rules.server.ts';

export const entries = () => rulePages().map(({ code }) => ({ code }));

export function load({ params }) {
  const rule = rulePages().find(({ code }) => code === params.code);
  if (!rule) error(404, 'There is no such rule.');
  return { rule };
}
