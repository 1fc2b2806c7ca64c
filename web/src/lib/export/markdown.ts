/** The report as Markdown (CommonMark with tables). */
import { t } from '#lib/i18n/app.ts';
import type { ReportDocument } from './document.ts';

/** Text that stands for itself: nothing of a resume may turn into markup. */
const plain = (text: string) => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');

/** A quotation in a code span, whatever backticks it holds. */
function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return text.includes('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

export function reportMarkdown(doc: ReportDocument): string {
  const words = t.export.doc;
  const lines: string[] = [`# ${plain(doc.title)}`, '', plain(doc.subtitle), ''];
  lines.push(...doc.numbers.map(({ label, value }) => `- **${label}:** ${value}`), '');
  lines.push(`## ${words.categories}`, '', '| | |', '|---|---:|');
  lines.push(...doc.categories.map(({ name, text }) => `| ${plain(name)} | ${text} |`), '');
  lines.push(`## ${words.findings}`, '');
  if (doc.findings.length === 0) lines.push(words.noFindings, '');
  for (const finding of doc.findings) {
    const gain = finding.gain ? ` (${finding.gain})` : '';
    lines.push(
      `### ${t.findings.severity[finding.severity]}: ${plain(finding.title)}${gain}`,
      '',
      `\`${finding.code}\` ${plain(finding.message)}`,
      '',
    );
    for (const { place, quote } of finding.places)
      lines.push(`- ${plain(place)}${quote ? `: ${code(quote)}` : ''}`);
    if (finding.more > 0) lines.push(`- ${words.more(finding.more)}`);
    for (const fix of finding.fixes) lines.push(`- ${plain(words.fix(fix))}`);
    lines.push('');
  }
  if (doc.ignored.length > 0) {
    lines.push(`## ${words.ignored}`, '', words.ignoredNote, '');
    for (const { title, code: rule, quote, reason } of doc.ignored)
      lines.push(`- \`${rule}\` ${plain(title)}${quote ? ` ${code(quote)}` : ''}. ${plain(reason)}`);
    lines.push('');
  }
  if (doc.match) {
    lines.push(`## ${plain(doc.match.title)}`, '', '| | | |', '|---|---|---|');
    for (const { term, importance, state } of doc.match.rows)
      lines.push(`| ${plain(term)} | ${importance} | ${state} |`);
    lines.push('');
  }
  return lines.join('\n');
}
