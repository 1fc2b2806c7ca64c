// Accounts, with the real server: signing up, protecting the account, losing the password, coming back.
import { expect, test, type Page } from '@playwright/test';
import { LOOKS, looksRight } from './support/looks.ts';
import { address, ask, Authenticator, linkTo, PASSWORD, register } from './support/people.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** Opens a page and waits until its scripts answer. */
const open = (page: Page, path: string) => page.goto(path, { waitUntil: 'networkidle' });

async function fillIn(page: Page, email: string, password: string) {
  await field(page, 'E-mail').fill(email);
  await field(page, 'Password').fill(password);
  await page.keyboard.press('Enter');
}

/** Leaves by the menu of the header. */
async function signOut(page: Page) {
  await button(page, 'Your account').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
}

test('from signing up to coming back without the password', async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000);
  const email = address('ada');

  await test.step('registers', async () => {
    await open(page, '/sign-up?next=/jobs');
    await field(page, 'Name (optional)').fill('Ada Sample');
    await field(page, 'E-mail').fill(email);
    await field(page, 'Password').fill('short');
    await page.keyboard.press('Enter');
    await expect(field(page, 'Password')).toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, 'Password')).toBeFocused();
    await field(page, 'Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Check your mail')).toBeFocused();
    await expect(page.getByText(email)).toBeVisible();
  });

  const confirm = await linkTo(page, email);
  await test.step('confirms the address, and is signed in at once in the same browser', async () => {
    await page.goto(confirm);
    await expect(heading(page, 'Your account is ready')).toBeVisible();
    expect(page.url()).not.toContain('token');
    // Where the person came from, through the mail.
    await expect(page.getByRole('link', { name: 'Go on where you were' })).toHaveAttribute('href', '/jobs');
    await page.goto(confirm);
    await page.reload();
    await expect(heading(page, 'This link no longer works').or(heading(page, 'Open the link'))).toBeVisible();
  });

  await test.step('changes name and notifications', async () => {
    await open(page, '/settings/profile');
    await expect(field(page, 'Name')).toHaveValue('Ada Sample');
    await field(page, 'Name').fill('Ada B. Sample');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.getByRole('link', { name: /^Notifications/ }).click();
    const news = page.getByRole('switch', { name: 'News of Legible' });
    await news.click();
    await expect(news).toHaveAttribute('aria-checked', 'true');
    await page.reload();
    await expect(news).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByRole('switch', { name: /new device/ })).toHaveAttribute('aria-checked', 'true');
  });

  let app = new Authenticator('');
  let codes: string[] = [];
  await test.step('turns the second factor on', async () => {
    await open(page, '/settings/security');
    await button(page, 'Turn it on').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
    const secret = (await dialog.locator('code').textContent()) ?? '';
    app = new Authenticator(secret.replace(/\s/g, ''));
    await dialog.getByRole('textbox').fill('000000');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('This code is not right.')).toBeVisible();
    await dialog.getByRole('textbox').fill(await app.code());
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Recovery codes' });
    await expect(list.getByRole('listitem')).toHaveCount(10);
    codes = await list.getByRole('listitem').allTextContents();
    await button(page, 'I have kept them').click();
    await expect(page.getByText('10 recovery codes left')).toBeVisible();
  });

  await test.step('makes a token that works until it is revoked', async () => {
    await open(page, '/settings/tokens');
    await button(page, 'New token').click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Laptop');
    await page.getByRole('checkbox', { name: 'account:read' }).check();
    await button(page, 'Create the token').click();
    const secret = await page.getByRole('group', { name: 'Token' }).textContent();
    expect(secret).toMatch(/^lgp_/);
    await button(page, 'I have kept it').click();
    const asked = () =>
      fetch(`${baseURL ?? ''}/api/v1/account`, { headers: { authorization: `Bearer ${secret ?? ''}` } });
    expect((await asked()).status).toBe(200);
    await button(page, 'Revoke Laptop').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByText('No tokens yet')).toBeVisible();
    expect((await asked()).status).toBe(401);
  });

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await test.step('signs in elsewhere with a recovery code, and ends that session from here', async () => {
    await open(other, '/sign-in?next=/settings/sessions');
    await fillIn(other, email, 'not the password');
    await expect(other.getByText('This e-mail and password do not belong together.')).toBeVisible();
    await fillIn(other, email, PASSWORD);
    await button(other, 'Use a recovery code').click();
    await field(other, 'Recovery code').fill(codes[0] ?? '');
    await other.keyboard.press('Enter');
    await expect(other.getByText('This device')).toBeVisible();
    expect(new URL(other.url()).pathname).toBe('/settings/sessions');
    await page.goto('/settings/sessions');
    await button(page, /^End the session/).click();
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible();
    await other.reload();
    await expect(other.getByText('You are signed out')).toBeVisible();
  });
  await elsewhere.close();

  await test.step('sees what was done', async () => {
    await page.goto('/settings/activity');
    for (const act of ['Account created', 'Second factor turned on', 'Token revoked', 'Recovery code used'])
      await expect(page.getByText(act).first()).toBeVisible();
  });

  await test.step('signs out, resets the password, and comes in with a code', async () => {
    await signOut(page);
    await open(page, '/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.waitForURL('**/reset');
    await page.waitForLoadState('networkidle');
    await field(page, 'E-mail').fill(email);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Check your mail')).toBeVisible();
    await expect.poll(async () => linkTo(page, email)).toContain('/reset');
    await open(page, await linkTo(page, email));
    await field(page, 'New password').fill('another heron, another reed');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'One more step')).toBeVisible();
    await field(page, 'Code').fill(await app.code());
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Your password is changed')).toBeVisible();
    await open(page, '/settings/profile');
    await expect(field(page, 'Name')).toHaveValue('Ada B. Sample');
  });
});

