/** From what TeX complained about to the source: going there, marking it, mending it. */
import type { Text } from '@codemirror/state';
import { changeAt } from '#lib/compile/change.ts';
import type { Diagnostic, Replacement } from '#lib/compile/job.ts';
import { lineNow, linesOf } from '#lib/editor/anchors.ts';
import { compileUnderlines } from '#lib/editor/diagnostics.ts';
import { t } from '#lib/i18n/app.ts';
import type { Engine, Project } from '#lib/project/model.ts';
import type { Place } from './grouping.ts';
import type { Workspace } from './workspace.svelte.ts';

export class Mending {
  /** The files as they were last compiled: what TeX said is about them. */
  compiled: Project['files'] = {};
  /** Where “next problem” stands in the list. */
  #at = -1;

  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Goes to a place of a problem, wherever the text has moved since. */
  goTo(problem: Diagnostic, { line, column }: Place): void {
    const { file } = problem;
    const workspace = this.#workspace;
    if (!file || !workspace.project.files[file]) return;
    workspace.open(file);
    workspace.small = 'edit';
    const { editor } = workspace;
    if (!editor) return;
    const number = lineNow(linesOf(this.#text(file)), line, editor.doc) ?? line;
    const whole = problem.line === line && (problem.column ?? undefined) === column;
    editor.goToLine(number, column, whole ? (problem.end_column ?? undefined) : undefined);
  }

  /** Goes to the next (1) or last (-1) problem that has a place; causes only. */
  step(by: 1 | -1): void {
    const list = this.#workspace.compiler.diagnostics.filter(
      ({ level, file, line, follows }) => level !== 'info' && file && line && !follows,
    );
    if (!list.length) return;
    this.#at = (this.#at + by + list.length) % list.length;
    const problem = list[this.#at];
    if (problem?.line) this.goTo(problem, { line: problem.line, column: problem.column ?? undefined });
  }

  /** Another list of problems: it is walked from its beginning. */
  restart(): void {
    this.#at = -1;
  }

  /** What the editor underlines of a file. */
  underlines(path: string, doc: Text) {
    const actions = {
      engine: (engine: Engine) => t.compile.compileWith(t.compile.engines[engine]),
      compileWith: (engine: Engine) => void this.compileWith(engine),
      apply: (change: Replacement) => this.apply(change),
    };
    const { compiler, preview } = this.#workspace;
    const compiled = compileUnderlines(compiler.diagnostics, path, doc, this.#text(path), actions);
    const typed = preview.complained[path];
    if (!preview.diagnostics.length || typed?.kind !== 'text') return compiled;
    // What the service says of a line says more than what was said of it while typing.
    const fresh = compileUnderlines(preview.diagnostics, path, doc, typed.text, actions);
    return [...compiled, ...fresh.filter(({ from }) => !compiled.some((other) => other.from === from))];
  }

  /** Switches the engine and compiles again. */
  async compileWith(engine: Engine): Promise<void> {
    this.#workspace.setEngine(engine);
    await this.#workspace.compile();
  }

  /** True while the source still says what the change was made for. */
  fits(change: Replacement): boolean {
    return this.#edit(change) !== undefined;
  }

  /** Makes a change as one step that can be undone. */
  apply(change: Replacement): void {
    const workspace = this.#workspace;
    const found = this.#edit(change);
    if (!found) {
      workspace.toasts.show(t.compile.changedSince);
      return;
    }
    workspace.open(change.file);
    workspace.editor?.apply(change.file, [found.edit], found.text);
    workspace.toasts.show(t.compile.applied, {
      label: t.compile.button,
      run: () => void workspace.compile(),
    });
  }

  #edit(change: Replacement) {
    const file = this.#workspace.project.files[change.file];
    if (file?.kind !== 'text' || this.#workspace.project.document) return undefined;
    return changeAt(change, this.#text(change.file), file.text);
  }

  #text(path: string): string {
    const file = this.compiled[path];
    return file?.kind === 'text' ? file.text : '';
  }
}
