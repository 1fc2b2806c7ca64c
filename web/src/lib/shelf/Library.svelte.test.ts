import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Account } from '#lib/account/contract.ts';
import { account, refusal } from '#lib/account/fixtures.ts';
import { Session } from '#lib/account/session.svelte.ts';
import type { LibraryApi } from '#lib/library/client.ts';
import type { LocalResume } from '#lib/library/local.ts';
import type { Handover } from '#lib/project/store.ts';
import { localResume, summary } from './fixtures.ts';
import Library from './Library.svelte';
import { Making } from './making.svelte.ts';
import { FakeLibrary } from './testing.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
beforeEach(() => page.viewport(1280, 900));

interface SetUp {
  rows?: ReturnType<typeof summary>[];
  kept?: LocalResume[];
  who?: () => Promise<Account>;
  stored?: boolean;
}
async function open({ rows = [], kept = [], who = async () => account({ id: 'me' }), stored = true }: SetUp) {
  const api = new FakeLibrary(rows);
  const session = new Session({
    api: { account: who, signOut: async () => undefined },
    hint: { read: () => 'in', note: () => undefined, watch: () => () => undefined },
  });
  const local = { kept };
  const left: Handover[] = [];
  const screen = await render(Library, {
    api: api as unknown as LibraryApi,
    session,
    local: {
      list: async () => local.kept,
      remove: async (id: string) => void (local.kept = local.kept.filter((one) => one.id !== id)),
    },
    making: new Making(async (handover) => {
      left.push(handover);
      return stored;
    }),
    now: () => NOW,
  });
  return { screen, api, session, local, left };
}
const out = () => Promise.reject(refusal(401, 'sign_in_required'));
const offline = () => Promise.reject(refusal(0, 'offline'));
const two = () => [
  summary({ id: 'a', name: 'Engineer', updated_at: NOW - 120_000, bytes: 1_234_000 }),
  summary({ id: 'b', name: 'Teacher', kind: 'pdf', score: null, copy_of: 'a', updated_at: NOW - 86_400_000 }),
];

