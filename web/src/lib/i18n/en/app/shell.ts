/** English: The frame of the workspace: tabs, help, commands. */
import { en as ui } from '../ui.ts';
import { count } from './words.ts';

export const shell = {
  tabs: {
    edit: 'Edit',
    text: 'Text',
    page: 'Page',
    machine: 'Machine',
    score: 'Score',
    match: 'Match',
    findings: 'Findings',
    history: 'History',
    difference: 'Difference',
    whatIf: 'What if',
    views: 'Views',
  },

  status: { label: 'Status', words: (n: number) => count(n, 'word', 'words') },

  theme: { toggle: 'Switch between light and dark', light: 'Light', dark: 'Dark', system: 'As the system' },

  help: {
    open: 'Help and shortcuts',
    title: 'Help',
    shortcuts: 'Shortcuts',
    tips: 'LaTeX tips',
    close: 'Close',
    keys: [
      ['Mod+Enter', 'Compile'],
      ['Mod+K', 'All commands'],
      ['Mod+F', 'Find in the source'],
      ['Mod+Shift+Enter', 'From the source to the page, and back'],
      ['Double-click', 'On the page: go to the source'],
      ['Mod+Z', 'Undo, fixes as well'],
      ['J / K', 'Next / previous finding'],
      ['Shift+J / Shift+K', 'Next / previous rule'],
      ['F8 / Shift+F8', 'Next / previous problem of the compile'],
      ['F', 'Fix the chosen finding'],
      ['I', 'Ignore the chosen finding'],
      ['Enter', 'Go to the chosen finding'],
      ['Ctrl+Space', 'Offer completions'],
      ['?', 'This help'],
      ['Esc', 'Leave the editor, close what is open'],
    ],
    tipList: [
      [
        'Keep contact details in the body',
        'Many parsers skip page headers and footers. Write your name, e-mail and phone as ordinary text at the top.',
      ],
      ['Escape special characters', 'Write \\%, \\&, \\#, \\_ and \\$; a bare % hides the rest of its line.'],
      ['Dashes', 'Use -- between dates (Mar 2022 -- Present) and a plain hyphen inside words.'],
      [
        'Accents',
        'Type é or ü directly: with pdfLaTeX load \\usepackage[T1]{fontenc}, so that they extract as one letter.',
      ],
      [
        'Let text be text',
        'With pdfLaTeX, \\input{glyphtounicode} and \\pdfgentounicode=1 make every glyph map back to its letter.',
      ],
      ['Icons', 'An icon font puts stray characters before your e-mail. A word, or nothing, reads better.'],
      [
        'One column',
        'Columns and tables can mix the lines of both sides when they are extracted. Check the Machine view.',
      ],
      [
        'One font problem, three engines',
        'System fonts need XeLaTeX or LuaLaTeX (\\usepackage{fontspec}). Automatic finds out by itself.',
      ],
      ['Bullets', 'Begin with what you did, then say what came of it, with a number where you have one.'],
    ],
  },

  palette: {
    title: 'Commands',
    placeholder: 'Type a command',
    none: 'No command of that name',
    open: 'All commands',
    goTo: (path: string) => `Open ${path}`,
    themeLight: 'Use the light theme',
    themeDark: 'Use the dark theme',
    themeSystem: 'Use the theme of the system',
  },

  /** Other pages, which open beside the workspace. */
  pages: { jobs: 'Your jobs', thisJob: 'Show this job', status: 'Is something down?' },

  dialog: { ...ui.dialog, cancel: 'Cancel', rename: 'Rename', name: 'Name' },

  split: { files: 'Resize files', editor: 'Resize editor', score: 'Resize score' },
};
