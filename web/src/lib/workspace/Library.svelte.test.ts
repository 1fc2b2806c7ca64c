import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { account } from '#lib/account/fixtures.ts';
import { session } from '#lib/account/here.ts';
import { aJob } from '#lib/compile/fixtures.ts';
import type { ResumeBody } from '#lib/library/contract.ts';
import { answer } from '#lib/library/testing/http.ts';
import { leave } from '#lib/library/local.ts';
import { ServerModel } from '#lib/library/testing/server.ts';
import type { Project } from '#lib/project/model.ts';
import { allRows, lastAccount } from '#lib/project/rows.ts';
import { saveProject, type KeptProject } from '#lib/project/store.ts';
import { openWorkspace } from './opening.ts';
import OpeningResume from './OpeningResume.svelte';
import Workspace from './Workspace.svelte';

const SOURCE = '\\documentclass{article}\n\\begin{document}\nBaker\n\\end{document}\n';
const project = (more: Partial<Project> = {}): Project => ({
  id: crypto.randomUUID(),
  name: `Baker ${crypto.randomUUID().slice(0, 8)}`,
  files: { 'main.tex': { kind: 'text', text: SOURCE } },
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt: Date.now(),
  ...more,
});
const bodyOf = ({ name, files }: Project, text?: string): ResumeBody => ({
  name,
  kind: 'latex',
  main: 'main.tex',
  engine: 'auto',
  files: Object.fromEntries(
    Object.entries(files).map(([path, file]) => [
      path,
      { text: text ?? (file.kind === 'text' ? file.text : '') },
    ]),
  ),
  details: { ignored: [], posting: '', own: [] },
});

const JOB = aJob({ state: 'completed', started_at: 0, finished_at: 0, has_pdf: true, revision: 1 });

/** One page that says nothing. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>`;

const USAGE = {
  plan: 'free',
  compiles: { limit: 3, used: 1, period: 'month', renews_at: null, not_before: null },
};

/** What this browser holds of a project and of what was made of it; a test before may still write its own. */
const rowsOf = async ({ name }: Project) =>
  (await allRows()).filter(({ project: kept }) => kept.name.startsWith(name));

/** The server, and every request of the library that it had. */
function serve(online = { now: true }) {
  const server = new ServerModel('ada');
  const calls: string[] = [];
  const real = window.fetch.bind(window);
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = String(input instanceof Request ? input.url : input);
    if (url.endsWith('/tex/current')) return new Response(null, { status: 404 });
    if (!url.includes('/api/v1')) return real(input, init);
    if (!online.now) throw new TypeError('Failed to fetch');
    const path = url.slice(url.indexOf('/api/v1') + 7);
    if (/^\/(resumes|files)/.test(path)) calls.push(`${init?.method ?? 'GET'} ${path}`);
    if (path === '/usage') return Response.json(USAGE);
    if (path === '/compiles') return Response.json(JOB);
    if (path.endsWith('/pdf')) return new Response(PDF);
    return (await answer(server, path, init)) ?? Response.json({});
  });
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  );
  return { server, calls, online };
}

let addresses: (string | undefined)[] = [];
async function open() {
  addresses = [];
  return render(Workspace, {
    opened: await openWorkspace(),
    onAddress: (id: string | undefined) => addresses.push(id),
  });
}
const standing = () => document.querySelector('[data-standing]')?.getAttribute('data-standing');
const isSent = () => expect.poll(standing, { timeout: 20_000 }).toBe('sent');

async function type(screen: Awaited<ReturnType<typeof open>>, words: string) {
  await screen.getByRole('textbox', { name: 'LaTeX source' }).click();
  await userEvent.keyboard(words);
}

// What is sent waits for two seconds of quiet, several times in some tests.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => page.viewport(1440, 900));
/** Is over when the database is gone: what still holds it is told to let go. */
const deleted = (name: string) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error(`${name} could not be deleted`));
  });

afterEach(async () => {
  // A workspace that is still on show would open what the next test has.
  await cleanup();
  session.left();
  // What that began in the database is over before the database goes.
  await leave();
  vi.unstubAllGlobals();
  localStorage.clear();
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.map(deleted));
});

