// What must be known before the first paint: the theme, and whether this browser was signed in.
// Lets any element with data-theme-toggle switch the theme. A classic script of its own, because the
// content security policy allows no inline script and pages without the app need it too.
(() => {
  try {
    // Written by lib/account/hint.ts. It chooses between two links; the server decides what they show.
    if (localStorage.getItem('legible:account')?.startsWith('in'))
      document.documentElement.dataset.account = 'in';
  } catch {
    // Storage is refused: the page finds out by asking.
  }
})();
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const read = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const apply = () => {
    const chosen = read();
    root.dataset.theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
    dispatchEvent(new CustomEvent('legible:theme', { detail: root.dataset.theme }));
  };
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', (event) => event.key === 'theme' && apply());
  addEventListener('legible:set-theme', (event) => {
    try {
      if (event.detail === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', event.detail);
    } catch {
      // Storage is refused: the theme holds for this page only.
      root.dataset.theme = event.detail;
      return;
    }
    apply();
  });
  addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-theme-toggle]');
    if (!button) return;
    const detail = root.dataset.theme === 'dark' ? 'light' : 'dark';
    dispatchEvent(new CustomEvent('legible:set-theme', { detail }));
  });
})();
