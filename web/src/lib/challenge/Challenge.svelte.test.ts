// Somebody shows to be there: what is asked, answered and said.
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { refusal } from '#lib/account/fixtures.ts';
import { whenPassed } from './channel.ts';
import { Challenge, type ChallengeOptions } from './challenge.svelte.ts';
import Page from './Challenge.svelte';
import type { Question } from './turnstile.ts';

const CONFIG = { provider: 'turnstile', site_key: 'a-site-key', action: 'compile' };

/** The page over a widget that the test holds. */
async function open(more: Partial<ChallengeOptions['api']> & { ask?: ChallengeOptions['ask'] } = {}) {
  const { ask: given, ...methods } = more;
  const questions: Question[] = [];
  const remove = vi.fn();
  const ask =
    given ??
    (async (_: HTMLElement, question: Question) => {
      questions.push(question);
      return remove;
    });
  const pass = vi.fn(async (_: string) => undefined);
  const challenge = new Challenge({ api: { challenge: async () => CONFIG, pass, ...methods }, ask });
  const screen = await render(Page, { challenge });
  const asked = async (n = 0) => {
    await vi.waitFor(() => expect(questions.length).toBeGreaterThan(n));
    return questions[n] as Question;
  };
  return { screen, asked, pass, remove, questions };
}

describe('the page', () => {
  it('asks with our widget, sends the answer, thanks, and tells the other tab', async () => {
    const heard = vi.fn();
    const end = whenPassed(heard);
    const { screen, asked, pass, remove } = await open();
    const question = await asked();
    expect(question).toMatchObject({ siteKey: 'a-site-key', action: 'compile' });
    question.onToken('a token');
    await expect.element(screen.getByRole('heading', { name: 'Thank you' })).toHaveFocus();
    expect(pass).toHaveBeenCalledExactlyOnceWith('a token');
    expect(remove).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    end();
  });

  it('says that an answer was none, and asks anew', async () => {
    let good = false;
    const pass = vi.fn(async () => {
      if (!good) throw refusal(422, 'challenge_failed');
    });
    const { screen, asked } = await open({ pass });
    (await asked()).onToken('used');
    await expect.element(screen.getByText('This did not work')).toBeVisible();
    good = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    (await asked(1)).onToken('fresh');
    await expect.element(screen.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  });

  it('does not take the answer to an older question', async () => {
    const { screen, asked, pass } = await open();
    const first = await asked();
    first.onFailed();
    await screen.getByRole('button', { name: 'Try again' }).click();
    await asked(1);
    first.onToken('late');
    expect(pass).not.toHaveBeenCalled();
  });

  it('says what to do when the widget is kept away', async () => {
    const { screen } = await open({ ask: () => Promise.reject(new Error('blocked')) });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('challenges.cloudflare.com');
    await expect.element(screen.getByRole('link', { name: 'Sign in instead' })).toBeVisible();
  });

  it('has nothing to ask where nothing is configured', async () => {
    const { screen, questions } = await open({ challenge: async () => null });
    await expect.element(screen.getByRole('heading', { name: 'Nothing to show' })).toBeVisible();
    expect(questions).toEqual([]);
  });

  it('tells that the server cannot be reached', async () => {
    const { screen } = await open({ challenge: () => Promise.reject(refusal(0, 'offline')) });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
  });
});
