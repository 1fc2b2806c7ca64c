// The job match: postings that are kept, read from files, changed, compared and taken away, at every width.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { document as tex, WorkspacePage } from './support/workspace.ts';

const BAKER = `Senior baker

Must have
- Three years of experience with Kubernetes
- Haskell
- Python

Nice to have
- Terraform`;
const COOK = 'Cook wanted\n\nRequirements\n- Python\n- SQL\n- Java\n- Docker';
const RESUME = tex('Ada Sample\\par ada@example.org\n\\section{Skills}\nPython, SQL, Java, Docker');

const area = (page: Page) => page.getByRole('textbox', { name: 'Job posting' });
const selector = (page: Page) => page.getByLabel(/^Saved posting:/);
const row = (page: Page, term: string) => page.getByRole('row', { name: new RegExp(`^${term} `) });
const change = async (
  page: Page,
  term: string,
  action: string,
  role: 'menuitem' | 'menuitemradio' = 'menuitem',
) => {
  await page.getByRole('button', { name: `Change ${term}`, exact: true }).click();
  await page.getByRole(role, { name: action }).click();
};

/** Opens the panel with a resume of its own. */
async function open(page: Page): Promise<WorkspacePage> {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.edit();
  await workspace.replace(RESUME);
  const views = page.getByRole('navigation', { name: 'Views' });
  if (await views.isVisible()) await views.getByRole('button', { name: 'Match' }).click();
  else await page.getByRole('tab', { name: 'Match' }).click();
  return workspace;
}

/** Pastes a posting, and waits until it is scored and saved under a name. */
async function paste(page: Page, text: string, name: string): Promise<void> {
  const fresh = page.getByRole('button', { name: 'New posting' });
  if (await fresh.isVisible()) await fresh.click();
  await area(page).fill(text);
  await expect(page.getByLabel(`Saved posting: ${name}`)).toBeVisible();
}

test('a posting is saved by itself, found again after a reload, renamed, and deleted with a way back', async ({
  page,
}) => {
  await open(page);
  await paste(page, BAKER, 'Senior baker');
  await paste(page, COOK, 'Cook wanted');
  await expect(page.getByText(/^saved/).first()).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'Match' }).click();
  await expect(page.getByLabel('Saved posting: Cook wanted')).toBeVisible();
  // What is chosen is to be read: the text comes when it is asked for.
  await expect(area(page)).toHaveCount(0);
  await selector(page).click();
  await page.getByRole('option', { name: 'Senior baker' }).click();
  await expect(row(page, 'Haskell')).toContainText('Missing');

  await page.getByRole('button', { name: 'Actions for this posting' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Baker in Pune');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Saved posting: Baker in Pune')).toBeVisible();

  await page.getByRole('button', { name: 'Actions for this posting' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByLabel('Saved posting: New posting')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Saved posting: Baker in Pune')).toBeVisible();
  await expect(row(page, 'Haskell')).toContainText('Missing');
});

test('a project from before there were saved postings keeps its posting', async ({ page }) => {
  // The database as the first version of the site made it.
  await page.goto('/privacy');
  await page.evaluate(
    ([source, posting]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('legible', 1);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore('projects', { keyPath: 'id' });
          store.createIndex('savedAt', 'savedAt');
          opening.result.createObjectStore('handover');
          store.put({
            id: 'old',
            name: 'An old resume',
            files: { 'main.tex': { kind: 'text', text: source } },
            main: 'main.tex',
            engine: 'auto',
            posting,
            ignored: [],
            sample: false,
            savedAt: 1,
          });
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(new Error('no database'));
      }),
    [RESUME, BAKER] as const,
  );
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await expect(page.getByRole('button', { name: 'Project: An old resume' })).toBeVisible();
  await page.getByRole('tab', { name: 'Match' }).click();
  await expect(page.getByLabel('Saved posting: Senior baker')).toBeVisible();
  await expect(row(page, 'Haskell')).toContainText('Missing');
});

