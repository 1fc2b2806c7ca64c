import { describe, expect, it } from 'vitest';
import { localResume } from './fixtures.ts';
import { onlyHere, unsentOf } from './locals.ts';

const nobody = localResume({ id: 'n', savedAt: 1 });
const sent = localResume({ id: 's', account: 'me', sent: true, savedAt: 2 });
const waits = localResume({ id: 'w', account: 'me', savedAt: 3 });
const other = localResume({ id: 'o', account: 'other', savedAt: 4 });
const all = [nobody, sent, waits, other];
const ids = (...given: Parameters<typeof onlyHere>) => onlyHere(...given).map(({ id }) => id);

describe('only in this browser is', () => {
  it('for nobody, what has no account', () => {
    expect(ids(all, 'nobody', undefined)).toEqual(['n']);
  });

  it('for an account, what its library does not have, the newest first', () => {
    expect(ids(all, { account: 'me' }, [{ id: 's' }])).toEqual(['w', 'n']);
    expect(ids(all, { account: 'me' }, [{ id: 's' }, { id: 'w' }])).toEqual(['n']);
  });

  it('without an answer, all of the account that the browser keeps', () => {
    expect(ids(all, { account: 'me' }, undefined)).toEqual(['w', 's', 'n']);
  });

  it('never what is another account’s', () => {
    expect(ids(all, { account: 'other' }, [])).toEqual(['o', 'n']);
    expect(ids(all, 'unknown', undefined)).toEqual(['n']);
  });

  it('that of the only account, where nobody could be asked', () => {
    expect(ids([nobody, sent, waits], 'unknown', undefined)).toEqual(['w', 's', 'n']);
  });
});

it('changes that wait are known by resume', () => {
  expect([...unsentOf(all, 'me')]).toEqual(['w']);
  expect([...unsentOf(all, undefined)]).toEqual([]);
});
