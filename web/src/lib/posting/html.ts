/**
 * Text of HTML. The markup is parsed into a document of its own that is never shown: no script runs and nothing
 * is fetched. Trees may be as deep as they like: they are walked without recursion.
 */
import { boilerplateOf, textLengths } from './boilerplate.ts';
import { jobPosting, type JobPosting } from './jobposting.ts';
import { Lines, tidy } from './lines.ts';
import { isDeeperThan } from './nesting.ts';

export interface PageText {
  text: string;
  /** The page's own address, http or https. */
  address?: string;
}

/** Less than this, in UTF-16 units, is no posting's body. */
const BODY_MIN = 200;

/** Browsers show 512 levels. */
const DEPTH_MAX = 1000;

/** Nested so deeply that parsing it would hold everything up. */
export class TooDeep extends Error {}

function parse(html: string): Document {
  if (isDeeperThan(html, DEPTH_MAX)) throw new TooDeep();
  return new DOMParser().parseFromString(html, 'text/html');
}

/** The posting of a whole page: its data about the job where it has them, else its main part. Throws `TooDeep`. */
export function pageText(html: string): PageText {
  const page = parse(html);
  const address = addressOf(page, html);
  const data = jobPosting(
    [...page.querySelectorAll('script[type="application/ld+json" i]')].map(
      (script) => script.textContent ?? '',
    ),
  );
  const text = (data && dataText(data)) || mainText(page, data);
  return { text, ...(address ? { address } : {}) };
}

/** The text of a piece of HTML, e.g. from the clipboard. Throws `TooDeep`. */
export function fragmentText(html: string): string {
  const { body } = parse(html);
  return textOf(body);
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FIELDSET FOOTER FORM HEADER HGROUP HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
/** With an empty line before and after. */
const APART = new Set('BLOCKQUOTE DL FIGURE H1 H2 H3 H4 H5 H6 HR OL P PRE SECTION TABLE UL'.split(' '));
const isHeading = (name: string) => /^H[1-6]$/.test(name);
const isPre = (element: Element) =>
  element.tagName === 'PRE' ||
  /white-space\s*:\s*pre/i.test((element.getAttribute('style') ?? '').slice(0, 1000));

/** What a reader sees of an element, line by line; menus and the like are left out. */
function textOf(root: Element): string {
  const isLeftOut = boilerplateOf(root, textLengths(root));
  const lines = new Lines();
  let lists = 0;
  let pre = 0;
  const breakFor = (name: string) => {
    // Lists stay together, however many paragraphs their items have.
    if (isHeading(name) || (APART.has(name) && lists === 0)) lines.gap();
    else if (BLOCKS.has(name)) lines.end();
  };
  const enter = (element: Element) => {
    const name = element.tagName;
    breakFor(name);
    if (name === 'UL' || name === 'OL') lists += 1;
    else if (name === 'LI') lines.item(Math.max(1, lists));
    else if (name === 'BR') lines.end();
    else if ((name === 'TD' || name === 'TH') && !lines.fresh)
      lines.add(element.previousElementSibling?.tagName === 'TH' ? ': ' : ' | ');
    if (isPre(element)) pre += 1;
  };
  const leave = (element: Element) => {
    const name = element.tagName;
    if (isPre(element)) pre -= 1;
    if (name === 'UL' || name === 'OL') lists -= 1;
    breakFor(name);
  };
  const say = (text: string) => {
    if (pre === 0) lines.add(text);
    else
      text.split('\n').forEach((line, at) => {
        if (at > 0) lines.end();
        lines.add(line);
      });
  };

  let node: Node | null = root;
  while (node && !lines.full) {
    if (node.nodeType === 3) say(node.nodeValue ?? '');
    else if (node instanceof Element && (node === root || !isLeftOut(node))) {
      enter(node);
      if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
      leave(node);
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node instanceof Element) leave(node);
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  return lines.text();
}

/** The part of a page that is about the job, its title first. */
function mainText(page: Document, data: JobPosting | undefined): string {
  const lengths = textLengths(page.body);
  const longEnough = (element: Element) => (lengths.get(element) ?? 0) >= BODY_MIN;
  const candidates = (selector: string) =>
    [...page.querySelectorAll(selector)]
      .filter(longEnough)
      .sort((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0));
  const [job] = candidates('[itemtype*="schema.org/JobPosting" i]');
  const [main] = candidates('main,[role="main" i]');
  const articles = candidates('article');
  const root = job ?? main ?? (articles.length === 1 ? articles[0] : undefined) ?? page.body;
  const text = textOf(root);
  const title = data?.title ? oneLine(data.title) : titleOf(page);
  if (!text || !title) return text || title;
  const head = text.split('\n', 8).join('\n').toLocaleLowerCase();
  return head.includes(title.toLocaleLowerCase()) ? text : `${title}\n\n${text}`;
}

function titleOf(page: Document): string {
  const heading = page.querySelector('h1')?.textContent;
  const meta = page.querySelector('meta[property="og:title"]')?.getAttribute('content');
  // “Baker – Elm Ovens | Jobs”: sites put their own name behind.
  const title = (meta ?? page.title).split(/ [|–—·] /)[0];
  return tidy((heading ?? '').trim() || (title ?? ''))
    .replace(/\s+/g, ' ')
    .slice(0, 200);
}

const oneLine = (html: string) => fragmentText(html).replace(/\s+/g, ' ').trim();

/** HTML that was escaped once too often is read once more. */
function richText(html: string): string {
  const text = fragmentText(html);
  return /<(p|br|li|ul|div|h[1-6])\b[^>]{0,200}>/i.test(text) ? fragmentText(text) : text;
}

/** A posting that a page tells machines of; empty where it has no description. */
function dataText(data: JobPosting): string {
  // Line ends of plain text count, those of HTML do not.
  const asText = (value: string) => (/<\w|&lt;\w/.test(value) ? richText(value) : tidy(decode(value)));
  const description = asText(data.description);
  if (!description) return '';
  const said = description.replace(/\s+/g, ' ').toLocaleLowerCase();
  const facts = data.facts.map(([name, value]) => `${name}: ${oneLine(value)}`);
  const parts = data.parts.flatMap(([name, value]) => {
    const text = asText(value);
    const isNew = text && !said.includes(text.replace(/\s+/g, ' ').toLocaleLowerCase().slice(0, 80));
    return isNew ? [`${name}\n${text}`] : [];
  });
  return tidy(
    [data.title && oneLine(data.title), facts.join('\n'), description, ...parts].filter(Boolean).join('\n\n'),
  );
}

/** Character references of text that is no HTML otherwise. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  const area = parse('').createElement('textarea');
  area.innerHTML = text.replace(/</g, '&lt;');
  return area.value;
}

/** The address that a page gives for itself, or that a browser wrote into the saved file. */
function addressOf(page: Document, html: string): string | undefined {
  const saved = /<!--\s*saved from url=\(\d+\)(\S{1,2000})/.exec(html.slice(0, 4000))?.[1];
  const own = [
    page.querySelector('link[rel="canonical" i]')?.getAttribute('href'),
    page.querySelector('meta[property="og:url"]')?.getAttribute('content'),
    saved,
  ];
  for (const address of own) {
    if (!address || address.length > 2000 || !URL.canParse(address)) continue;
    const url = new URL(address);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.href;
  }
  return undefined;
}
