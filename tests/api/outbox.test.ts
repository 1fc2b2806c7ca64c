// Where nothing is configured: mails that end in the outbox, the pages that show them, and mails that wait.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, type Problem, SECRETS, start } from './support/api.ts';
import { clear, DAY, deliver, FROM, outbox, queue, row, someone, sql } from './support/mail.ts';

const NOWHERE = 'http://127.0.0.1:9';

describe('in tests and on a developer’s machine', () => {
  let api: Api;
  beforeAll(async () => {
    api = await start(NOWHERE);
  });
  beforeEach(() => clear(api));
  afterAll(() => api.close());

  test('a mail ends in the outbox, once, for its recipient', async () => {
    const mail = { template: 'verify', link: `${api.url.origin}/verify#token=t`, hours: 24 };
    const to = await queue(api, mail);
    await queue(api);
    expect(await outbox(api, to)).toEqual([]);
    await deliver(api);
    await deliver(api, DAY);
    const mails = await outbox(api, to);
    expect(mails).toHaveLength(1);
    const { id } = await row(api, to);
    expect(mails[0]).toMatchObject({ id, recipient: to, subject: 'Confirm your e-mail address' });
    expect(mails[0]?.text).toContain(`\n${mail.link}\n`);
    expect(mails[0]?.headers).toContainEqual(['Message-ID', `<${id}@localhost.example>`]);
    expect(await row(api, to)).toMatchObject({ sealed: null, attempts: 1 });
  });

  test('pages show the list, a mail, and its HTML in a cage of its own', async () => {
    const to = await queue(api, { template: 'token_created', name: '<b>"x"</b>', scopes: [] });
    await deliver(api);
    const list = await (await api.fetch('/dev/outbox')).text();
    expect(list).toContain('New API token: &lt;b&gt;&quot;x&quot;&lt;/b&gt;');
    expect(list).toContain(to);
    const { id } = await row(api, to);
    expect(list).toContain(`href="/dev/outbox/${id}"`);

    const page = await api.fetch(`/dev/outbox/${id}`);
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    const text = await page.text();
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('allow-scripts');
    expect(text).toMatch(new RegExp(`<iframe sandbox="[a-z -]*" src="/dev/outbox/${id}/html"`));

    const html = await api.fetch(`/dev/outbox/${id}/html`);
    expect(html.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const policy = html.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
    expect(policy).toContain('; sandbox ');
    expect(policy).not.toContain('script');
    expect(await html.text()).toBe((await outbox(api, to))[0]?.html);
    expect((await api.fetch('/dev/outbox/nothing')).status).toBe(404);
    expect((await api.fetch('/dev/outbox/nothing/html')).status).toBe(404);
  });

  test('every mail has a preview', async () => {
    const list = await (await api.fetch('/dev/mails')).text();
    const templates = [...list.matchAll(/href="\/dev\/mails\/(\w+)"/g)].map(([, name]) => name);
    expect(templates).toHaveLength(15);
    for (const name of templates) {
      const page = await api.fetch(`/dev/mails/${name}`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const html = await (await api.fetch(`/dev/mails/${name}/html`)).text();
      expect(html).toContain(`href="${api.url.origin}`);
    }
    expect((await api.fetch('/dev/mails/nothing')).status).toBe(404);
    expect((await api.fetch('/dev/style.css')).headers.get('content-type')).toContain('text/css');
  });

  test.each([
    'ada',
    'ada@example.org\r\nBcc: eve@example.org',
    'ada@example.org, eve@example.org',
    '<ada@example.org>',
  ])('nothing is sent to %j', async (to) => {
    const body = JSON.stringify({ to, mail: { template: 'deleted' } });
    const response = await api.fetch('/dev/mails', { method: 'POST', body });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([400, 'bad_request']);
    expect(await sql(api, 'SELECT id FROM mails')).toEqual([]);
  });

  test("another site's page sends nothing", async () => {
    const body = JSON.stringify({ to: someone(), mail: { template: 'deleted' } });
    const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' };
    const response = await api.fetch('/dev/mails', { method: 'POST', body, headers });
    expect(((await response.json()) as Problem).code).toBe('cross_site');
    expect(await sql(api, 'SELECT id FROM mails')).toEqual([]);
  });

  test('the outbox is forgotten after thirty days', async () => {
    const to = await queue(api);
    await deliver(api);
    const scheduledTime = new Date(Date.now() + 30.1 * DAY);
    await api.harness.getWorker().scheduled({ cron: '23 * * * *', scheduledTime });
    expect(await outbox(api, to)).toEqual([]);
  });
});

describe('a configuration that cannot send', () => {
  let api: Api | undefined;
  afterEach(async () => {
    await api?.close();
    api = undefined;
  });

  test.each([
    ['resend without a key', { MAIL_PROVIDER: 'resend', MAIL_FROM: FROM }],
    ['resend without a sender', { MAIL_PROVIDER: 'resend' }],
    ['a relay without an address', { MAIL_PROVIDER: 'smtp', MAIL_FROM: FROM }],
    ['a provider nobody knows', { MAIL_PROVIDER: 'pigeon' }],
    ['a sender that is none', { MAIL_FROM: 'Legible' }],
    ['somebody to answer to who is nobody', { MAIL_REPLY_TO: 'help' }],
  ])('%s: mails wait, and lose no attempt', async (_, vars: Record<string, string>) => {
    const secrets: Record<string, string> =
      vars['MAIL_PROVIDER'] === 'resend' && !vars['MAIL_FROM'] ? { ...SECRETS, MAIL_API_KEY: 'k' } : SECRETS;
    api = await start(NOWHERE, vars, secrets);
    const to = await queue(api);
    await deliver(api);
    expect(await row(api, to)).toMatchObject({ attempts: 0, sent_at: null, failed_at: null, error: null });
  });

  test('without a key to seal it with, no mail is queued', async () => {
    // Empty rather than absent: a developer's own key would take its place.
    api = await start(NOWHERE, {}, { ...SECRETS, DATA_KEY: '' });
    const body = JSON.stringify({ to: someone(), mail: { template: 'deleted' } });
    const response = await api.fetch('/dev/mails', { method: 'POST', body });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([503, 'not_configured']);
  });

  test('deployed without a provider: mails wait, even if the outbox is asked for, and nothing is at /dev', async () => {
    const choices: Record<string, string>[] = [{}, { MAIL_PROVIDER: 'outbox' }];
    for (const vars of choices) {
      api = await start(NOWHERE, { ENVIRONMENT: 'production', ...vars });
      for (const path of [
        '/dev/outbox',
        '/dev/outbox.json',
        '/dev/outbox/x',
        '/dev/mails',
        '/dev/mails/reset/html',
      ]) {
        const response = await api.fetch(path);
        expect([response.status, ((await response.json()) as Problem).code], path).toEqual([
          404,
          'route_not_found',
        ]);
      }
      const body = JSON.stringify({ to: someone(), mail: { template: 'deleted' } });
      expect((await api.fetch('/dev/mails', { method: 'POST', body })).status).toBe(404);
      await sql(
        api,
        `INSERT INTO mails (id, recipient, template, sealed, attempts, available_at, created_at)
         VALUES ('x', 'ada@example.org', 'deleted', 'v1.x', 0, 1, 1)`,
      );
      await deliver(api);
      expect(await row(api, 'ada@example.org')).toMatchObject({
        attempts: 0,
        sent_at: null,
        failed_at: null,
      });
      expect(await sql(api, 'SELECT id FROM outbox')).toEqual([]);
      await api.close();
      api = undefined;
    }
  });
});
