import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FindingsList from './FindingsList.svelte';
import { cards } from './findings.ts';
import { REPORT, SOURCE } from './fixtures.ts';

const list = cards(REPORT, { 'main.tex': SOURCE });
const props = (more = {}) => ({
  cards: list,
  loading: false,
  chosen: undefined,
  ignored: 0,
  onChoose: vi.fn(),
  onFix: vi.fn(),
  onIgnore: vi.fn(),
  onRestore: vi.fn(),
  ...more,
});

it('lists findings with severity in words, gain and the words concerned', async () => {
  const screen = await render(FindingsList, props());
  const card = screen.getByRole('listitem').first();
  await expect
    .element(card)
    .toMatchTextContent(/Warning.*Starts with a weak verb.*\+1\.5.*BUL001.*line 1.*worked on/);
  await expect.element(screen.getByText('Missing from the document')).toBeVisible();
});

it('filters by severity', async () => {
  const screen = await render(FindingsList, props());
  await screen.getByRole('button', { name: 'Error 1' }).click();
  await expect.element(screen.getByRole('listitem')).toMatchTextContent(/No e-mail address/);
});

it('fixes, chooses and restores', async () => {
  const given = props({ ignored: 2, chosen: 'SKL002-1' });
  const screen = await render(FindingsList, given);
  await screen.getByRole('button', { name: 'Write “JavaScript”' }).click();
  expect(given.onFix).toHaveBeenCalledWith(list[1]);
  await screen.getByRole('button', { name: 'Ignore', exact: true }).click();
  expect(given.onIgnore).toHaveBeenCalledWith(list[1]);
  await screen.getByRole('button', { name: 'Show again' }).click();
  expect(given.onRestore).toHaveBeenCalledOnce();
});

it('draws the first sixty of many and more on demand', async () => {
  const many = Array.from({ length: 300 }, (_, at) => {
    const [card] = list;
    if (!card) throw new Error('the fixture has findings');
    return { ...card, finding: { ...card.finding, id: `BUL001-${at}` } };
  });
  const screen = await render(FindingsList, props({ cards: many }));
  expect(screen.getByRole('listitem').elements()).toHaveLength(60);
  await screen.getByRole('button', { name: 'Show 240 more' }).click();
  expect(screen.getByRole('listitem').elements()).toHaveLength(120);
});

it('says when there is nothing to mend', async () => {
  const screen = await render(FindingsList, props({ cards: [] }));
  await expect.element(screen.getByText('Nothing to mend')).toBeVisible();
});