describe('the list', () => {
  it('tells name, kind, score, size and the last change, and leads to the workspace', async () => {
    const { screen } = await open({ rows: two() });
    const rows = screen.getByRole('list', { name: 'Resumes' }).getByRole('listitem');
    await expect
      .element(rows.first())
      .toMatchTextContent(
        /Engineer\s+LaTeX\s+88 readable, 64 fits the job · 2 files · 1\.2 MB · changed\s+2 minutes ago/,
      );
    await expect
      .element(rows.first().getByRole('img', { name: 'Score 82 of 100: 88 readable, 64 fits the job' }))
      .toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'Engineer' }))
      .toHaveAttribute('href', '/workspace?resume=a');
    await expect.element(rows.nth(1)).toMatchTextContent(/PDF\s+Not scored yet/);
  });

  it('is clickable as a whole row', async () => {
    const { screen } = await open({ rows: two() });
    const link = screen.getByRole('link', { name: 'Engineer' });
    await expect.element(link).toBeVisible();
    const row = screen.getByRole('listitem').first().element().getBoundingClientRect();
    const hit = document.elementFromPoint(row.left + row.width / 2, row.bottom - 4);
    expect(hit).toBe(link.element());
  });

  it('says of a copy that it was kept beside, and why', async () => {
    const { screen } = await open({ rows: two() });
    await expect
      .element(screen.getByText('Kept beside “Engineer”: both were changed at the same time.'))
      .toBeVisible();
  });

  it('says what there is of what there may be, in the words of the plan', async () => {
    const { screen } = await open({ rows: two() });
    await expect
      .element(
        screen.getByText(
          '2 of 50 resumes · 12 kB of 100 MB · Old versions and deleted resumes are kept for 24 hours (Free plan)',
        ),
      )
      .toBeVisible();
  });

  it('is found through by name', async () => {
    const { screen } = await open({ rows: two() });
    await screen.getByRole('searchbox', { name: 'Find by name' }).fill('teach');
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('link', { name: 'Teacher' })).toBeVisible();
    await screen.getByRole('searchbox').fill('nothing');
    await screen.getByRole('button', { name: 'Show all' }).click();
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
  });

  it('is renamed where it stands, by keys alone', async () => {
    const { screen, api } = await open({ rows: two() });
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
    await userEvent.keyboard('j');
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toHaveFocus();
    await userEvent.keyboard('{F2}');
    await expect.element(screen.getByLabelText('Name', { exact: true })).toHaveFocus();
    await userEvent.keyboard('Chief{Enter}');
    await expect.element(screen.getByRole('link', { name: 'Chief' })).toHaveFocus();
    expect(api.sent?.name).toBe('Chief');
    await userEvent.keyboard('{F2}Other{Escape}');
    await expect.element(screen.getByRole('link', { name: 'Chief' })).toHaveFocus();
  });

  it('loses a row at once, gives the focus to the next, and takes it back', async () => {
    const { screen } = await open({ rows: two() });
    await screen.getByRole('button', { name: 'More for Engineer' }).click();
    await screen.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Teacher' })).toHaveFocus();
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
  });

  it('deletes by key only what has the focus', async () => {
    const { screen, api } = await open({ rows: two() });
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
    await userEvent.keyboard('j');
    await screen.getByRole('searchbox').click();
    await userEvent.keyboard('{Delete}');
    expect(api.calls.some((call) => call.startsWith('remove'))).toBe(false);
    await userEvent.keyboard('{Tab}j{Delete}');
    await expect.element(screen.getByRole('link', { name: 'Teacher' })).not.toBeInTheDocument();
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toHaveFocus();
  });

  it('is renamed from its menu, and the field gets the keys', async () => {
    const { screen, api } = await open({ rows: two() });
    await screen.getByRole('button', { name: 'More for Teacher' }).click();
    await screen.getByRole('menuitem', { name: 'Rename' }).click();
    await expect.element(screen.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(screen.getByLabelText('Name', { exact: true })).toHaveFocus();
    await userEvent.keyboard('Tutor{Enter}');
    await expect.element(screen.getByRole('link', { name: 'Tutor' })).toHaveFocus();
    expect(api.sent?.name).toBe('Tutor');
  });

  it('opens its menu by keys and duplicates', async () => {
    const { screen } = await open({ rows: two() });
    (screen.getByRole('button', { name: 'More for Engineer' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(screen.getByRole('link', { name: 'Engineer (copy)' })).toHaveFocus();
  });

  it('shows versions of a resume', async () => {
    const { screen } = await open({ rows: two() });
    await screen.getByRole('button', { name: 'More for Engineer' }).click();
    await screen.getByRole('menuitem', { name: 'Versions' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Versions of “Engineer”' });
    await expect.element(dialog).toMatchTextContent('No versions yet');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(screen.getByRole('button', { name: 'More for Engineer' })).toHaveFocus();
  });

  it('deletes for good after a question that says what goes, and empties', async () => {
    const gone = ['c', 'd', 'e'].map((id) => summary({ id, name: `Old ${id}`, deleted_at: NOW - 3_600_000 }));
    const { screen, api } = await open({ rows: [...two(), ...gone] });
    await screen.getByRole('tab', { name: 'Deleted' }).click();
    await screen.getByRole('button', { name: 'Delete Old c for good' }).click();
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog).toMatchTextContent(/old versions and the history.*Nothing brings them back/);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(api.calls.filter((call) => call.startsWith('removeForGood'))).toEqual([]);
    await screen.getByRole('button', { name: 'Delete Old c for good' }).click();
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await expect.element(screen.getByText('“Old c” is gone for good.')).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect
      .poll(() => document.activeElement?.querySelector('ul')?.getAttribute('aria-label'))
      .toBe('Deleted resumes');
    await screen.getByRole('button', { name: 'Empty' }).click();
    await dialog.getByRole('button', { name: 'Delete all for good' }).click();
    await expect.element(screen.getByText('Nothing is deleted')).toBeVisible();
    expect(api.rows.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('brings deleted ones back, and says until when', async () => {
    const { screen } = await open({
      rows: [...two(), summary({ id: 'c', name: 'Old', deleted_at: NOW - 3_600_000 })],
    });
    await screen.getByRole('tab', { name: 'Deleted' }).click();
    const row = screen.getByRole('list', { name: 'Deleted resumes' }).getByRole('listitem');
    await expect.element(row).toMatchTextContent(/Deleted\s+1 hour ago\s+· kept until\s+in 23 hours/);
    await screen.getByRole('button', { name: 'Bring back Old' }).click();
    await expect.element(screen.getByText('Nothing is deleted')).toBeVisible();
  });
});

describe('an empty library', () => {
  it('teaches what it gives', async () => {
    const { screen } = await open({});
    await expect.element(screen.getByText('Put your first resume here')).toBeVisible();
    await expect.element(screen.getByText(/Each finished compile is kept for 24 hours/)).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'Step by step' }))
      .toHaveAttribute('href', '/welcome');
  });

  it('begins with the sample', async () => {
    const { screen, left } = await open({});
    await screen.getByRole('button', { name: 'From the sample' }).click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    expect(left[0]).toMatchObject({ kind: 'text', text: expect.stringContaining('\\documentclass') });
  });

  it('begins with pasted text, from the menu', async () => {
    const { screen, left } = await open({ stored: false });
    await screen.getByRole('button', { name: 'New resume' }).click();
    await screen.getByRole('menuitem', { name: 'Paste LaTeX' }).click();
    await expect.element(screen.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(screen.getByLabelText('LaTeX source')).toHaveFocus();
    await screen.getByLabelText('LaTeX source').fill('\\documentclass{article}');
    await screen.getByRole('button', { name: 'Open in the workspace' }).click();
    await vi.waitFor(() =>
      expect(left).toEqual([{ kind: 'text', text: '\\documentclass{article}', name: 'Pasted resume' }]),
    );
    await expect.element(screen.getByText(/This browser refuses to keep the file/)).toBeVisible();
  });

  it('begins with a file', async () => {
    const { screen, left } = await open({});
    const picker = screen.container.querySelector('input[type=file]') as HTMLInputElement;
    await userEvent.upload(picker, new File(['x'], 'cv.tex'));
    await vi.waitFor(() => expect(left).toMatchObject([{ kind: 'files', files: [{ path: 'cv.tex' }] }]));
  });
});

describe('only in this browser', () => {
  const kept = () => [localResume({ name: 'Draft', savedAt: NOW - 60_000 })];

  it('stands beside the account’s, with what opening does', async () => {
    const { screen } = await open({ rows: two(), kept: kept() });
    await expect.element(screen.getByText(/Opening one saves it there/)).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: 'Open Draft' }))
      .toHaveAttribute('href', '/workspace?resume=l1');
  });

  it('is removed after a question', async () => {
    const { screen, local } = await open({ rows: two(), kept: kept() });
    await screen.getByRole('button', { name: 'Remove Draft from this browser' }).click();
    await expect.element(screen.getByRole('dialog')).toMatchTextContent('cannot be brought back');
    await screen.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await vi.waitFor(() => expect(local.kept).toEqual([]));
    await expect.element(screen.getByText('Only in this browser')).not.toBeInTheDocument();
  });

  it('is all that strangers see, with what an account adds and the way there and back', async () => {
    const { screen, api } = await open({ rows: two(), kept: kept(), who: out });
    await expect.element(screen.getByText('Keep your resumes in an account')).toBeVisible();
    const main = screen.getByRole('main');
    await expect
      .element(main.getByRole('link', { name: 'Sign in' }))
      .toHaveAttribute('href', '/sign-in?next=%2Flibrary');
    await expect
      .element(main.getByRole('link', { name: 'Create an account' }))
      .toHaveAttribute('href', '/sign-up?next=%2Flibrary');
    await expect.element(screen.getByText(/Clearing its data removes them/)).toBeVisible();
    expect(api.calls).toEqual([]);
  });

  it('is what there is without a network, and the rest comes with it', async () => {
    let online = false;
    const mine = localResume({ id: 'm', name: 'Mine', account: 'me', sent: true });
    const { screen } = await open({
      rows: two(),
      kept: [mine],
      who: () => (online ? Promise.resolve(account({ id: 'me' })) : offline()),
    });
    await expect.element(screen.getByText('You are offline')).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'Mine', exact: true })).toBeVisible();
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
  });

  it('marks changes that wait', async () => {
    const { screen } = await open({
      rows: two(),
      kept: [localResume({ id: 'a', account: 'me', sent: false })],
    });
    await expect
      .element(screen.getByRole('listitem').filter({ hasText: 'Engineer' }).first())
      .toMatchTextContent('Changes wait in this browser');
    expect(screen.getByText('Only in this browser').all()).toEqual([]);
  });
});

