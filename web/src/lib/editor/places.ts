/** Marks in the source: what a posting asks for, what the page lost, and the place that was chosen in a panel. */
import { StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, type DecorationSet } from '@codemirror/view';
import { card } from './card.ts';

export interface Place {
  from: number;
  to: number;
}

/** Words that the page says otherwise, with what is said about them. */
export interface Lost extends Place {
  title: string;
  message: string;
}

interface Places {
  found: readonly Place[];
  lost: readonly Lost[];
  chosen: Place | undefined;
}

const setFound = StateEffect.define<readonly Place[]>();
const setLost = StateEffect.define<readonly Lost[]>();
const setChosen = StateEffect.define<Place | undefined>();

const lostMark = Decoration.mark({ class: 'cm-lost' });
const foundMark = Decoration.mark({ class: 'cm-found' });
const chosenMark = Decoration.mark({ class: 'cm-chosen' });

function draw({ found, lost, chosen }: Places, length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const add = (mark: Decoration, { from, to }: Place) => {
    if (from < to && to <= length) ranges.push(mark.range(from, to));
  };
  for (const place of lost) add(lostMark, place);
  for (const place of found) add(foundMark, place);
  if (chosen) add(chosenMark, chosen);
  return Decoration.set(ranges, true);
}

const field = StateField.define<Places & { marks: DecorationSet }>({
  create: () => ({ found: [], lost: [], chosen: undefined, marks: Decoration.none }),
  update(value, change) {
    let { found, lost, chosen } = value;
    let redraw = false;
    for (const effect of change.effects) {
      if (effect.is(setFound)) [found, redraw] = [effect.value, true];
      if (effect.is(setLost)) [lost, redraw] = [effect.value, true];
      if (effect.is(setChosen)) [chosen, redraw] = [effect.value, true];
    }
    // Typing ends the emphasis on a chosen place: the person has moved on.
    if (change.docChanged && chosen && !redraw) [chosen, redraw] = [undefined, true];
    if (change.docChanged) {
      const move = <P extends Place>(place: P): P => ({
        ...place,
        from: change.changes.mapPos(place.from),
        to: change.changes.mapPos(place.to),
      });
      found = found.map(move);
      lost = lost.map(move);
    }
    const places = { found, lost, chosen };
    if (redraw) return { ...places, marks: draw(places, change.newDoc.length) };
    return { ...places, marks: value.marks.map(change.changes) };
  },
  provide: (self) => EditorView.decorations.from(self, ({ marks }) => marks),
});

/** Says what became of the words under the pointer. */
const lostCard = hoverTooltip((view, position) => {
  const place = view.state.field(field).lost.find(({ from, to }) => from <= position && position <= to);
  return place
    ? {
        pos: place.from,
        end: place.to,
        create: () => ({ dom: card('', place.title, place.message, '', 'cm-lost-card') }),
      }
    : null;
});

export const places: Extension = [field, lostCard];
export const foundEffect = (found: readonly Place[]) => setFound.of(found);
export const lostEffect = (lost: readonly Lost[]) => setLost.of(lost);
export const chosenEffect = (chosen: Place | undefined) => setChosen.of(chosen);
