import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import type { Project } from '#lib/project/model.ts';
import { freshMeta } from '#lib/project/rows.ts';
import { Engine, LATEST_MS, QUIET_MS, type SyncState } from './engine.ts';
import { contentOf } from './state.ts';
import { MemoryStore } from './testing/memory.ts';
import { ServerModel } from './testing/server.ts';

const project = (id: string, text = 'x'): Project => ({
  id,
  name: id,
  files: { 'main.tex': { kind: 'text', text } },
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt: 1,
});

function setUp() {
  const local = new MemoryStore();
  const server = new ServerModel('ada');
  const states: SyncState[] = [];
  const world = { online: true, shown: 'p', flushed: 0, problem: '' };
  let id = 0;
  const engine = new Engine({
    account: 'ada',
    local,
    remote: server,
    present: () => world.shown,
    flush: async () => void (world.flushed += 1),
    isOnline: () => world.online,
    alone: (_, run) => run(),
    onState: (state, problem) => {
      world.problem = problem?.code ?? '';
      if (states.at(-1) !== state) states.push(state);
    },
    newId: () => `new${(id += 1)}`,
    now: Date.now,
    copyName: (name) => `${name} (copy)`,
    onChange: () => undefined,
  });
  const write = (next: Project, account: string | undefined = 'ada') =>
    local.change([next.id], ([row]) => {
      const meta = row?.meta ?? freshMeta(next.id);
      const local = meta.local + 1;
      return [{ project: next, meta: { ...meta, local, write: `${next.id} ${local}`, account } }];
    });
  const settled = async () => {
    // Hashes come from another thread.
    vi.useRealTimers();
    await engine.now();
    vi.useFakeTimers();
  };
  return { local, server, engine, states, world, write, settled };
}
const refusal = (status: number, code: string) => new ApiError({ status, code, title: code });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what was changed', () => {
  it('is sent two seconds after the last change, and ten after the first at the latest', async () => {
    const { engine, world } = setUp();
    engine.touch();
    vi.advanceTimersByTime(QUIET_MS - 1);
    expect(world.flushed).toBe(0);
    vi.advanceTimersByTime(1);
    expect(world.flushed).toBe(1);
    await vi.waitFor(() => expect(engine.now()).resolves.toBeUndefined());
    const before = world.flushed;
    for (let at = 0; at < LATEST_MS; at += 1_000) {
      engine.touch();
      expect(world.flushed).toBe(before);
      vi.advanceTimersByTime(1_000);
    }
    expect(world.flushed).toBe(before + 1);
    engine.close();
  });

  it('comes to the server, whatever else this browser holds, and says how it stands', async () => {
    const { server, write, settled, states } = setUp();
    await write(project('p', 'mine'));
    await write(project('q', 'mine too'));
    await write(project('r', 'of somebody else'), 'bob');
    await settled();
    expect([...server.resumes.keys()]).toEqual(['p', 'q']);
    expect(server.texts('p')).toEqual({ 'main.tex': 'mine' });
    expect(states).toEqual(['sending', 'sent']);
  });

  it('stays here while there is no network, and is tried again after failures', async () => {
    const { server, write, world, settled, states, engine } = setUp();
    await write(project('p'));
    world.online = false;
    await settled();
    expect(states).toEqual(['offline']);
    world.online = true;
    const create = vi.spyOn(server, 'create').mockRejectedValueOnce(refusal(503, 'unavailable'));
    await settled();
    expect(states.at(-1)).toBe('retrying');
    vi.advanceTimersByTime(2_000);
    vi.useRealTimers();
    await engine.now();
    expect(create).toHaveBeenCalledTimes(2);
    expect(states.at(-1)).toBe('sent');
  });

  it('waits for somebody to sign in again, and never goes to another account', async () => {
    const { server, write, settled, states } = setUp();
    await write(project('p'));
    server.who = undefined;
    await settled();
    expect(states.at(-1)).toBe('signIn');
    server.who = 'bob';
    await settled();
    expect(states.at(-1)).toBe('signIn');
    expect(server.resumes.size).toBe(0);
  });

  it('that the server does not take is said, keeps nobody else back, and is not sent again unchanged', async () => {
    const { server, write, settled, states, world } = setUp();
    await write(project('p'));
    await write(project('q'));
    const create = vi.spyOn(server, 'create').mockRejectedValueOnce(refusal(422, 'name_invalid'));
    await settled();
    expect(states.at(-1)).toBe('refused');
    expect(world.problem).toBe('name_invalid');
    expect([...server.resumes.keys()]).toEqual(['q']);
    await settled();
    expect(create).toHaveBeenCalledTimes(2);
    await write(project('p', 'better'));
    await settled();
    expect(server.texts('p')).toEqual({ 'main.tex': 'better' });
    expect(states.at(-1)).toBe('sent');
  });

  it('finds a full library, until there is room and somebody asks', async () => {
    const { server, write, settled, states, engine } = setUp();
    server.max = 0;
    await write(project('p'));
    await settled();
    expect(states.at(-1)).toBe('full');
    server.max = 1;
    vi.useRealTimers();
    await engine.again();
    expect(states.at(-1)).toBe('sent');
  });
});

describe('what waits', () => {
  it('goes after the state it belongs to; a replaced one before', async () => {
    const { local, server, write, settled } = setUp();
    const order: string[] = [];
    for (const name of ['create', 'save', 'keepVersion', 'remove'] as const) {
      const real = server[name].bind(server) as (...words: unknown[]) => Promise<never>;
      vi.spyOn(server, name).mockImplementation((...words: unknown[]) => {
        order.push(name);
        return real(...words);
      });
    }
    await write(project('p', 'one'));
    const version = { do: 'version', id: 'p', account: 'ada' } as const;
    await local.add({ ...version, kind: 'compile', state: contentOf(project('p', 'one')), jobId: 'j' });
    await settled();
    expect(order).toEqual(['create', 'keepVersion']);
    expect(server.resumes.get('p')?.versions[0]?.summary).toMatchObject({ kind: 'compile', job_id: 'j' });

    await write(project('p', 'two'));
    await local.add({ ...version, kind: 'conflict', state: contentOf(project('p', 'other')) });
    await local.add({ do: 'remove', id: 'gone', account: 'ada' });
    order.length = 0;
    await settled();
    expect(order).toEqual(['keepVersion', 'save', 'remove']);
    expect(await local.waiting('ada')).toEqual([]);
  });

  it('stays when there was no answer, and goes when it will never be taken', async () => {
    const { local, server, write, settled } = setUp();
    await write(project('p'));
    await settled();
    const state = contentOf(project('p'));
    const keep = vi.spyOn(server, 'keepVersion');
    await local.add({ do: 'version', kind: 'compile', id: 'p', account: 'ada', state });
    keep.mockRejectedValueOnce(refusal(0, 'offline'));
    await settled();
    expect(await local.waiting('ada')).toHaveLength(1);
    keep.mockRejectedValueOnce(refusal(409, 'library_full'));
    await settled();
    expect(await local.waiting('ada')).toHaveLength(1);
    keep.mockRejectedValueOnce(refusal(422, 'details_invalid'));
    await settled();
    expect(await local.waiting('ada')).toEqual([]);
  });
});
