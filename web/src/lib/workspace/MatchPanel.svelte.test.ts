import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import MatchPanel from './MatchPanel.svelte';
import { REPORT } from './fixtures.ts';

const props = (more = {}) => ({
  posting: 'Python or JavaScript',
  scored: 'Python or JavaScript',
  match: REPORT.match,
  max: 20,
  onPosting: vi.fn(),
  onSample: vi.fn(),
  onGo: vi.fn(),
  ...more,
});

it('shows requirements by importance with their state in words', async () => {
  const given = props();
  const screen = await render(MatchPanel, given);
  await expect.element(screen.getByRole('list', { name: 'Required' })).toMatchTextContent(/Python.*Missing/);
  await screen.getByRole('button', { name: /JavaScript/ }).click();
  expect(given.onGo).toHaveBeenCalledWith(REPORT.match?.requirements[1]);
});

it('marks the posting, and says in words what is missing and what is required', async () => {
  const screen = await render(MatchPanel, props());
  const text = screen.getByRole('region', { name: 'In the posting' });
  const marks = text.element().querySelectorAll('mark');
  expect([...marks].map((mark) => mark.title)).toEqual([
    'Python: required, missing from your resume',
    'JavaScript: nice to have, in your resume under another name',
  ]);
});

it('says what the posting tells of the job', async () => {
  const screen = await render(MatchPanel, props());
  const facts = screen.getByLabelText('The job');
  await expect
    .element(facts)
    .toMatchTextContent(/Level.*Senior.*Experience.*at least 5 years.*Place.*Pune.*Hybrid/);
});

it('counts characters as people do and says when there are too many', async () => {
  const screen = await render(MatchPanel, props({ posting: '😀'.repeat(21) }));
  await expect.element(screen.getByText('21 of 20 characters')).toBeVisible();
  await expect.element(screen.getByRole('alert')).toBeVisible();
});

it('offers a sample while it is empty', async () => {
  const given = props({ posting: '', match: undefined });
  const screen = await render(MatchPanel, given);
  await screen.getByRole('button', { name: 'Try a sample posting' }).click();
  expect(given.onSample).toHaveBeenCalledOnce();
});
