// Weights that are tried out: what the account takes part in, and how it leaves.
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { AccountApi } from '#lib/account/client.ts';
import { refusal } from '#lib/account/fixtures.ts';
import ExperimentsCard from './ExperimentsCard.svelte';
import { deskOf, NOW } from './testing.ts';

const show = async (methods: Partial<AccountApi>) => {
  const { desk, toasts } = deskOf(methods);
  const left = vi.fn();
  return { toasts, left, screen: await render(ExperimentsCard, { desk, participation: { left } }) };
};

describe('experiments', () => {
  it('are none, mostly', async () => {
    const { screen } = await show({});
    await expect.element(screen.getByText('You take part in nothing.')).toBeVisible();
  });

  it('are left with one press', async () => {
    let arm: string | null = 'design';
    const takePart = vi.fn(async (experiment: string, wish: string | null) => {
      arm = wish;
      return { experiment, arm, assigned_at: NOW };
    });
    const { screen, toasts, left } = await show({
      experiments: async () => [{ experiment: 'first', arm, assigned_at: NOW }],
      takePart,
    });
    await expect.element(screen.getByText('Weights “design”, since January 1, 2026')).toBeVisible();
    await screen.getByRole('button', { name: 'Leave' }).click();
    await expect.element(screen.getByText('Left on January 1, 2026: the usual weights count')).toBeVisible();
    expect(takePart).toHaveBeenCalledWith('first', null);
    expect(left).toHaveBeenCalledWith('first');
    expect(toasts).toEqual(['You are scored with the usual weights.']);
    expect(screen.getByRole('button').all()).toEqual([]);
  });

  it('say why they cannot be shown, or left', async () => {
    let answers = false;
    const { screen, left } = await show({
      experiments: async () => {
        if (!answers) throw refusal(503, 'unavailable');
        return [{ experiment: 'first', arm: 'design', assigned_at: NOW }];
      },
      takePart: async () => {
        throw refusal(404, 'experiment_unknown');
      },
    });
    answers = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await screen.getByRole('button', { name: 'Leave' }).click();
    await expect.element(screen.getByRole('alert')).toBeVisible();
    expect(left).not.toHaveBeenCalled();
    await expect.element(screen.getByText('Weights “design”, since January 1, 2026')).toBeVisible();
  });
});
