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
        'Without an account your files, the postings you paste or open, the score and all findings live in this browser alone (IndexedDB). Scoring runs on your device as WebAssembly, with an account as well: nothing of your resume is sent for it. The program itself is kept there too, so that the workspace opens without a network.',
      ],
      [
        'What is sent, and when',
        'When you press Compile, the files of the project go to our server over an encrypted connection. They are compiled in a sandbox without network access. Files, PDF and log are deleted within 24 hours.',
      ],
      [
        'An account, if you want one',
        'Scoring needs none. Without one there are three compiles on our servers; with one there are new ones each month. An account keeps your e-mail address, your name if you give one, your plan and your settings, and the providers that you linked with the address you have there. Your password is kept as an argon2id hash; tokens and recovery codes as fingerprints. None of them can be read back, by us either. The secret of your second factor is encrypted. All of it stays as long as the account does.',
      ],
      [
        'Your resumes, in an account',
        'While you are signed in, the resumes that you work on are saved to your account as well, so that they are on your other devices and nothing is lost: their files, the posting that each is held against, what you chose to ignore, and its scores over time. Old versions and deleted resumes are kept as long as your plan says, then removed. When you sign out, what was saved is removed from this browser; what could not be saved yet stays until you are back.',
      ],
      [
        'Where you are signed in',
        'For each session we keep the browser, the system, the town and country that the network tells, and when it began and was last used: so that you can see it in your settings and end it. Your network address is not kept. A session ends after 30 days without use, and after 90 days in any case. That a browser signed in before is remembered, so that a mail can tell you when a new one does.',
      ],
      [
        'What was done with your account',
        'Signing in, changes of password, address or second factor, tokens, and what our staff did with it: with time, browser and place. You read it in your settings under Activity. It is kept for 13 months, and goes together with the account.',
      ],
      [
        'Mail',
        'We write when you register, when something about the security of your account changes, and, only if you turn it on, about what is new. The text of a mail is removed once it is sent; that it was sent is kept for 30 days. Links in mails work for 24 hours, those that reset a password for 30 minutes.',
      ],
      [
        'Against guessing',
        'Attempts to sign in are counted for an hour, under hashes of the e-mail address and of the network. Compiles without an account are counted by network too, for a day. What networks are hashed with is thrown away after two days; nobody can tell then which it was.',
      ],
      [
        'Cookies',
        'Three, all of them necessary. A signed, random device id, set when you compile, register or sign in for the first time, so that your jobs are yours and your own browser is known again. A random session id, set when you sign in, and removed when you sign out. And a random number while you are on the way to Google or GitHub and back, if you sign in there. None is used to follow you, and there are no others. Your browser also remembers that you were signed in, not as whom, so that pages need not flicker.',
      ],
      [
        'Counting visits',
        'We count, by day, how many visits there were, in how many a resume of one’s own was scored, how many browsers compiled for the first time, and how many accounts were made. These are numbers of the day: nothing is kept about who, and no resume is sent for it.',
      ],
      [
        'Error reports',
        'When our own code fails, the page may send the kind of error, the place in our code and the version. Never text of your resume, file names or what you typed.',
      ],
      [
        'No third parties',
        'Fonts, scripts and everything else come from this site. There is no analytics script and no advertising. One page may ask, before a compile without an account, whether a person is there: with Cloudflare Turnstile, which looks at your browser on that page alone and is sent nothing of your resume. If you sign in with Google or GitHub, they learn that you do, and tell us your address there and your name.',
      ],
      [
        'Taking it along',
        'In the settings, under Privacy, you get everything that is named here in one zip: your resumes as files, and the rest as JSON. The archive is removed after 72 hours.',
      ],
      [
        'Deleting',
        'Clear the data of this site in your browser’s settings, and everything that was kept on your device is gone. What was compiled goes by itself within 24 hours. An account is deleted in its settings, under Privacy: you have 14 days to call it off, then everything that is named here is removed from our servers, and a last mail says so.',
      ],
    ] as [string, string][],
  },
  licences: {
    title: 'Licences — Legible',
    heading: 'Licences',
    own: (brand: string) =>
      `${brand} itself is open source, under the Apache License 2.0 or the MIT License, as you like.`,
    others: 'The work of others',
    texts:
      'Much of what runs here was made by others. Who they are, and all texts of their licences, stand in these files:',
    parts: { 'web-app': 'The web app and the scorer', 'tex-engine': 'The TeX engine of the live preview' },
    size: (bytes: number) => `text, ${Math.round(bytes / 1000)} kB`,
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
