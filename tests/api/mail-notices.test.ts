// What mail providers tell of mails that came back: as Postmark and Resend send it, and as others would.
// https://postmarkapp.com/developer/webhooks/bounce-webhook
// https://docs.svix.com/receiving/verifying-payloads/how-manual

import { createHmac, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, SECRETS, start } from './support/api.ts';
import { sql } from './support/mail.ts';
import {
  type Account,
  address,
  administrator,
  Browser,
  code,
  mails,
  register,
  tokenTo,
} from './support/people.ts';

const PASSWORD = 'a secret for notices that nobody else knows';
const KEY = Buffer.from('twenty-four random bytes');
const SIGNING = `whsec_${KEY.toString('base64')}`;

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9', {}, { ...SECRETS, MAIL_NOTICE_SECRET: `${PASSWORD},${SIGNING}` });
});
afterAll(() => api.close());

/** A record of Postmark, as its page has it. */
const record = (email: string, more: Record<string, unknown> = {}) => ({
  RecordType: 'Bounce',
  MessageStream: 'outbound',
  ID: 42,
  Type: 'HardBounce',
  TypeCode: 1,
  Name: 'Hard bounce',
  Tag: 'Test',
  MessageID: randomUUID(),
  Metadata: { a_key: 'a_value' },
  ServerID: 23,
  Description: 'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
  Details: 'Test bounce details',
  Email: email,
  From: 'mail@example.org',
  BouncedAt: '2026-02-22T12:54:23.3396434Z',
  DumpAvailable: true,
  Inactive: true,
  CanActivate: true,
  Subject: 'Test subject',
  Content: '<Full dump of bounce>',
  ...more,
});

