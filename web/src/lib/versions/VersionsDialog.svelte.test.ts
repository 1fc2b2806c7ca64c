import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { refusal } from '#lib/account/fixtures.ts';
import type { Resume, VersionSummary } from '#lib/library/contract.ts';
import { version, wholeResume, wholeVersion } from '#lib/shelf/fixtures.ts';
import VersionsDialog from './VersionsDialog.svelte';

const NOW = 10_000_000;
beforeEach(() => page.viewport(1280, 800));

const texts: Record<string, string> = {
  old: '\\documentclass{article}\nWorked on things\nEnd\n',
  now: '\\documentclass{article}\nBuilt things\nEnd\nMore\n',
};
const state = (sha256: string) => ({
  'main.tex': { sha256, size: 40 },
  'photo.png': { sha256: 'p', size: 9 },
});

async function open(listed: VersionSummary[] = [version()], more: Record<string, unknown> = {}) {
  const current = { resume: wholeResume({ manifest: state('now') }) };
  const api = {
    resume: vi.fn(async () => current.resume),
    versions: vi.fn(async () => ({ versions: listed, next: null as string | null })),
    version: vi.fn(async (_: string, id: string) =>
      wholeVersion({ ...listed.find((one) => one.id === id), manifest: state('old') }),
    ),
    restore: vi.fn(async (): Promise<Resume> => wholeResume({ revision: 4 })),
    file: vi.fn(async (sha: string) => new TextEncoder().encode(texts[sha] ?? '\0')),
  };
  const calls = { onRestored: vi.fn(), onClose: vi.fn(), keep: vi.fn(async () => undefined) };
  const screen = await render(VersionsDialog, {
    api: { ...api, ...more } as typeof api,
    resume: { id: 'r1', name: 'Ada Sample' },
    revision: () => 3,
    now: () => NOW,
    ...calls,
  });
  return { screen, api, current, ...calls };
}

describe('the list', () => {
  it('tells when, why, the score, and until when', async () => {
    const { screen } = await open([
      version({ id: 'a', at: NOW - 3_600_000, expires_at: NOW + 86_400_000 * 2 }),
      version({ id: 'b', at: NOW - 86_400_000, kind: 'before_restore', score: null }),
    ]);
    const rows = screen.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem');
    await expect
      .element(rows.first())
      .toMatchTextContent(/1 hour ago\s+Compiled · score 72\s+kept until in 2 days/);
    await expect.element(rows.nth(1)).toMatchTextContent(/1 day ago\s+Before going back · no score/);
  });

  it('that is empty teaches what makes versions, and keeps one by hand', async () => {
    const listed: VersionSummary[] = [];
    const { screen, keep } = await open(listed);
    await expect.element(screen.getByText('No versions yet')).toBeVisible();
    keep.mockImplementationOnce(async () => {
      listed.push(version({ kind: 'manual' }));
      return undefined;
    });
    await screen.getByRole('button', { name: 'Keep this state' }).click();
    await expect.element(screen.getByText('Kept by hand')).toBeVisible();
    await expect.element(screen.getByRole('status')).toMatchTextContent('is kept as a version');
  });

  it('goes on with older ones', async () => {
    const versions = vi
      .fn(async () => ({ versions: [version({ id: 'b', kind: 'conflict' })], next: null as string | null }))
      .mockResolvedValueOnce({ versions: [version({ id: 'a' })], next: 'later' });
    const { screen } = await open([], { versions });
    await screen.getByRole('button', { name: 'Show older ones' }).click();
    await expect.element(screen.getByText(/Kept from a conflict/)).toBeVisible();
    expect(versions.mock.lastCall).toEqual(['r1', { before: 'later', limit: 50 }]);
  });

  it('can be asked for again', async () => {
    const answers = vi
      .fn(async () => ({ versions: [version()], next: null }))
      .mockRejectedValueOnce(refusal(0, 'offline'));
    const { screen } = await open([], { versions: answers });
    await expect.element(screen.getByRole('alert')).toMatchTextContent('cannot be reached');
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText(/Compiled/)).toBeVisible();
  });
});

