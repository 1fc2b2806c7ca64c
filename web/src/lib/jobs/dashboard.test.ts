import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import type { Job, JobPage, JobQuery } from '#lib/compile/job.ts';
import { Dashboard } from './dashboard.svelte.ts';
import type { FeedListener, FeedState } from './feed.ts';
import { job } from './fixtures.ts';
import { NO_FILTER } from './groups.ts';

const NOW = 1_795_809_700_000;
const running = job({ id: '02', state: 'processing', phase: 'pass', pass: 1, revision: 3 });
const done = job({ id: '01', state: 'completed', revision: 5 });
const refusal = (status: number, code = 'x', detail = 'No.') =>
  new ApiError({ status, code, title: 'No', detail });

/** Lets everything that is ready run. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A page of the list; without more unless it says so. */
type Listed = Pick<JobPage, 'jobs'> & Partial<JobPage>;

function setUp(pages: (Listed | ApiError)[], verbs: Record<string, (id: string) => Job | ApiError> = {}) {
  const asked: JobQuery[] = [];
  const verbCalls: string[] = [];
  const waits: { ms: number; run: () => void; off: boolean }[] = [];
  const toasts: { text: string; action?: { label: string; run: () => void } | undefined }[] = [];
  const feed = { opened: 0, closed: 0 };
  let listener: FeedListener | undefined;
  const give = <T>(value: T | ApiError): Promise<T> =>
    value instanceof ApiError ? Promise.reject(value) : Promise.resolve(value);
  const verb = (name: string) => (id: string) => {
    verbCalls.push(`${name} ${id}`);
    return give(verbs[name]?.(id) ?? refusal(500));
  };
  const dashboard = new Dashboard({
    api: {
      jobs: (query = {}) => {
        asked.push(query);
        const page = (pages.length > 1 ? pages.shift() : pages[0]) ?? { jobs: [] };
        return give(page instanceof ApiError ? page : { more: false, ...page });
      },
      job: verb('job'),
      cancel: verb('cancel'),
      retry: verb('retry'),
    },
    feed: (heard) => {
      listener = heard;
      return { open: () => (feed.opened += 1), close: () => (feed.closed += 1) };
    },
    toasts: { show: (text, action) => toasts.push({ text, action }) },
    after: (ms, run) => {
      const wait = { ms, run, off: false };
      waits.push(wait);
      return () => (wait.off = true);
    },
    now: () => NOW,
  });
  const pending = () => waits.filter(({ off }) => !off).map(({ ms }) => ms);
  return {
    dashboard,
    asked,
    verbCalls,
    waits,
    pending,
    toasts,
    feed,
    tell: (job: Job, partial = false) => listener?.onJob({ job, partial }),
    connect: (state: FeedState) => listener?.onState(state),
    gap: () => listener?.onGap(),
  };
}

