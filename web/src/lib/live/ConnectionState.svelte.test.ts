import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { LiveState } from './feed.ts';
import ConnectionState from './ConnectionState.svelte';

it.each([
  ['live', 'Live', /as they happen/],
  ['connecting', 'Connecting', /to hear of changes/],
  ['slow', 'Slow', /a little late/],
  ['reconnecting', 'Reconnecting', /nothing is lost/],
  ['offline', 'Offline', /kept in this browser/],
] as [Exclude<LiveState, 'closed'>, string, RegExp][])(
  '%s is a word that explains itself',
  async (connection, word, meaning) => {
    const screen = await render(ConnectionState, { connection });
    const button = screen.getByRole('button', { name: 'Connection' });
    await expect.element(button).toMatchTextContent(word);
    await expect.element(button).toHaveAccessibleName(meaning);
    (button.element() as HTMLElement).focus();
    await expect.element(page.getByText(meaning)).toBeVisible();
  },
);

it('keeps its width while the word changes', async () => {
  const widths: number[] = [];
  for (const connection of ['live', 'slow', 'offline', 'reconnecting'] as const) {
    const screen = await render(ConnectionState, { connection });
    widths.push(screen.getByRole('button', { name: 'Connection' }).element().getBoundingClientRect().width);
    await screen.unmount();
  }
  expect(new Set(widths).size).toBe(1);
});
