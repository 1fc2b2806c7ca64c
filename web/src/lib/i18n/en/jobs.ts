/** English, the dashboard of jobs. */
import type { Problem } from '#lib/api/problem.ts';
import { count } from './app/words.ts';
import { time } from './time.ts';

/** A job's id, short enough for a line. */
const short = (id: string) => id.slice(0, 8);

export const en = {
  title: 'Jobs — Legible',
  description: 'What this browser has compiled: running, finished and failed jobs.',
  jobs: {
    heading: 'Jobs',
    intro: 'Every compile on the server is a job. Each is kept for 24 hours, with its page and its log.',
    label: 'Jobs',
    list: (group: string) => `${group} jobs`,
    groups: { active: 'Active', finished: 'Finished', failed: 'Failed' },
    tab: (group: string, n: number, more: boolean) => `${group} ${n}${more ? '+' : ''}`,
    filter: {
      label: 'Filter jobs',
      text: 'Main file',
      engine: 'Engine',
      kind: 'Kind',
      allEngines: 'All engines',
      allKinds: 'All kinds',
      clear: 'Clear filters',
    },
    engines: { auto: 'Automatic', pdflatex: 'pdfLaTeX', xelatex: 'XeLaTeX', lualatex: 'LuaLaTeX' },
    kinds: { compile: 'Compile' },
    priority: { high: 'High priority', normal: 'Normal priority', low: 'Low priority' },
    states: {
      pending: 'Waiting',
      processing: 'Running',
      completed: 'Finished',
      failed: 'Failed',
      cancelled: 'Cancelled',
      cancelling: 'Cancelling…',
    },
    marks: {
      draft: 'Draft',
      draftHint: 'Compiled while typing; a newer draft takes its place.',
      cached: 'Cached',
      cachedHint: 'Answered from an earlier compile of the same files.',
      retry: (id: string) => `Retry of ${short(id)}`,
      superseded: 'Replaced',
    },
    attempts: (n: number) => `${n} attempts`,
    attemptsOf: (n: number, max: number | undefined) => (max ? `${n} of at most ${max}` : String(n)),
    pages: (n: number) => count(n, 'page', 'pages'),
    took: (ms: number) => `took ${time.duration(ms)}`,
    waited: (ms: number) => `waited ${time.duration(ms)}`,

    progress: {
      label: (main: string) => `Progress of ${main}`,
      queued: 'In the queue',
      /** `when`: in relation to now; `at`: the time. */
      again: (when: string, at: string) => `The service failed; tried again ${when} (${at})`,
      waiting: 'Waiting for a free compile service; it goes on by itself',
      slot: 'Waiting for a free engine',
      preparing: 'Sending the files',
      pass: (pass: number, page: number | null) =>
        page ? `Compiling, pass ${pass}, page ${page}` : `Compiling, pass ${pass}`,
      running: 'Starting',
      uploading: 'Storing the result',
    },

    actions: {
      cancel: 'Cancel',
      retry: 'Retry',
      open: 'Open PDF',
      download: 'Download',
      log: 'Log',
      workspace: 'Open in the workspace',
      copy: 'Copy the job’s id',
      of: (action: string, main: string) => `${action}: ${main}`,
      more: 'Show older jobs',
    },

    details: {
      label: (main: string) => `Details of ${main}`,
      id: 'Job',
      accepted: 'Accepted',
      started: 'Last started',
      finished: 'Ended',
      expires: 'Removed',
      attempts: 'Attempts',
      engine: 'Engine',
      engineRan: (asked: string, ran: string) => (asked === ran ? ran : `${ran} (asked for: ${asked})`),
      passes: 'Passes',
      texlive: 'Distribution',
      retryOf: 'Retry of',
      times: 'Where the time went',
      timesLabel: (total: string) => `Where the time went, ${total} in all`,
      noTimes: 'Not known yet.',
      cachedTimes: 'None was needed: the same files had been compiled before.',
      segments: {
        queue: 'In the queue',
        slot: 'Waiting for an engine',
        prepare: 'Writing the files',
        engine: 'Engine',
        outputs: 'Reading the outputs',
        transfer: 'Sending and storing',
        processing: 'Processing',
      },
      problems: 'Problems',
      noProblems: 'TeX had nothing to say.',
      noReport: 'There is no report on this job.',
      summary: (errors: number, warnings: number) =>
        [
          errors ? count(errors, 'error', 'errors') : '',
          warnings ? count(warnings, 'warning', 'warnings') : '',
        ]
          .filter(Boolean)
          .join(', '),
      line: (file: string, line: number) => `${file}:${line}`,
    },

    report: {
      heading: 'Score of this compile',
      loading: 'Fetching the report…',
      outOf: (value: number) => `Score ${value.toFixed(1)} of 100`,
      readable: (value: number) => `${value.toFixed(1)} readable by machines`,
      of: (page: boolean) => (page ? 'read from the source and its page' : 'read from the source alone'),
      times: (n: number) => `×${n}`,
      gain: (points: number) => `+${points.toFixed(1)}`,
      more: (n: number) => `and ${count(n, 'rule', 'rules')} more; the workspace shows them all`,
      nothing: 'No rule found anything.',
      none: 'There is none: what was compiled is nothing that can be scored.',
      failed: 'The report could not be fetched.',
    },

    empty: {
      title: 'No jobs yet',
      text: 'A job is one compile of your project on the server: it waits its turn, TeX runs, and its page is kept here for 24 hours. Compile in the workspace, and the job appears.',
      open: 'Open the workspace',
      active: 'Nothing is running',
      activeHint: 'Compile in the workspace, and you can follow it here.',
      finished: 'Nothing has finished',
      finishedHint: 'Finished jobs are kept for 24 hours.',
      failed: 'Nothing has failed',
      failedHint: 'Failed and cancelled jobs are kept for 24 hours.',
      filter: 'No job fits the filters',
    },
    loading: 'Fetching the jobs…',
    failed: {
      title: 'The jobs could not be fetched',
      again: 'Try again',
      status: 'Is something down?',
      stale: 'The list may be out of date',
    },
    problemText(problem: Problem): string {
      if (problem.code === 'offline')
        return 'The server cannot be reached. The list goes on by itself once it can.';
      if (problem.status >= 500) return 'The server has trouble right now. Try again in a minute.';
      return problem.detail ?? problem.title;
    },
    toast: {
      finished: (main: string) => `${main} is finished.`,
      failed: (main: string) => `${main} failed.`,
      retried: (main: string) => `${main} runs again.`,
      show: 'Show',
      logCopied: 'The log is on the clipboard.',
      copied: 'The job’s id is on the clipboard.',
      notKept: 'This project is no longer kept in this browser.',
    },
    help: {
      open: 'Shortcuts',
      title: 'Shortcuts',
      keys: [
        ['J / K', 'Next / previous job'],
        ['Enter', 'Show or hide its details'],
        ['C', 'Cancel it'],
        ['R', 'Retry it'],
        ['?', 'This help'],
      ],
    },
  },
};
