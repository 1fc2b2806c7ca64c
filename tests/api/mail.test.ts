// Mails through an HTTP API that fails in every way it can: each leaves the house once, or is given up and
// never tried again.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, SECRETS, start } from './support/api.ts';
import { clear, DAY, deliver, FROM, HOUR, MINUTE, queue, row, someone, sql } from './support/mail.ts';
import { passRedirectsOn } from './support/outbound.ts';
import {
  acceptAndBreak,
  acceptAndBreakOff,
  acceptInHtml,
  API_KEY,
  FakeResend,
  flood,
  hang,
  hold,
  redirect,
  refuse,
  trickle,
} from './support/resend.ts';

const resend = new FakeResend();
let api: Api;

beforeAll(async () => {
  await resend.start();
  const vars = {
    MAIL_PROVIDER: 'resend',
    MAIL_FROM: FROM,
    MAIL_REPLY_TO: 'help@legible.example',
    MAIL_BASE_URL: `${resend.url}/`,
    MAIL_TIMEOUT_MS: '700',
  };
  api = await start('http://127.0.0.1:9', vars, { ...SECRETS, MAIL_API_KEY: API_KEY });
});
beforeEach(async () => {
  resend.reset();
  await clear(api);
});
afterAll(async () => {
  await api.close();
  await resend.stop();
});

const RESET = { template: 'reset', link: 'https://legible.example/reset#token=abc', minutes: 30 };

