// Server-sent events, read as an event source reads them.

import type { Client, Message } from './api.ts';

export class Stream {
  readonly response: Response;
  readonly messages: Message[] = [];
  /** What an event source would send when it comes back. */
  lastEventId = '';
  retry = 0;
  /** Resolves when the stream has ended by itself. */
  readonly ended: Promise<void>;
  readonly #abort: AbortController;
  #wake: () => void = () => undefined;
  #over = false;

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    this.ended = this.#read();
  }

  static async open(client: Client, query = '', headers: Record<string, string> = {}): Promise<Stream> {
    const abort = new AbortController();
    const response = await client.fetch(`/api/v1/live/events${query}`, { headers, signal: abort.signal });
    return new Stream(response, abort);
  }

  async until(wanted: (message: Message) => boolean): Promise<Message> {
    const deadline = AbortSignal.timeout(50_000);
    for (;;) {
      const found = this.messages.find(wanted);
      if (found) return found;
      if (this.#over) throw new Error('the stream ended');
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        deadline.onabort = () => reject(new Error(`not heard of; heard: ${JSON.stringify(this.messages)}`));
      });
    }
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of this.response.body ?? []) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
        this.#wake();
      }
    } catch (cause) {
      if (!this.#abort.signal.aborted) throw cause;
    } finally {
      this.#over = true;
      this.#wake();
    }
  }

  #take(block: string): void {
    let event = '';
    let data = '';
    for (const line of block.split('\n')) {
      const at = line.indexOf(':');
      const [field, value] = [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
      if (field === 'id') this.lastEventId = value;
      else if (field === 'retry') this.retry = Number(value);
      else if (field === 'event') event = value;
      else if (field === 'data') data += value;
    }
    if (!data) return;
    const message = JSON.parse(data) as Message;
    if (message.type !== event) throw new Error(`an event ${event} that says ${message.type}`);
    this.messages.push(message);
  }
}
