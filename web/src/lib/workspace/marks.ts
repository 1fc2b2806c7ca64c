/** What the editor shows on a file: findings, what the posting asks for, what the page lost. */
import { findingUnderlines, type CardActions } from '#lib/editor/diagnostics.ts';
import type { Lost, Place } from '#lib/editor/places.ts';
import { t } from '#lib/i18n/app.ts';
import type { Report, Span } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';
import type { Card } from './findings.ts';

export interface Marks {
  underlines: ReturnType<typeof findingUnderlines>;
  found: Place[];
  /** Left out where the page is older than the text: what it lost stays marked as it was. */
  lost: Lost[] | undefined;
}

/** `text`: of `file`, as it was scored. */
export function marksOf(
  {
    report,
    shown,
    file,
    text,
  }: { report: Report | undefined; shown: readonly Card[]; file: string; text: string },
  actions: CardActions,
): Marks {
  const index = new Utf8Index(text);
  const place = ({ start, end }: Span) => ({ from: index.toUtf16(start), to: index.toUtf16(end) });
  const page = report?.page;
  return {
    underlines: findingUnderlines(
      shown.map(({ finding }) => finding),
      file,
      text,
      { gain: t.editor.gain, ignore: t.editor.ignore },
      actions,
    ),
    found: (report?.match?.requirements ?? []).flatMap((requirement) =>
      requirement.found.filter((span) => span.file === file).map(place),
    ),
    lost: page?.stale
      ? undefined
      : (page?.differences ?? []).flatMap(({ kind, span, page: said }) =>
          // What only stands elsewhere is not lost.
          span?.file === file && kind !== 'moved'
            ? [{ ...place(span), title: t.difference.kinds[kind], message: t.difference.says(said) }]
            : [],
        ),
  };
}
