// A stand-in for Google and for GitHub: each speaks its real protocol over real sockets, keeps to its own
// rules, and misbehaves on demand.
// https://developers.google.com/identity/openid-connect/openid-connect
// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Name = 'google' | 'github';

/** Somebody with an account there. */
export type Person = {
  /** Digits, as both have them. */
  id: string;
  email: string | null;
  verified: boolean;
  name: string | null;
  /** When they signed in there, in seconds; Google tells it to those that it has verified. */
  signedInAt?: number;
};

export const ISSUER: Record<Name, string> = {
  google: 'https://accounts.google.com',
  github: 'https://github.com/login/oauth',
};

const PATHS = {
  google: { authorize: '/o/oauth2/v2/auth', token: '/token' },
  github: { authorize: '/login/oauth/authorize', token: '/login/oauth/access_token' },
};

type Endpoint = 'token' | 'user' | 'emails' | 'certs';

/** What happens instead of an honest answer, which `honest` would give. */
export type Behaviour = (response: ServerResponse, honest: () => void) => void;

export const html: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Sorry</h1>');
};
export const json =
  (status: number, body: unknown): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
export const failing = json(500, { error: 'server_error', error_description: '<script>alert(1)</script>' });
/** Never answers. */
export const hanging: Behaviour = () => {};
/** Begins to answer and never ends. */
export const trickling: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"access_token":');
};
/** Breaks off in the middle. */
export const breaking: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"access', () => response.socket?.destroy());
};
export const flooding: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(`{"access_token":"${'a'.repeat(2_000_000)}"}`);
};
export const late =
  (ms: number): Behaviour =>
  (_, honest) => {
    setTimeout(honest, ms);
  };
export const redirecting =
  (location: string): Behaviour =>
  (response) => {
    response.writeHead(307, { location }).end();
  };

type Grant = { person: Person; query: URLSearchParams; used: boolean };

const base64url = (text: string | Buffer) => Buffer.from(text).toString('base64url');

/** A key pair with its id; one that nobody published is as good as any other to sign with. */
export type SigningKey = { kid: string; pair: ReturnType<typeof pairOf> };
const pairOf = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
let keys = 0;
export const signingKey = (modulusLength = 2048): SigningKey => {
  keys += 1;
  return { kid: `${process.pid}-${keys}`, pair: pairOf(modulusLength) };
};

/** A JSON Web Token: header, claims, signature. */
export function signedToken(
  header: Record<string, unknown>,
  claims: Record<string, unknown>,
  signature: (signed: string) => Buffer,
): string {
  const signed = [header, claims].map((part) => base64url(JSON.stringify(part))).join('.');
  return `${signed}.${base64url(signature(signed))}`;
}

export class Provider {
  readonly name: Name;
  readonly clientId: string;
  readonly clientSecret = `a secret & more: ${randomBytes(8).toString('hex')}`;
  /** Addresses that people may be sent back to. */
  redirectUris: string[] = [];
  /** Whoever is signed in there, in any browser. */
  person: Person | undefined;
  /** Whether they say yes. */
  agrees = true;
  /** What is changed of the answer in the address. */
  back: (query: URLSearchParams) => void = () => {};
  /** What is changed of an ID token's claims. */
  claims: (claims: Record<string, unknown>) => void = () => {};
  /** What an ID token is instead of signed with the present key. */
  forge: ((claims: Record<string, unknown>) => string) | undefined;
  /** What it signs with, and publishes. */
  key = signingKey();
  /** Requests of the Worker, with what was wrong about them where something was. */
  asked: { endpoint: Endpoint; wrong: string | null }[] = [];
  /** The last authorization request. */
  request = new URLSearchParams();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #behaviours = new Map<Endpoint, Behaviour>();
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, Person>();

