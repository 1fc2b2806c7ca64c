// Prints what pdf.js reads from a PDF: its text items in the order of the file, a line break where it sees one.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const resolve = createRequire(`${process.env.LEGIBLE_ROOT ?? process.cwd()}/package.json`).resolve;
const { getDocument } = await import(resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const data = new Uint8Array(await readFile(process.argv[2]));
const pdf = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise;
let text = '';
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  for (const item of (await page.getTextContent()).items) text += item.str + (item.hasEOL ? '\n' : '');
  text += '\n';
}
process.stdout.write(text);
