import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Table from './Table.svelte';

const props = {
  label: 'Services',
  columns: [
    { key: 'name', label: 'Service', heads: true, text: (row: { name: string; slots: number }) => row.name },
    { key: 'slots', label: 'Slots', figures: true, text: (row: { slots: number }) => String(row.slots) },
  ],
  rows: [
    { name: 'one', slots: 2 },
    { name: 'two', slots: 4 },
  ],
  keyOf: (row: { name: string }) => row.name,
};

it.each([1280, 390])('is a table to those who hear it, at %i px', async (width) => {
  await page.viewport(width, 800);
  // The generic component's rows are known to the test, not to its type.
  const screen = await render(Table as never, props as never);
  await expect.element(screen.getByRole('table', { name: 'Services' })).toBeVisible();
  await expect.element(screen.getByRole('rowheader', { name: 'two' })).toBeVisible();
  await expect.element(screen.getByRole('columnheader', { name: 'Slots' })).toBeInTheDocument();
  await expect.element(screen.getByRole('cell', { name: '4' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});

it('names each value where columns no longer stand over each other', async () => {
  await page.viewport(390, 800);
  const screen = await render(Table as never, props as never);
  expect(screen.container.querySelector('td')?.textContent).toContain('Slots');
});
