/**
 * How deep the tags of a page are nested, before a browser parses it: its parser looks through what is open with
 * each tag, and a page of a hundred thousand open ones would hold everything up for a minute.
 */

/** Without an end, or closed by the next of their kind. */
const SHALLOW = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot colgroup option'.split(
    ' ',
  ),
);
/** What stands in them is text, up to their end. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes'.split(' '));

const NAME = /[a-z][^\s/>]*/iy;

/** True when more than `max` elements are open at once. Takes time by the length of `html` alone. */
export function isDeeperThan(html: string, max: number): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  const small = html.toLowerCase();
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = after(html, '-->', at + 4);
      continue;
    }
    const closes = html[at + 1] === '/';
    NAME.lastIndex = at + (closes ? 2 : 1);
    const name = NAME.exec(small)?.[0];
    if (!name) {
      at += 1;
      continue;
    }
    at = tagEnd(html, NAME.lastIndex);
    if (RAW.has(name) && !closes) at = after(small, `</${name}`, at);
    else if (!SHALLOW.has(name)) {
      const now = open.get(name) ?? 0;
      if (closes && now === 0) continue;
      open.set(name, now + (closes ? -1 : 1));
      depth += closes ? -1 : 1;
      if (depth > max) return true;
    }
  }
  return false;
}

/** Behind the next `mark`, or the end. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Behind the `>` of a tag; values in quotes may hold one. */
function tagEnd(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at];
    if (sign === '>') return at + 1;
    // A quote begins a value only behind `=`.
    if ((sign === '"' || sign === "'") && /=\s{0,20}$/.test(html.slice(Math.max(0, at - 21), at)))
      at = after(html, sign, at + 1) - 1;
  }
  return html.length;
}
