// How far visits come, and who may not compile on trial.
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Block } from '#lib/account/contract.ts';
import { refusal } from '#lib/account/fixtures.ts';
import Blocks from './Blocks.svelte';
import { block, funnelDay } from './fixtures.ts';
import Funnel from './Funnel.svelte';
import { deskOf, NOW } from './testing.ts';

describe('the funnel', () => {
  const days = [
    funnelDay({ day: '2026-01-01', seen: 1500, scored: 300, compiled: 60, limit: 15, registered: 6 }),
    funnelDay({ day: '2025-12-31', seen: 500, scored: 100, compiled: 20, limit: 5, registered: 2 }),
  ];

  it('shows counts and rates of the whole time, and that they are not people', async () => {
    const { desk } = deskOf({ funnel: async () => days });
    const screen = await render(Funnel, { desk });
    const steps = screen.getByRole('list').getByRole('listitem');
    await expect.element(steps.nth(0)).toMatchTextContent(/Visits\s+2,000/);
    await expect.element(steps.nth(1)).toMatchTextContent(/400\s+20% of visits/);
    await expect.element(steps.nth(4)).toMatchTextContent(/8\s+0\.4% of visits · 40% of the step before/);
    await expect.element(screen.getByText(/These are counts, not people/)).toBeVisible();
  });

  it('shows each day', async () => {
    const { desk } = deskOf({ funnel: async () => days });
    const screen = await render(Funnel, { desk });
    const rows = screen.getByRole('table', { name: 'By day' }).getByRole('row');
    await expect.element(rows.nth(1)).toMatchTextContent(/Thu, Jan 1\D+1,500/);
    await expect.element(rows.nth(2)).toMatchTextContent(/Wed, Dec 31\D+500/);
  });

  it('may be empty, and says what would fill it', async () => {
    const { desk } = deskOf({ funnel: async () => [] });
    const screen = await render(Funnel, { desk });
    await expect.element(screen.getByText('Nothing was counted yet')).toBeVisible();
  });

  it('can be asked for again', async () => {
    let online = false;
    const { desk } = deskOf({
      funnel: async () => (online ? days : Promise.reject(refusal(503, 'unavailable'))),
    });
    const screen = await render(Funnel, { desk });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('has trouble right now');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('table')).toBeVisible();
  });

  it('fits a phone', async () => {
    await page.viewport(390, 800);
    const { desk } = deskOf({ funnel: async () => days });
    const screen = await render(Funnel, { desk });
    await expect.element(screen.getByRole('table')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});

describe('blocks', () => {
  const listed = (...blocks: Block[]) => {
    const state = { blocks };
    const removeBlock = vi.fn(async (subject: string) => {
      state.blocks = state.blocks.filter((one) => one.subject !== subject);
    });
    const addBlock = vi.fn(async (wish: { subject: string; reason: string; days: number }) => {
      const made = block({ ...wish, created_at: NOW, expires_at: NOW + wish.days * 86_400_000 });
      state.blocks = [made, ...state.blocks];
      return made;
    });
    return { blocks: async () => state.blocks, removeBlock, addBlock };
  };

  it('are added with a reason and an end', async () => {
    const api = listed();
    const { desk, toasts } = deskOf(api);
    const screen = await render(Blocks, { desk });
    await expect.element(screen.getByText('Nobody is blocked')).toBeVisible();
    await screen.getByRole('button', { name: 'Block somebody' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await expect.element(dialog.getByText('Say which one.')).toBeVisible();
    await expect.element(dialog.getByLabelText('Address')).toHaveFocus();
    expect(api.addBlock).not.toHaveBeenCalled();
    await dialog.getByLabelText('Address').fill(' 198.51.100.9 ');
    await dialog.getByLabelText('Why').fill('A script');
    await dialog.getByLabelText(/^It ends after/).click();
    await screen.getByRole('option', { name: '7 days' }).click();
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await expect.element(screen.getByRole('row', { name: /Network 198\.51\.100\.9/ })).toBeVisible();
    expect(api.addBlock).toHaveBeenCalledWith({
      subject: 'network:198.51.100.9',
      reason: 'A script',
      days: 7,
    });
    expect(toasts).toEqual(['Network 198.51.100.9 is blocked.']);
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('of what nobody can be keep the form, with the reason at its field', async () => {
    const api = { ...listed(), addBlock: () => Promise.reject(refusal(400, 'bad_request')) };
    const { desk } = deskOf(api);
    const screen = await render(Blocks, { desk });
    await screen.getByRole('button', { name: 'Block somebody' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByLabelText(/^Kind/).click();
    await screen.getByRole('option', { name: 'A device' }).click();
    await dialog.getByLabelText('Id of the device').fill('mine');
    await dialog.getByLabelText('Why').fill('A test');
    await dialog.getByRole('button', { name: 'Block', exact: true }).click();
    await expect.element(dialog.getByText('This is not the id of a device.')).toBeVisible();
    await expect.element(dialog.getByLabelText('Id of the device')).toHaveFocus();
  });

  it('are taken away after a question', async () => {
    const api = listed(block(), block({ subject: 'device:abc' }));
    const { desk, toasts } = deskOf(api);
    const screen = await render(Blocks, { desk });
    await screen.getByRole('button', { name: 'Unblock Device abc' }).click();
    expect(api.removeBlock).not.toHaveBeenCalled();
    await expect.element(screen.getByRole('dialog')).toMatchTextContent('Device abc');
    await screen.getByRole('dialog').getByRole('button', { name: 'Unblock' }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['The block is gone.']));
    expect(api.removeBlock).toHaveBeenCalledWith('device:abc');
    await expect.element(screen.getByText('Device abc')).not.toBeInTheDocument();
  });

  it('that ended meanwhile are gone all the same', async () => {
    const api = listed(block());
    const { desk, toasts } = deskOf({
      ...api,
      removeBlock: () => Promise.reject(refusal(404, 'block_not_found')),
    });
    const screen = await render(Blocks, { desk });
    await screen.getByRole('button', { name: /^Unblock/ }).click();
    await screen.getByRole('dialog').getByRole('button', { name: 'Unblock' }).click();
    await vi.waitFor(() => expect(toasts).toEqual(['This block had ended already.']));
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('are only looked at by support', async () => {
    const { desk } = deskOf(listed(block()), { role: 'support' });
    const screen = await render(Blocks, { desk });
    await expect.element(screen.getByRole('row', { name: /Many trials at once/ })).toBeVisible();
    expect(screen.getByRole('button').all()).toEqual([]);
  });
});
