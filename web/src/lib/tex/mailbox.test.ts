import { describe, expect, it } from 'vitest';
import { LETTER_MAX, Mailbox, pack, unpack } from './mailbox.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the mailbox', () => {
  it('carries files whatever their names and bytes', () => {
    const letter = [
      ['', bytes('body')],
      ['teile/Übersicht.tex', bytes('größer')],
      ['empty.tex', new Uint8Array()],
    ] as const;
    expect(unpack(pack(letter))).toEqual(letter);
  });

  it('hands over what was written, through the memory alone', () => {
    const page = new Mailbox();
    const worker = new Mailbox(page.memory);
    expect(page.send([['', bytes('body')]])).toBe(true);
    expect(worker.receive()).toEqual([['', bytes('body')]]);
    expect(worker.stopped).toBe(false);
  });

  it('tells a run that is not wanted, also when a letter follows', () => {
    const page = new Mailbox();
    page.abandon();
    page.send([['', bytes('late')]]);
    const worker = new Mailbox(page.memory);
    expect(worker.receive()).toBeUndefined();
    expect(worker.stopped).toBe(true);
    page.clear();
    page.send([['', bytes('next')]]);
    expect(worker.receive()).toEqual([['', bytes('next')]]);
  });

  it('refuses what has no room', () => {
    expect(new Mailbox().send([['', new Uint8Array(LETTER_MAX)]])).toBe(false);
  });
});
