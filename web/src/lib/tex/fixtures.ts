/** Made-up results, for tests. */
import type { Ran } from './protocol.ts';

/** A run that went well. */
export const aRan = (more: Partial<Ran> = {}): Ran => ({
  kind: 'ran',
  run: 1,
  settled: true,
  outcome: 'spotless',
  pdf: new Uint8Array([1]),
  pages: ['a'],
  synctex: undefined,
  log: '',
  messages: [],
  carried: [],
  memory: 0,
  took: { preamble: 0, body: 0, pdf: 0 },
  ...more,
});