test('a saved web page is read without what stands around the job, and nothing of it runs', async ({
  page,
}) => {
  await open(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const html = `<!doctype html><title>x</title><nav>All jobs in Pune</nav><script>document.title='owned'</script>
    <img src="https://tracker.example/x.png" onerror="document.title='owned'">
    <main><h1>Site engineer</h1><p>${'We build bridges that last and look for somebody to see to them. '.repeat(6)}</p>
    <h2>Requirements</h2><ul><li>Haskell</li><li>Python</li></ul><h2>Similar jobs</h2><p>Rust developer</p></main>`;
  await page
    .getByTestId('posting-picker')
    .setInputFiles({ name: 'job.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await expect(row(page, 'Haskell')).toContainText('Missing');
  await expect(page.getByText('Rust developer')).toHaveCount(0);
  await expect(page.getByText('All jobs in Pune')).toHaveCount(0);
  expect(await page.title()).not.toBe('owned');
  expect(requests.filter((url) => url.includes('tracker'))).toEqual([]);
  await page
    .getByTestId('posting-picker')
    .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await expect(page.getByRole('alert')).toContainText('“photo.png”: Postings are read from text');
  await expect(row(page, 'Haskell')).toContainText('Missing');
});

test('a file dropped onto the panel is a posting, elsewhere a resume', async ({ page }) => {
  const workspace = await open(page);
  const drop = (selector: string, name: string, text: string) =>
    page.evaluate(
      ([at, file, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], file));
        const target = window.document.querySelector(at);
        for (const type of ['dragenter', 'dragover', 'drop'])
          target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      [selector, name, text] as const,
    );
  await drop('[data-drop="posting"]', 'baker.txt', BAKER);
  await expect(page.getByLabel('Saved posting: Senior baker')).toBeVisible();
  await expect(workspace.editor).toContainText('Ada Sample');
  await drop('header', 'other.tex', tex('Ben Sample'));
  await expect(workspace.editor).toContainText('Ben Sample');
});

test('a row tells where it stands in both texts and what would count, by keys alone', async ({ page }) => {
  await open(page);
  await paste(page, BAKER, 'Senior baker');
  await row(page, 'Kubernetes').getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('What would count:')).toBeVisible();
  await expect(page.getByText(/^Once in the posting, not in your resume\./)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^line 6 Python/ }).press('Enter');
  await expect(page.getByText(/Ln 6, Col \d+/)).toBeVisible();
  await page.getByTitle('Show in the posting').last().press('Enter');
  await expect(page.locator('mark').filter({ hasText: 'Python' }).last()).toBeFocused();
  await page.getByRole('button', { name: /^Missing \d/ }).click();
  await expect(row(page, 'Python')).toHaveCount(0);
});