/** As Postmark sends it: the secret stands in the address of the webhook, and goes as basic authentication. */
function postmark(body: unknown, password = PASSWORD): Promise<Response> {
  return api.fetch('/api/v1/mail/notices/postmark', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Postmark',
      authorization: `Basic ${Buffer.from(`legible:${password}`).toString('base64')}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** As Resend sends it, signed as Svix does. */
function resend(body: unknown, { key = KEY, at = Date.now() } = {}): Promise<Response> {
  const [id, timestamp, text] = [`msg_${randomUUID()}`, String(Math.floor(at / 1000)), JSON.stringify(body)];
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64');
  return api.fetch('/api/v1/mail/notices/resend', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': timestamp,
      'svix-signature': `v1,${signature}`,
    },
    body: text,
  });
}
const complaint = (email: string) => ({
  type: 'email.complained',
  created_at: '2026-02-22T23:41:12.126Z',
  data: { email_id: randomUUID(), from: 'mail@example.org', to: [email], subject: 'x' },
});

async function person(): Promise<{ browser: Browser; email: string; id: string }> {
  const browser = await register(api);
  const { email, id } = await browser.account();
  return { browser, email, id };
}
const told = (id: string) =>
  sql<{ actor: string; detail: string }>(
    api,
    "SELECT actor, detail FROM audit WHERE account_id = ? AND act = 'mail_undeliverable'",
    id,
  );
const state = async (browser: Browser) =>
  ((await browser.account()) as Account & { undeliverable: string | null }).undeliverable;

describe('an address that mail does not reach', () => {
  test('is marked, gets nothing any more, and is replaced by one that does', async () => {
    const { browser, email, id } = await person();
    expect(await state(browser)).toBeNull();
    const before = await mails(api, email);
    expect((await postmark(record(email.toUpperCase()))).status).toBe(204);
    expect(await state(browser)).toBe('bounced');
    expect(await told(id)).toEqual([{ actor: 'system', detail: '{"why":"bounced"}' }]);

    // Whoever asks for a link gets the same answer, and no mail leaves.
    expect((await new Browser(api).post('/auth/reset', { email })).status).toBe(202);
    await api.deliver(0);
    expect(await mails(api, email)).toHaveLength(before.length);
    const [last] = await sql<{ error: string; sealed: string | null }>(
      api,
      'SELECT error, sealed FROM mails WHERE recipient = ? ORDER BY id DESC LIMIT 1',
      email,
    );
    expect(last).toEqual({ error: 'undeliverable', sealed: null });

    const next = address();
    await browser.json('POST', '/account/email', { email: next });
    await browser.json('POST', '/auth/email/confirm', { token: await tokenTo(api, next) });
    expect(await state(browser)).toBeNull();
    await new Browser(api).post('/auth/reset', { email: next });
    expect(await mails(api, next, 2)).toHaveLength(2);
    // What is told of the old one once more concerns nobody.
    expect((await postmark(record(email))).status).toBe(204);
    expect(await state(browser)).toBeNull();
  });

  test('is written to again when an administrator says so, and nobody else', async () => {
    const { browser, email, id } = await person();
    await postmark(record(email));
    const path = `/admin/accounts/${id}/undeliverable`;
    expect(await code(await browser.send('DELETE', path))).toEqual([403, 'role_required']);
    const admin = await administrator(api);
    const answer = await admin.json<{ undeliverable: string | null }>('DELETE', path);
    expect(answer.undeliverable).toBeNull();
    expect(await state(browser)).toBeNull();
    // Once more is no act.
    await admin.json('DELETE', path);
    const acts = await sql(api, "SELECT 1 FROM audit WHERE account_id = ? AND act = 'mail_resumed'", id);
    expect(acts).toHaveLength(1);
    const before = (await mails(api, email)).length;
    await new Browser(api).post('/auth/reset', { email });
    expect(await mails(api, email, before + 1)).toHaveLength(before + 1);
    const nobody = await admin.send('DELETE', `/admin/accounts/${randomUUID()}/undeliverable`);
    expect(await code(nobody)).toEqual([404, 'account_not_found']);
  });

  test('is marked by a complaint, at either provider', async () => {
    for (const tell of [
      (email: string) => postmark(record(email, { RecordType: 'SpamComplaint', Type: 'SpamComplaint' })),
      (email: string) => resend(complaint(email)),
    ]) {
      const { browser, email } = await person();
      expect((await tell(email)).status).toBe(204);
      expect(await state(browser)).toBe('complained');
    }
  });

  test('is marked once, however often it is told', async () => {
    const { browser, email, id } = await person();
    const body = record(email);
    for (const response of await Promise.all([postmark(body), postmark(body), postmark(body)]))
      expect(response.status).toBe(204);
    await postmark(body);
    expect(await state(browser)).toBe('bounced');
    expect(await told(id)).toHaveLength(1);
    await resend(complaint(email));
    expect(await state(browser)).toBe('bounced');
  });
});

describe('a notice', () => {
  test('of what may pass marks nothing', async () => {
    const { browser, email } = await person();
    for (const more of [
      { Type: 'Transient', Inactive: false },
      { Type: 'AutoResponder', Inactive: false },
      { RecordType: 'Delivery', Type: '' },
    ])
      expect((await postmark(record(email, more))).status).toBe(204);
    const soft = { ...complaint(email), type: 'email.bounced' };
    expect(
      (await resend({ ...soft, data: { ...soft.data, bounce: { type: 'Transient', message: 'full' } } }))
        .status,
    ).toBe(204);
    expect(await state(browser)).toBeNull();
  });

  test('of somebody unknown is answered like any other', async () => {
    expect((await postmark(record(address('nobody')))).status).toBe(204);
  });

  test('without our secret marks nothing', async () => {
    const { browser, email } = await person();
    const refused = [
      await postmark(record(email), 'another secret that is just as long as ours'),
      await postmark(record(email), ''),
      await api.fetch('/api/v1/mail/notices/postmark', {
        method: 'POST',
        body: JSON.stringify(record(email)),
      }),
      await resend(complaint(email), { key: Buffer.from('another key, just as long') }),
      // One that was caught on its way is of no use later.
      await resend(complaint(email), { at: Date.now() - 6 * 60_000 }),
      await resend(complaint(email), { at: Date.now() + 6 * 60_000 }),
    ];
    for (const response of refused) expect(await code(response)).toEqual([401, 'notice_refused']);
    expect(await state(browser)).toBeNull();
  });

  test.each([
    ['that is none', '<html>', 400, 'bad_json'],
    ['without an address', { RecordType: 'SpamComplaint' }, 400, 'bad_json'],
    ['without end', 'a'.repeat(1_000_001), 413, 'body_too_large'],
  ])('%s is refused', async (_, body, status, name) => {
    expect(await code(await postmark(body))).toEqual([status, name]);
  });

  test('of another provider is none of ours', async () => {
    const response = await api.fetch('/api/v1/mail/notices/ses', { method: 'POST', body: '{}' });
    expect(await code(response)).toEqual([404, 'provider_unknown']);
  });
});
