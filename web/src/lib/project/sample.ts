/** The project a newcomer meets, written for this product. */
import main from './sample/main.tex?raw';
import posting from './sample/posting.txt?raw';
import type { Project } from './model.ts';

export const SAMPLE_SOURCE = main;
export const SAMPLE_POSTING = posting;

export function sampleProject(name: string, now: number): Project {
  return {
    id: crypto.randomUUID(),
    name,
    files: { 'main.tex': { kind: 'text', text: main } },
    main: 'main.tex',
    engine: 'auto',
    posting: '',
    ignored: [],
    sample: true,
    savedAt: now,
  };
}
