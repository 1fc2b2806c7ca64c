// Reading needs no script; the theme button works through theme.js.
export const csr = false;
