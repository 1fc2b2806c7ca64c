import { describe, expect, it } from 'vitest';
import { refusal } from '#lib/account/fixtures.ts';
import type { ResumeSummary } from '#lib/library/contract.ts';
import type { LocalResume } from '#lib/library/local.ts';
import { localResume, summary } from './fixtures.ts';
import { Shelf } from './shelf.svelte.ts';
import { FakeLibrary } from './testing.ts';

/** Lets everything that is ready run. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

async function setUp(rows = [summary()], kept: LocalResume[] = []) {
  const api = new FakeLibrary(rows);
  const local = { kept, refuses: false };
  const toasts: { text: string; undo: (() => void) | undefined }[] = [];
  const out: string[] = [];
  const shelf = new Shelf({
    api,
    local: {
      list: async () => {
        if (local.refuses) throw new Error('refused');
        return local.kept;
      },
      remove: async (id) => void (local.kept = local.kept.filter((one) => one.id !== id)),
    },
    toasts: { show: (text, action) => void toasts.push({ text, undo: action?.run }) },
    now: () => 1000,
    newId: () => 'new',
    onSignedOut: () => out.push('out'),
  });
  await shelf.open({ account: 'me' });
  const names = () => shelf.shown.map(({ name }) => name);
  return { shelf, api, local, toasts, out, names };
}

describe('renaming', () => {
  it('sends the whole resume back, with its files by what the server has', async () => {
    const { shelf, api, names } = await setUp();
    expect(await shelf.rename(summary(), '  Ada   at  work ')).toBeUndefined();
    expect(api.sent).toEqual({
      name: 'Ada at work',
      kind: 'latex',
      main: 'main.tex',
      engine: 'auto',
      files: { 'main.tex': { sha256: 'aa' }, 'photo.png': { sha256: 'bb' } },
      details: { ignored: [], posting: '', own: [] },
      copy_of: null,
    });
    expect(names()).toEqual(['Ada at work']);
    expect(api.calls.slice(1)).toEqual(['resume r1', 'save r1 3']);
  });

  it('is tried once more where the resume moved on', async () => {
    const { shelf, api, names } = await setUp();
    api.refuse.set('save', refusal(412, 'revision_conflict'));
    expect(await shelf.rename(summary(), 'Bo')).toBeUndefined();
    expect(api.calls.slice(1)).toEqual(['resume r1', 'save r1 3', 'resume r1', 'save r1 3']);
    expect(names()).toEqual(['Bo']);
  });

  it('asks nothing for the same name, and refuses none', async () => {
    const { shelf, api } = await setUp();
    expect(await shelf.rename(summary(), 'Ada Sample ')).toBeUndefined();
    expect(await shelf.rename(summary(), '  ')).toBe('A resume needs a name.');
    expect(api.calls).toHaveLength(1);
  });

  it('that is refused says why and keeps the name', async () => {
    const { shelf, api, names } = await setUp();
    shelf.renaming = 'r1';
    api.refuse.set('resume', refusal(404, 'resume_not_found'));
    expect(await shelf.rename(summary(), 'Bo')).toMatch('This resume is gone');
    expect([names(), shelf.renaming]).toEqual([['Ada Sample'], 'r1']);
  });
});

describe('duplicating', () => {
  it('makes a resume of its own, at the top', async () => {
    const { shelf, api, names, toasts } = await setUp([summary({ copy_of: 'elsewhere' })]);
    await shelf.duplicate(summary());
    expect(names()).toEqual(['Ada Sample (copy)', 'Ada Sample']);
    expect(api.sent?.copy_of).toBeNull();
    expect(toasts.map(({ text }) => text)).toEqual(['“Ada Sample (copy)” is made.']);
    await settle();
    expect(shelf.usage?.resumes).toBe(2);
  });

  it('in a full library says what to do', async () => {
    const { shelf, api, toasts } = await setUp();
    api.refuse.set('create', refusal(409, 'library_full'));
    await shelf.duplicate(summary());
    expect(toasts[0]?.text).toMatch('Your library is full');
    expect(shelf.busy.size).toBe(0);
  });
});

describe('deleting', () => {
  const [one, other] = [
    summary({ id: 'r1', name: 'One', updated_at: 2 }),
    summary({ id: 'r2', name: 'Two' }),
  ] as const;
  const two = () => [one, other];

  it('happens at once and can be taken back', async () => {
    const { shelf, names, toasts } = await setUp(two());
    const done = shelf.remove(one);
    expect(names()).toEqual(['Two']);
    await done;
    expect(toasts[0]?.text).toBe('“One” is deleted.');
    toasts[0]?.undo?.();
    await settle();
    expect(names()).toEqual(['One', 'Two']);
  });

  it('that is refused puts the row back where it was', async () => {
    const { shelf, api, names, toasts } = await setUp(two());
    api.refuse.set('remove', refusal(503, 'unavailable'));
    await shelf.remove(one);
    expect(names()).toEqual(['One', 'Two']);
    expect(toasts[0]?.text).toMatch('has trouble');
  });

  it('of what is gone already is done', async () => {
    const { shelf, api, names } = await setUp(two());
    api.refuse.set('remove', refusal(404, 'resume_not_found'));
    await shelf.remove(one);
    expect(names()).toEqual(['Two']);
  });

  it('takes the browser’s copy along, unless it has changes that were not sent', async () => {
    const kept = [
      localResume({ id: 'r1', account: 'me', sent: true }),
      localResume({ id: 'r2', account: 'me', sent: false }),
    ];
    const { shelf, local, toasts } = await setUp(two(), kept);
    for (const row of two()) await shelf.remove(row);
    expect(local.kept.map(({ id }) => id)).toEqual(['r2']);
    expect(toasts[1]?.text).toMatch('not sent stay in this browser');
    expect(shelf.here.map(({ id }) => id)).toEqual(['r2']);
  });

  it('goes for good after that, alone or with all others', async () => {
    const gone = [1, 2, 3].map((n) => summary({ id: `d${n}`, name: `Gone ${n}`, deleted_at: n }));
    const { shelf, api, toasts } = await setUp([summary(), ...gone]);
    shelf.choose('deleted');
    await settle();
    const [first, second] = gone as [ResumeSummary, ResumeSummary];
    await shelf.removeForGood(first);
    expect(toasts.at(-1)?.text).toBe('“Gone 1” is gone for good.');
    expect(shelf.deleted.rows?.map(({ id }) => id)).toEqual(['d2', 'd3']);
    // Another device was faster: gone is gone.
    api.rows = api.rows.filter(({ id }) => id !== 'd2');
    await shelf.removeForGood(second);
    api.refuse.set('emptyDeleted', refusal(503, 'unavailable'));
    await expect(shelf.emptyDeleted()).rejects.toThrow();
    expect(shelf.deleted.rows?.map(({ id }) => id)).toEqual(['d3']);
    await shelf.emptyDeleted();
    expect(toasts.at(-1)?.text).toBe('1 resume is gone for good.');
    expect(shelf.deleted.rows).toEqual([]);
    expect(shelf.present.rows).toHaveLength(1);
  });

  it('that were asked for before it was known who asks are shown once it is', async () => {
    const { shelf, api } = await setUp([summary(), summary({ id: 'gone', deleted_at: 1 })]);
    await shelf.open('unknown');
    shelf.choose('deleted');
    await shelf.open({ account: 'me' });
    await settle();
    expect(shelf.tab).toBe('deleted');
    expect(shelf.deleted.rows?.map(({ id }) => id)).toEqual(['gone']);
    // Somebody else begins at the beginning, and with nothing of it.
    api.rows = [];
    await shelf.open({ account: 'you' });
    expect([shelf.tab, shelf.deleted.rows]).toEqual(['present', undefined]);
  });

  it('stays where it is when the library has as many as it may, and says what to do', async () => {
    const { shelf, api, toasts } = await setUp([{ ...summary(), deleted_at: 1 }]);
    shelf.choose('deleted');
    await settle();
    api.refuse.set('undelete', refusal(409, 'library_full'));
    await shelf.restore(summary());
    expect(toasts.at(-1)?.text).toBe(
      'Your library has 50 resumes, as many as it may. Delete another one, then bring this one back.',
    );
    expect(shelf.deleted.rows).toHaveLength(1);
  });

  it('is seen among the deleted ones, and can be brought back from there', async () => {
    const { shelf, names } = await setUp(two());
    shelf.choose('deleted');
    await settle();
    expect(shelf.deleted.rows).toEqual([]);
    await shelf.remove(other);
    await settle();
    expect(shelf.deleted.rows?.map(({ name }) => name)).toEqual(['Two']);
    await shelf.restore(other);
    expect(shelf.deleted.rows).toEqual([]);
    expect(names()).toEqual(['One', 'Two']);
  });

  it('whose time was over meanwhile says so and goes', async () => {
    const { shelf, api, toasts } = await setUp([{ ...one, deleted_at: 1 }]);
    shelf.choose('deleted');
    await settle();
    api.refuse.set('undelete', refusal(404, 'resume_not_found'));
    await shelf.restore(one);
    expect(shelf.deleted.rows).toEqual([]);
    expect(toasts[0]?.text).toMatch('This resume is gone');
  });
});

describe('finding', () => {
  it('looks through all pages', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => summary({ id: `r${at}`, name: `Resume ${at}` }));
    const { shelf, api, names } = await setUp();
    api.rows = rows;
    api.page = 2;
    await shelf.refresh();
    expect(names()).toHaveLength(2);
    shelf.find('resume 4');
    await settle();
    expect(names()).toEqual(['Resume 4']);
    shelf.find('');
    expect(names()).toHaveLength(5);
  });
});

it('a session that ended is told, and what was there stays', async () => {
  const { shelf, api, out, names } = await setUp();
  api.refuse.set('resumes', refusal(401, 'sign_in_required'));
  await shelf.refresh();
  expect([out, names()]).toEqual([['out'], ['Ada Sample']]);
});

it('a browser that refuses storage has nothing of its own', async () => {
  const { shelf, local } = await setUp();
  local.refuses = true;
  await shelf.look();
  expect([shelf.here, shelf.refused]).toEqual([[], true]);
});

it('whoever has fetched more than a page keeps it while looking around', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => summary({ id: `r${at}` }));
  const { shelf } = await setUp(rows);
  await shelf.present.loadMore();
  await shelf.glance();
  expect(shelf.present.rows).toHaveLength(60);
});

it('another account sees nothing of the one before, not even for a moment', async () => {
  const { shelf, api } = await setUp();
  api.rows = [summary({ id: 'b', name: 'Bo' })];
  const opening = shelf.open({ account: 'bo' });
  expect([shelf.present.rows, shelf.usage]).toEqual([undefined, undefined]);
  await opening;
  expect(shelf.shown.map(({ name }) => name)).toEqual(['Bo']);
  void shelf.open('nobody');
  expect(shelf.present.rows).toBeUndefined();
});
