/** A form that asks the server: what is wrong stands at its field, and the first of it gets the focus. */
import { tick } from 'svelte';
import { ApiError } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/account.ts';

export class Form<Name extends string = string> {
  /** Scripts are there: until then the button is disabled, so that nothing is sent the browser's own way. */
  ready = $state(false);
  /** An answer is awaited. */
  busy = $state(false);
  errors = $state.raw<Partial<Record<Name, string>>>({});
  /** What concerns no single field. */
  problem = $state('');

  readonly #places: Readonly<Record<string, Name>>;
  #element: HTMLElement | undefined;

  /** `places`: the field that a code of the API is about. */
  constructor(places: Readonly<Record<string, Name>> = {}) {
    this.#places = places;
  }

  /** Attached to the element that holds the fields. */
  readonly hold = (element: HTMLElement): void => {
    this.#element = element;
    this.ready = true;
  };

  /**
   * Does `act` unless something is missing; `missing` gives a sentence for each field that has to be filled in
   * first. True when it was done.
   */
  async send(missing: Partial<Record<Name, string | false>>, act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.problem = '';
    this.errors = Object.fromEntries(
      Object.entries(missing).filter(([, sentence]) => sentence),
    ) as typeof this.errors;
    if (Object.keys(this.errors).length) {
      await this.#focus();
      return false;
    }
    this.busy = true;
    try {
      await act();
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      this.refuse(cause);
      return false;
    } finally {
      this.busy = false;
      if (this.problem || Object.keys(this.errors).length) await this.#focus();
    }
  }

  /** Shows a refusal where it belongs. */
  refuse({ problem, retryAfterMs }: ApiError): void {
    const sentence = t.problemText(problem, retryAfterMs);
    const place = this.#places[problem.code];
    if (place === undefined) this.problem = sentence;
    else this.errors = { [place]: sentence } as typeof this.errors;
  }

  async #focus(): Promise<void> {
    await tick();
    this.#element?.querySelector<HTMLElement>('[aria-invalid=true], [data-problem]')?.focus();
  }
}
