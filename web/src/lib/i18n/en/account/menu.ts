/** English, the account's corner of headers: on many pages, and so apart from the rest. */
export const en = {
  label: 'Your account',
  library: 'Library',
  settings: 'Settings',
  jobs: 'Jobs',
  admin: 'Administration',
  signOut: 'Sign out',
  signedOut: 'You are signed out.',
  failed: 'You could not be signed out. Try again.',
};
