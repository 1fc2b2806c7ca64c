import { describe, expect, it } from 'vitest';
import type { OwnRequirement, Requirement } from '#lib/scorer/report.ts';
import {
  add,
  apart,
  groupName,
  leaveOut,
  OWN_MAX,
  restore,
  setImportance,
  setUsual,
  setWeight,
  together,
} from './own.ts';

const need = (term: string, any_of: string[] = []): Requirement => ({
  term,
  kind: 'hard',
  importance: 'must',
  state: 'missing',
  found: [],
  posting: [],
  any_of,
});

it('has one entry a term, whatever its case, and none that says nothing', () => {
  let own: OwnRequirement[] = [];
  own = setImportance(own, 'Python', 'nice');
  own = setWeight(own, ' python ', 7);
  expect(own).toEqual([{ term: 'Python', importance: 'nice', weight: 7 }]);
  own = setWeight(own, 'Python', undefined);
  expect(own).toEqual([{ term: 'Python', importance: 'nice' }]);
  expect(setUsual(own, 'Python')).toEqual([]);
});

it('changes entries where they stand', () => {
  const own = setWeight(
    [
      { term: 'A', weight: 1 },
      { term: 'B', removed: true },
    ],
    'A',
    9,
  );
  expect(own).toEqual([
    { term: 'A', weight: 9 },
    { term: 'B', removed: true },
  ]);
});

it('leaves out and restores, keeping what was chosen before', () => {
  const out = leaveOut([{ term: 'SQL', weight: 2 }], 'sql');
  expect(out).toEqual([{ term: 'SQL', weight: 2, removed: true }]);
  expect(restore(out, 'SQL')).toEqual([{ term: 'SQL', weight: 2 }]);
  expect(restore(leaveOut([], 'SQL'), 'SQL')).toEqual([]);
});

it('forgets what was added when that is left out', () => {
  expect(leaveOut([{ term: 'Kafka', added: true, weight: 3 }], 'kafka')).toEqual([]);
});

describe('adding', () => {
  it('takes a term once, as it was written', () => {
    expect(add([], '  Event   storming ', [])).toEqual({ own: [{ term: 'Event storming', added: true }] });
  });

  it('brings back what was left out', () => {
    expect(add([{ term: 'SQL', removed: true }], 'sql', [])).toEqual({ own: [] });
  });

  it.each([
    ['  ', 'empty'],
    ['x'.repeat(101), 'long'],
    ['python', 'there'],
    ['spark', 'there'],
  ])('says of %j what is wrong: %s', (term, problem) => {
    expect(add([], term, [need('Python'), need('Engine', ['Spark', 'Flink'])])).toEqual({ problem });
  });

  it('ends at the most that the scorer takes', () => {
    const full = Array.from({ length: OWN_MAX }, (_, at) => ({ term: `t${at}`, added: true }));
    expect(add(full, 'one more', [])).toEqual({ problem: 'full' });
  });
});

describe('counting together', () => {
  it('names the group with each member, and takes it apart again', () => {
    const own = together([{ term: 'Spark', weight: 5 }], ['Spark', 'Flink'], ' Engine ');
    expect(own).toEqual([
      { term: 'Spark', weight: 5, into: 'Engine' },
      { term: 'Flink', into: 'Engine' },
    ]);
    expect(apart(own, 'engine')).toEqual([{ term: 'Spark', weight: 5 }]);
  });

  it('takes a group in whole', () => {
    const own = together(together([], ['Spark', 'Flink'], 'Engine'), ['Engine', 'Beam'], 'Any engine');
    expect(own.map(({ term, into }) => [term, into])).toEqual([
      ['Spark', 'Any engine'],
      ['Flink', 'Any engine'],
      ['Beam', 'Any engine'],
    ]);
  });

  it('keeps its name within what the scorer takes', () => {
    expect(groupName(['Spark', 'Flink'])).toBe('Spark / Flink');
    expect(groupName(['x'.repeat(90), 'y'.repeat(90)])).toHaveLength(100);
  });
});
