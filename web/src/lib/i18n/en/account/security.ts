/** English, how an account is protected. */
import { count } from '../app/words.ts';

export const security = {
  security: {
    password: {
      title: 'Password',
      text: 'Changing it signs you out everywhere else.',
      none: 'You sign in with a provider. A password is a second way in.',
      change: 'Change the password',
      set: 'Set a password',
      go: 'Save the password',
      going: 'Saving…',
      done: 'The password is changed. You are signed out everywhere else.',
    },
    factor: {
      title: 'Second factor',
      text: 'With a code from an app on your phone, your password alone opens nothing.',
      on: 'On',
      off: 'Off',
      turnOn: 'Turn it on',
      turnOff: 'Turn it off',
      turnOffTitle: 'Turn the second factor off?',
      turnOffText: 'After that your password alone is enough to sign in. Your recovery codes end.',
      turningOff: 'Turning off…',
      isOff: 'The second factor is off.',
      left: (n: number) => `${count(n, 'recovery code', 'recovery codes')} left`,
      few: 'Few recovery codes are left. Make new ones while you can sign in.',
      renew: 'New recovery codes',
      renewTitle: 'Make new recovery codes?',
      renewText: 'The codes that you kept until now stop working at once.',
      renewGo: 'Make new codes',
      renewing: 'Making…',
    },
    /** What else opens the account after it was protected anew. */
    stillOpen: {
      title: 'What else opens your account',
      text: 'You changed how your account is protected. What was signed in before goes on working until you end it.',
      sessions: (n: number) =>
        n === 0
          ? 'You are signed in nowhere else.'
          : `${count(n, 'other browser is', 'other browsers are')} signed in.`,
      endSessions: 'Sign out there',
      tokens: (n: number) =>
        n === 0
          ? 'No token opens it.'
          : `${count(n, 'token still works', 'tokens still work')}, for programs:`,
      tokenList: 'Tokens that still work',
      endTokens: 'Revoke all',
      done: 'Done',
    },
    setUp: {
      title: 'Turn the second factor on',
      scan: 'Scan this with your authenticator app.',
      qr: 'QR code for the authenticator app',
      manual: 'No camera? Enter this key in the app, by time:',
      copyKey: 'Copy the key',
      code: 'The six digits that the app shows now',
      go: 'Turn on',
      going: 'Checking…',
    },
    recovery: {
      title: 'Your recovery codes',
      text: 'Each lets you in once when your phone is not at hand. They are shown now and never again: keep them where you keep important papers.',
      list: 'Recovery codes',
      copy: 'Copy',
      download: 'Download',
      print: 'Print',
      file: 'legible-recovery-codes.txt',
      fileHead: (email: string) => `Legible, recovery codes of ${email}. Each works once.`,
      kept: 'I have kept them',
    },
    providers: {
      title: 'Linked providers',
      text: 'Sign in with an account that you have elsewhere.',
      none: 'This server offers none.',
      link: 'Link',
      linkTo: (provider: string) => `Link ${provider}`,
      unlink: 'Unlink',
      unlinkFrom: (provider: string) => `Unlink ${provider}`,
      unlinkTitle: (provider: string) => `Unlink ${provider}?`,
      unlinkText: (provider: string) =>
        `You can no longer sign in with ${provider}. The account there is not touched.`,
      unlinking: 'Unlinking…',
      unlinked: (provider: string) => `${provider} is unlinked.`,
      notLinked: 'Not linked',
    },
  },
};