test('requirements can be changed, survive a reload with their posting, and be reset', async ({ page }) => {
  await open(page);
  await paste(page, BAKER, 'Senior baker');
  const fits = async () => Number(await page.getByTestId('fits').textContent());
  await expect(row(page, 'Haskell')).toBeVisible();
  const before = await fits();
  await change(page, 'Haskell', 'Leave out');
  await expect(row(page, 'Haskell')).toHaveCount(0);
  expect(await fits()).toBeGreaterThan(before);
  await change(page, 'Python', 'Nice to have', 'menuitemradio');
  await expect(page.getByRole('rowgroup', { name: 'Nice to have' })).toContainText('Python');
  await change(page, 'Kubernetes', 'Weight…');
  await expect(page.getByRole('slider', { name: 'Weight' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Kubernetes')).toContainText('weight 10');
  await page.getByRole('textbox', { name: 'Add a requirement' }).fill('Docker');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Docker')).toContainText('changed by you');
  await change(page, 'Kubernetes', 'Counts together with…');
  await page.getByRole('checkbox', { name: 'Docker' }).check();
  await page.getByRole('textbox', { name: 'Name of the requirement' }).fill('Containers');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Containers')).toContainText('Found');

  await expect(page.getByText(/^saved/).first()).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'Match' }).click();
  await expect(row(page, 'Containers')).toContainText('Found');
  await page.getByRole('button', { name: 'Restore Haskell' }).click();
  await expect(row(page, 'Haskell')).toContainText('Missing');
  await page.getByRole('button', { name: 'Reset my changes' }).click();
  await expect(row(page, 'Docker')).toHaveCount(0);
  await expect.poll(fits).toBe(before);
});

test('a resume is compared with postings, and a posting with resumes, without a request', async ({
  page,
}) => {
  const workspace = await open(page);
  await paste(page, BAKER, 'Senior baker');
  await paste(page, COOK, 'Cook wanted');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.getByRole('button', { name: 'Compare…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  const rows = dialog.getByRole('rowheader');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Cook wanted');
  await expect(rows.last()).toContainText('Missing: ');
  await rows.last().getByRole('button').click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel('Saved posting: Senior baker')).toBeVisible();

  await workspace.pick([
    {
      name: 'other.tex',
      mimeType: 'text/x-tex',
      buffer: Buffer.from(tex('Ben Sample\n\\section{Skills}\nHaskell, Kubernetes, Python')),
    },
  ]);
  await expect(page.getByRole('button', { name: 'Project: other' })).toBeVisible();
  await page.getByRole('button', { name: 'Compare…' }).click();
  await dialog.getByRole('tab', { name: 'All resumes' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('other');
  await expect(rows.first()).toContainText('The only one that shows');
  await rows.last().getByRole('button').click();
  await expect(workspace.editor).toContainText('Ada Sample');
  await expect(page.getByLabel('Saved posting: Senior baker')).toBeVisible();
  expect(sent).toEqual([]);
});

test('the match is a file in three forms', async ({ page }) => {
  await open(page);
  await paste(page, BAKER, 'Senior baker');
  for (const [name, begins] of [
    ['Markdown', '# Match with Senior baker'],
    ['CSV', '\ufeffRequirement,Importance,State'],
    ['JSON', '{\n  "posting": "Senior baker"'],
  ] as const) {
    await page.getByRole('button', { name: 'Export the match' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: `Match as ${name}` }).click();
    expect(readFileSync(await (await download).path(), 'utf8').startsWith(begins)).toBe(true);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });

      test('axe finds nothing in any state, and nothing scrolls sideways', async ({ page }) => {
        // What floats over the page stands in no landmark.
        const clean = async (where: string, without: string[] = []) => {
          const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
          const found = violations.map(({ id, nodes }) => ({
            id,
            at: nodes.map(({ html }) => html.slice(0, 200)),
          }));
          expect(found, where).toEqual([]);
          const across = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(across, where).toBeLessThanOrEqual(width);
        };
        await open(page);
        await clean('empty');
        await paste(page, COOK, 'Cook wanted');
        const long = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh engineer of everything at once';
        await paste(page, `${long}\n${BAKER}`, `${long.slice(0, 79)}…`);
        await row(page, 'Haskell').getByRole('button').first().click();
        await row(page, 'Python').getByRole('button').first().click();
        await change(page, 'Terraform', 'Leave out');
        await expect(page.getByText('Left out by you')).toBeVisible();
        await clean('requirements');
        await page.getByRole('button', { name: 'Change Haskell' }).click();
        await clean('menu of a requirement', ['region']);
        await page.getByRole('menuitem', { name: 'Weight…' }).click();
        await expect(page.getByRole('slider', { name: 'Weight' })).toBeVisible();
        await clean('weight');
        await page.keyboard.press('Escape');
        await change(page, 'Haskell', 'Counts together with…');
        await page.getByRole('checkbox').first().check();
        await clean('counting together');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Compare…' }).click();
        await expect(page.getByRole('rowheader').filter({ hasText: 'Cook' })).toBeVisible();
        await clean('comparison');
        await page.getByRole('tab', { name: 'All resumes' }).click();
        await expect(page.getByText('This is the only resume')).toBeVisible();
        await clean('comparison of one');
        await page.keyboard.press('Escape');
        await selector(page).click();
        await clean('saved postings', ['region']);
      });
    });
  }
}
