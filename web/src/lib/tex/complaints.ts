/** What the engine complained about, in plain words and with its place in the source. */
import type { Diagnostic } from '#lib/compile/job.ts';
import { t } from '#lib/i18n/app.ts';
import type { Ran } from './protocol.ts';
import { joinPath } from './typesetter.ts';

/** More say nothing new: the first ones are the causes. */
const MOST = 5;

/** Complaints of a run, the first ones first; `paths`: the project's files. */
export function complaints(ran: Ran, main: string, paths: readonly string[]): Diagnostic[] {
  const texts = ran.messages.filter(({ kind }) => kind === 'error').map(({ text }) => text);
  const context = contexts(ran.log);
  const found = texts.flatMap((text): Diagnostic[] => {
    const [, name = '', line = '', said = ''] = /^(\S[^:\n]*):(\d+): ([^]*)$/.exec(text) ?? [];
    const message = line ? said : text.replace(/^!\s*/, '');
    if (!line && /^(?:\*\*\*|terminal input|Emergency stop)/.test(message)) return [];
    const number = line ? Number(line) : undefined;
    const excerpt = number === undefined ? '' : (context.get(`${number} ${firstLine(message)}`) ?? '');
    const file = name ? fileOf(name, main, paths) : undefined;
    return [diagnostic(message, excerpt, file, file ? number : undefined)];
  });
  if (!found.length && ran.outcome === 'fatal') found.push(lastWord(ran));
  return found.slice(0, MOST);
}

function diagnostic(
  said: string,
  excerpt: string,
  file: string | undefined,
  line: number | undefined,
): Diagnostic {
  const place = file !== undefined && line !== undefined ? { file, line } : {};
  return { level: 'error', kind: 'preview', message: sentence(said, excerpt), excerpt, ...place };
}

/** Why a run ended early that gave no place. */
function lastWord(ran: Ran): Diagnostic {
  const missing = /^! LaTeX Error: File `([^']+)' not found/m.exec(ran.log)?.[1];
  if (missing) return diagnostic(`File \`${missing}' not found`, '', undefined, undefined);
  const open = /no legal \\end found/.test(ran.messages.map(({ text }) => text).join('\n'));
  const last = ran.messages.filter(({ kind }) => kind === 'error').at(-1)?.text ?? '';
  return diagnostic(open ? 'no legal \\end found' : last, '', undefined, undefined);
}

const firstLine = (text: string) => text.split('\n', 1)[0]?.trim().replace(/\.$/, '') ?? '';

/** What stands before the place where TeX stopped, by line and message. */
function contexts(log: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, message = '', line = '', before = ''] of log.matchAll(
    /^! (.*)\n(?:(?!! |l\.\d).*\n){0,12}?l\.(\d+) ?(.*)$/gm,
  )) {
    const key = `${line} ${firstLine(message)}`;
    if (!found.has(key)) found.set(key, before);
  }
  return found;
}

function sentence(said: string, before: string): string {
  const words = t.preview.says;
  if (said.startsWith('Undefined control sequence')) {
    const command = /\\(?:[A-Za-z@]+\*?|.)\s*$/.exec(before)?.[0].trim();
    return command ? words.undefinedCommand(command) : words.undefinedSomewhere;
  }
  const file = /File [`'"]([^'"`]+)['"] not found/.exec(said)?.[1];
  if (file) return words.noFile(file);
  const environment = /Environment (\S+) undefined/.exec(said)?.[1];
  if (environment) return words.undefinedEnvironment(environment);
  const ended = /\\begin\{([^}]*)\}.* ended by \\end\{([^}]*)\}/.exec(said);
  if (ended) return words.wrongEnd(ended[1] ?? '', ended[2] ?? '');
  if (said.startsWith('Missing $')) return words.math;
  if (/^(?:Paragraph ended|File ended|Runaway|Missing \})/.test(said)) return words.openBrace;
  if (/^(?:Too many \}|Extra \})/.test(said)) return words.extraBrace;
  if (said.startsWith('Misplaced alignment')) return words.ampersand;
  if (said.includes('no legal \\end found')) return words.noEnd;
  const own = firstLine(said).replace(/^(?:LaTeX|Package \S+|Class \S+) Error: /, '');
  return words.other(own);
}

/** The path of a file that TeX names, perhaps without its ending. */
function fileOf(name: string, main: string, paths: readonly string[]): string | undefined {
  const path = joinPath(main.slice(0, main.lastIndexOf('/') + 1), name);
  return path === undefined ? undefined : [path, `${path}.tex`].find((each) => paths.includes(each));
}
