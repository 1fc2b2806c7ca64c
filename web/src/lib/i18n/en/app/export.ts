/** English: The report as a file. */
import { count } from './words.ts';

export const exporting = {
  export: {
    button: 'Export report',
    json: 'Report as JSON',
    markdown: 'Report as Markdown',
    pdf: 'Report as PDF',
    making: 'Making the report…',
    done: (name: string) => `${name} is in your downloads. Nothing was sent.`,
    failed: 'The report could not be made. Try again, or choose another format.',
    none: 'There is no report yet.',
    doc: {
      title: 'Resume report',
      of: (name: string) => `Report on ${name}`,
      made: (day: string, engine: string, profile: string) =>
        `Scored as of ${day} by Legible ${engine}, profile ${profile}`,
      overall: 'Overall',
      readable: 'Readable by machines',
      fits: 'Fits this job',
      outOf: (value: string) => `${value} of 100`,
      categories: 'By category',
      findings: 'Findings',
      noFindings: 'Nothing to mend.',
      gain: (value: string) => `+${value} points if mended`,
      fix: (title: string) => `Fix: ${title}`,
      ignored: 'Ignored findings',
      ignoredNote: 'These are counted in the score.',
      match: (title: string | null) => (title ? `Match with ${title}` : 'Match with the posting'),
      words: (n: number) => count(n, 'word', 'words'),
      page: (page: number, all: number) => `${page} / ${all}`,
      more: (n: number) => `and ${count(n, 'more place', 'more places')}`,
    },
    /** As the command line says it. */
    markdownText: {
      title: (name: string) => `Resume report: ${name}`,
      score: (overall: string, readable: string) =>
        `**${overall} of 100** – readable by machines ${readable}`,
      fits: (fits: string, share: number) => `, fits this job ${fits} (counts ${share} %)`,
      parts: '| part | points | of |',
      none: 'Nothing found that costs points.',
      severity: { error: 'Errors', warning: 'Warnings', info: 'Worth knowing', hint: 'Hints' },
      at: (places: string, more: number) => ` At ${places}${more ? ` and ${more} more` : ''}.`,
      fix: (title: string) => ` *Fix: ${title}.*`,
      posting: 'the posting',
      asks: (title: string) => `What ${title} asks for`,
      asked: '| term | asked | shown |',
      importance: { must: 'required', preferred: 'preferred', nice: 'nice to have' },
      state: {
        exact: 'yes',
        alias: 'under another name',
        relation: 'by something related',
        partial: 'in part',
        missing: 'no',
      },
      made: (engine: string, profile: string, version: number, market: string, day: string) =>
        `Legible ${engine}, profile ${profile} ${version}, market ${market}, as of ${day}.`,
      truncated: 'The document was too long or too deeply nested to be read to its end.',
    },
  },
};
