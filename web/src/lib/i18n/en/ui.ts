/** English, what the components say by themselves. */
export const en = {
  dialog: { close: 'Close' },
  toast: { dismiss: 'Dismiss', region: 'Messages' },
};
