// Runs in a browser: it is the browser's own parser that hostile pages meet.
import { describe, expect, it, vi } from 'vitest';
import { fragmentText, pageText, TooDeep } from './html.ts';

/** Enough words for a posting's body. */
const LONG = 'We bake bread for the whole town and look for somebody who likes to get up early. '.repeat(4);

describe('a piece of HTML', () => {
  it.each([
    ['lists', '<p>Must:</p><ul><li>Python</li><li><p>SQL</p></li></ul>', 'Must:\n\n- Python\n- SQL'],
    [
      'lists in lists',
      '<ul><li>Ovens<ul><li>Deck</li></ul></li><li>Dough</li></ul>',
      '- Ovens\n  - Deck\n- Dough',
    ],
    ['numbered lists', '<ol><li>One</li><li>Two</li></ol>', '- One\n- Two'],
    ['headings', 'a<h3>You  have</h3>b', 'a\n\nYou have\n\nb'],
    ['line ends', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['blocks', '<div>one<div>two</div>three</div>', 'one\ntwo\nthree'],
    ['bold words in a line', '<p>Know <b>Java</b>, <i>Go</i></p>', 'Know Java, Go'],
    [
      'tables',
      '<table><tr><th>Place</th><td>Pune</td></tr><tr><td>a</td><td>b</td></tr></table>',
      'Place: Pune\na | b',
    ],
    ['line ends that count', '<pre>one\ntwo</pre>', 'one\ntwo'],
    ['signs that nobody sees', 'Py\u200bthon\u00a0and&nbsp;&amp;\u00adSQL', 'Python and &SQL'],
    ['nothing', '', ''],
  ])('keeps %s', (_, html, text) => {
    expect(fragmentText(html)).toBe(text);
  });

  it.each([
    ['scripts', '<script>alert(1)</script>'],
    ['styles', '<style>p{}</style>'],
    ['controls', '<button>Apply</button><select><option>English</select>'],
    ['hidden parts', '<p hidden>no</p><p style="display: none">no</p><p aria-hidden="true">no</p>'],
    ['pictures', '<svg><title>no</title><text>no</text></svg><img alt="no" src="x">'],
    ['templates', '<template><p>no</p></template>'],
  ])('leaves out %s', (_, html) => {
    expect(fragmentText(`<p>Baker wanted in Pune</p>${html}`)).toBe('Baker wanted in Pune');
  });
});

describe('a page', () => {
  it('is its main part, without menus, banners, forms and other jobs', () => {
    const { text } = pageText(`<!doctype html><title>Baker | Jobs</title>
      <header><a>Home</a></header><nav><a>Jobs</a></nav><div class="cookie-banner">We use cookies</div>
      <main><h1>Baker</h1><p>${LONG}</p><h2>You have</h2><ul><li>A driving licence</li></ul>
      <form><label>E-mail</label><input value="x"></form><div class="socialShare">Tweet</div>
      <div><h3>Similar jobs</h3></div><div><h4>Cook</h4><p>Elsewhere</p></div><h2>What we offer</h2><p>Bread</p></main>
      <footer>Imprint</footer>`);
    expect(text.replace(/We bake.*/, 'We bake')).toBe(
      'Baker\n\nWe bake\n\nYou have\n\n- A driving licence\n\nWhat we offer\n\nBread',
    );
  });

  it.each(['Ähnliche Stellenangebote', 'Offres similaires', 'Empleos relacionados', 'People also viewed'])(
    'ends before “%s”',
    (heading) => {
      const { text } = pageText(`<main><h1>Baker</h1><p>${LONG}</p><h2>${heading}</h2><p>Cook</p></main>`);
      expect(text).not.toContain('Cook');
    },
  );

  it('keeps a form or a box of any name in which the whole posting stands', () => {
    const { text } = pageText(
      `<body class="cookie-consent"><form><div class="modal"><h1>Baker</h1><p>${LONG}</p></div></form>`,
    );
    expect(text).toMatch(/^Baker\n\nWe bake/);
  });

  it('begins with its title, wherever that stands', () => {
    expect(pageText(`<header><h1>Baker</h1></header><main><p>${LONG}</p></main>`).text).toMatch(
      /^Baker\n\nWe/,
    );
    expect(pageText(`<title>Baker – Elm Ovens</title><main><p>${LONG}</p></main>`).text).toMatch(
      /^Baker\n\nWe/,
    );
  });

  it.each([
    ['<link rel="canonical" href="https://jobs.example/1">', 'https://jobs.example/1'],
    ['<meta property="og:url" content="http://jobs.example/2">', 'http://jobs.example/2'],
    ['<!-- saved from url=(0022)https://jobs.example/3 -->', 'https://jobs.example/3'],
    ['<link rel="canonical" href="javascript:alert(1)">', undefined],
    ['<link rel="canonical" href="/relative">', undefined],
  ])('names its address: %s', (html, address) => {
    expect(pageText(`${html}<main>${LONG}</main>`).address).toBe(address);
  });
});

describe('what a page tells machines of the job', () => {
  const page = (data: unknown, more = '') =>
    pageText(
      `<script type="application/ld+json">${JSON.stringify(data)}</script><main><p>${LONG}</p></main>${more}`,
    ).text;

  it('is taken first', () => {
    const text = page({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite' },
        {
          '@type': 'JobPosting',
          title: 'R&amp;D Baker',
          description: '<p>Bake.</p><ul><li>Rye</li></ul>',
          hiringOrganization: { name: 'Elm Ovens' },
          jobLocation: [{ address: { addressLocality: 'Pune', addressCountry: { name: 'India' } } }],
          jobLocationType: 'TELECOMMUTE',
          employmentType: ['FULL_TIME', 'PART_TIME'],
          validThrough: '2026-12-24T00:00:00Z',
          experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 24 },
          skills: 'Rye',
          qualifications: 'A licence',
        },
      ],
    });
    expect(text).toBe(
      [
        'R&D Baker',
        'Company: Elm Ovens\nLocation: Pune, India; Remote\nEmployment type: Full-time, Part-time\nApply by: 2026-12-24',
        'Bake.\n\n- Rye',
        'Qualifications\nA licence',
        'Required experience\n2 years of experience',
      ].join('\n\n'),
    );
  });

  it('is read though it was escaped twice, or is plain text', () => {
    const twice = {
      '@type': 'JobPosting',
      title: 'Baker',
      description: '&lt;ul&gt;&lt;li&gt;Rye&lt;/li&gt;&lt;/ul&gt;',
    };
    expect(page(twice)).toBe('Baker\n\n- Rye');
    const plain = { '@type': ['JobPosting'], title: 'Baker', description: 'Bake.\n- Rye &amp; spelt' };
    expect(page(plain)).toBe('Baker\n\nBake.\n- Rye & spelt');
  });

  it.each([
    ['no description', { '@type': 'JobPosting', title: 'Baker', description: '' }],
    ['wrong types', { '@type': 'JobPosting', title: 7, description: [{}], jobLocation: 'x' }],
    ['another thing', { '@type': 'Product', description: 'Bread' }],
  ])('is passed over where there is %s', (_, data) => {
    expect(page(data)).toContain('We bake bread');
  });

  it('is read out of a comment, and passed over where it is no JSON', () => {
    const script = (json: string) =>
      pageText(`<script type="application/ld+json">${json}</script><main>${LONG}</main>`).text;
    expect(script('<!-- {"@type":"JobPosting","description":"Bake\nrye"} -->')).toBe('Bake rye');
    expect(script('{"@type":')).toContain('We bake bread');
  });
});

