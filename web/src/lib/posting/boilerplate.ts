/** Which parts of a web page are not the posting: menus, banners, forms, other jobs. */

/** Never text of a page. */
const NEVER = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'HEAD',
  'IFRAME',
  'OBJECT',
  'EMBED',
  'SVG',
  'MATH',
  'CANVAS',
  'AUDIO',
  'VIDEO',
  'BUTTON',
  'INPUT',
  'SELECT',
  'TEXTAREA',
  'DATALIST',
  'METER',
  'PROGRESS',
]);
/** Around the posting, unless most of the page stands in it. */
const AROUND = new Set(['NAV', 'FOOTER', 'FORM', 'DIALOG', 'HEADER']);
const ROLES =
  /^(navigation|banner|contentinfo|complementary|dialog|alertdialog|search|menu|menubar|toolbar)$/i;
const NAMES =
  /(^|[-_\s])(cookies?|consent|gdpr|onetrust|newsletter|breadcrumbs?|share|sharing|social|related|similar|recommend(ed|ations?)|modal|popup|promo|adverts?|advertisement|login|sign-?in|sign-?up|subscribe|skip-?link|navbar|nav|menu|footer)([-_\s]|$)/i;
const OTHER_JOBS =
  /^((similar|related|recommended|other|more|latest|open) (open )?(jobs?|positions?|openings|vacancies|roles|opportunities)\b|(people|jobs?) (who viewed|also viewed|you (may|might))|you (may|might) also|(ähnliche|weitere|andere) (jobs|stellen|anzeigen|positionen)|(d[’']autres )?offres similaires|d[’']autres offres|autres offres|(ofertas|empleos|vacantes) (similares|relacionad[ao]s))/i;

/** A part is thrown away only while it holds less than this share of the text. */
const SMALL_PART = 0.4;
/** So much of an attribute is looked at. */
const ATTRIBUTE_MAX = 400;

/** How much text each element holds, in UTF-16 units, scripts and the like left out; in one walk. */
export function textLengths(root: Element): Map<Element, number> {
  const lengths = new Map<Element, number>();
  const parents: Element[] = [];
  let node: Node | null = root;
  while (node) {
    if (node.nodeType === 3) {
      const own = (node.nodeValue ?? '').trim().length;
      const parent = parents.at(-1);
      if (parent && own) lengths.set(parent, (lengths.get(parent) ?? 0) + own);
    } else if (node instanceof Element && !isNever(node)) {
      if (node.firstChild) {
        parents.push(node);
        node = node.firstChild;
        continue;
      }
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      const done = parents.pop();
      const parent = parents.at(-1);
      if (done && parent) lengths.set(parent, (lengths.get(parent) ?? 0) + (lengths.get(done) ?? 0));
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  return lengths;
}

// Inside of SVG names keep their small letters.
const isNever = (element: Element) => NEVER.has(element.tagName.toUpperCase());

const attribute = (element: Element, name: string) =>
  (element.getAttribute(name) ?? '').slice(0, ATTRIBUTE_MAX);

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))
  );
}

/** Says of each element below `root` whether it is left out. */
export function boilerplateOf(root: Element, lengths: Map<Element, number>): (element: Element) => boolean {
  const whole = lengths.get(root) ?? 0;
  const others = otherJobs(root, lengths);
  const isPage = root.tagName === 'BODY';
  return (element) => {
    if (isNever(element) || isHidden(element) || others.has(element)) return true;
    if ((lengths.get(element) ?? 0) > SMALL_PART * whole) return false;
    // The head of an article is a part of it, that of a page is not.
    if (AROUND.has(element.tagName)) return element.tagName !== 'HEADER' || isPage;
    if (ROLES.test(attribute(element, 'role'))) return true;
    const names = `${attribute(element, 'id')} ${attribute(element, 'class')}`;
    return NAMES.test(names.replace(/([a-z])([A-Z])/g, '$1-$2'));
  };
}

const HEADINGS = 'h1,h2,h3,h4,h5,h6';
const level = (heading: Element) => Number(heading.tagName.slice(1));

/** Headings that announce other jobs, with what stands below them. */
function otherJobs(root: Element, lengths: Map<Element, number>): Set<Element> {
  const out = new Set<Element>();
  for (const heading of root.querySelectorAll(HEADINGS)) {
    const length = lengths.get(heading) ?? 0;
    if (length === 0 || length > 80 || !OTHER_JOBS.test((heading.textContent ?? '').trim())) continue;
    let top = heading;
    // A heading may have a box of its own.
    while (
      top.parentElement &&
      top.parentElement !== root &&
      (lengths.get(top.parentElement) ?? 0) === length
    )
      top = top.parentElement;
    out.add(top);
    for (let next = top.nextElementSibling; next; next = next.nextElementSibling) {
      const inner = next.matches(HEADINGS) ? next : next.querySelector(HEADINGS);
      if (inner && level(inner) <= level(heading)) break;
      out.add(next);
    }
  }
  return out;
}
