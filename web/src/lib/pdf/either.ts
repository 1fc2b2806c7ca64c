/** Draws PDFs in a thread of its own where that can be, and in the page's own thread where it cannot. */
import { Cannot, drawsElsewhere, PressElsewhere } from './elsewhere.ts';
import { PressHere } from './here.ts';
import type { Press, Sheets } from './sheets.ts';

export class EitherPress implements Press {
  readonly #elsewhere: Press | null;
  readonly #makeHere: () => Press;
  #here: Press | undefined;

  constructor(
    elsewhere: Press | null = drawsElsewhere() ? new PressElsewhere() : null,
    here: () => Press = () => new PressHere(),
  ) {
    this.#elsewhere = elsewhere;
    this.#makeHere = here;
  }

  async open(bytes: Uint8Array): Promise<Sheets> {
    const openHere = () => (this.#here ??= this.#makeHere()).open(bytes);
    if (!this.#elsewhere) return openHere();
    const sheets = await this.#elsewhere.open(bytes).catch((cause: unknown) => {
      if (cause instanceof Cannot) return undefined;
      throw cause;
    });
    return sheets ? new EitherSheets(sheets, openHere) : openHere();
  }

  close(): void {
    this.#elsewhere?.close();
    this.#here?.close();
  }
}

class EitherSheets implements Sheets {
  readonly sizes: Sheets['sizes'];
  #sheets: Sheets;
  readonly #openHere: () => Promise<Sheets>;
  #moved: Promise<void> | undefined;

  constructor(sheets: Sheets, openHere: () => Promise<Sheets>) {
    this.sizes = sheets.sizes;
    this.#sheets = sheets;
    this.#openHere = openHere;
  }

  draw(page: number, scale: number, ratio: number): Promise<HTMLCanvasElement> {
    return this.#try((sheets) => sheets.draw(page, scale, ratio));
  }

  layText(page: number, scale: number, container: HTMLElement): Promise<void> {
    return this.#try((sheets) => sheets.layText(page, scale, container));
  }

  close(): Promise<void> {
    return this.#sheets.close();
  }

  async #try<T>(what: (sheets: Sheets) => Promise<T>): Promise<T> {
    try {
      return await what(this.#sheets);
    } catch (cause) {
      if (!(cause instanceof Cannot)) throw cause;
      await (this.#moved ??= this.#move());
      return what(this.#sheets);
    }
  }

  async #move(): Promise<void> {
    const before = this.#sheets;
    this.#sheets = await this.#openHere();
    await before.close();
  }
}
