/** English: Project, files and source editor. */
import { count, points } from './words.ts';

export const project = {
  open: {
    failedTitle: 'The workspace could not be loaded',
    failed:
      'Part of it did not arrive. Check your connection and load the page again; what you wrote is kept in this browser.',
    again: 'Load again',
  },

  project: {
    sampleName: 'Ada Sample (sample)',
    inUse:
      'Another tab has an older version of Legible open, and your work with it. Close that tab and load this page again.',
    menu: 'Project',
    open: 'Open files…',
    openFolder: 'Open a folder…',
    paste: 'Start from pasted LaTeX…',
    newSample: 'Open the sample again',
    rename: 'Rename the project…',
    replaced: (name: string) => `“${name}” is open.`,
    undoReplace: 'Go back',
    back: (name: string) => `“${name}” is back.`,
    converted: (path: string, from: string) => `“${path}” was ${from}; it is UTF-8 now.`,
    untitled: 'Untitled resume',
  },

  files: {
    title: 'Files',
    add: 'Add files',
    newFile: 'New file',
    newFileTitle: 'New file',
    path: 'Path in the project',
    pathHint: 'For example sections/skills.tex',
    create: 'Create file',
    rename: 'Rename',
    renameTitle: (path: string) => `Rename ${path}`,
    remove: 'Delete',
    removed: (path: string) => `${path} is deleted.`,
    undo: 'Undo',
    setMain: 'Use as main file',
    main: 'main',
    actions: (path: string) => `Actions for ${path}`,
    collapse: 'Hide files',
    expand: 'Show files',
    button: (active: string) => `Files: ${active}`,
    limits: (text: string, project: string, unpacked: string, files: number) =>
      `Up to ${text} a text file, ${project} a project, ${unpacked} unpacked, ${files} files.`,
    keepOne: 'A project needs at least one file.',
    binary: 'This file is not text. It is kept and used when the page is made.',
    image: (path: string) => `Preview of ${path}`,
    taken: (path: string) => `There is already a file called ${path}.`,
    drop: 'Drop to open',
    dropHint: '.tex, .zip, .pdf, .docx, or all files of a project; a job posting onto its panel',
    chooseMain: 'Which file starts the document?',
    chooseMainHint: 'Several files could. Choose the one that is compiled; you can change it later.',
    chooseMainButton: 'Open with this file',
    replaceTitle: 'Open as a new project, or add to this one?',
    replaceHint: (name: string) => `“${name}” stays in this browser if you open a new one.`,
    replace: 'Open as new project',
    addToThis: 'Add to this project',
    failedTitle: 'These files could not be opened',
    failedKept: 'Your present project is unchanged.',
    empty: 'There is nothing in this file: it is empty.',
    noMain: 'None of the files holds \\documentclass. Add the file that starts the document.',
    moduleFailed: 'The part that reads files could not be loaded. Check your connection and try again.',
    pasteTitle: 'Start from pasted LaTeX',
    pasteLabel: 'LaTeX source',
    pasteHint: 'The whole document, from \\documentclass to \\end{document}.',
    pasteButton: 'Open as new project',
  },

  editor: {
    label: 'LaTeX source',
    cleaned: (n: number) =>
      `${count(n, 'character', 'characters')} made safe for LaTeX (quotes, dashes, ligatures).`,
    search: 'Find in file',
    gain: (value: number) => `+${points(value)}`,
    ignore: 'Ignore',
    cursor: (line: number, column: number) => `Ln ${line}, Col ${column}`,
  },
};
