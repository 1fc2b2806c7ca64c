/** English, what the components say by themselves. */
export const en = {
  dialog: { close: 'Close' },
  toast: { dismiss: 'Dismiss', region: 'Messages' },
  password: { show: 'Show password', showShort: 'Show', hideShort: 'Hide' },
  copy: {
    copied: 'Copied',
    refused: 'Failed',
    refusedText: 'This browser did not copy it. Select it and copy it by hand.',
  },
};
