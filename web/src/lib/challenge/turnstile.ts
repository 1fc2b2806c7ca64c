/**
 * Cloudflare Turnstile's widget: https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/.
 * Its script is the one thing on this site that comes from elsewhere, on a page of its own.
 */

const SCRIPT = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit';

export interface Question {
  siteKey: string;
  action: string;
  onToken: (token: string) => void;
  /** The widget cannot go on: no network, or a browser that it does not know. */
  onFailed: () => void;
}

interface Turnstile {
  render: (container: HTMLElement, options: Record<string, unknown>) => string | null | undefined;
  remove: (id: string) => void;
}

declare global {
  interface Window {
    turnstile?: Turnstile;
  }
}

/** Fetches the script once. Rejects where it does not come: no network, or something that keeps it away. */
function script(): Promise<Turnstile> {
  return new Promise((resolve, reject) => {
    if (window.turnstile) {
      resolve(window.turnstile);
      return;
    }
    const element = document.createElement('script');
    element.src = SCRIPT;
    element.onload = () => {
      if (window.turnstile) resolve(window.turnstile);
      else reject(new Error('the script brought no widget'));
    };
    element.onerror = () => {
      element.remove();
      reject(new Error('the script did not come'));
    };
    document.head.append(element);
  });
}

/** Asks in an element; gives what removes the question again. */
export async function ask(
  element: HTMLElement,
  { siteKey, action, onToken, onFailed }: Question,
): Promise<() => void> {
  const turnstile = await script();
  const id = turnstile.render(element, {
    sitekey: siteKey,
    action,
    theme: 'auto',
    callback: onToken,
    'error-callback': () => {
      onFailed();
      // What went wrong is told by the page; nothing more is to be logged.
      return true;
    },
    'unsupported-callback': onFailed,
  });
  if (id == null) throw new Error('the widget was not made');
  return () => turnstile.remove(id);
}
