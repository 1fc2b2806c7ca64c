/**
 * The source editor: one CodeMirror view that shows one file of the project at a
 * time and keeps each file's own undo history.
 *
 * It lives in a shadow root: there CodeMirror styles itself with constructable
 * style sheets, and the page's policy can forbid inline styles.
 */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from '@codemirror/commands';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { EditorSelection, EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import {
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { cleanPaste } from '#lib/text/paste.ts';
import { offsetOf } from './anchors.ts';
import { selections } from './blink.ts';
import { closeEnvironments, completeLatex } from './complete.ts';
import { latex } from './latex.ts';
import { chosenEffect, foundEffect, lostEffect, places, type Lost, type Place } from './places.ts';
import { editorTheme } from './theme.ts';

export interface EditorOptions {
  parent: ShadowRoot;
  /** Name of the text field for screen readers. */
  label: string;
  /** Its name while it shows text that nobody can change. */
  readOnlyLabel: string;
  /** The person or a fix changed a file. */
  onChange: (path: string, text: string) => void;
  /** The cursor moved; both from 1. */
  onCursor: (line: number, column: number) => void;
  /** Characters of a paste were replaced. */
  onCleaned: (count: number) => void;
}

/** A replacement in UTF-16 positions. */
export interface TextEdit extends Place {
  text: string;
}

export class SourceEditor {
  readonly #view: EditorView;
  readonly #options: EditorOptions;
  readonly #states = new Map<string, EditorState>();
  #path = '';

  constructor(options: EditorOptions) {
    this.#options = options;
    this.#view = new EditorView({ parent: options.parent, root: options.parent });
  }

  /** Shows text that nobody can change: what was read of a document. */
  show(path: string, text: string): void {
    if (path === this.#path && this.#view.state.readOnly && this.#view.state.doc.toString() === text) return;
    this.#states.clear();
    this.#path = path;
    this.#view.setState(EditorState.create({ doc: text, extensions: this.#readOnly() }));
    this.#reportCursor();
  }

  /** Shows a file; `text` counts only when the file is not known yet. */
  open(path: string, text: string): void {
    if (path === this.#path) return;
    if (this.#path) this.#states.set(this.#path, this.#view.state);
    this.#path = path;
    this.#view.setState(this.#states.get(path) ?? this.#create(text));
    this.#reportCursor();
  }

  /** Forgets all files and their histories: another project. */
  reset(): void {
    this.#states.clear();
    this.#path = '';
  }

  /** Follows a renamed or removed (`to` undefined) file. */
  renamed(from: string, to: string | undefined): void {
    const state = from === this.#path ? this.#view.state : this.#states.get(from);
    this.#states.delete(from);
    if (from === this.#path) this.#path = to ?? '';
    else if (to && state) this.#states.set(to, state);
  }

  /** Text of the file as it stands, if the editor has it. */
  text(path: string): string | undefined {
    return this.#state(path)?.doc.toString();
  }

  /** Applies edits of one file as one step of its history. The file must be known or `text` given. */
  apply(path: string, edits: readonly TextEdit[], text: string): void {
    const spec: TransactionSpec = {
      changes: edits.map(({ from, to, text: insert }) => ({ from, to, insert })),
      userEvent: 'input.fix',
      scrollIntoView: true,
    };
    if (path === this.#path) {
      this.#view.dispatch(spec);
      return;
    }
    const next = (this.#states.get(path) ?? this.#create(text)).update(spec).state;
    this.#states.set(path, next);
    this.#options.onChange(path, next.doc.toString());
  }

  /** Selects a place of the file on show, brings it to the middle and frames it. */
  select(place: Place, focus: boolean): void {
    const length = this.#view.state.doc.length;
    const from = Math.min(place.from, length);
    const to = Math.min(place.to, length);
    this.#view.dispatch({
      selection: EditorSelection.single(from, focus ? to : from),
      effects: [
        chosenEffect({ from, to }),
        EditorView.scrollIntoView(EditorSelection.range(from, to), { y: 'center' }),
      ],
    });
    if (focus) this.#view.focus();
  }

  /**
   * Goes to a line of the file on show: to the characters from `column` to `end` where both are given,
   * to a column of the line where only that is; all from 1, in characters.
   */
  goToLine(line: number, column?: number, end?: number): void {
    const { doc } = this.#view.state;
    const target = doc.line(Math.max(1, Math.min(line, doc.lines)));
    const at = (character: number) => target.from + offsetOf(target.text, character);
    if (column !== undefined && end !== undefined) {
      this.select({ from: at(column), to: Math.max(at(column), at(end)) }, true);
      return;
    }
    this.select({ from: target.from, to: target.to }, true);
    if (column !== undefined) this.#view.dispatch({ selection: EditorSelection.cursor(at(column)) });
  }

  /** Underlines and marks of the file on show; `lost` left out: they stay, moved along with the text. */
  annotate(underlines: readonly Diagnostic[], found: readonly Place[], lost?: readonly Lost[]): void {
    const length = this.#view.state.doc.length;
    const inside = underlines.filter(({ from, to }) => from <= to && to <= length);
    this.#view.dispatch(setDiagnostics(this.#view.state, inside));
    this.#view.dispatch({ effects: [foundEffect(found), ...(lost ? [lostEffect(lost)] : [])] });
  }

  /** The word that is being typed: the one that ends at the cursor while the editor has the keys. */
  wordAtCursor(): string | undefined {
    if (!this.#view.hasFocus || this.#view.state.readOnly) return undefined;
    const { main } = this.#view.state.selection;
    const word = main.empty ? this.#view.state.wordAt(main.head) : null;
    return word?.to === main.head ? this.#view.state.sliceDoc(word.from, word.to) : undefined;
  }

  focus(): void {
    this.#view.focus();
  }

  search(): void {
    openSearchPanel(this.#view);
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  destroy(): void {
    this.#view.destroy();
  }

  get doc() {
    return this.#view.state.doc;
  }

  #state(path: string): EditorState | undefined {
    return path === this.#path ? this.#view.state : this.#states.get(path);
  }

  #create(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.#extensions() });
  }

  #reportCursor(): void {
    const { main } = this.#view.state.selection;
    const line = this.#view.state.doc.lineAt(main.head);
    this.#options.onCursor(line.number, main.head - line.from + 1);
  }

  #readOnly(): Extension {
    return [
      lineNumbers(),
      lintGutter(),
      selections,
      highlightActiveLine(),
      highlightActiveLineGutter(),
      search({ top: true }),
      places,
      editorTheme,
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({
        'aria-label': this.#options.readOnlyLabel,
        'aria-readonly': 'true',
        tabindex: '0',
        spellcheck: 'false',
      }),
      keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...searchKeymap]),
      EditorView.updateListener.of((update) => {
        if (update.selectionSet) this.#reportCursor();
      }),
    ];
  }

  #extensions(): Extension {
    return [
      lineNumbers(),
      lintGutter(),
      foldGutter({ openText: '⌄', closedText: '›' }),
      codeFolding(),
      highlightSpecialChars(),
      history(),
      selections,
      dropCursor(),
      rectangularSelection(),
      EditorState.allowMultipleSelections.of(true),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ override: [completeLatex], icons: false }),
      closeEnvironments,
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      search({ top: true }),
      latex(),
      places,
      editorTheme,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': this.#options.label,
        tabindex: '0',
        spellcheck: 'true',
        autocorrect: 'off',
        autocapitalize: 'off',
      }),
      keymap.of([
        ...closeBracketsKeymap,
        ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...completionKeymap,
        indentWithTab,
      ]),
      EditorView.clipboardInputFilter.of((text) => {
        const { text: clean, changed } = cleanPaste(text);
        if (changed > 0) this.#options.onCleaned(changed);
        return clean;
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.#options.onChange(this.#path, update.state.doc.toString());
        if (update.docChanged || update.selectionSet) this.#reportCursor();
      }),
    ];
  }
}
