import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Handover } from '#lib/project/store.ts';
import type { Finding, Report, ScoreResult } from '#lib/scorer/report.ts';
import type { Intake } from './intake.ts';
import Welcome from './Welcome.svelte';

const before = location.href;
beforeEach(() => page.viewport(1280, 900));
afterEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', before);
});

const finding = (title: string, gain: number) =>
  ({ id: title, title, gain, message: `Why ${title}.` }) as Finding;
const report = (more: Partial<Report> = {}) =>
  ({
    score: { overall: 71.4, readable: 80.2, fits: null },
    findings: [
      finding('Two columns', 2),
      finding('No dates', 6.5),
      finding('Weak verb', 1),
      finding('Icon', 4),
    ],
    ...more,
  }) as Report;

async function open({ result = { report: report() } as ScoreResult, stored = true } = {}) {
  const left: Handover[] = [];
  const score = vi.fn(async (_: Intake, __: string) => result);
  const onScored = vi.fn();
  const options = {
    score,
    onScored,
    leave: async (handover: Handover) => {
      left.push(handover);
      return stored;
    },
  };
  const screen = await render(Welcome, { options });
  return { screen, left, score, onScored };
}
type Screen = Awaited<ReturnType<typeof open>>['screen'];

async function paste(screen: Screen, text = '\\documentclass{article}') {
  await screen.getByRole('button', { name: 'Paste LaTeX' }).click();
  await screen.getByLabelText('LaTeX source').fill(text);
  await screen.getByRole('button', { name: 'Go on with this' }).click();
}