it('is another one when another account signs in, and none after signing out', async () => {
  const { screen, api, session } = await open({ rows: two() });
  await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
  api.rows = [summary({ id: 'z', name: 'Other' })];
  session.entered(account({ id: 'you' }));
  await expect.element(screen.getByRole('link', { name: 'Other' })).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Engineer' })).not.toBeInTheDocument();
  session.left();
  await expect.element(screen.getByText('Keep your resumes in an account')).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Other' })).not.toBeInTheDocument();
});

it('a library that could not be fetched is asked for again', async () => {
  const { screen, api } = await open({ rows: two() });
  await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
  api.refuse.set('resumes', refusal(503, 'unavailable'));
  window.dispatchEvent(new Event('online'));
  await expect.element(screen.getByRole('alert')).toMatchTextContent('has trouble right now');
  await expect.element(screen.getByRole('link', { name: 'Engineer' })).toBeVisible();
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
});

it('fits a phone, with the longest names', async () => {
  await page.viewport(390, 844);
  const name = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3);
  const { screen } = await open({
    rows: [summary({ name, copy_of: 'r1' }), summary({ id: 'x', name: 'A '.repeat(60) })],
    kept: [localResume({ name })],
  });
  await expect.element(screen.getByRole('link', { name, exact: true }).first()).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await screen.getByRole('button', { name: /^More for Wolfe/ }).click();
  await screen.getByRole('menuitem', { name: 'Rename' }).click();
  await expect.element(screen.getByLabelText('Name', { exact: true })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
