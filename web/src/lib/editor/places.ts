/** Marks in the source: what a posting asks for, and the place that was chosen in a panel. */
import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

export interface Place {
  from: number;
  to: number;
}

interface Places {
  found: readonly Place[];
  chosen: Place | undefined;
}

const setFound = StateEffect.define<readonly Place[]>();
const setChosen = StateEffect.define<Place | undefined>();

const foundMark = Decoration.mark({ class: 'cm-found' });
const chosenMark = Decoration.mark({ class: 'cm-chosen' });

function draw({ found, chosen }: Places, length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const add = (mark: Decoration, { from, to }: Place) => {
    if (from < to && to <= length) ranges.push(mark.range(from, to));
  };
  for (const place of found) add(foundMark, place);
  if (chosen) add(chosenMark, chosen);
  return Decoration.set(ranges, true);
}

const field = StateField.define<Places & { marks: DecorationSet }>({
  create: () => ({ found: [], chosen: undefined, marks: Decoration.none }),
  update(value, change) {
    let { found, chosen } = value;
    let redraw = false;
    for (const effect of change.effects) {
      if (effect.is(setFound)) [found, redraw] = [effect.value, true];
      if (effect.is(setChosen)) [chosen, redraw] = [effect.value, true];
    }
    // Typing ends the emphasis on a chosen place: the person has moved on.
    if (change.docChanged && chosen && !redraw) [chosen, redraw] = [undefined, true];
    if (change.docChanged)
      found = found.map(({ from, to }) => ({
        from: change.changes.mapPos(from),
        to: change.changes.mapPos(to),
      }));
    if (redraw) return { found, chosen, marks: draw({ found, chosen }, change.newDoc.length) };
    return { found, chosen, marks: value.marks.map(change.changes) };
  },
  provide: (self) => EditorView.decorations.from(self, ({ marks }) => marks),
});

export const places: Extension = field;
export const foundEffect = (found: readonly Place[]) => setFound.of(found);
export const chosenEffect = (chosen: Place | undefined) => setChosen.of(chosen);
