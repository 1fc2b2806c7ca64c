import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { SavedPosting } from '#lib/project/postings.ts';
import MatchPanel from './MatchPanel.svelte';
import { REPORT, SOURCE } from './fixtures.ts';

const props = (more = {}) => ({
  posting: 'Python or JavaScript',
  scored: 'Python or JavaScript',
  match: REPORT.match,
  files: { 'main.tex': SOURCE },
  max: 20,
  onPosting: vi.fn(),
  onNew: vi.fn(),
  onChoose: vi.fn(),
  onRename: vi.fn(),
  onRemove: vi.fn(),
  onSample: vi.fn(),
  onResume: vi.fn(),
  onOwn: vi.fn(),
  onAdjust: vi.fn(),
  onCompare: vi.fn(),
  onFiles: vi.fn(),
  ...more,
});

it('shows requirements by importance with state, years and places, and opens them for more', async () => {
  const given = props();
  const screen = await render(MatchPanel, given);
  const required = screen.getByRole('rowgroup', { name: 'Required' });
  await expect.element(required).toMatchTextContent(/0 of 1.*Python.*Missing.*3 years.*1.*0/);
  await required.getByRole('button', { name: /^Python/ }).click();
  await expect
    .element(required)
    .toMatchTextContent(/name it in a bullet.*Python or JavaScript.*Once in the posting, not in your resume/);
  await screen.getByRole('button', { name: /^JavaScript/ }).click();
  await screen.getByRole('button', { name: 'line 2 Used Javascript daily.' }).click();
  expect(given.onResume).toHaveBeenCalledWith({ file: 'main.tex', start: 31, end: 41 });
  await screen.getByRole('button', { name: 'Python or JavaScript' }).first().click();
  await expect.element(screen.getByTitle('Python: required, missing from your resume')).toHaveFocus();
});

it('moves by keys from row to row and opens by Enter', async () => {
  const screen = await render(MatchPanel, props());
  const python = screen.getByRole('button', { name: /^Python Missing/ });
  const other = screen.getByRole('button', { name: /^JavaScript/ });
  (python.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(other).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(other).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{Home}');
  await expect.element(python).toHaveFocus();
});

it('narrows down to what is missing, and says when nothing is', async () => {
  const screen = await render(MatchPanel, props());
  await screen.getByRole('button', { name: 'Missing 1' }).click();
  await expect.element(screen.getByRole('button', { name: /^JavaScript/ })).not.toBeInTheDocument();
  const [, found] = REPORT.match?.requirements ?? [];
  await screen.rerender({ match: { requirements: found ? [found] : [] } });
  await expect.element(screen.getByText('Your resume shows something of everything')).toBeVisible();
});

it('marks the posting, and says in words what is missing and what is required', async () => {
  const screen = await render(MatchPanel, props());
  const text = screen.getByRole('region', { name: 'In the posting' });
  const marks = text.element().querySelectorAll('mark');
  expect([...marks].map((mark) => mark.title)).toEqual([
    'Python: required, missing from your resume',
    'JavaScript: nice to have, in your resume under another name',
  ]);
});

it('says what the posting tells of the job', async () => {
  const screen = await render(MatchPanel, props());
  const facts = screen.getByLabelText('The job');
  await expect
    .element(facts)
    .toMatchTextContent(
      /Trade.*Data, Software.*Level.*Senior.*Experience.*at least 5 years.*Place.*Pune.*Hybrid/,
    );
});

it('says why a posting is not kept', async () => {
  const screen = await render(MatchPanel, props({ unsaved: 'No room.' }));
  await expect.element(screen.getByText('No room.')).toBeVisible();
});

it('counts characters as people do and says when there are too many', async () => {
  const screen = await render(MatchPanel, props({ posting: '😀'.repeat(21) }));
  await expect.element(screen.getByText('21 of 20 characters')).toBeVisible();
  await expect.element(screen.getByRole('alert')).toBeVisible();
});

it('offers a sample while it is empty', async () => {
  const given = props({ posting: '', match: undefined });
  const screen = await render(MatchPanel, given);
  await screen.getByRole('button', { name: 'Try a sample posting' }).click();
  expect(given.onSample).toHaveBeenCalledOnce();
});

const saved = (id: string): SavedPosting => ({
  id,
  name: `Posting ${id}`,
  renamed: false,
  text: id,
  own: [],
  from: { kind: 'pasted' },
  savedAt: 1,
});

it('offers the saved postings, and shows the text again when asked', async () => {
  const [a, b] = [saved('a'), saved('b')];
  const given = props({ list: [a, b], current: a });
  const screen = await render(MatchPanel, given);
  await expect.element(screen.getByRole('textbox', { name: 'Job posting' })).not.toBeInTheDocument();
  await screen.getByLabelText('Saved posting: Posting a').click();
  await screen.getByRole('option', { name: 'Posting b' }).click();
  expect(given.onChoose).toHaveBeenCalledWith('b');
  for (const [action, called] of [
    ['Rename…', given.onRename],
    ['Delete', given.onRemove],
  ] as const) {
    await screen.getByRole('button', { name: 'Actions for this posting' }).click();
    await screen.getByRole('menuitem', { name: action }).click();
    expect(called).toHaveBeenCalledWith(a);
  }
  await screen.getByRole('button', { name: 'Actions for this posting' }).click();
  await screen.getByRole('menuitem', { name: 'Edit the text' }).click();
  await expect.element(screen.getByRole('textbox', { name: 'Job posting' })).toBeVisible();
});

it('takes a paste over the whole text for another posting, any other for an edit', async () => {
  const given = props({ posting: '' });
  const screen = await render(MatchPanel, given);
  const area = screen.getByRole('textbox', { name: 'Job posting' });
  await area.fill('old');
  expect(given.onPosting).toHaveBeenLastCalledWith('old');
  const element = area.element() as HTMLTextAreaElement;
  const paste = (text: string) => {
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true }));
    element.setRangeText(text, element.selectionStart, element.selectionEnd, 'end');
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  element.setSelectionRange(3, 3);
  paste('er');
  expect(given.onPosting).toHaveBeenLastCalledWith('older');
  element.setSelectionRange(0, 5);
  paste('new');
  expect(given.onNew).toHaveBeenCalledWith('new');
});