describe('the list', () => {
  it('opens on the tab that has something to show, newest first', async () => {
    const older = job({ id: '00', state: 'completed' });
    const { dashboard } = setUp([{ jobs: [older, done], more: false }]);
    await dashboard.start();
    expect(dashboard.group).toBe('finished');
    expect(dashboard.shown.map(({ id }) => id)).toEqual(['01', '00']);
    expect(dashboard.count('finished')).toEqual({ n: 2, more: false });
  });

  it('opens on the job that was asked for', async () => {
    const { dashboard } = setUp([{ jobs: [running, done] }]);
    await dashboard.start('01');
    expect([dashboard.group, dashboard.chosen, dashboard.opened.has('01')]).toEqual(['finished', '01', true]);
  });

  it('is empty without a device, and neither connects nor asks again by itself', async () => {
    const { dashboard, feed, pending } = setUp([refusal(401, 'device_required')]);
    await dashboard.start();
    expect(dashboard.phase).toBe('ready');
    expect(dashboard.jobs).toEqual([]);
    expect(feed.opened).toBe(0);
    expect(pending()).toEqual([]);
  });

  it('leaves out what has expired', async () => {
    const { dashboard } = setUp([{ jobs: [done, job({ id: '00', state: 'completed', expires_at: NOW })] }]);
    await dashboard.start();
    expect(dashboard.shown.map(({ id }) => id)).toEqual(['01']);
  });

  it('asks by group once there are more than fit, and goes on where the page ended', async () => {
    const { dashboard, asked } = setUp([
      { jobs: [running, done], more: true },
      { jobs: [running], more: false },
      { jobs: [done], more: true },
      { jobs: [], more: false },
      { jobs: [job({ id: '00', state: 'completed' })], more: false },
    ]);
    await dashboard.start();
    expect(asked.slice(1).map(({ state }) => state)).toEqual(['active', 'finished', 'failed']);
    dashboard.group = 'finished';
    expect(dashboard.more).toBe(true);
    await dashboard.loadMore();
    expect(asked.at(-1)).toMatchObject({ state: 'finished', before: '01' });
    expect(dashboard.shown.map(({ id }) => id)).toEqual(['01', '00']);
    expect(dashboard.more).toBe(false);
  });

  it('filters, and forgets the filter to show what does not fit it', async () => {
    const { dashboard } = setUp([{ jobs: [done, job({ id: '00', state: 'completed', main: 'cv.tex' })] }]);
    await dashboard.start();
    dashboard.filter = { ...NO_FILTER, text: 'CV' };
    expect(dashboard.shown.map(({ id }) => id)).toEqual(['00']);
    dashboard.show('01');
    expect(dashboard.shown).toHaveLength(2);
  });
});

describe('without a feed', () => {
  it('asks soon while something runs, seldom otherwise, and less after failures', async () => {
    const { dashboard, pending, waits } = setUp([
      { jobs: [running] },
      { jobs: [done] },
      refusal(503),
      refusal(503),
    ]);
    await dashboard.start();
    const next = async () => {
      waits.at(-1)?.run();
      await settle();
      return pending().at(-1);
    };
    expect(pending()).toEqual([2500]);
    expect(await next()).toBe(20_000);
    expect(await next()).toBe(40_000);
    expect(await next()).toBe(60_000);
    expect(dashboard.phase).toBe('ready');
    expect(dashboard.problem?.status).toBe(503);
  });

  it('does not ask while hidden, and at once when shown', async () => {
    const { dashboard, pending, asked } = setUp([{ jobs: [running] }]);
    await dashboard.start();
    dashboard.setVisible(false);
    expect(pending()).toEqual([]);
    dashboard.setVisible(true);
    expect(asked).toHaveLength(2);
  });

  it('says so when the first question fails', async () => {
    const { dashboard } = setUp([new ApiError({ status: 0, code: 'offline', title: '' })]);
    await dashboard.start();
    expect([dashboard.phase, dashboard.problem?.code]).toEqual(['failed', 'offline']);
  });
});

describe('with a feed', () => {
  it('asks once more when it begins to follow, then only when it missed something', async () => {
    const { dashboard, feed, connect, gap, asked, pending } = setUp([{ jobs: [running] }]);
    await dashboard.start();
    expect(feed.opened).toBe(1);
    connect('live');
    await settle();
    expect(asked).toHaveLength(2);
    expect(pending()).toEqual([]);
    connect('reconnecting');
    expect(pending()).toEqual([2500]);
    connect('slow');
    await settle();
    expect(asked).toHaveLength(2);
    expect(pending()).toEqual([]);
    gap();
    await settle();
    expect(asked).toHaveLength(3);
  });

  it('fetches what was too much for an event', async () => {
    const whole = { ...done, error: { code: 'latex_error', message: 'All of it.' } };
    const { dashboard, tell, verbCalls } = setUp([{ jobs: [done] }], { job: () => whole });
    await dashboard.start();
    tell(done, true);
    await settle();
    expect(verbCalls).toEqual(['job 01']);
    expect(dashboard.job('01')?.error?.message).toBe('All of it.');
  });

  it('takes changes in any order and tells the end', async () => {
    const { dashboard, tell, toasts } = setUp([{ jobs: [running] }]);
    await dashboard.start();
    tell({ ...running, page: 2, revision: 5 });
    tell({ ...running, page: 1, revision: 4 });
    expect(dashboard.job('02')?.page).toBe(2);
    tell({ ...running, state: 'completed', revision: 6 });
    expect(dashboard.shown).toEqual([]);
    expect(toasts[0]?.text).toBe('main.tex is finished.');
    toasts[0]?.action?.run();
    expect(dashboard.group).toBe('finished');
  });

  it('keeps a job that was told while the list was on its way', async () => {
    const { dashboard, tell } = setUp([{ jobs: [done] }]);
    await dashboard.start();
    const asking = dashboard.refresh();
    tell(running);
    await asking;
    expect(dashboard.count('active').n).toBe(1);
  });
});