describe('somebody who signs in', () => {
  it('has the project on show in the account, and its changes; strangers send nothing', async () => {
    const { server, calls } = serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    await expect.element(screen.getByRole('heading', { name: 'Baker' })).toBeInTheDocument();
    expect(standing()).toBe('saved');
    expect(calls).toEqual([]);
    session.entered(account({ id: 'ada' }));
    await isSent();
    await expect.element(screen.getByText('Saved to your account.').first()).toBeVisible();
    expect(server.texts(mine.id)).toEqual({ 'main.tex': SOURCE });
    expect(addresses.at(-1)).toBe(mine.id);
    await type(screen, 'More');
    await expect.poll(standing).not.toBe('sent');
    await isSent();
    expect(server.texts(mine.id)['main.tex']).toContain('More');
    expect(server.resumes.get(mine.id)?.resume.revision).toBe(2);
  });

  it('does not have the untouched sample there, until it is made their own', async () => {
    const { server, calls } = serve();
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await expect.poll(lastAccount).toBe('ada');
    expect(addresses.at(-1)).toBeUndefined();
    await type(screen, 'Mine');
    await isSent();
    expect(calls.filter((call) => call.startsWith('PUT /resumes'))).toHaveLength(1);
    expect(server.texts(addresses.at(-1) ?? '')['main.tex']).toContain('Mine');
  });
});

describe('somebody else', () => {
  it('does not see what the one before left, from the first paint on', async () => {
    const { server } = serve();
    const hers = project({ name: 'Hers' });
    await saveProject(hers);
    const first = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    await first.unmount();
    // She leaves on another page, and somebody comes in.
    session.left();
    server.who = 'bob';
    localStorage.setItem('legible:account', 'in 0');
    const opened = await openWorkspace();
    expect(opened.project.name).not.toBe('Hers');
    const screen = await render(Workspace, { opened });
    session.entered(account({ id: 'bob' }));
    await expect.poll(() => rowsOf(hers)).toEqual([]);
    await expect.element(screen.getByRole('heading', { name: /Ada Sample/ })).toBeInTheDocument();
  });

  it('coming in while it is on show takes its place', async () => {
    const { server } = serve();
    const hers = project({ name: 'Hers' });
    await saveProject(hers);
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    server.who = 'bob';
    session.entered(account({ id: 'bob' }));
    await expect.element(screen.getByRole('heading', { name: /Ada Sample/ })).toBeInTheDocument();
    await expect.poll(() => rowsOf(hers)).toEqual([]);
    expect(server.resumes.size).toBe(1);
  });
});

describe('somebody who signs out', () => {
  it('leaves nothing behind that the account has', async () => {
    const { server } = serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    server.who = undefined;
    session.left();
    await expect.element(screen.getByText(/no longer in this browser/).first()).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: /Ada Sample/ })).toBeInTheDocument();
    expect(await rowsOf(mine)).toEqual([]);
  });

  it('keeps on the screen what is not sent, and is told to sign in', async () => {
    const { server, online } = serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    online.now = false;
    await type(screen, 'More');
    await expect.poll(standing, { timeout: 20_000 }).toBe('retrying');
    session.left();
    await expect.poll(standing).toBe('signIn');
    await expect.element(screen.getByRole('heading', { name: 'Baker' })).toBeInTheDocument();
    online.now = true;
    session.entered(account({ id: 'ada' }));
    await isSent();
    expect(server.texts(mine.id)['main.tex']).toContain('More');
  });
});

