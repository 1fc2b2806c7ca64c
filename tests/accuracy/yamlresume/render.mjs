// Renders resumes: render.mjs RESUMES.json FOLDER, where the file holds [{id, resume}].
//
// Each becomes FOLDER/ID/main.tex, resume.docx or resume.md, as its layout says. Standard output:
// {id: {sections: {id: heading}, degrees: {degree: as printed}}} in the resume's language.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
// The folder of installed packages is not above this file, so it comes by its path.
const { getOptionTranslation, getResumeRenderer, ResumeSchema, DEGREE_OPTIONS, SECTION_IDS } = await import(
  process.env.YAMLRESUME_CORE
);

const FILES = { latex: 'main.tex', docx: 'resume.docx', markdown: 'resume.md' };
const [input, folder] = process.argv.slice(2);
const said = {};
for (const { id, resume } of JSON.parse(readFileSync(input, 'utf8'))) {
  const checked = ResumeSchema.safeParse(resume);
  if (!checked.success) throw new Error(`${id}: ${JSON.stringify(checked.error.issues)}`);
  const made = await getResumeRenderer(resume, 0).render();
  mkdirSync(join(folder, id), { recursive: true });
  writeFileSync(join(folder, id, FILES[resume.layouts[0].engine]), made);
  const { language } = resume.locale;
  const translated = (of, names) =>
    Object.fromEntries(names.map((name) => [name, getOptionTranslation(language, of, name)]));
  said[id] = {
    sections: translated('sections', SECTION_IDS),
    degrees: translated('degrees', DEGREE_OPTIONS),
  };
}
console.log(JSON.stringify(said));
