// Ways to a provider and back, as a browser goes them.

import { type Api, SECRETS, start } from './api.ts';
import { type Name, type Person, Provider } from './oauth-provider.ts';
import { address, Browser } from './people.ts';

export const google = new Provider('google');
export const github = new Provider('github');
export const PROVIDERS: Record<Name, Provider> = { google, github };
export const NAMES: Name[] = ['google', 'github'];

/** How long the Worker waits for a provider, in milliseconds: long enough for twenty at once on a busy machine. */
export const PATIENCE = 4_000;

/** A Worker that both providers know. */
export async function startWithProviders(vars: Record<string, string> = {}): Promise<Api> {
  for (const provider of Object.values(PROVIDERS)) await provider.start();
  const api = await start(
    'http://127.0.0.1:9',
    {
      OAUTH_GOOGLE_CLIENT_ID: google.clientId,
      OAUTH_GOOGLE_BASE_URL: google.url,
      OAUTH_GITHUB_CLIENT_ID: github.clientId,
      OAUTH_GITHUB_BASE_URL: `${github.url}/`,
      OAUTH_TIMEOUT_MS: String(PATIENCE),
      ...vars,
    },
    {
      ...SECRETS,
      OAUTH_GOOGLE_CLIENT_SECRET: google.clientSecret,
      OAUTH_GITHUB_CLIENT_SECRET: github.clientSecret,
    },
  );
  for (const name of NAMES) PROVIDERS[name].redirectUris = [`${api.url.origin}${callback(name)}`];
  return api;
}

export async function stopWithProviders(api: Api): Promise<void> {
  await api.close();
  for (const provider of Object.values(PROVIDERS)) await provider.stop();
}

export const callback = (name: Name) => `/api/v1/auth/oauth/${name}/callback`;

let people = 0;

/** Somebody whom no other test knows. */
export const somebody = (more: Partial<Person> = {}): Person => {
  people += 1;
  return {
    id: `${process.pid}${people}`,
    email: address('grace'),
    verified: true,
    name: 'Grace Sample',
    ...more,
  };
};

type Wish = { intent?: 'sign_in' | 'link' | 'step_up'; next?: string };

/** What browsers say of a link that was followed on our own page. */
const OWN_PAGE = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' };

/** Follows the link to a provider. */
export function begin(
  browser: Browser,
  name: string,
  wish: Wish = {},
  headers: Record<string, string> = OWN_PAGE,
): Promise<Response> {
  const query = new URLSearchParams(wish).toString();
  return browser.fetch(`/api/v1/auth/oauth/${name}/start${query && `?${query}`}`, { headers });
}

/** Goes to a provider; gives the address that a person is sent back to, which nobody has opened yet. */
export async function there(browser: Browser, name: Name, person: Person, wish: Wish = {}): Promise<URL> {
  const started = await begin(browser, name, wish);
  const location = started.headers.get('location');
  if (started.status !== 302 || !location)
    throw new Error(`${started.status} ${location} ${await started.text()}`);
  PROVIDERS[name].person = person;
  return PROVIDERS[name].visit(location);
}

/** Opens the address that a person is sent back to; gives where they end. */
export async function back(browser: Browser, url: URL): Promise<string> {
  const response = await browser.fetch(url.pathname + url.search, {
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  });
  const location = response.headers.get('location');
  if (response.status !== 303 || location === null)
    throw new Error(`${response.status} ${await response.text()}`);
  return location;
}

/** There and back; gives where it ends. */
export async function trip(browser: Browser, name: Name, person: Person, wish: Wish = {}): Promise<string> {
  return back(browser, await there(browser, name, person, wish));
}

/** A browser with a device, as every page asks for one. */
export async function visitor(api: Api): Promise<Browser> {
  const browser = new Browser(api);
  await browser.json('POST', '/devices');
  return browser;
}

/** Somebody who came by a provider and has an account from then on. */
export async function arrived(api: Api, name: Name, person: Person): Promise<Browser> {
  const browser = await visitor(api);
  const location = await trip(browser, name, person);
  if (location !== '/workspace') throw new Error(`not entered: ${location}`);
  return browser;
}

/** Whether nobody is signed in in a browser. */
export const isOut = async (browser: Browser): Promise<boolean> =>
  !browser.cookies.has('__Host-session') && (await browser.send('GET', '/account')).status === 401;
