// The archive of everything: asked for, watched, downloaded.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { AccountApi } from '#lib/account/client.ts';
import type { AccountExport } from '#lib/account/contract.ts';
import { refusal } from '#lib/account/fixtures.ts';
import { ARCHIVE, ExportDesk } from './export.svelte.ts';
import ExportCard from './ExportCard.svelte';
import { deskOf, NOW } from './testing.ts';

const exported = (more: Partial<AccountExport> = {}): AccountExport => ({
  state: 'ready',
  bytes: 1_234_567,
  created_at: NOW,
  ready_at: NOW,
  expires_at: NOW + 3 * 86_400_000,
  link_open: true,
  ...more,
});

function card(methods: Partial<AccountApi>) {
  const { desk, session } = deskOf(methods);
  const save = vi.fn<(name: string, content: BlobPart, type: string) => void>();
  const work = new ExportDesk(desk, save);
  return { desk, session, save, work, props: { desk, work } };
}

describe('an export', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => {
    vi.useRealTimers();
    history.replaceState(null, '', location.pathname);
  });

  it('is asked for, watched while it is made, and downloaded by a link of its own', async () => {
    let present: AccountExport | null = null;
    const archive = new Blob(['zip']);
    const askForExport = vi.fn(async () => void (present = exported({ state: 'pending', bytes: null })));
    const linkExport = vi.fn(async () => ({ token: 'lgl_new', expires_at: 0 }));
    const downloadExport = vi.fn(async () => archive);
    const { props, save } = card({ export: async () => present, askForExport, linkExport, downloadExport });
    const screen = await render(ExportCard, props);
    await screen.getByRole('button', { name: 'Export everything' }).click();
    await expect.element(screen.getByRole('status')).toMatchTextContent('is being made');
    await expect.element(screen.getByRole('progressbar')).toBeVisible();
    expect(screen.getByRole('button').all()).toEqual([]);
    present = exported();
    await vi.advanceTimersByTimeAsync(3_000);
    await expect.element(screen.getByRole('status')).toMatchTextContent('ready: 1.2 MB');
    await screen.getByRole('button', { name: 'Download' }).click();
    await vi.waitFor(() => expect(save).toHaveBeenCalledWith(ARCHIVE, archive, 'application/zip'));
    expect(downloadExport).toHaveBeenCalledWith('lgl_new');
  });

  it('comes by the link of a mail, whose token leaves the address at once', async () => {
    history.replaceState(null, '', '#export=lgl_mail');
    const linkExport = vi.fn();
    const downloadExport = vi.fn(async () => new Blob(['zip']));
    const { props, save } = card({ export: async () => exported(), linkExport, downloadExport });
    const screen = await render(ExportCard, props);
    await screen.getByRole('button', { name: 'Download' }).click();
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1));
    expect(downloadExport).toHaveBeenCalledWith('lgl_mail');
    expect(linkExport).not.toHaveBeenCalled();
    expect(location.hash).toBe('');
  });

  it('says that a link was used, and makes another one for the next try', async () => {
    history.replaceState(null, '', '#export=lgl_used');
    const linkExport = vi.fn(async () => ({ token: 'lgl_new', expires_at: 0 }));
    const downloadExport = vi.fn(async (token: string) => {
      if (token === 'lgl_used') throw refusal(410, 'link_expired');
      return new Blob(['zip']);
    });
    const { props, save } = card({ export: async () => exported(), linkExport, downloadExport });
    const screen = await render(ExportCard, props);
    await screen.getByRole('button', { name: 'Download' }).click();
    await expect.element(screen.getByText('This link was used already, or it is too old.')).toBeVisible();
    await screen.getByRole('button', { name: 'Download' }).click();
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1));
  });

  it('that failed can be asked for again', async () => {
    const askForExport = vi.fn(async () => undefined);
    const { props } = card({ export: async () => exported({ state: 'failed', bytes: null }), askForExport });
    const screen = await render(ExportCard, props);
    await expect.element(screen.getByRole('status')).toMatchTextContent('could not be made');
    await screen.getByRole('button', { name: 'Make a new one' }).click();
    await vi.waitFor(() => expect(askForExport).toHaveBeenCalledTimes(1));
  });

  it('that cannot be looked at offers another look', async () => {
    let online = false;
    const { props } = card({
      export: async () => (online ? null : Promise.reject(refusal(503, 'unavailable'))),
    });
    const screen = await render(ExportCard, props);
    await expect.element(screen.getByRole('alert')).toMatchTextContent('has trouble right now');
    online = true;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('button', { name: 'Export everything' })).toBeVisible();
  });

  it('is not looked at any more once the page has gone', async () => {
    const look = vi.fn(async () => exported({ state: 'pending', bytes: null }));
    const { props } = card({ export: look });
    const screen = await render(ExportCard, props);
    await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(1));
    await screen.unmount();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(look).toHaveBeenCalledTimes(1);
  });
});
