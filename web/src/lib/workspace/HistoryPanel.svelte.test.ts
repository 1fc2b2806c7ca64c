import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { HistoryPoint } from '#lib/project/history.ts';
import HistoryPanel from './HistoryPanel.svelte';

const points: HistoryPoint[] = [60, 72.5, 80].map((overall, at) => ({
  document: 'd',
  at: Date.UTC(2026, 0, 1, 12 + at),
  overall,
  readable: overall,
  findings: 9 - at,
  event: at === 1 ? 'compile' : 'change',
  engine: '1',
}));

it('says how a history comes to be while there is none', async () => {
  const screen = await render(HistoryPanel, { points: [], onClear: vi.fn() });
  await expect.element(screen.getByText('No history yet')).toBeVisible();
});

it('is walked by keys, point by point, each said in words', async () => {
  const screen = await render(HistoryPanel, { points, onClear: vi.fn() });
  const chart = screen.getByRole('slider', { name: /3 points, from 60\.0 to 80\.0/ });
  await expect.element(chart).toHaveAttribute('aria-valuetext', expect.stringContaining('80.0'));
  chart.element().focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(chart).toHaveAttribute('aria-valuetext', expect.stringMatching(/72\.5, compiled/));
  await userEvent.keyboard('{Home}{ArrowLeft}');
  await expect.element(chart).toHaveAttribute('aria-valuenow', '1');
  await userEvent.keyboard('{End}');
  await expect.element(chart).toHaveAttribute('aria-valuenow', '3');
});

it('is a table as well, newest first, and can be cleared', async () => {
  const onClear = vi.fn();
  const screen = await render(HistoryPanel, { points, onClear });
  await screen.getByText('As a table').click();
  const rows = screen.getByRole('row');
  await expect.element(rows.nth(1)).toMatchTextContent(/80\.0.*7.*Change/);
  await expect.element(rows.nth(2)).toMatchTextContent(/72\.5.*8.*Compile/);
  await screen.getByRole('button', { name: 'Clear history' }).click();
  expect(onClear).toHaveBeenCalledOnce();
});
