/** The archive of everything: asked for, watched while it is made, downloaded. */
import type { AccountApi } from '#lib/account/client.ts';
import type { AccountExport } from '#lib/account/contract.ts';
import { takeFragment } from '#lib/account/fragment.ts';
import { Loaded } from '#lib/account/loaded.svelte.ts';
import { download as save } from '#lib/export/download.ts';
import type { SettingsDesk } from './desk.svelte.ts';

/** While an export is made it is asked for so often, in milliseconds. */
const LOOK_EVERY_MS = 3_000;

export const ARCHIVE = 'Legible-export.zip';

export class ExportDesk {
  readonly loaded: Loaded<AccountExport | null>;
  /** What a mail's link brought; used up by the first download. */
  token = $state.raw<string>();

  readonly #desk: SettingsDesk;
  readonly #save: typeof save;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = true;

  constructor(desk: SettingsDesk, saveFile: typeof save = save) {
    this.#desk = desk;
    this.#save = saveFile;
    this.loaded = new Loaded(async () => desk.do(async () => this.#api.export()));
  }

  /** Takes a link's token out of the address, and looks what there is. */
  async begin(): Promise<void> {
    this.token = takeFragment('export');
    await this.look();
  }

  /** Looks, and goes on looking while an export is made. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    await this.loaded.load();
    if (this.#open && this.loaded.value?.state === 'pending')
      this.#timer = setTimeout(() => void this.look(), LOOK_EVERY_MS);
  }

  /** Asks for an export. Throws `ApiError`. */
  async ask(): Promise<void> {
    await this.#desk.do(() => this.#api.askForExport());
    this.token = undefined;
    await this.look();
  }

  /** Downloads it, by the mail's link or a new one. Throws `ApiError`. */
  async download(): Promise<void> {
    const token = this.token ?? (await this.#desk.do(() => this.#api.linkExport())).token;
    this.token = undefined;
    const archive = await this.#desk.do(() => this.#api.downloadExport(token));
    this.#save(ARCHIVE, archive, 'application/zip');
    await this.look();
  }

  close(): void {
    this.#open = false;
    clearTimeout(this.#timer);
  }

  get #api(): AccountApi {
    return this.#desk.api;
  }
}
