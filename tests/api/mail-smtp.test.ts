// Mails through a relay, with real TLS, and through one that fails at every word.

import { stranger, trusted } from './support/certificates.ts';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, SECRETS, start } from './support/api.ts';
import { clear, deliver, FROM, MINUTE, queue, row } from './support/mail.ts';
import { FakeRelay, PASSWORD, USER } from './support/smtp.ts';

const CREDENTIALS = `${encodeURIComponent(USER)}:${encodeURIComponent(PASSWORD)}@`;

const worker = (url: string, vars: Record<string, string> = {}) =>
  start(
    'http://127.0.0.1:9',
    { MAIL_PROVIDER: 'smtp', MAIL_FROM: FROM, MAIL_TIMEOUT_MS: '1500', ...vars },
    { ...SECRETS, SMTP_URL: url },
  );

/** A Worker and a relay for one test. */
let stop: () => Promise<void> = async () => {};
afterEach(async () => {
  await stop();
  stop = async () => {};
});
async function both(
  options: ConstructorParameters<typeof FakeRelay>[0],
  url: (port: number) => string,
  vars: Record<string, string> = {},
): Promise<[Api, FakeRelay]> {
  const relay = new FakeRelay(options);
  await relay.start();
  const api = await worker(url(relay.port), vars);
  stop = async () => {
    await api.close();
    await relay.stop();
  };
  return [api, relay];
}

const heads = (content: string) =>
  (content.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]/g, ' ').split('\r\n');

describe('over TLS', () => {
  test.each([
    ['from the first byte', 'implicit', 'smtps'],
    ['that begins later', 'starttls', 'smtp'],
  ] as const)('%s', async (_, security, scheme) => {
    const [api, relay] = await both(
      { security, certificate: trusted, auth: true },
      (port) => `${scheme}://${CREDENTIALS}localhost:${port}`,
      { MAIL_REPLY_TO: 'help@legible.example' },
    );
    const to = await queue(api, {
      template: 'token_created',
      name: 'Bäckerei 🥐\r\nBcc: eve@example.org',
      scopes: ['score'],
    });
    await deliver(api);
    expect(relay.received).toHaveLength(1);
    const [mail] = relay.received;
    const { id } = await row(api, to);
    expect(mail).toMatchObject({
      secure: true,
      from: 'MAIL FROM:<mail@legible.example>',
      to: `RCPT TO:<${to}>`,
    });
    const headers = heads(mail?.content ?? '');
    for (const line of [
      'From: "Legible" <mail@legible.example>',
      `To: <${to}>`,
      'Reply-To: <help@legible.example>',
      `Message-ID: <${id}@legible.example>`,
      'Auto-Submitted: auto-generated',
    ])
      expect(headers).toContain(line);
    expect(headers.filter((line) => line.startsWith('Bcc'))).toEqual([]);
    expect(headers.find((line) => line.startsWith('Content-Type:'))).toContain('multipart/alternative');
    expect(relay.said.at(-1)).toBe('QUIT');
    expect(await row(api, to)).toMatchObject({ sealed: null, attempts: 1, error: null });
  });

  test.each([
    ['implicit', 'smtps'],
    ['starttls', 'smtp'],
  ] as const)('with a certificate of a stranger (%s) nothing secret is said', async (security, scheme) => {
    const [api, relay] = await both(
      { security, certificate: stranger, auth: true },
      (port) => `${scheme}://${CREDENTIALS}localhost:${port}`,
    );
    const to = await queue(api);
    await deliver(api);
    expect(relay.said.join('\n')).not.toMatch(/AUTH|MAIL|RCPT/);
    expect(await row(api, to)).toMatchObject({ attempts: 1, sent_at: null, failed_at: null });
  });

  test('that the relay does not offer: nothing secret is said, and the mail waits', async () => {
    const [api, relay] = await both(
      { security: 'none', auth: true },
      (port) => `smtp://${CREDENTIALS}localhost:${port}`,
    );
    const to = await queue(api);
    await deliver(api);
    expect(relay.said).toEqual(['EHLO legible.example']);
    expect(await row(api, to)).toMatchObject({ error: 'smtp: the server has no STARTTLS', failed_at: null });
  });

  test('whatever was said before it begins is not believed', async () => {
    const [api, relay] = await both(
      { security: 'starttls', certificate: trusted, auth: true },
      (port) => `smtp://${CREDENTIALS}localhost:${port}`,
    );
    relay.script({ at: 'STARTTLS', reply: '220 go ahead\r\n250-relay.example\r\n250 AUTH PLAIN\r\n' });
    const to = await queue(api);
    await deliver(api);
    expect(relay.said).toEqual(['EHLO legible.example', 'STARTTLS']);
    expect(await row(api, to)).toMatchObject({ error: 'smtp: said before TLS began', failed_at: null });
  });

  test('a wrong password is ours to mend: the mail waits', async () => {
    const [api, relay] = await both(
      { security: 'implicit', certificate: trusted, auth: true },
      (port) => `smtps://${encodeURIComponent(USER)}:wrong@localhost:${port}`,
    );
    const to = await queue(api);
    await deliver(api);
    expect(relay.received).toEqual([]);
    expect(await row(api, to)).toMatchObject({ error: 'smtp auth: 535', failed_at: null });
  });
});

