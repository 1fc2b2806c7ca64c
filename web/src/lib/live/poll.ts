/** The live feed by asking again and again, where nothing may stay open. */
import { jitter } from './backoff.ts';
import type { LivePage } from './message.ts';
import { codeOf, endOf, liveAddress, type Connect, type End } from './transport.ts';

/** A page that nobody sees asks this seldom. */
const HIDDEN_MS = 30_000;
const ANSWER_MS = 15_000;

export interface PollOptions {
  fetcher: typeof fetch;
  /** 0 ≤ x < 1. */
  random: () => number;
  visible: () => boolean;
}

export function pollTransport({ fetcher, random, visible }: PollOptions): Connect {
  return (after, listener) => {
    const abort = new AbortController();
    let ended = false;
    let greeted = false;
    let position = after;
    let pause = 0;
    /** The tag of the last answer, and the address that it is of. */
    let seen = { address: '', tag: '' };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;

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
    const later = () => {
      clearTimeout(timer);
      const ms = visible() ? pause : Math.max(pause, HIDDEN_MS);
      timer = setTimeout(ask, jitter(ms, random()));
    };
    const take = (page: LivePage) => {
      // Not complete later on: it lay too long, and what it had not asked for yet is gone.
      if (!greeted || !page.complete) {
        const from = page.complete ? position : undefined;
        const first = page.events[0];
        listener.onHello({ after: from ?? (first ? first.id - 1 : page.id), complete: page.complete });
      }
      greeted = true;
      for (const event of page.events) {
        if (event.type === 'job' && !ended) listener.onJob(event);
      }
      position = page.id;
      pause = page.more ? 0 : page.poll_after_ms;
    };
    const run = async () => {
      const address = liveAddress('/poll', position);
      const response = await fetcher(address, {
        credentials: 'same-origin',
        // The copy that the tag is of lies here, not in the browser's cache.
        cache: 'no-store',
        headers: seen.address === address && seen.tag ? { 'if-none-match': seen.tag } : {},
        signal: abort.signal,
      });
      if (response.status === 304) return;
      if (response.status !== 200) {
        end(endOf(response.status, await codeOf(response)));
        return;
      }
      seen = { address, tag: response.headers.get('etag') ?? '' };
      const page = (await response.json()) as LivePage;
      if (!ended) take(page);
    };
    function ask(): void {
      if (asking) return;
      asking = true;
      timer = setTimeout(() => end('lost'), ANSWER_MS);
      run().then(
        () => {
          asking = false;
          if (!ended) later();
        },
        () => end('lost'),
      );
    }
    ask();
    return {
      close,
      seen: (isVisible) => {
        if (ended || asking) return;
        clearTimeout(timer);
        if (isVisible) ask();
        else later();
      },
    };
  };
}
