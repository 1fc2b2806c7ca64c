import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { REPORT } from './fixtures.ts';
import TogetherDialog from './TogetherDialog.svelte';
import WeightDialog from './WeightDialog.svelte';

const requirements = REPORT.match?.requirements ?? [];
const requirement = { ...requirements[0], weight: 3 } as (typeof requirements)[number];

it('sets a weight by keys, or the usual one', async () => {
  const [onWeight, onClose] = [vi.fn(), vi.fn()];
  const screen = await render(WeightDialog, { requirement, onWeight, onClose });
  const slider = screen.getByRole('slider', { name: 'Weight' });
  await expect.element(slider).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  expect(onWeight).toHaveBeenLastCalledWith(5);
  expect(onClose).toHaveBeenCalledOnce();
  await screen.getByRole('button', { name: 'Usual weight' }).click();
  expect(onWeight).toHaveBeenLastCalledWith(undefined);
});

it('names what counts together by its members until it is given a name', async () => {
  const [onTogether, onClose] = [vi.fn(), vi.fn()];
  const screen = await render(TogetherDialog, { requirement, requirements, onTogether, onClose });
  const button = screen.getByRole('button', { name: 'Count together' });
  await expect.element(button).toBeDisabled();
  await screen.getByRole('checkbox', { name: 'JavaScript' }).click();
  const name = screen.getByRole('textbox', { name: 'Name of the requirement' });
  await expect.element(name).toHaveValue('Python / JavaScript');
  await name.fill('Any script');
  await button.click();
  expect(onTogether).toHaveBeenCalledWith(['Python', 'JavaScript'], 'Any script');
  expect(onClose).toHaveBeenCalledOnce();
});

it('has nothing to offer where the posting asks for nothing else', async () => {
  const screen = await render(TogetherDialog, {
    requirement,
    requirements: [requirement],
    onTogether: vi.fn(),
    onClose: vi.fn(),
  });
  await expect.element(screen.getByText('This posting asks for nothing else.')).toBeVisible();
});
