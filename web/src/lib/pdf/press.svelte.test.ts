import { afterEach, describe, expect, it } from 'vitest';
import { reportDocument } from '#lib/export/document.ts';
import { reportPdf } from '#lib/export/pdf.ts';
import { cards } from '#lib/workspace/findings.ts';
import { REPORT, SOURCE } from '#lib/workspace/fixtures.ts';
import { EitherPress } from './either.ts';
import { Cannot, PressElsewhere } from './elsewhere.ts';
import { PressHere } from './here.ts';
import type { Press, Sheets } from './sheets.ts';

const open: Press[] = [];
const opened = <P extends Press>(press: P): P => {
  open.push(press);
  return press;
};
afterEach(() => {
  for (const press of open.splice(0)) press.close();
});

const sample = () =>
  reportPdf(reportDocument(REPORT, cards(REPORT, { 'main.tex': SOURCE }), [], 'Zoë Wałęsa'), 0);

/** A page that is filled through a mask of its brightness, which takes a filter. */
function masked(): Uint8Array {
  const form = (extra: string, content: string) =>
    `<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Group << /S /Transparency /CS /DeviceGray >> ${extra} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const content = '/G gs 0 0 1 rg 0 0 100 100 re f';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /ExtGState << /G 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G 6 0 R >> >>',
    form('', '1 g 0 0 50 100 re f'),
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) text += `${String(place).padStart(10, '0')} 00000 n \n`;
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}

function pixels(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const context = copy.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, copy.width, copy.height).data;
}

async function words(sheets: Sheets): Promise<string> {
  const container = document.createElement('div');
  await sheets.layText(1, 1.5, container);
  return container.innerHTML;
}

describe('a thread of its own', () => {
  it('draws what the page draws, with the same words over it', async () => {
    const bytes = await sample();
    const [here, elsewhere] = await Promise.all([
      opened(new PressHere()).open(bytes),
      opened(new PressElsewhere()).open(bytes),
    ]);
    expect(elsewhere.sizes).toEqual(here.sizes.map(({ width, height }) => ({ width, height })));
    const [a, b] = [await here.draw(1, 1.5, 2), await elsewhere.draw(1, 1.5, 2)];
    expect([b.width, b.height]).toEqual([a.width, a.height]);
    const [one, other] = [pixels(a), pixels(b)];
    expect(other.some((value) => value < 100)).toBe(true);
    expect(one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 8).length).toBe(0);
    const text = await words(elsewhere);
    expect(text).toContain('Starts with a weak verb');
    expect(text).toBe(await words(here));
  });

  it('refuses what is no PDF, and a page that is not there', async () => {
    const press = opened(new PressElsewhere());
    await expect(press.open(new TextEncoder().encode('no PDF'))).rejects.toThrow(/InvalidPDF/);
    const sheets = await press.open(await sample());
    await expect(sheets.draw(99, 1, 1)).rejects.toThrow('there is no page 99');
    await sheets.close();
    await expect(sheets.draw(1, 1, 1)).rejects.toThrow('there is no page 1');
  });

  it('says when it has ended', async () => {
    const press = opened(new PressElsewhere());
    const sheets = await press.open(await sample());
    const drawing = sheets.draw(1, 1, 1);
    press.close();
    await expect(drawing).rejects.toBeInstanceOf(Cannot);
    await expect(press.open(new Uint8Array())).rejects.toBeInstanceOf(Cannot);
  });

  it('leaves to the page what takes a filter', async () => {
    const bytes = masked();
    await expect((await opened(new PressElsewhere()).open(bytes)).draw(1, 1, 1)).rejects.toBeInstanceOf(
      Cannot,
    );
    const sheets = await opened(new EitherPress()).open(bytes);
    const data = pixels(await sheets.draw(1, 1, 1));
    // Blue on the left, where the mask is bright, and paper on the right.
    const at = (x: number) => [...data.subarray((50 * 100 + x) * 4, (50 * 100 + x) * 4 + 3)];
    expect(at(25)).toEqual([0, 0, 255]);
    expect(at(75)).toEqual([255, 255, 255]);
  });
});

describe('either', () => {
  const sheets = (name: string, log: string[], cannot = false): Sheets => ({
    sizes: [{ width: 1, height: 1 }],
    draw: () => {
      log.push(`${name} draws`);
      return cannot ? Promise.reject(new Cannot()) : Promise.resolve(document.createElement('canvas'));
    },
    layText: () => Promise.resolve(void log.push(`${name} lays text`)),
    close: () => Promise.resolve(void log.push(`${name} closes`)),
  });

  it('goes on in the page with what the thread could not do', async () => {
    const log: string[] = [];
    const press = (name: string, cannot = false): Press => ({
      open: () => Promise.resolve(sheets(name, log, cannot)),
      close: () => void log.push(`${name} ends`),
    });
    const either = new EitherPress(press('thread', true), () => press('page'));
    const document = await either.open(new Uint8Array());
    await Promise.all([document.draw(1, 1, 1), document.draw(1, 1, 1)]);
    await document.close();
    either.close();
    expect(log).toEqual([
      'thread draws',
      'thread draws',
      'thread closes',
      'page draws',
      'page draws',
      'page closes',
      'thread ends',
      'page ends',
    ]);
  });

  it.each([true, false])('opens in the page where no thread can (%s)', async (there) => {
    const log: string[] = [];
    const thread: Press = { open: () => Promise.reject(new Cannot()), close: () => undefined };
    const page: Press = { open: () => Promise.resolve(sheets('page', log)), close: () => undefined };
    const either = new EitherPress(there ? thread : null, () => page);
    await (await either.open(new Uint8Array())).draw(1, 1, 1);
    expect(log).toEqual(['page draws']);
  });

  it('does not try again what is damaged', async () => {
    const thread: Press = { open: () => Promise.reject(new Error('damaged')), close: () => undefined };
    const either = new EitherPress(thread, () => {
      throw new Error('asked for');
    });
    await expect(either.open(new Uint8Array())).rejects.toThrow('damaged');
  });
});
