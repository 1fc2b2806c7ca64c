import { describe, expect, it } from 'vitest';
import { copyName, fits } from './names.ts';

it.each([
  ['Ada Sample — résumé', 'resume', true],
  ['Ada Sample — résumé', 'ADA', true],
  ['Ada Sample — résumé', 'résumé ada', true],
  ['Ada Sample', '  sample  ', true],
  ['Ada Sample', 'sampler', false],
  ['Łódź', 'lodz', false],
  ['Ada', '', true],
])('%j is found by %j: %j', (name, query, found) => expect(fits(name, query)).toBe(found));

describe('the name of a copy', () => {
  it('says that it is one, and which', () => {
    expect(copyName('Ada', ['Ada'])).toBe('Ada (copy)');
    expect(copyName('Ada', ['Ada', 'Ada (copy)'])).toBe('Ada (copy 2)');
    expect(copyName('Ada', ['Ada (copy)', 'Ada (copy 2)'])).toBe('Ada (copy 3)');
  });

  it('stays within what a name may have, by characters', () => {
    const long = '🙂'.repeat(120);
    const copy = copyName(long, []);
    expect([...copy]).toHaveLength(120);
    expect(copy.endsWith('🙂 (copy)')).toBe(true);
  });
});
