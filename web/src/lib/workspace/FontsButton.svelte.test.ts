import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { PdfFont } from '#lib/compile/job.ts';
import FontsButton from './FontsButton.svelte';

const font = (over: Partial<PdfFont> = {}): PdfFont => ({
  name: 'CMR10',
  kind: 'type1',
  embedded: true,
  subset: true,
  ...over,
});

it('names the fonts of the page', async () => {
  const screen = await render(FontsButton, { fonts: [font(), font({ name: '', kind: 'cid' })] });
  await expect.element(screen.getByText('CMR10')).not.toBeVisible();
  await screen.getByRole('button', { name: '2 fonts' }).click();
  await expect.element(screen.getByText('CMR10')).toBeVisible();
  await expect.element(screen.getByText('without a name')).toBeVisible();
  expect(screen.getByText(/may be read badly/).elements()).toHaveLength(0);
});

it('says which font may be read badly, and which another may stand in for', async () => {
  const fonts = [font({ kind: 'type3' }), font({ name: 'Helvetica', embedded: false })];
  const screen = await render(FontsButton, { fonts });
  await screen.getByRole('button', { name: '2 fonts' }).click();
  await expect.element(screen.getByText('Bitmap font, may be read badly')).toBeVisible();
  await expect.element(screen.getByText(/Not in the file/)).toBeVisible();
});

it('is not there without fonts', async () => {
  const screen = await render(FontsButton, { fonts: [] });
  expect(screen.getByRole('button').elements()).toHaveLength(0);
});
