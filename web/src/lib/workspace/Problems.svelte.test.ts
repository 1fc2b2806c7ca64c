import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Diagnostic } from '#lib/compile/job.ts';
import Problems from './Problems.svelte';

const problem = (over: Partial<Diagnostic> = {}): Diagnostic => ({
  level: 'error',
  kind: 'undefined_command',
  file: 'main.tex',
  line: 7,
  message: 'Not a command.',
  hint: 'Check it.',
  excerpt: '',
  ...over,
});

async function show(diagnostics: Diagnostic[], fits = true) {
  const calls = { onPlace: vi.fn(), onLog: vi.fn(), onEngine: vi.fn(), onApply: vi.fn() };
  const screen = await render(Problems, {
    summary: undefined,
    diagnostics,
    hasLog: true,
    engine: 'auto',
    onHide: vi.fn(),
    fits: () => fits,
    ...calls,
  });
  return { screen, ...calls };
}

it('explains an error, leads to its place and to the log', async () => {
  const first = problem({ column: 3, end_column: 7 });
  const { screen, onPlace, onLog } = await show([first]);
  await expect.element(screen.getByText('Check it.')).toBeVisible();
  await expect.element(screen.getByText('1 error')).toBeVisible();
  await screen.getByRole('button', { name: 'main.tex:7:3' }).click();
  expect(onPlace).toHaveBeenCalledWith(first, { line: 7, column: 3 });
  await screen.getByRole('button', { name: 'Full log' }).click();
  expect(onLog).toHaveBeenCalledOnce();
});

it('shows the same message on several lines as one row, each line within reach', async () => {
  const line = (n: number) => problem({ level: 'warning', kind: 'other', line: n, message: 'Too wide.' });
  const { screen, onPlace } = await show(Array.from({ length: 11 }, (_, at) => line(at + 1)));
  expect(screen.getByText('Too wide.').elements()).toHaveLength(1);
  await screen.getByRole('button', { name: 'main.tex:8' }).click();
  expect(onPlace).toHaveBeenCalledWith(expect.anything(), { line: 8, column: undefined });
  await expect.element(screen.getByText('and 3 more')).toBeVisible();
});

const replacement = {
  title: 'Write \\& instead',
  file: 'main.tex',
  line: 7,
  start_column: 3,
  end_column: 4,
  expected: '&',
  text: '\\&',
};

it('offers a change that mends it, as long as the source is the same', async () => {
  const { screen, onApply } = await show([problem({ replacement })]);
  await screen.getByRole('button', { name: 'Write \\& instead' }).click();
  expect(onApply).toHaveBeenCalledWith(replacement);
});

it('offers no change once the source is another', async () => {
  const { screen } = await show([problem({ replacement })], false);
  await expect.element(screen.getByText('Not a command.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Write \\& instead' }).elements()).toHaveLength(0);
});

it('offers the engine that the document needs, unless it is chosen already', async () => {
  const { screen, onEngine } = await show([
    problem({ engine: 'xelatex' }),
    problem({ message: 'Another.', engine: 'auto' }),
  ]);
  await screen.getByRole('button', { name: 'Compile with XeLaTeX' }).click();
  expect(onEngine).toHaveBeenCalledWith('xelatex');
  expect(screen.getByRole('button', { name: /^Compile with/ }).elements()).toHaveLength(1);
});

it('lets consequences wait behind a button, and TeX’s own words behind each row', async () => {
  const { screen } = await show([
    problem({ excerpt: '! Undefined control sequence.', repeats: 3 }),
    problem({ message: 'Lost.', line: 9, follows: true }),
  ]);
  await expect.element(screen.getByText('(said 3 more times)')).toBeVisible();
  expect(screen.getByText('Lost.').elements()).toHaveLength(0);
  await screen.getByRole('button', { name: 'Show 1 more' }).click();
  await expect.element(screen.getByText('Lost.')).toBeVisible();
  await expect.element(screen.getByText(/Probably gone/)).toBeVisible();
  await screen.getByText('What TeX says').click();
  await expect.element(screen.getByText('! Undefined control sequence.')).toBeVisible();
});

it('asks whether something is down when the failure may be ours', async () => {
  const screen = await render(Problems, {
    summary: 'The compile service is down right now.',
    isOurs: true,
    diagnostics: [],
    hasLog: false,
    engine: 'auto',
    onPlace: vi.fn(),
    onLog: vi.fn(),
    onHide: vi.fn(),
    onEngine: vi.fn(),
    fits: () => false,
    onApply: vi.fn(),
  });
  await expect
    .element(screen.getByRole('link', { name: 'Is something down?' }))
    .toHaveAttribute('href', '/status');
});