test('in another browser than the one that registered, the password is asked for', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = address('noor');
  await open(page, '/sign-up');
  await fillIn(page, email, PASSWORD);
  await expect(heading(page, 'Check your mail')).toBeVisible();
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await open(other, await linkTo(page, email));
  await expect(heading(other, 'Enter your password')).toBeVisible();
  await field(other, 'Password').fill(PASSWORD);
  await other.keyboard.press('Enter');
  await expect(heading(other, 'Your account is ready')).toBeVisible();
  await elsewhere.close();
});

test('a change of address that waits is called off, and its link says so', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = address('mira');
  const next = address('mira.new');
  await register(page, email);
  await open(page, '/settings/profile');
  await button(page, 'Change').click();
  await field(page, 'New address').fill(next);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Waiting for ${next}`)).toBeVisible();
  const link = await linkTo(page, next);
  await button(page, 'Call it off').click();
  await expect(page.getByText(`Waiting for ${next}`)).toHaveCount(0);
  await expect(button(page, 'Change')).toBeFocused();
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await open(other, link);
  await expect(heading(other, 'This change was called off')).toBeVisible();
  await elsewhere.close();
  await page.reload();
  await expect(page.getByText(email, { exact: true })).toBeVisible();
});

test('a new password shows the tokens that still work, and revokes them', async ({ page, baseURL }) => {
  await register(page, address('tara'));
  const made = await ask(page, 'POST', '/account/tokens', {
    name: 'Laptop',
    scopes: ['account:read'],
    days: 1,
  });
  const { secret } = made as { secret: string };
  await open(page, '/settings/security');
  await button(page, 'Change the password').click();
  await field(page, 'New password').fill('another heron, another reed');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What else opens your account' });
  await expect(dialog).toContainText('1 token still works');
  await looksRight(page, 'settings-still-open');
  await dialog.getByRole('button', { name: 'Revoke all' }).click();
  await expect(dialog).toContainText('No token opens it.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const asked = await fetch(`${baseURL ?? ''}/api/v1/account`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(asked.status).toBe(401);
});

test('a sensitive act is done after a proof, when the last one is long ago', async ({ page }) => {
  await register(page, address('ines'));
  await open(page, '/settings/privacy');
  let refused = false;
  // The first attempt is answered as it would be a quarter of an hour later.
  await page.route('**/api/v1/account/deletion', (route) => {
    if (refused) return route.continue();
    refused = true;
    return route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      json: { status: 403, code: 'step_up_required', title: 'Prove once more who you are' },
    });
  });
  await button(page, 'Delete the account…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the account' }).click();
  await field(page, 'Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Your account will be removed on/)).toBeVisible();
  await button(page, 'Keep my account').click();
  await expect(page.getByText(/Your account will be removed on/)).toHaveCount(0);
});

const LONG = 'Maximiliana Theodora Wolfeschlegelsteinhausenbergerdorff';
const SECTIONS = ['profile', 'security', 'sessions', 'tokens', 'activity', 'notifications', 'privacy'];

for (const [colorScheme, width] of LOOKS) {
  test(`the settings in ${colorScheme} at ${width} px`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({
      baseURL: baseURL ?? '',
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await register(page, address(`maximiliana.theodora.wolfeschlegelsteinhausen`), LONG);
    for (const section of SECTIONS) {
      await page.goto(`/settings/${section}`);
      await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await looksRight(page, `settings-${section}-${colorScheme}-${width}`);
    }
    await open(page, '/settings/security');
    await button(page, 'Turn it on').click();
    await expect(page.getByRole('dialog').getByRole('img', { name: 'QR code' })).toBeVisible();
    await looksRight(page, `settings-factor-${colorScheme}-${width}`);
    await context.close();
  });
}
