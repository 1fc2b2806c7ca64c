/** English: Where the work is kept, and what to do when two sides changed it. */
import { count } from './words.ts';

const moment = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const library = {
  library: {
    /** Where the work stands: a word or two, and what it means. */
    states: {
      saved: { word: 'saved here', meaning: 'Saved in this browser. It has not left this device.' },
      saving: { word: 'saving…', meaning: 'Being saved in this browser.' },
      sent: { word: 'saved', meaning: 'Saved to your account.' },
      waiting: {
        word: 'saving…',
        meaning: 'Saved in this browser. It goes to your account when typing pauses.',
      },
      sending: { word: 'saving…', meaning: 'On its way to your account.' },
      offline: {
        word: 'offline',
        meaning: 'Saved in this browser. It goes to your account when there is a connection again.',
      },
      retrying: {
        word: 'saved here',
        meaning: 'Saved in this browser. Your account could not be reached; it is tried again soon.',
      },
      signIn: {
        word: 'sign in to save',
        meaning: 'Saved in this browser. Sign in again, and it goes to your account.',
      },
      full: {
        word: 'library full',
        meaning:
          'Saved in this browser. Your library has no room: delete resumes there for good, then save again.',
      },
      refused: {
        word: 'not in your account',
        meaning: 'Saved in this browser, but your account does not take it.',
      },
      conflict: {
        word: 'two versions',
        meaning: 'The same file was changed elsewhere too. Your side is kept as a resume of its own.',
      },
      storage: {
        word: 'not saved',
        meaning: 'This browser refuses storage: what you write is gone when you close this tab.',
      },
    },
    label: 'Saving',
    at: (word: string, time: string) => `${word} ${time}`,
    because: (meaning: string, detail: string) => `${meaning} ${detail}`,
    again: 'Save again',
    signIn: 'Sign in again',

    versions: 'Old versions',
    restored: 'The old version is the present state again.',
    taken: 'Saved to your account.',
    left: 'You are signed out. Your resumes are in your account, no longer in this browser.',
    deletedElsewhere: 'This resume was deleted elsewhere. What you wrote is kept as a new one.',

    copyName: (name: string, at: number) => `${name} (this browser, ${moment.format(at)})`,

    conflict: {
      title: (original: string) => `“${original}” was changed elsewhere, in the same file as here`,
      text: (copy: string) => `Both are kept. You are now working on your side, “${copy}”.`,
      compare: 'Compare',
      keepOnly: 'Keep only this one',
      keepBoth: 'Keep both',
      kept: (original: string) => `“${original}” has your side now. The other one is among its old versions.`,
      keptHere: (original: string) => `“${original}” has your side now.`,
      undo: 'Undo',
      undone: 'Both are there again.',
      failed: 'The other side could not be fetched. Both are kept; try again later.',
    },

    sides: {
      title: 'Compare both sides',
      hint: (original: string) =>
        `+ stands before lines that only your side has, − before those of “${original}”.`,
      mine: 'yours',
      theirs: 'the other',
      only: (side: string) => `Only in ${side}`,
      binary: 'Both sides have this file, and they differ. It is not text.',
      posting: 'Job posting',
      none: 'Both sides say the same.',
      gone: 'The other side is no longer in this browser.',
      skipped: (lines: number) => `${count(lines, 'line', 'lines')} alike`,
    },

    opening: {
      title: 'Opening your resume',
      asking: 'Asking for it…',
      files: (done: number, total: number) => `${done} of ${count(total, 'file', 'files')}`,
      failedTitle: 'This resume could not be opened',
      failed: 'It did not arrive. Check your connection and try again.',
      gone: 'There is no such resume in your account. It may have been deleted.',
      signIn: 'It is in an account. Sign in to open it.',
      again: 'Try again',
      toSignIn: 'Sign in',
      toLibrary: 'To your library',
    },
  },
};
