/** Short messages that go by themselves, some with one action. */

export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

/** Long enough to read two sentences and reach a button. */
const SHOWN_MS = 6000;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;

  show(text: string, action?: { label: string; run: () => void }): void {
    const toast: Toast = { id: this.#next++, text, action };
    // One message of a kind: saying it twice helps nobody.
    this.list = [...this.list.filter((other) => other.text !== text), toast].slice(-3);
    setTimeout(() => this.dismiss(toast.id), SHOWN_MS);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
