import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { cards } from './findings.ts';
import { REPORT, SOURCE } from './fixtures.ts';
import WhatIfPanel from './WhatIfPanel.svelte';

const list = cards(REPORT, { 'main.tex': SOURCE });

/** As the scorer would: what each finding gains. */
const outlook = vi.fn(async (sets: string[][]) =>
  sets.map((ids) => {
    const gain = REPORT.findings.filter(({ id }) => ids.includes(id)).reduce((sum, one) => sum + one.gain, 0);
    return { gain, categories: [], score: { overall: REPORT.score.overall + gain, readable: 0 } };
  }),
);

it('runs up the total from the greatest gain down', async () => {
  const screen = await render(WhatIfPanel, { report: REPORT, cards: list, outlook, onChoose: vi.fn() });
  await expect.element(screen.getByTestId('what-if')).toMatchTextContent('81.5');
  const rows = screen.getByRole('listitem');
  await expect.element(rows.nth(0)).toMatchTextContent(/No e-mail address.*\+8.*79\.5/);
  await expect.element(rows.nth(1)).toMatchTextContent(/weak verb.*\+1\.5.*81\.0/);
});

it('counts only what is ticked', async () => {
  const screen = await render(WhatIfPanel, { report: REPORT, cards: list, outlook, onChoose: vi.fn() });
  await screen.getByRole('checkbox', { name: 'No e-mail address' }).click();
  await expect.element(screen.getByTestId('what-if')).toMatchTextContent('73.5');
  await screen.getByRole('button', { name: 'Untick all' }).click();
  await expect.element(screen.getByTestId('what-if')).toMatchTextContent('71.5');
  await screen.getByRole('button', { name: 'Tick all', exact: true }).click();
  await expect.element(screen.getByTestId('what-if')).toMatchTextContent('81.5');
});

it('leads to the finding, and says when nothing costs points', async () => {
  const onChoose = vi.fn();
  const screen = await render(WhatIfPanel, { report: REPORT, cards: list, outlook, onChoose });
  await screen.getByRole('button', { name: /No e-mail address/ }).click();
  expect(onChoose).toHaveBeenCalledWith(list[2]);
  await screen.rerender({ report: REPORT, cards: [], outlook, onChoose });
  await expect.element(screen.getByText('No finding costs points')).toBeVisible();
});
