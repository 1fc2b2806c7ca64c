import { describe, expect, it } from 'vitest';
import type { Entry, Found, Report, Resume } from '#lib/scorer/report.ts';
import { lostFields, missingFields, pieces } from './machine.ts';

const span = { file: 'main.tex', start: 0, end: 0 };
const found = (text: string): Found => ({ text, span });
const entry = (title: string, dates: string, section = 'Experience'): Entry => ({
  section,
  kind: 'experience',
  title,
  organisation: null,
  location: null,
  start: null,
  end: null,
  dates_text: dates,
  bullets: [],
  span,
  dates_span: null,
  bullet_spans: [],
});
const empty: Resume = {
  name: null,
  headline: null,
  location: null,
  emails: [],
  phones: [],
  urls: [],
  sections: [],
  entries: [],
  skills: [],
  links: [],
  phone_numbers: [],
  skill_groups: [],
  education: [],
  languages: [],
};

const marked = (report: Pick<Report, 'text' | 'resume'>) =>
  pieces(report)
    .map(({ text, field }) => (field ? `[${field} ${text}]` : text))
    .join('');

describe('pieces', () => {
  it('outlines fields in place and keeps every character', () => {
    const text = 'Ada Sample\nada@example.com · github.com/ada\n\nExperience\nEngineer 2019 – 2021\n';
    const resume: Resume = {
      ...empty,
      name: found('Ada Sample'),
      emails: [found('ada@example.com')],
      urls: [found('https://github.com/ada')],
      sections: [{ heading: 'Experience', kind: 'experience', confidence: 100, span }],
      entries: [entry('Engineer', '2019 – 2021')],
    };
    expect(marked({ text, resume })).toBe(
      '[name Ada Sample]\n[email ada@example.com] · [url github.com/ada]\n\n[heading Experience]\n[title Engineer] [dates 2019 – 2021]\n',
    );
    expect(
      pieces({ text, resume })
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('takes equal titles and dates one after the other', () => {
    const text = 'Experience\nEngineer 2019\nEngineer 2019\n';
    const resume: Resume = {
      ...empty,
      sections: [{ heading: 'Experience', kind: 'experience', confidence: 100, span }],
      entries: [entry('Engineer', '2019'), entry('Engineer', '2019')],
    };
    expect(marked({ text, resume })).toBe(
      '[heading Experience]\n[title Engineer] [dates 2019]\n[title Engineer] [dates 2019]\n',
    );
  });

  it('takes the title of an entry from its section, not from the line under the name', () => {
    const resume: Resume = {
      ...empty,
      sections: [{ heading: 'Experience', kind: 'experience', confidence: 100, span }],
      entries: [entry('Engineer', '2019')],
    };
    expect(marked({ text: 'Engineer\nExperience\nEngineer 2019', resume })).toBe(
      'Engineer\n[heading Experience]\n[title Engineer] [dates 2019]',
    );
  });

  it('leaves out what does not occur literally', () => {
    expect(marked({ text: 'A D A', resume: { ...empty, name: found('Ada') } })).toBe('A D A');
  });

  it('gives nothing for nothing', () => {
    expect(pieces({ text: '', resume: empty })).toEqual([]);
  });
});

it('names the fields that are missing', () => {
  expect(missingFields({ resume: empty })).toEqual(['name', 'email', 'phone', 'heading']);
});

describe('another reading of the same resume', () => {
  const job = { ...entry('Data Engineer', '2019 -- 2020'), organisation: 'Acme (Ltd.)' };
  const resume = {
    ...empty,
    name: found('Zoë Example'),
    emails: [found('zoe@example.com')],
    phones: [found('+49 30 1234')],
    sections: [{ heading: 'Experience', kind: 'experience' as const, confidence: 1, span }],
    entries: [job],
  };
  const text = '2019 – 2020\nData\nEngineer\nExperience\nAcme (Ltd.)\nZoë\nExample # zoe@example.com';
  const parts = pieces({ text, resume }, { anywhere: true });

  it('is searched whatever its order, its line breaks and its dashes', () => {
    expect(parts.map((part) => part.text).join('')).toBe(text);
    const of = (kind: string) => parts.find(({ field }) => field === kind)?.text;
    expect(of('name')).toBe('Zoë\nExample');
    expect(of('dates')).toBe('2019 – 2020');
    expect(of('title')).toBe('Data\nEngineer');
    expect(of('organisation')).toBe('Acme (Ltd.)');
  });

  it('says what a parser of this kind loses', () => {
    expect(lostFields(resume, parts)).toEqual(['phone']);
    expect(lostFields(resume, [{ text }])).toEqual(['name', 'email', 'phone', 'heading', 'dates']);
  });
});