test('a mail is sealed while it waits, sent once, and then forgotten', async () => {
  const to = await queue(api, RESET);
  const waiting = await row(api, to);
  expect(waiting).toMatchObject({ template: 'reset', attempts: 0, sent_at: null, failed_at: null });
  expect(waiting.sealed).toMatch(/^v1\.[\w-]+$/);
  expect(JSON.stringify(waiting)).not.toContain('token');
  await deliver(api);
  await deliver(api, 13 * HOUR);
  expect(resend.asked).toEqual([{ key: waiting.id, wrong: null }]);
  expect(resend.sent).toHaveLength(1);
  const [mail] = resend.sent;
  expect(mail).toMatchObject({
    from: FROM,
    to: [to],
    subject: 'Choose a new password',
    reply_to: 'help@legible.example',
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  expect(mail?.text).toContain('\nhttps://legible.example/reset#token=abc\n');
  expect(mail?.html).toContain('href="https://legible.example/reset#token=abc"');
  const sent = await row(api, to);
  expect(sent).toMatchObject({ sealed: null, attempts: 1, error: null, failed_at: null });
  expect(sent.sent_at).toBeGreaterThanOrEqual(sent.created_at);
});

// Between the Worker and the world stands a proxy of the harness, which answers for a connection that broke,
// or leaves an answer open.
const BROKEN = /^resend: (connection|timeout|50\d)$/;

describe('tried again after a minute, and sent once', () => {
  test.each([
    ['an error', refuse(500, 'application_error'), 'resend: 500 application_error'],
    ['too many requests', refuse(429, 'rate_limit_exceeded'), 'resend: 429 rate_limit_exceeded'],
    ['a quota', refuse(429, 'daily_quota_exceeded'), 'resend: 429 daily_quota_exceeded'],
    ['the same request still under way', refuse(409, 'concurrent_idempotent_requests'), /409/],
    ['our key not known', refuse(403, 'invalid_api_key'), 'resend: 403 invalid_api_key'],
    ['our domain not verified', refuse(403, 'validation_error'), 'resend: 403 validation_error'],
    ['our sender not valid', refuse(422, 'invalid_from_address'), 'resend: 422 invalid_from_address'],
    ['no answer', hang, 'resend: timeout'],
    ['an answer that does not end', trickle, 'resend: timeout'],
    ['an answer without bounds', flood, 'resend: too_long'],
    ['taken, then the connection breaks', acceptAndBreak, BROKEN],
    ['taken, then the answer breaks off', acceptAndBreakOff, BROKEN],
    ['taken, with an answer nobody expects', acceptInHtml, 'resend: half an answer'],
  ])('%s', async (_, behaviour, error) => {
    const to = await queue(api);
    resend.script(behaviour);
    await deliver(api);
    const failed = await row(api, to);
    expect(failed).toMatchObject({ attempts: 1, sent_at: null, failed_at: null });
    expect(failed.error).toMatch(error);
    expect(failed.error).not.toContain('@');
    expect(failed.sealed).not.toBeNull();
    await deliver(api, 50_000);
    expect((await row(api, to)).attempts).toBe(1);
    await deliver(api, MINUTE + 5_000);
    expect(await row(api, to)).toMatchObject({ attempts: 2, sealed: null, failed_at: null, error: null });
    expect(resend.sent.map((mail) => mail.to)).toEqual([[to]]);
    expect(new Set(resend.asked.map(({ key }) => key)).size).toBe(1);
  });

  test('a redirect, which is not followed', async () => {
    const elsewhere = new FakeResend();
    await elsewhere.start();
    const putBack = passRedirectsOn();
    const to = await queue(api);
    resend.script(redirect(`${elsewhere.url}/emails`));
    await deliver(api);
    putBack();
    expect(await row(api, to)).toMatchObject({ attempts: 1, error: 'resend: 307', failed_at: null });
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.stop();
    await deliver(api, MINUTE + 5_000);
    expect(resend.sent.map((mail) => mail.to)).toEqual([[to]]);
  });

  test('the provider gone', async () => {
    const to = await queue(api);
    await resend.stop();
    await deliver(api);
    await resend.start();
    expect(await row(api, to)).toMatchObject({ attempts: 1, error: expect.stringMatching(BROKEN) as string });
    await deliver(api, MINUTE + 5_000);
    expect(resend.sent.map((mail) => mail.to)).toEqual([[to]]);
  });
});

test('a wait that the provider asks for is kept', async () => {
  const to = await queue(api);
  resend.script(refuse(429, 'rate_limit_exceeded', { 'retry-after': '600' }));
  await deliver(api);
  await deliver(api, 9 * MINUTE);
  expect((await row(api, to)).attempts).toBe(1);
  await deliver(api, 10 * MINUTE + 5_000);
  expect(resend.sent.map((mail) => mail.to)).toEqual([[to]]);
});

test('waits grow, and after the sixth failure the mail is given up for good', async () => {
  const to = await queue(api);
  const due: number[] = [];
  let at = 0;
  for (const wait of [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, 0]) {
    resend.script(refuse(500, 'internal_server_error'));
    await deliver(api, at);
    const { available_at: next, attempts } = await row(api, to);
    due.push(attempts);
    if (wait > 0) expect(Math.abs(next - Date.now() - at - wait)).toBeLessThan(10_000);
    at += wait + 5_000;
  }
  expect(due).toEqual([1, 2, 3, 4, 5, 6]);
  const failed = await row(api, to);
  expect(failed).toMatchObject({ sealed: null, sent_at: null, error: 'resend: 500 internal_server_error' });
  expect(failed.failed_at).not.toBeNull();
  await deliver(api, 10 * DAY);
  expect((await row(api, to)).attempts).toBe(6);
  expect(resend.sent).toEqual([]);
});

test.each([
  ['an address that is refused', refuse(422, 'validation_error')],
  ['a mail that is refused', refuse(451, 'security_error')],
])('%s is not tried again, and the next mail is sent', async (_, behaviour) => {
  const refused = await queue(api);
  const next = await queue(api);
  resend.script(behaviour);
  await deliver(api);
  const failed = await row(api, refused);
  expect(failed).toMatchObject({ sealed: null, sent_at: null, attempts: 1 });
  expect(failed.failed_at).not.toBeNull();
  await deliver(api, DAY);
  expect((await row(api, refused)).attempts).toBe(1);
  expect(resend.sent.map((mail) => mail.to)).toEqual([[next]]);
});

test('in an outage a mail loses one attempt, and those behind it none', async () => {
  const first = await queue(api);
  const second = await queue(api);
  resend.script(hang);
  await deliver(api);
  expect([(await row(api, first)).attempts, (await row(api, second)).attempts]).toEqual([1, 0]);
  await deliver(api, MINUTE + 5_000);
  expect(resend.sent.map((mail) => mail.to[0])).toEqual([second, first]);
});

test('a link that has expired meanwhile is not sent', async () => {
  const to = await queue(api, RESET);
  resend.script(refuse(500, 'application_error'));
  await deliver(api);
  await deliver(api, 31 * MINUTE);
  expect(await row(api, to)).toMatchObject({ sent_at: null, sealed: null, error: 'expired' });
  expect(resend.sent).toEqual([]);
});

test('whoever sends a mail has it alone, for the time of an attempt', async () => {
  const to = await queue(api);
  resend.script(hold);
  const first = deliver(api);
  await resend.heard(1);
  await Promise.all([deliver(api), deliver(api, 60_000), deliver(api, 80_000)]);
  expect(resend.asked).toHaveLength(1);
  resend.release();
  await first;
  expect(resend.sent.map((mail) => mail.to)).toEqual([[to]]);
});

test('many at once send each mail once', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => queue(api)));
  await Promise.all(Array.from({ length: 8 }, () => deliver(api)));
  expect(resend.sent.map((mail) => mail.to[0]).sort()).toEqual(all.sort());
  expect(resend.asked).toHaveLength(20);
});

