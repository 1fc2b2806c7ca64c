import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Field from './Field.svelte';

it('ties label, hint and error to the input', async () => {
  const screen = await render(Field, { label: 'Path', value: 'a.tex', hint: 'For example b.tex' });
  const input = screen.getByLabelText('Path');
  await expect.element(input).toHaveAccessibleDescription('For example b.tex');
  await screen.rerender({ error: 'Taken.' });
  await expect.element(input).toHaveAccessibleDescription('Taken.');
  await expect.element(input).toHaveAttribute('aria-invalid', 'true');
});

it('becomes a text area with rows', async () => {
  const screen = await render(Field, { label: 'Source', value: '', rows: 4 });
  expect(screen.getByLabelText('Source').element().tagName).toBe('TEXTAREA');
});
