/** English, old versions of a resume. */
import { count } from './app/words.ts';
import { problemText } from './shelf/problems.ts';
import { size } from './shelf/sizes.ts';

export const en = {
  title: (name: string) => `Versions of “${name}”`,
  list: 'Versions, newest first',
  loading: 'Fetching the versions…',
  problemText,
  kinds: {
    compile: 'Compiled',
    manual: 'Kept by hand',
    conflict: 'Kept from a conflict',
    before_restore: 'Before going back',
  },
  score: (value: string) => `score ${value}`,
  noScore: 'no score',
  until: 'kept until',
  files: (n: number, bytes: number) => `${count(n, 'file', 'files')}, ${size(bytes)}`,
  more: 'Show older ones',
  fetching: 'Fetching…',
  keep: {
    go: 'Keep this state',
    going: 'Keeping…',
    done: 'The present state is kept as a version.',
    hint: 'Keeps the resume as it is now, to come back to.',
  },
  empty: {
    title: 'No versions yet',
    text: 'Each finished compile keeps one by itself. You can also keep the present state by hand, before a larger change for example.',
  },
  choose: 'Choose a version to see what differs from now.',
  back: 'All versions',
  detail: {
    label: (when: string) => `The version of ${when}`,
    loading: 'Comparing…',
    same: 'Nothing differs from the present state.',
    /** What going back would do. */
    heading: 'What going back changes',
    changes: {
      back: 'comes back',
      goes: 'goes',
      changed: 'changes',
    },
    facts: {
      name: (now: string, then: string) => `Its name: “${now}” becomes “${then}”`,
      main: (now: string, then: string) => `The main file: ${now} becomes ${then}`,
      engine: (now: string, then: string) => `The engine: ${now} becomes ${then}`,
      ignored: (now: number, then: number) => `Ignored findings: ${now} now, ${then} then`,
      own: 'Your changes to the posting’s requirements differ',
      profile: 'The weights of the score differ',
    },
    none: 'none',
    posting: 'Job posting',
    engines: { auto: 'automatic', pdflatex: 'pdfLaTeX', xelatex: 'XeLaTeX', lualatex: 'LuaLaTeX' },
    counts: (more: number, fewer: number) =>
      [
        more ? `${count(more, 'line', 'lines')} more` : '',
        fewer ? `${count(fewer, 'line', 'lines')} fewer` : '',
      ]
        .filter(Boolean)
        .join(', '),
    notText: (now: number | undefined, then: number | undefined) =>
      now !== undefined && then !== undefined
        ? `This is no text: ${size(now)} now, ${size(then)} then.`
        : `This is no text: ${size(now ?? then ?? 0)}.`,
    tooLong: 'This file is too long to be compared line by line.',
    lineEnds: 'Only how lines end differs.',
    skipped: (n: number) => `${count(n, 'line', 'lines')} the same`,
    all: (n: number) => `Show all ${n} lines`,
    sides: { gone: 'only now:', new: 'in this version:' },
    legend: '− is only in the present state, + comes back with this version.',
  },
  restore: {
    go: 'Restore this version',
    going: 'Restoring…',
    promise: 'The present state is kept as a version first, so you can come back to it.',
    moved:
      'The resume was changed meanwhile. This is how it compares with what is there now: look again, then restore.',
  },
};