describe('cancelling', () => {
  it('shows at once, and the server’s answer after', async () => {
    const { dashboard, verbCalls } = setUp([{ jobs: [running] }], {
      cancel: () => ({ ...running, state: 'cancelled', revision: 9 }),
    });
    await dashboard.start();
    const asked = dashboard.cancel('02');
    expect(dashboard.cancelling.has('02')).toBe(true);
    await dashboard.cancel('02'); // Asking twice does nothing more.
    await asked;
    expect(verbCalls).toEqual(['cancel 02']);
    expect(dashboard.cancelling.size).toBe(0);
    expect(dashboard.job('02')?.state).toBe('cancelled');
  });

  it('is taken back when the job had ended', async () => {
    const { dashboard, toasts } = setUp([{ jobs: [running] }], {
      cancel: () => refusal(409, 'job_final', 'It has ended.'),
      job: () => ({ ...running, state: 'completed', revision: 9 }),
    });
    await dashboard.start();
    await dashboard.cancel('02');
    expect(toasts[0]?.text).toBe('It has ended.');
    expect(dashboard.job('02')?.state).toBe('completed');
  });

  it('lets go of a job that is gone', async () => {
    const { dashboard } = setUp([{ jobs: [running] }], {
      cancel: () => refusal(404),
      job: () => refusal(404),
    });
    await dashboard.start();
    await dashboard.cancel('02');
    expect(dashboard.job('02')).toBeUndefined();
  });

  it('is nothing for a job that has ended', async () => {
    const { dashboard, verbCalls } = setUp([{ jobs: [done] }]);
    await dashboard.start();
    await dashboard.cancel('01');
    expect(verbCalls).toEqual([]);
  });
});

describe('retrying', () => {
  it('adds the new job and offers to show it', async () => {
    const { dashboard, toasts } = setUp([{ jobs: [done] }], {
      retry: () => job({ id: '03', retry_of: '01' }),
    });
    await dashboard.start();
    await dashboard.retry('01');
    expect(dashboard.count('active').n).toBe(1);
    toasts[0]?.action?.run();
    expect(dashboard.chosen).toBe('03');
  });

  it('says why it cannot be', async () => {
    const { dashboard, toasts } = setUp([{ jobs: [done] }], {
      retry: () => refusal(409, 'files_missing', 'The files of this job are gone.'),
    });
    await dashboard.start();
    await dashboard.retry('01');
    expect(toasts[0]?.text).toBe('The files of this job are gone.');
    expect(dashboard.retrying.size).toBe(0);
  });
});

it('goes from job to job and stays within the list', async () => {
  const { dashboard } = setUp([{ jobs: [done, job({ id: '00', state: 'completed' })] }]);
  await dashboard.start();
  expect(dashboard.neighbour(1)?.id).toBe('01');
  dashboard.toggle('01');
  expect(dashboard.neighbour(1)?.id).toBe('00');
  expect(dashboard.neighbour(-1)?.id).toBe('01');
  dashboard.toggle('01');
  expect(dashboard.opened.size).toBe(0);
});

it('lets go of everything when the page goes', async () => {
  const { dashboard, feed, pending } = setUp([{ jobs: [running] }]);
  await dashboard.start();
  dashboard.close();
  expect(feed.closed).toBe(1);
  expect(pending()).toEqual([]);
});