it('pastes rich text with its lists, and so that it can be undone', async () => {
  const given = props({ posting: '', max: 100 });
  const screen = await render(MatchPanel, given);
  const area = screen.getByRole('textbox', { name: 'Job posting' });
  await area.click();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Must: Python SQL');
  clipboardData.setData('text/html', '<h2>Must</h2><ul><li>Python<li>SQL</ul>');
  area
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await expect.poll(() => given.onPosting.mock.lastCall).toEqual(['Must\n\n- Python\n- SQL']);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(given.onPosting).toHaveBeenLastCalledWith('');
});

it('takes files, says when one is being read, why one was not, and where a posting came from', async () => {
  const given = props({ posting: '', problem: '“a.png”: no.' });
  const screen = await render(MatchPanel, given);
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/a\.png/);
  await screen.getByTestId('posting-picker').upload(new File(['Baker'], 'job.txt'));
  expect(given.onFiles.mock.lastCall?.[0]).toMatchObject([{ path: 'job.txt' }]);
  await screen.rerender(props({ posting: '', busy: true }));
  await expect.element(screen.getByText('Reading the file…')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Open a file…' })).toBeDisabled();
  await screen.unmount();
  const from = { kind: 'file' as const, name: 'a.html', address: 'https://jobs.example/1' };
  const current = { ...saved('a'), from };
  const second = await render(MatchPanel, props({ list: [current], current }));
  await expect
    .element(second.getByRole('link', { name: 'the page at jobs.example' }))
    .toHaveAttribute('href', from.address);
});

it('changes what counts: importance, weight, groups, and what is left out', async () => {
  const own = [{ term: 'Python', weight: 7, into: 'Scripts' }];
  const given = props({ own });
  const screen = await render(MatchPanel, given);
  const choose = async (role: 'menuitem' | 'menuitemradio', name: string) => {
    await screen.getByRole('button', { name: 'Change Python' }).click();
    await screen.getByRole(role, { name }).click();
  };
  await choose('menuitemradio', 'Preferred');
  expect(given.onOwn).toHaveBeenLastCalledWith([{ ...own[0], importance: 'preferred' }]);
  await choose('menuitem', 'As the posting says');
  expect(given.onOwn).toHaveBeenLastCalledWith([{ term: 'Python', into: 'Scripts' }]);
  await choose('menuitem', 'Weight…');
  expect(given.onAdjust).toHaveBeenLastCalledWith('weight', REPORT.match?.requirements[0]);
  await choose('menuitem', 'Counts together with…');
  expect(given.onAdjust).toHaveBeenLastCalledWith('together', REPORT.match?.requirements[0]);
  await choose('menuitem', 'Leave out');
  expect(given.onOwn).toHaveBeenLastCalledWith([{ ...own[0], removed: true }]);
  // The row goes with the next score, and the keys go on with the next row.
  const [, other] = REPORT.match?.requirements ?? [];
  await screen.rerender({ match: { requirements: other ? [other] : [], removed: ['Python'] } });
  await expect.element(screen.getByRole('button', { name: /^JavaScript/ })).toHaveFocus();
  await screen.getByRole('button', { name: 'Restore Python' }).click();
  expect(given.onOwn).toHaveBeenLastCalledWith(own);
  await screen.getByRole('button', { name: 'Reset my changes' }).click();
  expect(given.onOwn).toHaveBeenLastCalledWith([]);
});

it('takes a requirement apart that counts together with others', async () => {
  const [python] = REPORT.match?.requirements ?? [];
  const group = { ...python, term: 'Engine', any_of: ['Spark', 'Flink'], own: true };
  const own = [
    { term: 'Spark', into: 'Engine' },
    { term: 'Flink', into: 'Engine' },
  ];
  const given = props({ own, match: { requirements: [group] } });
  const screen = await render(MatchPanel, given);
  await screen.getByRole('button', { name: /^Engine/ }).click();
  await expect.element(screen.getByText('Met by any one of: Spark, Flink.')).toBeVisible();
  await screen.getByRole('button', { name: 'Change Engine' }).click();
  await screen.getByRole('menuitem', { name: 'Take apart' }).click();
  expect(given.onOwn).toHaveBeenLastCalledWith([]);
});

it('adds a requirement by Enter, and says when it is there already', async () => {
  const given = props();
  const screen = await render(MatchPanel, given);
  const field = screen.getByRole('textbox', { name: 'Add a requirement' });
  await field.fill('python');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/among the requirements already/);
  await field.fill('Kafka');
  await userEvent.keyboard('{Enter}');
  expect(given.onOwn).toHaveBeenLastCalledWith([{ term: 'Kafka', added: true }]);
  await expect.element(field).toHaveValue('');
});
