// Cross-origin isolation: the workspace has it, for its engine shares memory between threads; pages that hold
// frames of other sites, now or later (a challenge, a payment), have not. The other site is played by a server of
// this test that says nothing of who may embed it, as such sites do.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

const FRAME = `<!doctype html><script>parent.postMessage('done elsewhere', '*')</script>`;

let elsewhere: Server;
let address: string;
test.beforeAll(async () => {
  elsewhere = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(FRAME);
  });
  await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
  // Another host by name: another site, not only another origin.
  address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
});
test.afterAll(() => void elsewhere.close());

/** Puts the other site into a frame of a page; gives what the page hears of it, or that it was not let in. */
async function embed(page: Page, path: string): Promise<string> {
  await page.goto(path);
  const refused = page
    .waitForEvent('requestfailed', (request) => request.url() === address)
    .then((request) => request.failure()?.errorText ?? '');
  const heard = page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        window.addEventListener('message', ({ origin, data }) => {
          if (url.startsWith(origin)) resolve(String(data));
        });
        const frame = document.createElement('iframe');
        frame.src = url;
        document.body.append(frame);
      }),
    address,
  );
  heard.catch(() => undefined);
  refused.catch(() => undefined);
  return Promise.race([heard, refused]);
}

test.describe('without the policy that says which sites are embedded', () => {
  test.use({ bypassCSP: true });

  for (const path of ['/', '/sign-in', '/sign-up', '/challenge', '/library', '/settings/profile']) {
    test(`${path} hears what a frame of another site tells it`, async ({ page }) => {
      expect(await embed(page, path)).toBe('done elsewhere');
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    });
  }

  test('the workspace is isolated, and lets none in', async ({ page }) => {
    expect(await embed(page, '/workspace')).toContain('ERR_BLOCKED_BY_RESPONSE');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  });
});

test('whichever link leads there and back, the workspace alone is isolated', async ({ page }) => {
  const isolated = () => page.evaluate(() => crossOriginIsolated);
  await page.goto('/');
  expect(await isolated()).toBe(false);
  await page.getByRole('link', { name: 'Open the workspace' }).first().click();
  await page.waitForURL('**/workspace');
  await expect.poll(isolated).toBe(true);
  await page.getByRole('link', { name: 'Legible' }).first().click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect.poll(isolated).toBe(false);
});
