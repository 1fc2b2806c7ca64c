/** English: how many compiles there are, and what to do when there are none. */
import { time } from '../time.ts';
import { count } from './words.ts';

const DAY = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric' });

export const trial = {
  trial: {
    left: (left: number, limit: number) => `${left} of ${count(limit, 'compile', 'compiles')} left`,
    leftThisMonth: (left: number, limit: number) =>
      `${left} of ${count(limit, 'compile', 'compiles')} left this month`,
    renews: (at: number) => `new ones on ${DAY.format(at)}`,
    wait: (ms: number) => `Wait ${time.wait(ms)}`,
    waitFor: (ms: number) => `The next compile can begin in ${time.wait(ms)}.`,
    stillTitle: 'What goes on working',
    still: [
      'the score, the findings and the job match: they are made in your browser',
      'the page as you type, and compiling in this browser',
      'everything that you wrote: it is kept in this browser',
    ],
    limits: {
      compiles_spent: {
        title: 'Your free compiles are used',
        text: 'Without an account there are three compiles on our servers. With a free account there are new ones each month; what you have here stays.',
      },
      network_spent: {
        title: 'Your network has used its compiles for today',
        text: 'Many people without an account compiled from the network that you are in. With a free account, it does not matter where you are.',
      },
      challenge_required: {
        title: 'Are you there?',
        text: 'Several people compiled from your network today without an account. Before the next one we look, in a tab of its own, whether a person is there. With an account nothing is asked.',
      },
      blocked: {
        title: 'Compiling without an account is closed here',
        text: 'Too much was asked from this browser or its network. With a free account you can compile; what you have here stays.',
      },
    },
    monthSpent: {
      title: 'This month’s compiles are used',
      text: (renews: string) => `Your plan’s compiles are used up.${renews && ` There are ${renews}.`}`,
    },
    signUp: 'Create an account',
    signIn: 'Sign in',
    challenge: 'Show that I am here',
    here: 'Compile in this browser',
    close: 'Not now',
  },
};