describe('the steps', () => {
  it('lead from a resume and a posting to what was found, and into the workspace', async () => {
    const { screen, left, score, onScored } = await open();
    await paste(screen);
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    await screen.getByLabelText('Job posting').fill('An engineer');
    await screen.getByRole('button', { name: 'Go on' }).click();
    await expect.element(screen.getByRole('img', { name: 'Score 71.4 of 100' })).toBeVisible();
    expect(score.mock.lastCall?.[1]).toBe('An engineer');
    expect(onScored).toHaveBeenCalledOnce();
    await screen.getByRole('button', { name: 'Open in the workspace' }).click();
    await vi.waitFor(() =>
      expect(left).toEqual([
        { kind: 'text', text: '\\documentclass{article}', name: 'Pasted resume', posting: 'An engineer' },
      ]),
    );
    expect(sessionStorage.getItem('legible:welcome')).toBeNull();
  });

  it('show what is worth most first', async () => {
    const { screen } = await open();
    await paste(screen);
    await screen.getByRole('button', { name: /^Skip/ }).click();
    const found = screen.getByRole('region', { name: 'What is worth most' }).getByRole('listitem');
    await expect.element(found.nth(0)).toMatchTextContent(/No dates\s*\+6\.5/);
    await expect.element(found.nth(1)).toMatchTextContent('Icon');
    await expect.element(found.nth(2)).toMatchTextContent('Two columns');
    await expect.element(screen.getByText('1 more finding in the workspace.')).toBeVisible();
  });

  it('go without a posting', async () => {
    const { screen, left, score } = await open();
    await paste(screen);
    await screen.getByRole('button', { name: /^Skip/ }).click();
    await screen.getByRole('button', { name: 'Open in the workspace' }).click();
    await vi.waitFor(() => expect(left).toHaveLength(1));
    expect(left[0]).not.toHaveProperty('posting');
    expect(score.mock.lastCall?.[1]).toBe('');
  });

  it('go back with the browser, and nothing is lost', async () => {
    const { screen } = await open();
    await paste(screen);
    await screen.getByLabelText('Job posting').fill('An engineer');
    await screen.getByRole('button', { name: 'Go on' }).click();
    await expect.element(screen.getByText('What is worth most')).toBeVisible();
    history.back();
    await expect.element(screen.getByLabelText('Job posting')).toHaveValue('An engineer');
    history.back();
    await expect.element(screen.getByText('“Pasted resume” is ready.')).toBeVisible();
    await screen
      .getByRole('navigation', { name: 'Steps' })
      .getByRole('link', { name: 'What we found' })
      .click();
    await expect.element(screen.getByText('What is worth most')).toBeVisible();
  });

  it('go on where they were when the page is loaded again', async () => {
    const first = await open();
    await paste(first.screen);
    await first.screen.getByLabelText('Job posting').fill('An engineer');
    await first.screen.getByRole('button', { name: 'Go on' }).click();
    await expect.element(first.screen.getByText('What is worth most')).toBeVisible();
    await first.screen.unmount();
    const { screen, score } = await open();
    await expect.element(screen.getByText('What is worth most')).toBeVisible();
    expect(score.mock.lastCall?.[1]).toBe('An engineer');
  });

  it('begin at the first one without a resume, whatever the address says', async () => {
    history.replaceState(null, '', '#found');
    const { screen, score } = await open();
    await expect.element(screen.getByRole('heading', { level: 1 })).toMatchTextContent('Bring your resume');
    expect(score).not.toHaveBeenCalled();
    expect(screen.getByRole('navigation', { name: 'Steps' }).getByRole('link').all()).toEqual([]);
  });

  it('can be taken by keys alone', async () => {
    const { screen } = await open();
    await expect.element(screen.getByRole('button', { name: 'Take our sample' })).toBeVisible();
    (screen.getByRole('button', { name: 'Take our sample' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByLabelText('Job posting')).toBeVisible();
    await userEvent.keyboard('{Tab}Engineer{Tab}{Tab}{Enter}');
    await expect.element(screen.getByText('What is worth most')).toBeVisible();
  });

  it('can be left at any time', async () => {
    const { screen } = await open();
    await expect
      .element(screen.getByRole('link', { name: 'Skip, and open the workspace' }))
      .toHaveAttribute('href', '/workspace');
    // The last step opens it with what was brought.
    await paste(screen);
    await screen.getByRole('button', { name: /^Skip/ }).click();
    await expect.element(screen.getByRole('button', { name: 'Open in the workspace' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Skip, and open the workspace' }).all()).toEqual([]);
  });
});

describe('what cannot be done is said', () => {
  it('of a file that is no resume', async () => {
    const { screen } = await open();
    const picker = screen.container.querySelector('input[type=file]') as HTMLInputElement;
    await expect.element(screen.getByRole('button', { name: 'Choose files' })).toBeVisible();
    await userEvent.upload(picker, new File(['x'], 'cv.doc'));
    await expect.element(screen.getByRole('alert')).toMatchTextContent('Save it as .docx or PDF');
  });

  it('of a text that could not be scored', async () => {
    const { screen } = await open({
      result: { failure: { code: 'no_document', message: 'There is no document here.' } } as ScoreResult,
    });
    await paste(screen);
    await screen.getByRole('button', { name: /^Skip/ }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('There is no document here.');
  });

  it('of a scorer that does not start', async () => {
    const { screen, score } = await open();
    score.mockRejectedValue(new Error('no workers'));
    await paste(screen);
    await screen.getByRole('button', { name: /^Skip/ }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('could not be started');
    await expect.element(screen.getByRole('button', { name: 'Open in the workspace' })).toBeVisible();
  });

  it('of a browser that keeps nothing', async () => {
    const { screen } = await open({ stored: false });
    await paste(screen);
    await screen.getByRole('button', { name: /^Skip/ }).click();
    await screen.getByRole('button', { name: 'Open in the workspace' }).click();
    await expect.element(screen.getByRole('alert')).toMatchTextContent('refuses to keep the file');
  });

  it('of a posting that is too long', async () => {
    const { screen } = await open();
    await paste(screen);
    await screen.getByLabelText('Job posting').fill('x'.repeat(50_001));
    await expect.element(screen.getByRole('alert')).toMatchTextContent('longer than a posting');
    await expect.element(screen.getByRole('button', { name: 'Go on' })).toBeDisabled();
  });
});

it('the sample is nobody’s own', async () => {
  const { screen, onScored } = await open();
  await screen.getByRole('button', { name: 'Take our sample' }).click();
  await screen.getByRole('button', { name: 'Take a sample posting' }).click();
  await screen.getByRole('button', { name: 'Go on' }).click();
  await expect.element(screen.getByText('What is worth most')).toBeVisible();
  expect(onScored).not.toHaveBeenCalled();
});

it('fits a phone', async () => {
  await page.viewport(390, 844);
  const { screen } = await open();
  await paste(screen, 'x'.repeat(300));
  await screen.getByRole('button', { name: /^Skip/ }).click();
  await expect.element(screen.getByText('What is worth most')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
