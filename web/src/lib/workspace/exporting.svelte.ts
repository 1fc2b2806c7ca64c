/** The report, or the match alone, as a file made in the browser. */
import { download } from '#lib/export/download.ts';
import { t } from '#lib/i18n/app.ts';
import { pdfName } from '#lib/project/model.ts';
import type { Workspace } from './workspace.svelte.ts';

export type ReportFormat = 'json' | 'markdown' | 'pdf';
export type MatchFormat = 'matchJson' | 'matchMarkdown' | 'matchCsv';
type Format = ReportFormat | MatchFormat;

const ENDINGS: Record<Format, string> = {
  json: '-report.json',
  markdown: '-report.md',
  pdf: '-report.pdf',
  matchJson: '-match.json',
  matchMarkdown: '-match.md',
  matchCsv: '-match.csv',
};
const isMatch = (format: Format): format is MatchFormat => format.startsWith('match');

export class Exporting {
  /** What is being made. */
  busy = $state<Format>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  async save(format: Format): Promise<void> {
    const { report, toasts } = this.#workspace;
    if (this.busy) return;
    if (!report) {
      toasts.show(t.export.none);
      return;
    }
    if (isMatch(format) && !report.match) {
      toasts.show(t.export.noMatch);
      return;
    }
    this.busy = format;
    try {
      const person = pdfName(report.resume.name?.text, this.#workspace.project.name);
      const name = person.replace(/\.pdf$/, ENDINGS[format]);
      const [content, type] = await this.#make(format);
      download(name, content, type);
      toasts.show(t.export.done(name));
    } catch (cause) {
      toasts.show(t.export.failed);
      throw cause;
    } finally {
      this.busy = undefined;
    }
  }

  async #make(format: Format): Promise<[BlobPart, string]> {
    const { report, shown, ignored, project, scoring } = this.#workspace;
    if (!report) throw new Error('asked for without a report');
    if (isMatch(format)) return this.#makeMatch(format);
    if (format === 'json') {
      const kept = ignored.map((item) => ({
        finding: item.card.finding.id,
        ...item.kept,
      }));
      return [`${JSON.stringify({ ...report, ignored: kept }, undefined, 2)}\n`, 'application/json'];
    }
    if (format === 'markdown') {
      const { reportMarkdown } = await import('#lib/export/markdown.ts');
      return [reportMarkdown(report, scoring.files, ignored), 'text/markdown'];
    }
    const [{ reportDocument }, { reportPdf }] = await Promise.all([
      import('#lib/export/document.ts'),
      import('#lib/export/pdf.ts'),
    ]);
    const doc = reportDocument(report, shown, ignored, report.resume.name?.text ?? project.name);
    return [await reportPdf(doc, Date.now()), 'application/pdf'];
  }

  async #makeMatch(format: MatchFormat): Promise<[BlobPart, string]> {
    const { report, scoring, postings } = this.#workspace;
    if (!report) throw new Error('asked for without a report');
    const { matchCsv, matchJson, matchMarkdown } = await import('#lib/export/match.ts');
    const input = {
      report,
      files: scoring.files,
      posting: scoring.posting,
      name: postings.current?.name ?? report.match?.title ?? t.match.untitled,
    };
    if (format === 'matchCsv') return [matchCsv(input), 'text/csv'];
    return format === 'matchJson'
      ? [matchJson(input), 'application/json']
      : [matchMarkdown(input), 'text/markdown'];
  }
}
