import { expect, it } from 'vitest';
import { ReadError, type DocumentKind } from '#lib/reader/reader.ts';
import { postingOf } from './file.ts';

const read = (kind: DocumentKind) =>
  Promise.resolve(
    kind === 'pdf'
      ? { kind: 'page' as const, json: '{"pages":[{"lines":[{"block":0,"runs":[{"text":"From PDF"}]}]}]}' }
      : {
          kind: 'docx' as const,
          json: '{"text":"From Word\\n","lines":[{"start":0,"zone":"body","heading":0}]}',
        },
  );
const file = (name: string, content: BlobPart) => postingOf(name, new Blob([content]), read);

it.each([
  ['job.txt', 'Baker\r\n\r\n\r\n\r\nRye', 'Baker\n\nRye'],
  ['job.md', '# Baker\n- Rye', '# Baker\n- Rye'],
  ['job', 'Baker', 'Baker'],
  ['job.htm', '<h1>Baker</h1><p>Rye', 'Baker\n\nRye'],
  ['job.txt', '<!DOCTYPE html><h1>Baker</h1>', 'Baker'],
  ['job.pdf', '%PDF-1.7', 'From PDF'],
  ['no-ending', '%PDF-1.7', 'From PDF'],
  ['job.docx', 'PK', 'From Word'],
])('reads %s', async (name, content, text) => {
  expect(await file(name, content)).toEqual({ text, from: { kind: 'file', name } });
});

it('remembers the address of a page', async () => {
  const { from } = await file(
    'job.html',
    '<link rel="canonical" href="https://jobs.example/1"><h1>Baker</h1>',
  );
  expect(from).toEqual({ kind: 'file', name: 'job.html', address: 'https://jobs.example/1' });
});

it.each([
  ['nothing.txt', '', 'empty'],
  ['blank.txt', ' \n—', 'empty'],
  ['scripts.html', '<script>1</script>', 'empty'],
  ['picture.png', 'x', 'kind'],
  ['bytes.txt', new Uint8Array([65, 0, 1]), 'kind'],
  ['deep.html', '<div>'.repeat(5000), 'too_deep'],
  ['old.doc', 'x', 'doc'],
  ['large.txt', 'x'.repeat(1_000_001), 'too_large'],
  ['large.html', 'x'.repeat(5_000_001), 'too_large'],
] as [string, BlobPart, string][])('says of %s why it gives no posting', async (name, content, code) => {
  await expect(file(name, content)).rejects.toMatchObject({ code });
});

it('passes on why a document cannot be read, and knows a scan', async () => {
  const locked = () => Promise.reject(new ReadError('pdf_encrypted', 'Locked.'));
  await expect(postingOf('a.pdf', new Blob(['%PDF-']), locked)).rejects.toMatchObject({
    code: 'pdf_encrypted',
  });
  const scan = () => Promise.resolve({ kind: 'page' as const, json: '{"pages":[{"lines":[]}]}' });
  await expect(postingOf('a.pdf', new Blob(['%PDF-']), scan)).rejects.toMatchObject({ code: 'scan' });
});
