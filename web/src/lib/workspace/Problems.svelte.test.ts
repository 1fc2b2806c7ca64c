import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Problems from './Problems.svelte';

it('explains an error, leads to its line and to the log', async () => {
  const [onLine, onLog] = [vi.fn(), vi.fn()];
  const screen = await render(Problems, {
    summary: undefined,
    diagnostics: [
      {
        level: 'error',
        kind: 'undefined_command',
        file: 'main.tex',
        line: 7,
        message: 'Not a command.',
        hint: 'Check it.',
        excerpt: '',
      },
    ],
    hasLog: true,
    onLine,
    onLog,
    onHide: vi.fn(),
  });
  await expect.element(screen.getByText('Check it.')).toBeVisible();
  await screen.getByRole('button', { name: 'main.tex:7' }).click();
  expect(onLine).toHaveBeenCalledWith('main.tex', 7);
  await screen.getByRole('button', { name: 'Full log' }).click();
  expect(onLog).toHaveBeenCalledOnce();
});

it('shows the same message on several lines as one row, each line within reach', async () => {
  const onLine = vi.fn();
  const line = (n: number) =>
    ({
      level: 'warning',
      kind: 'other',
      file: 'main.tex',
      line: n,
      message: 'Too wide.',
      excerpt: '',
    }) as const;
  const screen = await render(Problems, {
    summary: undefined,
    diagnostics: Array.from({ length: 11 }, (_, at) => line(at + 1)),
    hasLog: false,
    onLine,
    onLog: vi.fn(),
    onHide: vi.fn(),
  });
  expect(screen.getByText('Too wide.').elements()).toHaveLength(1);
  await screen.getByRole('button', { name: 'main.tex:8' }).click();
  expect(onLine).toHaveBeenCalledWith('main.tex', 8);
  await expect.element(screen.getByText('and 3 more')).toBeVisible();
});
