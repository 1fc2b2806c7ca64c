import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { account, refusal } from '#lib/account/fixtures.ts';
import { Session } from '#lib/account/session.svelte.ts';
import { text } from '#lib/ui/testing.ts';
import Settings from './Settings.svelte';
import type { Section } from './sections.ts';
import { deskOf } from './testing.ts';

async function open(
  answer: () => Promise<ReturnType<typeof account>>,
  { here = 'security' as Section, index = false, cancelDeletion = async () => account() } = {},
) {
  const { desk } = deskOf({ account: answer, cancelDeletion });
  const session = new Session({
    api: desk.api,
    hint: { read: () => 'in', note: () => undefined, watch: () => () => undefined },
  });
  return render(Settings, { here, index, children: text('Section'), api: desk.api, session });
}
const known = async () => account();

describe('the settings', () => {
  it('mark the section on show', async () => {
    await page.viewport(1440, 900);
    const screen = await open(known);
    await expect.element(screen.getByText('Section', { exact: true })).toBeVisible();
    const nav = screen.getByRole('navigation', { name: 'Sections of the settings' });
    await expect.element(nav.getByRole('link', { name: 'Security' })).toHaveAttribute('aria-current', 'page');
    expect(
      nav
        .getByRole('link')
        .all()
        .map((link) => link.element().getAttribute('href')),
    ).toContain('/settings/tokens');
  });

  it('are a list of their own where it is narrow, and each section leads back to it', async () => {
    await page.viewport(390, 800);
    const list = await open(known, { here: 'profile', index: true });
    await expect.element(list.getByRole('link', { name: /Sessions.*signed in/ })).toBeVisible();
    await expect.element(list.getByText('Section', { exact: true })).not.toBeVisible();
    await list.unmount();
    const section = await open(known);
    await expect
      .element(section.getByRole('link', { name: 'All settings' }))
      .toHaveAttribute('href', '/settings');
    await expect.element(section.getByText('Section', { exact: true })).toBeVisible();
    await page.viewport(1440, 900);
  });

  it('lead to the sign-in page and back', async () => {
    const screen = await open(() => Promise.reject(refusal(401, 'sign_in_required')));
    await expect
      .element(screen.getByRole('main').getByRole('link', { name: 'Sign in' }))
      .toHaveAttribute('href', '/sign-in?next=%2Fsettings%2Fsecurity');
  });

  it('ask again when no answer came', async () => {
    let online = false;
    const screen = await open(() => (online ? known() : Promise.reject(refusal(0, 'offline'))));
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('Section', { exact: true })).toBeVisible();
  });

  it('say in every section that the account is about to go, and keep it', async () => {
    const cancelDeletion = vi.fn(known);
    const going = async () => account({ deletion_at: Date.UTC(2026, 11, 12, 12) });
    const screen = await open(going, { cancelDeletion });
    await expect.element(screen.getByText('removed on December 12, 2026')).toBeVisible();
    await screen.getByRole('button', { name: 'Keep my account' }).click();
    await expect.element(screen.getByText('Your account stays.')).toBeVisible();
    await expect.element(screen.getByText('removed on December 12, 2026')).not.toBeInTheDocument();
  });
});
