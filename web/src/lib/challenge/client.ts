/** The routes of a challenge. Every call gives its value or throws `ApiError`. */
import { json, send } from '#lib/api/send.ts';
import type { components } from '#lib/api/schema.d.ts';

export type ChallengeConfig = components['schemas']['Challenge'];

export class ChallengeApi {
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  /** What is asked here; nothing where nobody is asked anything. */
  async challenge(): Promise<ChallengeConfig | null> {
    const config = await send(this.#fetch, '/config');
    return ((await config.json()) as { challenge: ChallengeConfig | null }).challenge;
  }

  /** Gives the answer. Whoever comes here without a device becomes one. */
  async pass(token: string): Promise<void> {
    await send(this.#fetch, '/devices', { method: 'POST' });
    await send(this.#fetch, '/challenge', json('POST', { token }));
  }
}
