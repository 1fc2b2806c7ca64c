import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import AdminJobs from './AdminJobs.svelte';
import ConfirmLetters from './ConfirmLetters.svelte';
import { letter, shard } from './fixtures.ts';
import ShardCard from './ShardCard.svelte';

describe('the lists', () => {
  const props = { now: 1000, writes: true, onReplay: vi.fn(), onPurge: vi.fn() };

  it('offer to replay and purge a dead letter, and tell what became of it', async () => {
    const dead = letter({ replayed_as: '01a20409-0050-7e0c' });
    const screen = await render(AdminJobs, { ...props, list: 'dead', jobs: [dead] });
    await screen.getByRole('button', { name: `Replay ${dead.id}` }).click();
    await screen.getByRole('button', { name: `Purge ${dead.id}` }).click();
    expect(props.onReplay).toHaveBeenCalledWith(dead);
    expect(props.onPurge).toHaveBeenCalledWith(dead);
    await expect.element(screen.getByText('Replayed as 01a20409-0050')).toBeVisible();
    await expect.element(screen.getByRole('cell', { name: /5, 5 interrupted, 0 faults/ })).toBeVisible();
  });

  it('offer nothing to those who only look', async () => {
    const screen = await render(AdminJobs, { ...props, writes: false, list: 'dead', jobs: [letter()] });
    await expect.element(screen.getByRole('row', { name: /gave up|interrupted/ })).toBeVisible();
    expect(screen.getByRole('button').all()).toEqual([]);
  });

  it('tell when a waiting job is next', async () => {
    const jobs = [letter({ available_at: 21_000 }), letter({ id: 'other' })];
    const screen = await render(AdminJobs, { ...props, list: 'pending', jobs });
    await expect.element(screen.getByText('in 20 seconds')).toBeVisible();
    await expect.element(screen.getByText('as soon as there is room')).toBeVisible();
    expect(screen.getByRole('button').elements()).toEqual([]);
  });

  it.each([
    ['dead', /^No dead letters/],
    ['pending', /^Nothing waits/],
    ['processing', /^Nothing runs/],
  ] as const)('say when there is nothing: %s', async (list, words) => {
    const screen = await render(AdminJobs, { ...props, list, jobs: [] });
    await expect.element(screen.getByText(words)).toBeVisible();
  });
});

describe('before anything is done', () => {
  it('it is said what happens, and for how many', async () => {
    const onGo = vi.fn();
    const wish = { verb: 'purge', letter: undefined } as const;
    const screen = await render(ConfirmLetters, { wish, all: 3, onGo, onClose: vi.fn() });
    const dialog = screen.getByRole('dialog', { name: 'Purge all 3 dead letters?' });
    await expect.element(dialog).toMatchTextContent(/This cannot be undone\./);
    await screen.getByRole('button', { name: 'Purge' }).click();
    expect(onGo).toHaveBeenCalledWith(wish);
  });

  it('one may think better of it', async () => {
    const [onGo, onClose] = [vi.fn(), vi.fn()];
    const wish = { verb: 'replay', letter: letter() } as const;
    const screen = await render(ConfirmLetters, { wish, all: 3, onGo, onClose });
    await screen.getByRole('button', { name: 'Cancel' }).click();
    expect([onGo.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
  });
});

it('a shard tells its queue, its last day and its services', async () => {
  const screen = await render(ShardCard, { shard: shard(), now: 30_000 });
  await expect.element(screen.getByText('0 high, 1 normal, 2 low')).toBeVisible();
  await expect.element(screen.getByText('half within 0.02 s, 95 % within 0.90 s')).toBeVisible();
  await expect
    .element(screen.getByRole('table', { name: /as shard 0 sees them/ }))
    .toMatchTextContent(/compile-2.*Down.*in 30 seconds/);
});