test('a mail that somebody had and lost is sent by the next one', async () => {
  const to = await queue(api);
  // As if an isolate had died in the middle of its attempt.
  await sql(
    api,
    'UPDATE mails SET attempts = 1, available_at = ? WHERE recipient = ?',
    Date.now() + 90_000,
    to,
  );
  await deliver(api, 60_000);
  expect(resend.asked).toEqual([]);
  await deliver(api, 95_000);
  expect(resend.sent.map((mail) => mail.to)).toEqual([[to]]);
  const never = await queue(api);
  await sql(api, 'UPDATE mails SET attempts = 6 WHERE recipient = ?', never);
  await deliver(api);
  expect(await row(api, never)).toMatchObject({
    sent_at: null,
    sealed: null,
    error: 'no attempt ever ended',
  });
});

test("a mail's content opens in its own row and for its own recipient only", async () => {
  const mine = await queue(api, RESET);
  const eve = someone();
  await sql(api, 'UPDATE mails SET recipient = ? WHERE recipient = ?', eve, mine);
  await deliver(api);
  expect(resend.asked).toEqual([]);
  expect(await row(api, eve)).toMatchObject({ attempts: 1, sent_at: null });
  const broken = await queue(api);
  await sql(api, "UPDATE mails SET sealed = 'v1.x' WHERE recipient = ?", broken);
  await deliver(api);
  expect(await row(api, broken)).toMatchObject({ error: 'the value is not sealed', sealed: null });
});

test('rows are forgotten after thirty days, sent or not', async () => {
  await queue(api);
  await deliver(api);
  await queue(api);
  const sweep = (days: number) =>
    api.harness
      .getWorker()
      .scheduled({ cron: '23 * * * *', scheduledTime: new Date(Date.now() + days * DAY) });
  await sweep(29.9);
  expect(await sql(api, 'SELECT id FROM mails')).toHaveLength(2);
  await sweep(30.1);
  expect(await sql(api, 'SELECT id FROM mails')).toEqual([]);
});

test('every query finds its rows by an index', async () => {
  const due = 'sent_at IS NULL AND failed_at IS NULL AND available_at <= 1';
  for (const query of [
    `SELECT id FROM mails WHERE ${due} ORDER BY available_at LIMIT 1`,
    `SELECT COUNT(*) FROM mails WHERE ${due}`,
    "UPDATE mails SET attempts = 2 WHERE id = 'x' AND attempts = 1",
    'DELETE FROM mails WHERE created_at <= 1',
    "DELETE FROM mails WHERE account_id = 'x'",
    'DELETE FROM outbox WHERE created_at <= 1',
    "SELECT * FROM outbox WHERE recipient = 'x' ORDER BY id DESC LIMIT 1",
    'SELECT * FROM outbox ORDER BY id DESC LIMIT 1',
    "SELECT * FROM outbox WHERE id = 'x'",
  ]) {
    const plan = await sql<{ detail: string }>(api, `EXPLAIN QUERY PLAN ${query}`);
    const text = plan.map(({ detail }) => detail).join('; ');
    // A scan of a primary key from its end, with a limit, is a walk along an index.
    if (!query.includes('FROM outbox ORDER BY id')) expect(text, query).not.toContain('SCAN');
    expect(text, query).not.toContain('TEMP B-TREE');
  }
});