describe('without TLS, on this machine', () => {
  const relay = new FakeRelay({ security: 'none' });
  let api: Api;
  beforeAll(async () => {
    await relay.start();
    api = await worker(`smtp://127.0.0.1:${relay.port}?tls=off`);
  });
  beforeEach(async () => {
    relay.reset();
    await clear(api);
  });
  afterAll(async () => {
    await api.close();
    await relay.stop();
  });

  test.each([
    ['refuses the connection', { at: 'connect', reply: '554 5.3.2 no\r\n' }, 'smtp connect: 554'],
    [
      'speaks something else',
      { at: 'connect', reply: 'HTTP/1.1 400 Bad Request\r\n\r\n' },
      /does not speak SMTP/,
    ],
    ['says nothing', { at: 'connect', silent: true }, 'smtp: timeout'],
    ['hangs up at once', { at: 'connect', close: true }, 'smtp: connection'],
    ['does not know EHLO', { at: 'EHLO', reply: '502 what\r\n' }, 'smtp ehlo: 502'],
    ['hangs up after EHLO', { at: 'EHLO', close: true }, 'smtp: connection'],
    ['answers half a line', { at: 'EHLO', reply: '250-rel' }, 'smtp: timeout'],
    ['does not take our sender', { at: 'MAIL', reply: '550 5.7.1 not you\r\n' }, 'smtp mail: 550'],
    ['is busy', { at: 'MAIL', reply: '451 later\r\n' }, 'smtp mail: 451'],
    ['greylists', { at: 'RCPT', reply: '450 4.2.0 later\r\n' }, 'smtp rcpt: 450'],
    ['has no room', { at: 'DATA', reply: '452 full\r\n' }, 'smtp data: 452'],
    ['hangs up before it takes the mail', { at: 'DATA', close: true }, 'smtp: connection'],
    ['cannot keep it now', { at: 'content', reply: '451 disk\r\n' }, 'smtp content: 451'],
  ] as const)('a relay that %s: the mail waits, and is sent a minute later', async (_, fault, error) => {
    relay.script(fault);
    const to = await queue(api);
    await deliver(api);
    const failed = await row(api, to);
    expect(failed).toMatchObject({ attempts: 1, sent_at: null, failed_at: null });
    expect(failed.error).toMatch(error);
    await deliver(api, MINUTE + 5_000);
    expect(relay.received.at(-1)?.to).toBe(`RCPT TO:<${to}>`);
    expect(await row(api, to)).toMatchObject({ attempts: 2, sealed: null, error: null });
  });

  test.each([
    ['the recipient', { at: 'RCPT', reply: '550-5.1.1 No such\r\n550 5.1.1 user\r\n' }, 'smtp rcpt: 550'],
    ['the content', { at: 'content', reply: '554 5.7.1 no\r\n' }, 'smtp content: 554'],
  ] as const)('a relay that refuses %s: the mail is given up', async (_, fault, error) => {
    relay.script(fault);
    const to = await queue(api);
    await deliver(api);
    await deliver(api, 60 * MINUTE);
    const failed = await row(api, to);
    expect(failed).toMatchObject({ attempts: 1, sealed: null, error });
    expect(failed.failed_at).not.toBeNull();
  });

  test('a copy that follows a lost answer has the same Message-ID', async () => {
    relay.script({ at: 'content', close: true });
    await queue(api);
    await deliver(api);
    await deliver(api, MINUTE + 5_000);
    const ids = relay.received.map(({ content }) => /^Message-ID: .*$/m.exec(content)?.[0]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('an answer to QUIT is not waited for', async () => {
    relay.script({ at: 'QUIT', silent: true });
    const to = await queue(api);
    await deliver(api);
    expect(await row(api, to)).toMatchObject({ attempts: 1, error: null, sealed: null });
  });

  test('an address beyond ASCII is not sent to a relay that cannot take it', async () => {
    const to = await queue(api, { template: 'deleted' }, 'élodie@example.org');
    await deliver(api);
    expect(relay.said).toEqual(['EHLO legible.example']);
    expect((await row(api, to)).error).toBe('smtp: the server has no SMTPUTF8');
  });
});

test('an address beyond ASCII is sent to a relay that takes it', async () => {
  const [api, relay] = await both(
    { security: 'none', utf8: true },
    (port) => `smtp://127.0.0.1:${port}?tls=off`,
  );
  await queue(api, { template: 'deleted' }, 'élodie@example.org');
  await deliver(api);
  expect(relay.received[0]).toMatchObject({
    from: 'MAIL FROM:<mail@legible.example> SMTPUTF8',
    to: 'RCPT TO:<élodie@example.org>',
  });
});
