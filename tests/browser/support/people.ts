// People as browsers know them: addresses, mails, signing in. Nobody of them exists.
import { expect, type Page } from '@playwright/test';
import { totp } from '../../api/support/people.ts';

export const PASSWORD = 'a heron waits in the reeds';

let addresses = 0;

/** An address that no other test has. */
export function address(name: string): string {
  addresses += 1;
  return `${name}.${Date.now().toString(36)}.${addresses}@example.org`;
}

/** The address of the link in the newest mail to somebody, once there are as many mails as wanted. */
export async function linkTo(page: Page, to: string, wanted = 1): Promise<string> {
  let mails: { text: string }[] = [];
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(`/dev/outbox.json?to=${encodeURIComponent(to)}`);
        mails = (await answer.json()) as { text: string }[];
        return mails.length;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThanOrEqual(wanted);
  const link = /https?:\/\/[^/\s]+(\/\S+#token=[\w-]+)/.exec(mails[0]?.text ?? '')?.[1];
  if (!link) throw new Error(`no link in: ${mails[0]?.text ?? 'nothing'}`);
  return link;
}

/** Asks a route as the page would, with its cookies. */
export function ask(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([verb, route, json]) => {
      const response = await fetch(`/api/v1${route}`, {
        method: verb,
        ...(json === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: json }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${verb} ${route}: ${response.status} ${text}`);
      return text ? (JSON.parse(text) as unknown) : undefined;
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}

/** Registers and is signed in, without the pages that lead there. */
export async function register(page: Page, email: string, name?: string): Promise<void> {
  await page.goto('/privacy');
  await ask(page, 'POST', '/devices');
  await ask(page, 'POST', '/auth/register', { email, password: PASSWORD, ...(name ? { name } : {}) });
  const token = (await linkTo(page, email)).split('#token=')[1];
  await ask(page, 'POST', '/auth/verify', { token });
}

/** How long a code holds. */
const STEP_MS = 30_000;

/** Codes of an authenticator app: each newer than the one before, as the server demands. */
export class Authenticator {
  readonly #secret: string;
  #next = 0;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The next code, once its half minute is there: the server takes it in that alone. */
  async code(): Promise<string> {
    const now = Date.now();
    // What is typed into the last seconds of one comes too late.
    const soon = now % STEP_MS > STEP_MS - 4_000 ? now + 4_000 : now;
    const at = Math.max(soon - (soon % STEP_MS), this.#next);
    // The clock is what is waited for: nothing else makes a code.
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
    this.#next = at + STEP_MS;
    return totp(this.#secret, at);
  }
}
