import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Report } from '#lib/scorer/report.ts';
import { REPORT } from '#lib/workspace/fixtures.ts';
import JobReport from './JobReport.svelte';

it('tells the score, and the rules that bring most with their pages', async () => {
  const screen = await render(JobReport, { load: () => Promise.resolve(REPORT) });
  const score = `Score ${REPORT.score.overall.toFixed(1)} of 100`;
  await expect.element(screen.getByRole('img', { name: score })).toBeVisible();
  const { code, title } = [...REPORT.findings].sort((a, b) => b.gain - a.gain)[0] ?? { code: '', title: '' };
  await expect.element(screen.getByRole('link', { name: title })).toHaveAttribute('href', `/rules/${code}`);
});

it('says that there is nothing to mend, and how many rules are not named', async () => {
  const finding = REPORT.findings[0];
  if (!finding) throw new Error('the fixture has findings');
  const many = ['A', 'B', 'C', 'D', 'E'].map((code) => ({ ...finding, id: `${code}-1`, code }));
  const screen = await render(JobReport, { load: () => Promise.resolve({ ...REPORT, findings: many }) });
  await expect.element(screen.getByText('and 2 rules more')).toBeVisible();
  const none = await render(JobReport, { load: () => Promise.resolve({ ...REPORT, findings: [] }) });
  await expect.element(none.getByText('No rule found anything.')).toBeVisible();
});

it('says that there is none', async () => {
  const screen = await render(JobReport, { load: () => Promise.resolve(undefined) });
  await expect.element(screen.getByText(/nothing that can be scored/)).toBeVisible();
});

it('asks again when it could not be fetched', async () => {
  const load = vi
    .fn<() => Promise<Report | undefined>>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValue(REPORT);
  const screen = await render(JobReport, { load });
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('img', { name: /^Score/ })).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
});
