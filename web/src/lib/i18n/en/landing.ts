/** English, the start page. */
import type { Plan } from '#lib/data/plans.ts';

const days = (value: number) => (value === 1 ? '24 hours' : `${value} days`);

export const en = {
  landing: {
    title: 'Legible — see what the machine sees in your resume',
    description:
      'Score your LaTeX resume as you type, in your browser: every point explained, with its place in the source and a fix where there is one.',
    hero: 'See what the machine sees.',
    lead: 'A person looks at your resume. A parser reads it first. Legible shows you both, scores what comes through, and names the line to change.',
    dropTitle: 'Drop your resume here',
    dropHint: 'A .tex file, a .zip of the whole project, a .pdf or a .docx',
    choose: 'Choose files',
    paste: 'Paste LaTeX',
    orSample: 'or start with our sample',
    pasteLabel: 'LaTeX source',
    pasteOpen: 'Open in the workspace',
    pasteHint: 'From \\documentclass to \\end{document}',
    pasted: 'Pasted resume',
    opening: 'Opening…',
    failed: 'This browser refuses to keep the file for the next page. Open the workspace and drop it there.',
    stays: 'It is scored in this browser, and nothing is sent for that.',
    demo: {
      title: 'Live scorer',
      label: 'Sample resume in LaTeX: change it and watch the score',
      hint: 'Type: the number moves. This runs on your device.',
      score: (value: string) => `Score ${value} of 100`,
      loading: 'The scorer is loading',
      readable: 'readable',
      findings: (n: number) => (n === 1 ? '1 finding' : `${n} findings`),
      none: 'Nothing left to mend.',
      open: 'Go on in the workspace',
      failed: 'The scorer could not be started in this browser.',
      reads: 'Machine reads',
    },
    proofs: {
      title: 'Two readers, one page',
      explained: {
        title: 'Every point has a reason',
        text: 'A score alone helps nobody. Each lost point is a finding: where it is in your source, why it matters, and what it gives back. Where a change is safe, one click makes it.',
      },
      machine: {
        title: 'Look through the parser’s eyes',
        text: 'The same line, printed and extracted. When an icon turns into a stray character or two columns get mixed, you see it before anyone else does.',
        printed: 'On paper',
        extracted: 'Extracted',
      },
      honest: {
        title: 'Edits that stay true',
        text: 'Fixes change wording and spelling. They never add an employer, a title, a degree or a number that is not yours, and you can undo each one.',
        before: 'Before',
        after: 'After',
      },
    },
    compare: {
      title: 'How it differs',
      text: 'Online LaTeX editors make the page, and do that well; they do not tell you what is read from it. Resume checkers give a score for an uploaded PDF; they do not know your source, so they cannot point at the line. Legible keeps source, page and reading together, and runs the score where your resume already is: on your device.',
    },
    pricing: {
      title: 'Pricing',
      lead: 'Scoring in the browser is free and unlimited, for everybody, without an account.',
      names: { free: 'Free', basic: 'Basic', pro: 'Pro', byok: 'Own key' } satisfies Record<
        Plan['id'],
        string
      >,
      price: (rupees: number) => (rupees === 0 ? '₹0' : `₹${rupees}`),
      month: 'a month',
      soon: 'Not open yet',
      now: 'Open now',
      start: 'Open the workspace',
      compiles: (value: Plan['compiles']) =>
        value === 'fair' ? 'Unlimited server compiles (fair use)' : `${value} server compiles a month`,
      ai: (value: Plan['ai']) =>
        value === 'own'
          ? 'Unlimited AI optimisations with your own key'
          : value === 'fair'
            ? 'Unlimited AI optimisations (fair use)'
            : value === 0
              ? 'Rule-based fixes'
              : `${value} AI optimisations a month`,
      history: (value: number) => `Old versions kept ${days(value)}`,
      queue: { low: 'Low queue priority', normal: 'Normal queue priority', high: 'High queue priority' },
      ownModels: 'Models of your choice',
      support: 'Priority support',
      scoring: 'Unlimited scoring',
      note: 'Paid plans are announced, not sold yet.',
    },
    privacy: {
      title: 'Privacy in two sentences',
      text: 'Scoring and editing happen in your browser, and without an account nothing is sent until you press Compile, whose files and PDF are deleted within 24 hours. With an account your resumes are saved to it as well, to be exported or deleted with one button.',
      more: 'The whole page on privacy',
    },
    faq: {
      title: 'Questions',
      list: [
        [
          'Does a high score mean I pass the ATS?',
          'No score can promise that. Most systems do not reject by format at all; people and screening questions decide. What a readable resume does is arrive whole: name, dates and skills in the right fields, findable by a search.',
        ],
        [
          'Where do the rules come from?',
          'From what vendors document, from published studies, and from what text extraction does to LaTeX output. Each rule has a page with its reason and its sources; myths without a source cost no points.',
        ],
        [
          'Do I need to know LaTeX?',
          'A little helps. The sample is a working resume to start from, the editor completes commands, and errors are explained with the line and a hint.',
        ],
        [
          'Which engines can I use?',
          'pdfLaTeX, XeLaTeX and LuaLaTeX, with your own classes, images and fonts in the project. “Automatic” looks at the document and chooses.',
        ],
        [
          'Do I need an account?',
          'No. Scoring needs nothing; a few server compiles come free with each browser.',
        ],
      ] as [string, string][],
    },
    end: { title: 'Your resume, as it is read.', button: 'Open the workspace' },
  },
};
