/** Reads `text/event-stream`, as far as our server writes it. */

/** Gives the `data` of each event, of pieces of text as they come. Comments have none. */
export class EventStream {
  #rest = '';

  push(text: string): string[] {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const data = block
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).replace(/^ /, ''));
      return data.length ? [data.join('\n')] : [];
    });
  }
}
