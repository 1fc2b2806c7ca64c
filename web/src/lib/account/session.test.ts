import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from './contract.ts';
import { account, refusal } from './fixtures.ts';
import type { Hint } from './hint.ts';
import { Session } from './session.svelte.ts';

beforeEach(() => {
  vi.stubGlobal('addEventListener', vi.fn());
  vi.stubGlobal('removeEventListener', vi.fn());
});
afterEach(() => vi.unstubAllGlobals());

function setUp(answers: (() => Promise<Account>)[], hint: Hint = 'in') {
  const leave = vi.fn(async () => undefined);
  const noted: Hint[] = [];
  const heard: ((hint: Hint) => void)[] = [];
  let asked = 0;
  let remembered = hint;
  const session = new Session({
    api: {
      account: () => {
        const answer = answers[Math.min(asked, answers.length - 1)];
        asked += 1;
        return answer ? answer() : Promise.reject(refusal(0, 'offline'));
      },
      signOut: async () => undefined,
    },
    leave,
    hint: {
      read: () => remembered,
      note: (next) => {
        remembered = next;
        noted.push(next);
      },
      watch: (then) => {
        heard.push(then);
        return () => undefined;
      },
    },
  });
  const others = (next: Hint) => {
    remembered = next;
    for (const then of heard) then(next);
  };
  return { session, noted, others, leave, count: () => asked };
}
const known = async () => account();
const stranger = () => Promise.reject(refusal(401, 'sign_in_required'));

describe('a session', () => {
  it('is asked for once a page', async () => {
    const { session, count } = setUp([known]);
    await Promise.all([session.ask(), session.ask()]);
    await session.askIfLikely();
    expect([count(), session.state, session.account?.name]).toEqual([1, 'in', 'Ada Sample']);
  });

  it('is not asked for where nobody ever signed in', async () => {
    const { session, count } = setUp([known], 'out');
    await session.askIfLikely();
    expect([count(), session.state]).toEqual([0, 'out']);
  });

  it('is asked for after a visit to a provider', async () => {
    const { session, noted } = setUp([known], 'maybe');
    await session.askIfLikely();
    expect([session.state, noted]).toEqual(['in', ['in']]);
  });

  it('that the server does not know is signed out, and the hint goes', async () => {
    const { session, noted } = setUp([stranger]);
    await session.ask();
    expect([session.state, noted]).toEqual(['out', ['out']]);
  });

  it('stays as it was when no answer comes', async () => {
    const { session, noted } = setUp([known, () => Promise.reject(refusal(0, 'offline'))]);
    await session.ask();
    await session.refresh();
    expect([session.state, session.problem?.code, noted]).toEqual(['in', 'offline', []]);
  });

  it('ends, and other tabs are told', async () => {
    const { session, noted, leave } = setUp([known]);
    await session.ask();
    expect(leave).not.toHaveBeenCalled();
    await session.signOut();
    expect([session.state, session.account, noted]).toEqual(['out', undefined, ['out']]);
    // What the account has leaves this browser, once.
    expect(leave).toHaveBeenCalledOnce();
  });

  it('that was entered meanwhile is not undone by an older answer', async () => {
    let refuse: (cause: unknown) => void = () => undefined;
    const { session } = setUp([() => new Promise((_, reject) => (refuse = reject))]);
    const asking = session.ask();
    session.entered(account({ name: 'Bo Sample' }));
    refuse(refusal(401, 'sign_in_required'));
    await asking;
    expect([session.state, session.account?.name]).toEqual(['in', 'Bo Sample']);
  });
});

describe('other tabs', () => {
  it('that sign out sign this one out, without a note that would echo', async () => {
    const { session, others, noted } = setUp([known]);
    session.follow();
    await session.ask();
    others('out');
    expect([session.state, session.account, noted]).toEqual(['out', undefined, []]);
  });

  it('that sign in make this one ask', async () => {
    const { session, others, count } = setUp([known], 'out');
    session.follow();
    await session.askIfLikely();
    others('in');
    await vi.waitFor(() => expect(session.state).toBe('in'));
    expect(count()).toBe(1);
  });
});
