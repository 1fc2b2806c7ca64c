/**
 * The live feed as server-sent events, for networks that let no WebSocket through.
 *
 * Read with `fetch` rather than `EventSource`, which tells neither why it was refused nor that
 * the server is still there, and comes back on its own terms.
 */
import { EventStream } from './eventStream.ts';
import { readMessage } from './message.ts';
import { codeOf, endOf, liveAddress, type Connect, type End } from './transport.ts';

/** The server says something at least every 15 s; a proxy may hold back one of these. */
const SILENCE_MS = 40_000;
/** To be greeted takes a round trip or three. A proxy that waits for the end of the answer is of no use. */
const GREETING_MS = 10_000;

export function eventsTransport(fetcher: typeof fetch): Connect {
  return (after, listener) => {
    const abort = new AbortController();
    let ended = false;
    let greeted = false;
    let timer = setTimeout(() => end('lost'), GREETING_MS);

    const close = () => {
      ended = true;
      clearTimeout(timer);
      abort.abort();
    };
    const end = (why: End) => {
      if (ended) return;
      close();
      listener.onEnd(why);
    };
    const take = (text: string) => {
      const message = readMessage(text);
      if (!message || ended) return;
      if (message.type === 'job') listener.onJob(message);
      else {
        greeted = true;
        listener.onHello(message);
      }
    };
    const run = async () => {
      const response = await fetcher(liveAddress('/events', after), {
        credentials: 'same-origin',
        headers: { accept: 'text/event-stream' },
        signal: abort.signal,
      });
      if (response.status !== 200 || !response.body) {
        end(endOf(response.status, await codeOf(response)));
        return;
      }
      const stream = new EventStream();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        for (const text of stream.push(value)) take(text);
        if (ended) return;
        if (greeted) {
          clearTimeout(timer);
          timer = setTimeout(() => end('lost'), SILENCE_MS);
        }
      }
      end(greeted ? 'done' : 'lost');
    };
    run().catch(() => end('lost'));
    return { close };
  };
}