describe('a resume that is changed elsewhere', () => {
  it('is shown as it is there, with what is typed here in its place', async () => {
    const { server } = serve();
    const mine = project({
      files: { 'main.tex': { kind: 'text', text: SOURCE }, 'b.tex': { kind: 'text', text: 'b' } },
    });
    await saveProject(mine);
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    const body = bodyOf(mine);
    await server.save(
      mine.id,
      { ...body, files: { ...body.files, 'main.tex': { text: `% elsewhere\n${SOURCE}` } } },
      1,
    );
    document.dispatchEvent(new Event('visibilitychange'));
    await expect.element(screen.getByText('% elsewhere')).toBeVisible();
    await isSent();
  });

  it('in the same place is kept twice; one side can be chosen, and the other is an old version', async () => {
    const { server } = serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    await server.save(mine.id, bodyOf(mine, SOURCE.replace('Baker', 'Cook')), 1);
    await type(screen, 'More');
    const banner = screen.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
    await expect.element(banner, { timeout: 20_000 }).toBeVisible();
    await expect.poll(standing).toBe('conflict');
    const copy = addresses.at(-1) ?? '';
    expect(copy).not.toBe(mine.id);
    await expect.poll(() => server.resumes.get(copy)?.resume.copy_of, { timeout: 20_000 }).toBe(mine.id);
    expect(server.texts(mine.id)['main.tex']).toContain('Cook');

    await banner.getByRole('button', { name: 'Compare' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Compare both sides' });
    await expect.element(dialog.getByText('Cook')).toBeVisible();
    await userEvent.keyboard('{Escape}');

    await banner.getByRole('button', { name: 'Keep only this one' }).click();
    await expect.element(banner).not.toBeInTheDocument();
    await isSent();
    expect(addresses.at(-1)).toBe(mine.id);
    expect(server.texts(mine.id)['main.tex']).toContain('More');
    const [version] = server.resumes.get(mine.id)?.versions ?? [];
    expect(version?.summary.kind).toBe('conflict');
    expect(server.text(version?.manifest ?? {})['main.tex']).toContain('Cook');
    expect(server.resumes.get(copy)?.resume.deleted_at).not.toBeNull();
  });
});

it('two sides wait for a decision also after the page was loaded anew, and no longer once there was one', async () => {
  const { server } = serve();
  const mine = project();
  await saveProject(mine);
  const screen = await open();
  session.entered(account({ id: 'ada' }));
  await isSent();
  await server.save(mine.id, bodyOf(mine, SOURCE.replace('Baker', 'Cook')), 1);
  await type(screen, 'More');
  const banner = (on: typeof screen) => on.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
  await expect.element(banner(screen), { timeout: 20_000 }).toBeVisible();
  const copy = addresses.at(-1);
  await screen.unmount();

  const again = await open();
  await expect.element(banner(again)).toMatchTextContent(mine.name);
  await expect.poll(standing).toBe('conflict');
  await banner(again).getByRole('button', { name: 'Compare' }).click();
  await expect
    .element(again.getByRole('dialog', { name: 'Compare both sides' }).getByText('Cook'))
    .toBeVisible();
  await userEvent.keyboard('{Escape}');
  await banner(again).getByRole('button', { name: 'Keep both' }).click();
  await expect.element(banner(again)).not.toBeInTheDocument();
  const undecided = async () => (await allRows()).filter(({ meta }) => meta.undecided).length;
  await expect.poll(undecided).toBe(0);
  // What is typed afterwards asks nothing anew.
  await type(again, 'Most');
  await isSent();
  await again.unmount();

  const last = await open();
  await isSent();
  expect(addresses.at(-1)).toBe(copy);
  expect(banner(last).all()).toEqual([]);
  expect(await undecided()).toBe(0);
});

describe('a resume that only the account has', () => {
  it('is fetched, and opened', async () => {
    const { server } = serve();
    const theirs = project({ name: 'From elsewhere' });
    await server.create(theirs.id, bodyOf(theirs));
    let opened: Project | undefined;
    await render(OpeningResume, { id: theirs.id, onOpened: (kept: KeptProject) => (opened = kept.project) });
    await expect.poll(() => opened?.name).toBe('From elsewhere');
    expect(opened?.files['main.tex']).toEqual(theirs.files['main.tex']);
  });

  it('is said to be missing, or not to have arrived, and can be asked for again', async () => {
    const { server, online } = serve();
    const theirs = project();
    session.entered(account({ id: 'ada' }));
    let opened: Project | undefined;
    const screen = await render(OpeningResume, {
      id: theirs.id,
      onOpened: (kept: KeptProject) => (opened = kept.project),
    });
    await expect.element(screen.getByText(/no such resume/)).toBeVisible();
    await expect.element(screen.getByRole('link', { name: 'To your library' })).toBeVisible();
    await screen.unmount();
    await server.create(theirs.id, bodyOf(theirs));
    online.now = false;
    const second = await render(OpeningResume, {
      id: theirs.id,
      onOpened: (kept: KeptProject) => (opened = kept.project),
    });
    await expect.element(second.getByText(/did not arrive/)).toBeVisible();
    online.now = true;
    await second.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => opened?.id).toBe(theirs.id);
  });

  it('asks strangers to sign in', async () => {
    const { server } = serve();
    server.who = undefined;
    const screen = await render(OpeningResume, { id: 'r', onOpened: () => undefined });
    const link = screen.getByRole('link', { name: 'Sign in' });
    await expect.element(link).toHaveAttribute('href', '/sign-in?next=%2Fworkspace%3Fresume%3Dr');
  });
});

describe('a compile', () => {
  it('leaves an old version of what was compiled, with its job and its score', async () => {
    const { server } = serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    session.entered(account({ id: 'ada' }));
    await isSent();
    await screen
      .getByRole('button', { name: /^Compile/ })
      .first()
      .click();
    const versions = () => server.resumes.get(mine.id)?.versions ?? [];
    await expect.poll(() => versions().length, { timeout: 20_000 }).toBe(1);
    const [version] = versions();
    expect(version?.summary).toMatchObject({ kind: 'compile', job_id: JOB.id });
    expect(version?.summary.score?.overall).toBeGreaterThan(0);
    expect(server.text(version?.manifest ?? {})).toEqual({ 'main.tex': SOURCE });
  });
});

describe('two tabs without an account', () => {
  /** What another tab of this browser does. */
  async function elsewhere(next: Project, tell: boolean) {
    await saveProject(next);
    if (!tell) return;
    const channel = new BroadcastChannel('legible-library');
    channel.postMessage([next.id]);
    channel.close();
  }
  const changed = (mine: Project, text: string): Project => ({
    ...mine,
    files: { 'main.tex': { kind: 'text', text } },
  });

  it('follow each other', async () => {
    const { calls } = serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    await expect.element(screen.getByText('Baker').first()).toBeVisible();
    await elsewhere(changed(mine, SOURCE.replace('Baker', 'Cook')), true);
    await expect.element(screen.getByRole('textbox', { name: 'LaTeX source' })).toMatchTextContent(/Cook/);
    expect(calls).toEqual([]);
  });

  it('keep both sides; one can be chosen, and that taken back', async () => {
    serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    await elsewhere(changed(mine, SOURCE.replace('Baker', 'Cook')), false);
    await type(screen, 'More');
    const banner = screen.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
    await expect.element(banner).toBeVisible();
    await banner.getByRole('button', { name: 'Keep only this one' }).click();
    await expect.element(screen.getByText(`“${mine.name}” has your side now.`).first()).toBeVisible();
    expect((await rowsOf(mine)).map(({ project: kept }) => kept.id)).toEqual([mine.id]);
    await screen.getByRole('button', { name: 'Undo' }).click();
    await expect.element(screen.getByText('Both are there again.').first()).toBeVisible();
    await screen.getByRole('textbox', { name: 'LaTeX source' }).click();
    await userEvent.keyboard('!');
    const texts = async () =>
      (await rowsOf(mine)).map(({ project: { files } }) =>
        files['main.tex']?.kind === 'text' ? files['main.tex'].text : '',
      );
    await expect.poll(texts).toHaveLength(2);
    expect((await texts()).filter((text) => text.includes('Cook'))).toHaveLength(1);
    expect((await texts()).filter((text) => text.includes('More'))).toHaveLength(1);
  });

  it('keep both for good', async () => {
    serve();
    const mine = project();
    await saveProject(mine);
    const screen = await open();
    await elsewhere(changed(mine, SOURCE.replace('Baker', 'Cook')), false);
    await type(screen, 'More');
    const banner = screen.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
    await banner.getByRole('button', { name: 'Keep both' }).click();
    await expect.element(banner).not.toBeInTheDocument();
    expect(await rowsOf(mine)).toHaveLength(2);
  });
});