describe('hostile HTML', () => {
  it('runs nothing and fetches nothing', async () => {
    const bad = vi.fn();
    vi.stubGlobal('bad', bad);
    const before = performance.getEntriesByType('resource').length;
    const html = `<img src="/never.png?a" onerror="bad()"><script>bad()</script><svg onload="bad()"></svg>
      <iframe srcdoc="<script>parent.bad()</script>"></iframe><link rel="stylesheet" href="/never.css">
      <video src="/never.mp4" autoplay></video><style>@import "/never.css"</style><body onload="bad()"><p>Baker</p>`;
    const data = JSON.stringify({ '@type': 'JobPosting', title: html, description: html });
    pageText(html);
    fragmentText(html);
    pageText(`<script type="application/ld+json">${data.replaceAll('</', '<\\/')}</script>`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(bad).not.toHaveBeenCalled();
    const fetched = performance.getEntriesByType('resource').slice(before);
    expect(fetched.filter(({ name }) => name.includes('never'))).toEqual([]);
    vi.unstubAllGlobals();
  });

  it.each([
    ['900 nested lists', `${'<ul><li>'.repeat(900)}Baker`],
    ['100,000 tags side by side', `${'<b></b>'.repeat(100_000)}Baker`],
    [
      'huge attributes',
      `<div class="${'modal '.repeat(400_000)}" style="${'a'.repeat(2_000_000)}">x</div>Baker`,
    ],
    ['many headings of other jobs', `${'<h2>Similar jobs</h2>'.repeat(5000)}<h1>Baker</h1>`],
  ])('is read in no time: %s', (_, html) => {
    const began = performance.now();
    expect(pageText(html).text).toContain('Baker');
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it.each(['<div>', '<ul><li>', '<b>', '<table><tr><td>'])('is refused at once: 100,000 nested %s', (tag) => {
    const html = tag.repeat(100_000);
    const data = JSON.stringify({ '@type': 'JobPosting', description: html });
    const began = performance.now();
    for (const page of [html, `<script type="application/ld+json">${data}</script>`])
      expect(() => pageText(page)).toThrow(TooDeep);
    expect(() => fragmentText(html)).toThrow(TooDeep);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('gives no more text than anybody reads', () => {
    expect(fragmentText(`<p>${'word '.repeat(10)}</p>`.repeat(50_000)).length).toBeLessThan(400_000);
  });
});
