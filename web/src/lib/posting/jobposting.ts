/**
 * What a page tells machines of a job: a `JobPosting` of schema.org as JSON-LD
 * (https://schema.org/JobPosting). Values are as written, HTML as a rule.
 */

export interface JobPosting {
  title: string;
  description: string;
  /** Name and value. */
  facts: [string, string][];
  /** What stands beside the description: heading and text. */
  parts: [string, string][];
}

type Data = Record<string, unknown>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** So many values are looked through. */
const VALUES_MAX = 20_000;

/** The first posting among the scripts of a page. */
export function jobPosting(scripts: readonly string[]): JobPosting | undefined {
  for (const script of scripts) {
    const found = find(parsed(script));
    if (found) return read(found);
  }
  return undefined;
}

/** `undefined` where it is no JSON. Some sites hide it in a comment, some write line ends into strings. */
function parsed(script: string): unknown {
  const json = script.replace(
    /^\s*(<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(-->|\/\*\]\]>\*\/|\]\]>)\s*$/g,
    '',
  );
  for (const text of [json, json.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next one, if any.
    }
  }
  return undefined;
}

/** A `JobPosting` anywhere in it. */
function find(data: unknown): Data | undefined {
  const waiting = [data];
  for (let at = 0; at < waiting.length && at < VALUES_MAX; at += 1) {
    const value = waiting[at];
    if (!isData(value)) continue;
    if (texts(value['@type']).some((type) => /(^|[/:])JobPosting$/.test(type))) return value;
    for (const inner of Object.values(value)) if (isData(inner)) waiting.push(inner);
  }
  return undefined;
}

function read(data: Data): JobPosting {
  const place = list(data.jobLocation).flatMap((one) => placeOf(one));
  const remote = texts(data.jobLocationType).some((type) => /telecommute/i.test(type));
  const facts: [string, string][] = [
    ['Company', named(data.hiringOrganization)],
    ['Location', [...new Set([...place, ...(remote ? ['Remote'] : [])])].slice(0, 5).join('; ')],
    ['Employment type', texts(data.employmentType).map(words).join(', ')],
    ['Apply by', /^\d{4}-\d{2}-\d{2}/.exec(texts(data.validThrough)[0] ?? '')?.[0] ?? ''],
  ];
  const parts: [string, string][] = [
    ['Responsibilities', told(data.responsibilities)],
    ['Qualifications', told(data.qualifications)],
    ['Required skills', told(data.skills)],
    ['Required education', told(data.educationRequirements)],
    ['Required experience', told(data.experienceRequirements)],
  ];
  return {
    title: texts(data.title)[0] ?? texts(data.name)[0] ?? '',
    description: told(data.description),
    facts: facts.filter(([, value]) => value.trim()),
    parts: parts.filter(([, value]) => value.trim()),
  };
}

const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.slice(0, 50) : value === undefined ? [] : [value];
const texts = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');

/** Text, or what an object of schema.org says in its stead. */
function told(value: unknown): string {
  return list(value)
    .map((one) => {
      if (typeof one === 'string') return one;
      if (!isData(one)) return '';
      const months = Number(one.monthsOfExperience);
      if (months >= 12) return `${Math.floor(months / 12)} years of experience`;
      if (months > 0) return `${months} months of experience`;
      // “bachelor degree”, as schema.org has it in its list of levels
      return texts(one.description)[0] ?? texts(one.credentialCategory)[0] ?? named(one);
    })
    .filter(Boolean)
    .join('\n');
}

const named = (value: unknown): string =>
  list(value)
    .map((one) => (typeof one === 'string' ? one : isData(one) ? (texts(one.name)[0] ?? '') : ''))
    .find(Boolean) ?? '';

function placeOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!isData(value)) return [];
  const { address } = value;
  if (typeof address === 'string') return [address];
  if (!isData(address)) return texts(value.name);
  const parts = [address.addressLocality, address.addressRegion, address.addressCountry].map(named);
  return [[...new Set(parts)].filter(Boolean).join(', ')].filter(Boolean);
}

/** `FULL_TIME` as people write it. */
function words(type: string): string {
  const text = type.replace(/_/g, '-').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
