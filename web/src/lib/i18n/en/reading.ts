/** English, the pages one reads. */

export const en = {
  rules: {
    title: 'Rules — Legible',
    heading: 'Rules',
    lead: 'Everything the scorer looks at. Each rule says what it finds, why it matters, and how sure we are.',
    empty: 'The pages of the rules are being written.',
    back: 'All rules',
    folklore: 'What has no rule, and why',
    folkloreLead:
      'Much that is told about machines that read resumes has no evidence. It costs no points here.',
    groups: {
      FMT: 'Layout and type',
      TXT: 'Text of the page',
      FIL: 'The file',
      CON: 'Contact',
      SEC: 'Sections',
      EXP: 'Experience',
      EDU: 'Education',
      SKL: 'Skills',
      DAT: 'Dates',
      BUL: 'Bullets',
      REA: 'Wording and spelling',
      KEY: 'Job match',
      MAT: 'Job match',
      FIT: 'Job match',
    } as Record<string, string>,
    other: 'Other',
  },
  privacy: {
    title: 'Privacy — Legible',
    heading: 'Privacy',
    sections: [
      [
        'What stays with you',
        'Your files, the postings you paste or open, the score and all findings live in this browser (IndexedDB). Scoring runs on your device as WebAssembly and makes no request. The program itself is kept there too, so that the workspace opens without a network.',
      ],
      [
        'What is sent, and when',
        'Only when you press Compile, the files of the project go to our server over an encrypted connection. They are compiled in a sandbox without network access. Files, PDF and log are deleted within 24 hours.',
      ],
      [
        'Cookies',
        'One: a signed, random device id, set when you compile for the first time, so that your jobs are yours. It is not used to follow you, and there are no others.',
      ],
      [
        'Error reports',
        'When our own code fails, the page may send the kind of error, the place in our code and the version. Never text of your resume, file names or what you typed.',
      ],
      [
        'No third parties',
        'Fonts, scripts and everything else come from this site. There is no analytics script and no advertising.',
      ],
      [
        'Deleting',
        'Clear the data of this site in your browser’s settings, and everything that was kept on your device is gone. What was compiled goes by itself within 24 hours.',
      ],
    ] as [string, string][],
  },
  notFound: {
    title: 'Not found — Legible',
    heading: 'There is no page here',
    text: 'The address may be mistyped, or the page has moved. Your work is safe: it lives in this browser.',
    home: 'Start page',
  },
  offline: {
    title: 'Cannot be reached — Legible',
    heading: 'This page cannot be reached',
    text: 'There is no network, or our server does not answer. The workspace is kept in this browser, with your work: it scores, sets the page and saves without either.',
    again: 'Try again',
  },
  failed: {
    title: 'Something failed — Legible',
    heading: 'This page could not be shown',
    text: 'The fault is ours. Your work is safe: it lives in this browser. Loading the page again usually helps.',
    again: 'Load again',
  },
};
