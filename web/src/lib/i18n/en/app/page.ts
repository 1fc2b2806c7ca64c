/** English: The page as people and machines see it. */
import { count } from './words.ts';

export const page = {
  machine: {
    title: 'What a machine reads',
    hint: 'The text of your resume in the order a parser meets it. Recognised fields are outlined.',
    empty: 'Nothing can be read yet.',
    fields: {
      name: 'name',
      email: 'e-mail',
      phone: 'phone',
      url: 'link',
      heading: 'heading',
      dates: 'dates',
      location: 'place',
      title: 'title',
      organisation: 'organisation',
    },
    missing: 'Not recognised',
    lost: 'Lost here',
    words: (n: number) => count(n, 'word', 'words'),
    legend: 'Recognised fields',
    by: 'Read by',
    readings: {
      source: 'Source',
      columns: 'By columns',
      rows: 'By rows',
      stream: 'As drawn',
    },
    about: {
      source: 'What the scorer reads from your LaTeX, the basis of the numbers.',
      document: 'What the scorer reads from this file, the basis of the numbers.',
      columns: 'How a careful parser reads the PDF: one column after the other.',
      rows: 'How a simple parser reads the PDF: straight across the page, whatever the columns.',
      stream: 'How the simplest parser reads the PDF: in the order in which the file draws its text.',
    },
    compileFirst: 'Compile to see how parsers read the PDF.',
    reading: 'Reading the PDF…',
    nothing: 'No text comes out of this file: machines read nothing at all.',
  },

  difference: {
    title: 'Source against page',
    compileFirst: 'Nothing to compare yet',
    compileFirstHint:
      'Compile: then each word of your source is looked for in what a parser reads from the PDF.',
    stale: 'The source has moved on since this PDF was made.',
    again: 'Compile again',
    none: 'Every word arrives',
    noneHint: 'What a parser reads from the PDF is what your source says, word for word.',
    words: (same: number, all: number) =>
      `${same} of ${count(all, 'word', 'words')} of the source arrive unchanged`,
    list: 'Differences',
    kinds: {
      ligature: 'Lost ligature',
      letters: 'Letters without meaning',
      icon: 'Icon read as a letter',
      accent: 'Accent torn off',
      glued: 'Words glued together',
      split: 'Word torn apart',
      moved: 'In another order',
      missing: 'Missing from the page',
      extra: 'Only on the page',
    },
    source: 'Source',
    page: 'Page',
    nothing: 'nothing',
    showSource: 'Show in source',
    showPage: 'Show on page',
    first: (shown: number, all: number) => `The first ${shown} of ${all} differences.`,
    says: (page: string) =>
      page ? `A parser reads from the page: ${page}` : 'A parser reads nothing of this from the page.',
  },

  document: {
    text: 'Text as it was read',
    readOnly: 'Read from the file. Fixes need the source: open the LaTeX or Word file it was made from.',
    readOnlyWord: 'Read from the file. Mend it in Word, then open it here again.',
    source: 'Open the source',
    noPages: 'A Word file has no pages of its own',
    noPagesHint: 'Each program lays it out anew. The text on the left is what machines read.',
    reading: 'Reading the file…',
    noText: 'This file holds no text',
    noTextHint:
      'Machines read nothing: it may be a scan, or its letters were turned into shapes. Export it again from the program it was written in, with text as text.',
    notOpened: 'This file cannot be read',
    another: 'Open another file',
    ofPage: 'Of the page',
    ofFile: 'Of the file',
    stalePage: 'Of the page, before your last changes',
    problems: {
      not_a_pdf:
        'This file is not a PDF, whatever its name says. Export the resume as PDF again and open that file.',
      pdf_damaged:
        'This PDF is damaged. Export or download it again; if a viewer opens it, print it to a new PDF there.',
      pdf_encrypted:
        'This PDF is locked with a password. Machines cannot open it either: save a copy without protection.',
      pdf_too_large: 'This PDF is larger than 20 MB. Make its images smaller and export it again.',
      pdf_too_many_pages: 'This PDF has more than 50 pages. Open the resume alone.',
      not_docx: 'This file is not a Word document, whatever its name says. Save it as .docx again.',
      docx_damaged:
        'This Word file is damaged. Open it in Word, save it under a new name and open that file.',
      docx_encrypted: 'This Word file is locked with a password. Save a copy without protection.',
      docx_too_large: 'This Word file is too large. Make its images smaller and save it again.',
      docx_unpacked_too_large:
        'This Word file unpacks to far more than a resume holds. Make its images smaller and save it again.',
      docx_too_deep: 'This Word file is nested too deeply to be read. Save it again from Word and open that.',
      old_word: 'This is Word’s old format. Save it as .docx in Word and open that.',
      doc: 'Only .docx and .pdf are read here. Save this file as .docx or PDF in the program it was written in, and open that.',
      not_loaded:
        'The part that reads such files could not be loaded. Check your connection and open the file again.',
      broken:
        'Our reader stopped on this file. Export it again, perhaps from another program, and open that.',
    },
  },

  page: {
    title: 'Page',
    empty: 'No page yet',
    emptyHint: 'Compile to see your resume as people will see it.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit width',
    zoom: (percent: number) => `${percent} %`,
    of: (page: number, all: number) => `Page ${page} of ${all}`,
    previous: 'Previous page',
    next: 'Next page',
    download: 'Download PDF',
    stale: 'This page is from before your last changes.',
    withErrors: 'TeX reported errors: this page may be incomplete.',
    failed: 'The PDF could not be drawn in this browser. Download it instead.',
    region: 'Pages of the PDF',
  },
};