describe('a version', () => {
  const look = async (...given: Parameters<typeof open>) => {
    const opened = await open(...given);
    await opened.screen.getByRole('button', { name: /Compiled/ }).click();
    return opened;
  };

  it('shows line by line what going back changes', async () => {
    const { screen } = await look();
    const file = screen.getByRole('button', { name: 'main.tex changes', expanded: true });
    await expect.element(file).toBeVisible();
    await expect.element(screen.getByText('1 line more, 2 lines fewer')).toBeVisible();
    await expect.element(screen.getByText('Worked on things')).toBeVisible();
    await expect.element(screen.getByText('Built things')).toBeVisible();
    await file.click();
    await expect.element(screen.getByText('Built things')).not.toBeInTheDocument();
  });

  it('that is as the present state says so', async () => {
    const { screen } = await look([version()], {
      resume: async () => wholeResume({ manifest: state('old') }),
    });
    await expect.element(screen.getByText('Nothing differs from the present state.')).toBeVisible();
  });

  it('does not compare what is no text', async () => {
    const manifest = { ...state('old'), 'photo.png': { sha256: 'q', size: 2000 } };
    const { screen } = await look([version()], { resume: async () => wholeResume({ manifest }) });
    await expect.element(screen.getByText('This is no text: 2 kB now, 9 bytes then.')).toBeVisible();
  });

  it('is restored with a promise, and the dialog closes', async () => {
    const { screen, api, onRestored, onClose } = await look();
    await expect.element(screen.getByText(/The present state is kept as a version first/)).toBeVisible();
    await expect.element(screen.getByText('Built things')).toBeVisible();
    await screen.getByRole('button', { name: 'Restore this version' }).click();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(api.restore).toHaveBeenCalledWith('r1', 'v1', 3);
    expect(onRestored).toHaveBeenCalledWith(expect.objectContaining({ revision: 4 }));
  });

  it('is compared anew where the resume was changed meanwhile, then restored over that', async () => {
    const { screen, api, current, onRestored } = await look();
    api.restore.mockRejectedValueOnce(refusal(412, 'revision_conflict'));
    await expect.element(screen.getByText('Built things')).toBeVisible();
    texts.newer = '\\documentclass{article}\nBuilt much\n';
    current.resume = wholeResume({ manifest: state('newer'), revision: 8 });
    await screen.getByRole('button', { name: 'Restore this version' }).click();
    await expect.element(screen.getByText(/The resume was changed meanwhile/)).toBeVisible();
    await expect.element(screen.getByText('Built much')).toBeVisible();
    expect(onRestored).not.toHaveBeenCalled();
    await screen.getByRole('button', { name: 'Restore this version' }).click();
    await vi.waitFor(() => expect(onRestored).toHaveBeenCalledOnce());
    expect(api.restore).toHaveBeenLastCalledWith('r1', 'v1', 8);
  });

  it('whose time was over says so', async () => {
    const { screen } = await look([version()], {
      restore: () => Promise.reject(refusal(404, 'version_not_found')),
    });
    await expect.element(screen.getByText('Built things')).toBeVisible();
    await screen.getByRole('button', { name: 'Restore this version' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('This version is gone');
  });

  it('takes the place of the list on a phone, and leads back to it', async () => {
    await page.viewport(390, 800);
    const { screen } = await look();
    await expect.element(screen.getByText('Built things')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    await screen.getByRole('button', { name: 'All versions' }).click();
    await expect.element(screen.getByRole('button', { name: /Compiled/ })).toHaveFocus();
  });
});

it('a long difference is cut until all of it is wanted', async () => {
  const many = (word: string) => Array.from({ length: 400 }, (_, at) => `${word} ${at}`).join('\n');
  const manifest = { 'main.tex': { sha256: 'many', size: 5000 } };
  texts.many = many('b');
  texts.old = many('a');
  const { screen } = await open([version()], { resume: async () => wholeResume({ manifest }) });
  await screen.getByRole('button', { name: /Compiled/ }).click();
  await expect.element(screen.getByText('b 299', { exact: true })).toBeVisible();
  expect(screen.getByText('a 0', { exact: true }).all()).toEqual([]);
  await screen.getByRole('button', { name: 'Show all 800 lines' }).click();
  await expect.element(screen.getByText('a 399', { exact: true })).toBeInTheDocument();
});
