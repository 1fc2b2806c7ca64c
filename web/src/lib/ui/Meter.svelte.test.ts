import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Meter from './Meter.svelte';

it('says its value in words', async () => {
  const screen = await render(Meter, { label: 'Format', value: 24, max: 30, text: '24 of 30' });
  const meter = screen.getByRole('meter', { name: 'Format' });
  await expect.element(meter).toHaveAttribute('aria-valuetext', '24 of 30');
  expect((meter.element().firstElementChild as HTMLElement).style.transform).toBe('scaleX(0.8)');
});

it('stays empty where there is nothing to win', async () => {
  const screen = await render(Meter, { label: 'Match', value: 0, max: 0, text: '0 of 0' });
  expect((screen.getByRole('meter').element().firstElementChild as HTMLElement).style.transform).toBe(
    'scaleX(0)',
  );
});
