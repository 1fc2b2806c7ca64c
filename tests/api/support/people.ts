// People: browsers with cookies, accounts, mails and second factors.

import { createHmac } from 'node:crypto';

import { ADMIN_EMAIL, type Api, type Problem } from './api.ts';

export type Account = {
  id: string;
  email: string;
  pending_email: string | null;
  name: string | null;
  role: 'user' | 'support' | 'admin';
  plan: string;
  has_password: boolean;
  second_factor: boolean;
  recovery_codes_left: number;
  identities: { provider: string; email: string }[];
  notifications: { new_device: boolean; product: boolean };
  stepped_up_until: number | null;
  deletion_at: number | null;
};

export type SignIn =
  { state: 'signed_in'; account: Account } | { state: 'second_factor'; ticket: string; expires_at: number };

export type Mail = { id: string; recipient: string; subject: string; text: string; html: string };

export const PASSWORD = 'a heron waits in the reeds';

let networks = 0;

/** A network that no other test comes from. */
export const network = (): string => {
  networks += 1;
  return `10.${100 + (process.pid % 100)}.${networks >> 8}.${networks & 255}`;
};

/** Keeps cookies as a browser does, and sends what one sends. */
export class Browser {
  readonly api: Api;
  readonly cookies = new Map<string, string>();
  readonly headers: Record<string, string>;
  /** Milliseconds that its server's clock is ahead. */
  ahead = 0;

  constructor(api: Api, headers: Record<string, string> = {}) {
    this.api = api;
    this.headers = {
      'cf-connecting-ip': network(),
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      ...headers,
    };
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.api.fetch(path, {
      ...init,
      headers: {
        origin: this.api.url.origin,
        ...this.headers,
        ...(cookie ? { cookie } : {}),
        ...(this.ahead ? { 'x-test-clock-offset-ms': String(this.ahead) } : {}),
        ...(init.headers as Record<string, string>),
      },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = set.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return this.fetch(`/api/v1${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  }

  post(path: string, body?: unknown): Promise<Response> {
    return this.send('POST', path, body);
  }

  /** The answer's JSON, or an error that says what came instead. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  account(): Promise<Account> {
    return this.json('GET', '/account');
  }

  signIn(email: string, password = PASSWORD): Promise<Response> {
    return this.post('/auth/sign-in', { email, password });
  }
}

export const code = async (response: Response): Promise<[number, string]> => {
  const text = await response.text();
  return [response.status, text ? (JSON.parse(text) as Problem).code : ''];
};

let addresses = 0;

/** An address that no other test has. */
export const address = (name = 'ada'): string => {
  addresses += 1;
  return `${name}.${process.pid}.${addresses}@example.org`;
};

/** Mails to an address, newest first, once there are as many as wanted. */
export async function mails(api: Api, to: string, wanted = 1): Promise<Mail[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const response = await api.fetch(`/dev/outbox.json?to=${encodeURIComponent(to)}`);
    const mails = (await response.json()) as Mail[];
    if (mails.length >= wanted) return mails;
    if (Date.now() > deadline) throw new Error(`${mails.length} of ${wanted} mails to ${to}`);
    // They are handed over after the answer, by the Worker's own time; nothing signals it.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The token of the newest mail's link. */
export async function tokenTo(api: Api, to: string, wanted = 1): Promise<string> {
  const [newest] = await mails(api, to, wanted);
  const token = /#token=([\w-]+)/.exec(newest?.text ?? '')?.[1];
  if (!token) throw new Error(`no link in: ${newest?.text}`);
  return token;
}

/** Registers, follows the link, and is signed in. */
export async function register(api: Api, email = address(), name?: string): Promise<Browser> {
  const browser = new Browser(api);
  await browser.json('POST', '/devices');
  await registerIn(browser, email, name);
  return browser;
}

/** The same in a browser that is a device already. */
export async function registerIn(browser: Browser, email = address(), name?: string): Promise<void> {
  const { api } = browser;
  await browser.json('POST', '/auth/register', { email, password: PASSWORD, ...(name ? { name } : {}) });
  const signedIn = await browser.json<SignIn>('POST', '/auth/verify', { token: await tokenTo(api, email) });
  if (signedIn.state !== 'signed_in') throw new Error('not signed in');
}

/** The code of a secret (Base32) at a time: RFC 6238, written once more so that the two can disagree. */
export function totp(secret: string, atMs: number): string {
  const bits = [...secret]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Turns the second factor on; gives its secret and the recovery codes. */
export async function secondFactor(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const { secret } = await browser.json<{ secret: string }>('POST', '/account/second-factor');
  const { recovery_codes: codes } = await browser.json<{ recovery_codes: string[] }>(
    'POST',
    '/account/second-factor/confirm',
    { code: totp(secret, Date.now() + browser.ahead) },
  );
  return { secret, codes };
}

/** The account that looks after the service, signed in with its second factor. */
export async function administrator(api: Api): Promise<Browser> {
  const browser = await register(api, ADMIN_EMAIL);
  await secondFactor(browser);
  return browser;
}
