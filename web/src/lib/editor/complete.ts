/** Completion of commands, environments, packages and labels; closing of environments. */
import {
  snippet,
  snippetCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { EditorSelection, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { COMMANDS, ENVIRONMENTS, PACKAGES } from './commands.ts';

const commandOptions: readonly Completion[] = COMMANDS.map(({ label, snippet: body, detail }, at) =>
  snippetCompletion(body, { label, detail, type: 'function', boost: -at }),
);

const beginOption = snippetCompletion('\\begin{#{environment}}\n\t#{}\n\\end{#{environment}}', {
  label: '\\begin',
  detail: 'environment',
  type: 'keyword',
  boost: 20,
});

const LIST_LIKE = new Set(['itemize', 'enumerate']);

function environmentOption(name: string, at: number): Completion {
  const body = LIST_LIKE.has(name) ? '\n\t\\item #{}' : '\n\t#{}';
  return {
    label: name,
    type: 'class',
    boost: -at,
    apply(view, completion, from, to) {
      // Takes in the closing brace that bracket closing has put there.
      const end = view.state.sliceDoc(to, to + 1) === '}' ? to + 1 : to;
      snippet(`${name}}${body}\n\\end{${name}}`)(view, completion, from, end);
    },
  };
}

const plain = (names: Iterable<string>, type: string): Completion[] =>
  [...names].map((label) => ({ label, type }));

function* found(text: string, pattern: RegExp): Generator<string> {
  const seen = new Set<string>();
  for (const [, name] of text.matchAll(pattern)) {
    if (!name || seen.has(name)) continue;
    seen.add(name);
    yield name;
  }
}

/** What can follow the cursor. */
export function completeLatex(context: CompletionContext): CompletionResult | null {
  const argument = context.matchBefore(
    /\\(begin|end|ref|pageref|usepackage|RequirePackage)(\[[^\]]*\])?\{[^{}]*/,
  );
  if (argument) {
    const brace = argument.text.lastIndexOf('{');
    const comma = argument.text.lastIndexOf(',');
    const from = argument.from + Math.max(brace, comma) + 1;
    const name = /^\\(\w+)/.exec(argument.text)?.[1];
    const text = context.state.doc.toString();
    switch (name) {
      case 'begin':
        return { from, options: ENVIRONMENTS.map(environmentOption), validFor: /^[\w*]*$/ };
      case 'end':
        return { from, options: plain(found(text, /\\begin\{([^}]+)\}/g), 'class'), validFor: /^[\w*]*$/ };
      case 'ref':
      case 'pageref':
        return {
          from,
          options: plain(found(text, /\\label\{([^}]+)\}/g), 'constant'),
          validFor: /^[\w:-]*$/,
        };
      default:
        return { from, options: plain(PACKAGES, 'namespace'), validFor: /^[\w-]*$/ };
    }
  }
  const word = context.matchBefore(/\\[a-zA-Z@]*\*?/);
  if (
    !word ||
    (word.text === '\\' && !context.explicit && context.state.sliceDoc(word.from - 1, word.from) === '\\')
  ) {
    return null;
  }
  const known = new Set(COMMANDS.map(({ label }) => label));
  const own = [
    ...found(context.state.doc.toString(), /\\(?:re)?newcommand\*?\{?\\([a-zA-Z@]+)|\\def\\([a-zA-Z@]+)/g),
  ].filter((name) => !known.has(`\\${name}`));
  return {
    from: word.from,
    options: [
      beginOption,
      ...commandOptions,
      ...own.map((name) => ({ label: `\\${name}`, detail: 'yours', type: 'variable', boost: 10 })),
    ],
    validFor: /^\\[a-zA-Z@]*\*?$/,
  };
}

/** The environment whose `\begin` ends at the end of `line` and lacks its `\end` in `rest`, or `undefined`. */
export function unclosed(line: string, rest: string): string | undefined {
  const name = /\\begin\{([^{}]+)\}(?:\[[^\]]*\]|\{[^{}]*\})*\s*$/.exec(line)?.[1];
  if (!name) return undefined;
  let depth = 1;
  for (const [, kind, found] of rest.matchAll(/\\(begin|end)\{([^{}]+)\}/g)) {
    if (found !== name) continue;
    depth += kind === 'begin' ? 1 : -1;
    if (depth === 0) return undefined;
  }
  return name;
}

/** Enter after `\begin{…}` writes the matching `\end{…}`; Enter in an item list goes on with `\item`. */
function onEnter(view: EditorView): boolean {
  const { state } = view;
  const { main } = state.selection;
  if (!main.empty || state.readOnly) return false;
  const line = state.doc.lineAt(main.head);
  const indent = /^\s*/.exec(line.text)?.[0] ?? '';
  if (main.head === line.to) {
    const name = unclosed(line.text, state.sliceDoc(line.to, Math.min(state.doc.length, line.to + 20_000)));
    if (name) {
      const body = LIST_LIKE.has(name) ? '\\item ' : '';
      const before = `\n${indent}  ${body}`;
      view.dispatch({
        changes: { from: main.head, insert: `${before}\n${indent}\\end{${name}}` },
        selection: EditorSelection.cursor(main.head + before.length),
        userEvent: 'input',
        scrollIntoView: true,
      });
      return true;
    }
    if (/^\s*\\item\s+\S/.test(line.text)) {
      const insert = `\n${indent}\\item `;
      view.dispatch({
        changes: { from: main.head, insert },
        selection: EditorSelection.cursor(main.head + insert.length),
        userEvent: 'input',
        scrollIntoView: true,
      });
      return true;
    }
  }
  return false;
}

export const closeEnvironments: Extension = keymap.of([{ key: 'Enter', run: onEnter }]);