  constructor(name: Name) {
    this.name = name;
    this.clientId = name === 'google' ? '123.apps.googleusercontent.com' : 'Iv1.8a61f9b3a7aba766';
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Honest again. */
  reset(): void {
    this.#behaviours.clear();
    this.agrees = true;
    this.back = () => {};
    this.claims = () => {};
    this.forge = undefined;
    this.asked = [];
  }

  /** Signs with another key from now on, and publishes that one alone. */
  rotate(modulusLength?: number): void {
    this.key = signingKey(modulusLength);
  }

  /** What happens to requests from now on. */
  misbehave(endpoint: Endpoint, behaviour: Behaviour): void {
    this.#behaviours.set(endpoint, behaviour);
  }

  /** Opens the address that the Worker sent a browser to; gives the address that it is sent back to. */
  async visit(location: string): Promise<URL> {
    const response = await fetch(location, { redirect: 'manual' });
    const back = response.headers.get('location');
    if (response.status !== 302 || !back) throw new Error(`${response.status} ${await response.text()}`);
    return new URL(back);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://provider');
    const paths = PATHS[this.name];
    if (request.method === 'GET' && url.pathname === paths.authorize) {
      this.#authorize(url.searchParams, response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const api = this.name === 'github' && request.method === 'GET';
    if (request.method === 'POST' && url.pathname === paths.token) {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      this.#answer('token', response, () => this.#token(request, form));
    } else if (this.name === 'google' && request.method === 'GET' && url.pathname === '/oauth2/v3/certs') {
      response.setHeader('cache-control', 'public, max-age=23744, must-revalidate, no-transform');
      this.#answer('certs', response, () => this.#certs());
    } else if (api && url.pathname === '/user') {
      this.#answer('user', response, () => this.#api(request, (person) => this.#user(person)));
    } else if (api && url.pathname === '/user/emails') {
      this.#answer('emails', response, () => this.#api(request, (person) => this.#emails(person)));
    } else {
      response.writeHead(404).end();
    }
  }

  #answer(endpoint: Endpoint, response: ServerResponse, honest: () => [number, unknown]): void {
    const answer = () => {
      const [status, body] = honest();
      const wrong = (body as { error?: string }).error ?? (status === 200 ? null : String(status));
      this.asked.push({ endpoint, wrong });
      json(status, body)(response, () => {});
    };
    const behaviour = this.#behaviours.get(endpoint);
    if (behaviour) {
      this.asked.push({ endpoint, wrong: 'fault' });
      behaviour(response, answer);
    } else answer();
  }

  /** What a person sees, who says yes or no at once. */
  #authorize(query: URLSearchParams, response: ServerResponse): void {
    this.request = query;
    const page = (text: string) => response.writeHead(400, { 'content-type': 'text/plain' }).end(text);
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== this.clientId) return void page('invalid_client');
    if (!this.redirectUris.includes(redirectUri)) return void page('redirect_uri_mismatch');
    if (query.get('response_type') !== 'code') return void page('response_type');
    if (query.get('code_challenge_method') !== 'S256') return void page('code_challenge_method');
    if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) return void page('code_challenge');
    const prompts = this.name === 'google' ? ['none', 'consent', 'select_account'] : ['select_account'];
    const prompt = query.get('prompt');
    if (prompt !== null && !prompts.includes(prompt)) return void page(`Invalid prompt: ${prompt}`);
    if (this.name === 'google' && !query.get('scope')?.split(' ').includes('openid'))
      return void page('scope');
    const back = new URL(redirectUri);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    back.searchParams.set('iss', ISSUER[this.name]);
    if (this.agrees && this.person) {
      const code =
        this.name === 'google' ? `4/0A${base64url(randomBytes(30))}` : randomBytes(10).toString('hex');
      this.#grants.set(code, { person: this.person, query, used: false });
      back.searchParams.set('code', code);
      if (this.name === 'google') back.searchParams.set('authuser', '0');
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The user has denied your application access.');
    }
    this.back(back.searchParams);
    response.writeHead(302, { location: back.href }).end();
  }

  #token(request: IncomingMessage, form: URLSearchParams): [number, unknown] {
    const google = this.name === 'google';
    const refuse = (theirs: string, githubs: string): [number, unknown] =>
      google
        ? [theirs === 'invalid_client' ? 401 : 400, { error: theirs, error_description: 'Bad Request' }]
        : [200, { error: githubs, error_description: 'It is wrong.', error_uri: '/apps/…' }];
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return refuse('invalid_request', 'Not Found');
    if (!google && request.headers.accept !== 'application/json') return [406, {}];
    if (form.get('client_id') !== this.clientId || form.get('client_secret') !== this.clientSecret)
      return refuse('invalid_client', 'incorrect_client_credentials');
    if (google && form.get('grant_type') !== 'authorization_code')
      return refuse('unsupported_grant_type', 'unsupported_grant_type');
    const grant = this.#grants.get(form.get('code') ?? '');
    if (!grant || grant.used) return refuse('invalid_grant', 'bad_verification_code');
    grant.used = true;
    if (form.get('redirect_uri') !== grant.query.get('redirect_uri'))
      return refuse('redirect_uri_mismatch', 'redirect_uri_mismatch');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== grant.query.get('code_challenge'))
      return refuse('invalid_grant', 'bad_verification_code');
    const { email, verified } = grant.person;
    if (!google && email !== null && !verified) return refuse('', 'unverified_user_email');
    const token = `${google ? 'ya29.' : 'gho_'}${base64url(randomBytes(24))}`;
    this.#tokens.set(token, grant.person);
    if (!google) return [200, { access_token: token, scope: 'read:user,user:email', token_type: 'bearer' }];
    const id_token = this.#idToken(grant);
    const scope = grant.query.get('scope');
    return [200, { access_token: token, expires_in: 3599, scope, token_type: 'Bearer', id_token }];
  }

  #certs(): [number, unknown] {
    const jwk = this.key.pair.publicKey.export({ format: 'jwk' });
    return [200, { keys: [{ ...jwk, alg: 'RS256', kid: this.key.kid, use: 'sig' }] }];
  }

  #idToken({ person, query }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const claims: Record<string, unknown> = {
      iss: ISSUER.google,
      azp: this.clientId,
      aud: this.clientId,
      sub: person.id,
      ...(person.email === null ? {} : { email: person.email, email_verified: person.verified }),
      ...(person.name === null ? {} : { name: person.name }),
      iat: now,
      exp: now + 3599,
    };
    const nonce = query.get('nonce');
    if (nonce !== null) claims['nonce'] = nonce;
    const wanted = JSON.parse(query.get('claims') ?? '{}') as { id_token?: { auth_time?: unknown } };
    if (wanted.id_token?.auth_time && person.signedInAt !== undefined)
      claims['auth_time'] = person.signedInAt;
    this.claims(claims);
    if (this.forge) return this.forge(claims);
    const { kid, pair } = this.key;
    return signedToken({ alg: 'RS256', kid, typ: 'JWT' }, claims, (signed) =>
      sign('sha256', Buffer.from(signed), pair.privateKey),
    );
  }

  #api(request: IncomingMessage, answer: (person: Person) => unknown): [number, unknown] {
    if (!request.headers['user-agent']) return [403, { message: 'Request forbidden' }];
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    const person = scheme === 'Bearer' ? this.#tokens.get(token) : undefined;
    return person ? [200, answer(person)] : [401, { message: 'Bad credentials' }];
  }

  #user(person: Person): unknown {
    const { id, name } = person;
    // The public address is one that they chose, and not confirmed for us.
    return {
      login: `user-${id}`,
      id: Number(id),
      node_id: 'MDQ6',
      name,
      email: 'public@example.org',
      type: 'User',
    };
  }

  #emails({ id, email, verified }: Person): unknown {
    const others = { primary: false, verified: true, visibility: null };
    return [
      { email: `${id}+user-${id}@users.noreply.github.com`, ...others },
      ...(email === null ? [] : [{ email, primary: true, verified, visibility: 'private' }]),
    ];
  }
}
