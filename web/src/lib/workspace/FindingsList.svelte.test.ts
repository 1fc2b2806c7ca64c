import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Finder, STEP } from './finder.svelte.ts';
import FindingsList from './FindingsList.svelte';
import { cards, type Card } from './findings.ts';
import { REPORT, SOURCE } from './fixtures.ts';

const list = cards(REPORT, { 'main.tex': SOURCE });
const [first] = list;
if (!first) throw new Error('the fixture has findings');

/** `count` findings of the rule `code`. */
const repeats = (count: number, code = 'BUL001'): Card[] =>
  Array.from({ length: count }, (_, at) => ({
    ...first,
    quote: `words ${at}`,
    finding: { ...first.finding, code, id: `${code}-${at}` },
  }));

const props = (more: { cards?: readonly Card[]; chosen?: string | undefined } = {}) => {
  const shown = more.cards ?? list;
  return {
    cards: shown,
    ignored: [],
    finder: new Finder(
      () => shown,
      () => more.chosen,
    ),
    loading: false,
    chosen: undefined,
    gainOf: () => 4.5,
    onChoose: vi.fn(),
    onPlace: vi.fn(),
    onFix: vi.fn(),
    onIgnore: vi.fn(),
    onRestore: vi.fn(),
    ...more,
  };
};

it('lists findings with severity in words, gain and the words concerned', async () => {
  const screen = await render(FindingsList, props());
  const card = screen.getByRole('listitem').first();
  await expect
    .element(card)
    .toMatchTextContent(/Warning.*Starts with a weak verb.*\+1\.5.*BUL001.*line 1.*worked on/);
  await expect.element(screen.getByText('Missing from the document')).toBeVisible();
});

it('narrows down by severity, words, fix, and goes back', async () => {
  const screen = await render(FindingsList, props());
  const items = screen.getByRole('listitem');
  await screen.getByRole('button', { name: 'Error 1' }).click();
  await expect.element(items).toMatchTextContent(/No e-mail address/);
  await screen.getByRole('button', { name: 'All 3' }).click();
  await screen.getByRole('button', { name: 'Fixable' }).click();
  await expect.element(items).toMatchTextContent(/Unusual spelling/);
  await screen.getByRole('searchbox', { name: 'Search findings' }).fill('nothing has these words');
  await expect.element(screen.getByText('Nothing matches these filters')).toBeVisible();
  await screen.getByRole('button', { name: 'Show all findings' }).click();
  expect(items.elements()).toHaveLength(3);
});

it('narrows down by the part of the score', async () => {
  const screen = await render(FindingsList, props());
  await screen.getByLabelText('Part: All parts').click();
  await screen.getByRole('option', { name: 'Wording' }).click();
  await expect.element(screen.getByRole('listitem')).toMatchTextContent(/weak verb/);
});

it('fixes and ignores the chosen one', async () => {
  const given = props({ chosen: 'SKL002-1' });
  const screen = await render(FindingsList, given);
  await screen.getByRole('button', { name: 'Write “JavaScript”' }).click();
  expect(given.onFix).toHaveBeenCalledWith([list[1]]);
  await screen.getByRole('button', { name: 'Ignore…', exact: true }).click();
  expect(given.onIgnore).toHaveBeenCalledWith([list[1]]);
});

it('puts repeats of a rule into one row that opens to its places', async () => {
  const many = repeats(40);
  const closed = props({ cards: many });
  const screen = await render(FindingsList, closed);
  expect(screen.getByRole('listitem').elements()).toHaveLength(1);
  const head = screen.getByRole('button', { name: /Starts with a weak verb ×40/ });
  await expect.element(head).toMatchTextContent(/\+4\.5.*40 places/);
  await head.click();
  expect(closed.onChoose).toHaveBeenCalledWith(many[0], false);
  await screen.unmount();

  const given = props({ cards: many, chosen: 'BUL001-2' });
  const open = await render(FindingsList, given);
  await expect.element(open.getByRole('button', { name: /words 2/ })).toHaveAttribute('aria-current', 'true');
  await open.getByRole('button', { name: 'Show 28 more' }).click();
  await expect.element(open.getByRole('button', { name: /words 39/ })).toBeVisible();
  await open.getByRole('button', { name: 'Ignore all 40…' }).click();
  expect(given.onIgnore).toHaveBeenCalledWith(many);
});

it('lists the places of a finding that has several', async () => {
  const spans = Array.from({ length: 12 }, (_, at) => ({ file: 'main.tex', start: at, end: at + 5 }));
  const finding = { ...first.finding, spans };
  const given = props({
    cards: cards({ ...REPORT, findings: [finding] }, { 'main.tex': SOURCE }),
    chosen: finding.id,
  });
  const screen = await render(FindingsList, given);
  await expect.element(screen.getByText('and 11 more places')).toBeVisible();
  const places = screen.getByRole('list', { name: '12 places' }).getByRole('button', { name: /^line/ });
  expect(places.elements()).toHaveLength(8);
  await screen.getByRole('button', { name: 'Show 4 more' }).click();
  await places.nth(11).click();
  expect(given.onPlace).toHaveBeenCalledWith(spans[11]);
});

it('draws the first rules of many and more on demand', async () => {
  const rules = Array.from({ length: 100 }, (_, at) => repeats(1, `R${at}`)).flat();
  const screen = await render(FindingsList, props({ cards: rules }));
  expect(screen.getByRole('listitem').elements()).toHaveLength(STEP);
  await screen.getByRole('button', { name: 'Show 60 more' }).click();
  expect(screen.getByRole('listitem').elements()).toHaveLength(2 * STEP);
});

it('shows what is ignored with its reason, says that it counts, and restores it', async () => {
  const kept = { code: 'BUL001', quote: 'worked on', reason: 'My voice', at: 1 };
  const given = { ...props({ cards: list.slice(1) }), ignored: [{ card: first, kept }] };
  const screen = await render(FindingsList, given);
  await screen.getByText('1 finding ignored').click();
  await expect.element(screen.getByText(/the score still counts them/)).toBeVisible();
  await expect.element(screen.getByText('Why: My voice')).toBeVisible();
  await screen.getByRole('button', { name: 'Restore: Starts with a weak verb' }).click();
  expect(given.onRestore).toHaveBeenCalledWith(given.ignored);
});

it('says when there is nothing to mend', async () => {
  const screen = await render(FindingsList, props({ cards: [] }));
  await expect.element(screen.getByText('Nothing to mend')).toBeVisible();
});
