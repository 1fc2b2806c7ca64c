/** English: Compiling. */
import { en as live } from '../live.ts';
import { count } from './words.ts';

const clock = (at: number) => new Date(at).toLocaleTimeString('en-GB');

export const compile = {
  compile: {
    button: 'Compile',
    cancel: 'Cancel',
    engine: 'Engine',
    engines: { auto: 'Automatic', pdflatex: 'pdfLaTeX', xelatex: 'XeLaTeX', lualatex: 'LuaLaTeX' },
    submitting: 'Sending…',
    queued: 'Queued, waiting for its turn',
    preparing: 'Starting the compile',
    storing: 'Storing the result',
    waitingUntil: (at: number) => `Waiting for the compile service; next attempt at ${clock(at)}`,
    waiting: 'Waiting for the compile service; it goes on by itself',
    running: 'Compiling',
    pass: (pass: number, page: number | null) => (page ? `Pass ${pass}, page ${page}` : `Pass ${pass}`),
    fetching: 'Fetching the page…',
    done: (seconds: string) => `Compiled in ${seconds}`,
    doneCached: (seconds: string) => `Unchanged, answered in ${seconds}`,
    failed: (n: number) => (n ? `${count(n, 'error', 'errors')} in the source` : 'The compile failed'),
    cancelled: 'Cancelled',
    refused: 'Could not compile',
    pages: (n: number) => count(n, 'page', 'pages'),
    seconds: (ms: number) =>
      ms < 9950 ? `${(ms / 1000).toFixed(ms < 995 ? 2 : 1)} s` : `${Math.round(ms / 1000)} s`,
    idle: 'Not compiled yet',
    lastGood: 'The page shows your last good compile.',
    log: 'Full log',
    logTitle: 'What TeX wrote',
    logCopy: 'Copy log',
    logCopied: 'The log is on the clipboard.',
    logFailed: 'The log could not be fetched. It is kept for 24 hours after a compile.',
    fonts: {
      title: 'Fonts in the PDF',
      count: (n: number) => count(n, 'font', 'fonts'),
      nameless: 'without a name',
      bitmap: 'Bitmap font, may be read badly',
      notEmbedded: 'Not in the file: another font may stand in for it',
      kinds: {
        type1: 'Type 1',
        truetype: 'TrueType',
        opentype: 'OpenType',
        cid: 'OpenType or TrueType, composite',
        type3: 'Type 3',
        other: 'another kind',
      },
    },
    problems: 'Problems',
    line: (file: string, line: number, column?: number) => `${file}:${line}${column ? `:${column}` : ''}`,
    shortLine: (line: number, column?: number) => `${line}${column ? `:${column}` : ''}`,
    compileWith: (engine: string) => `Compile with ${engine}`,
    applied: 'Changed in the source. Undo takes it back.',
    changedSince: 'This line has changed since the compile. Compile again to see where things stand.',
    excerpt: 'What TeX says',
    repeats: (n: number) => `said ${n} more ${n === 1 ? 'time' : 'times'}`,
    follows: 'Probably gone once the errors above are mended',
    showMore: (n: number) => `Show ${n} more`,
    showFewer: 'Show fewer',
    summary: (errors: number, warnings: number) =>
      [errors ? count(errors, 'error', 'errors') : '', warnings ? count(warnings, 'warning', 'warnings') : '']
        .filter(Boolean)
        .join(', '),
    logSearch: 'Search the log',
    logMatches: (at: number, n: number) => (n ? `${at} of ${n}` : 'Not found'),
    logNext: 'Next match',
    logLast: 'Last match',
    next: 'Next problem',
    moreLines: (n: number) => `and ${n} more`,
    hide: 'Hide problems',
    level: { error: 'Error', warning: 'Warning', info: 'Note' },
    outcome: {
      timeout:
        'The compile took longer than 30 seconds and was stopped. Look for an endless loop or very large images.',
      output_limit: 'The compile used too much memory or wrote too much, and was stopped.',
      no_pdf: 'TeX ended without a page.',
    },
    problem: {
      offline:
        'The server cannot be reached. Your work is kept in this browser and the score goes on; compile again when you are back online.',
      unavailable: 'The compile service is down right now. Try again in a minute; nothing of yours is lost.',
      too_many: 'Too many compiles at once. Wait a moment, then compile again.',
      cool_down: 'Without an account there is a pause between two compiles. The button counts it down.',
      too_large: 'The project is too large to compile. Up to 10 MB are taken.',
    },
  },

  live: {
    ...live,
    title: {
      running: 'Compiling… — Legible',
      done: 'Compiled — Legible',
      failed: 'Compile failed — Legible',
    },
    elsewhere: {
      done: (main: string) => `${main} was compiled in another tab or on another device.`,
      failed: (main: string) => `${main} could not be compiled in another tab or on another device.`,
      show: 'Show',
    },
  },
};
