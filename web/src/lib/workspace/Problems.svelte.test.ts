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
