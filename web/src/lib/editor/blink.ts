/**
 * A cursor that blinks by a timer. CodeMirror's own is an animation, for which the browser draws frame after frame: a
 * letter that is typed then waits for the next one instead of being drawn at once (8 of 22 ms, where it was measured).
 */
import { drawSelection, EditorView, ViewPlugin, type PluginValue, type ViewUpdate } from '@codemirror/view';
import type { Extension } from '@codemirror/state';

/** How long the cursor is shown, and then not. */
export const HALF_MS = 600;
const HIDDEN = 'cm-cursor-hidden';

class Blink implements PluginValue {
  readonly #view: EditorView;
  readonly #isCalm = matchMedia('(prefers-reduced-motion: reduce)');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#show();
  }

  update({ view, focusChanged, selectionSet, docChanged }: ViewUpdate): void {
    if (focusChanged || ((selectionSet || docChanged) && view.hasFocus)) this.#show();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#view.scrollDOM.classList.remove(HIDDEN);
  }

  /** Shows the cursor, and has it blink while somebody writes here. */
  #show(): void {
    clearTimeout(this.#timer);
    this.#view.scrollDOM.classList.remove(HIDDEN);
    if (this.#view.hasFocus && !this.#isCalm.matches) this.#timer = setTimeout(this.#turn, HALF_MS);
  }

  #turn = () => {
    this.#view.scrollDOM.classList.toggle(HIDDEN);
    this.#timer = setTimeout(this.#turn, HALF_MS);
  };
}

/** Selections as CodeMirror draws them, with that cursor. */
export const selections: Extension = [
  drawSelection({ cursorBlinkRate: 0 }),
  ViewPlugin.fromClass(Blink),
  EditorView.baseTheme({ [`.${HIDDEN} > .cm-cursorLayer`]: { opacity: 0 } }),
];
