/** English, the page where somebody shows to be there. */
import type { Problem } from '#lib/api/problem.ts';

export const en = {
  title: 'Are you there? — Legible',
  heading: 'Are you there?',
  text: 'Several people compiled from your network today without an account. Before the next one we look whether a person is there.',
  loading: 'One moment…',
  checking: 'Looking at the answer…',
  blocked: {
    title: 'The check did not load',
    text: 'Something in this browser or its network keeps it away, an ad blocker perhaps. Allow challenges.cloudflare.com for this page, or sign in: then nothing is asked.',
  },
  failed: 'This did not work',
  why: ({ code, detail, title }: Problem) =>
    code === 'offline' ? 'The server cannot be reached. Check your connection.' : (detail ?? title),
  again: 'Try again',
  passed: {
    heading: 'Thank you',
    text: 'Your compile goes on in the tab where you began it. You can close this one.',
  },
  none: {
    heading: 'Nothing to show',
    text: 'Nobody is asked anything here. You can compile right away.',
  },
  back: 'To the workspace',
  signIn: 'Sign in instead',
  who: 'The check is Cloudflare Turnstile. It looks at this browser, on this page alone, and learns nothing of your resume.',
};
