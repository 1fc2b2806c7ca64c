/** The report as a file: JSON, Markdown or PDF, made in the browser. */
import { download } from '#lib/export/download.ts';
import { t } from '#lib/i18n/app.ts';
import { pdfName } from '#lib/project/model.ts';
import type { Workspace } from './workspace.svelte.ts';

export type ReportFormat = 'json' | 'markdown' | 'pdf';

export class Exporting {
  /** What is being made. */
  busy = $state<ReportFormat>();
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  async save(format: ReportFormat): Promise<void> {
    const { report, toasts } = this.#workspace;
    if (this.busy) return;
    if (!report) {
      toasts.show(t.export.none);
      return;
    }
    this.busy = format;
    try {
      const base = pdfName(report.resume.name?.text, this.#workspace.project.name).replace(
        /\.pdf$/,
        '-report',
      );
      const name = `${base}.${{ json: 'json', markdown: 'md', pdf: 'pdf' }[format]}`;
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

  async #make(format: ReportFormat): Promise<[BlobPart, string]> {
    const { report, shown, ignored, project, scoring } = this.#workspace;
    if (!report) throw new Error('asked for without a report');
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
}
