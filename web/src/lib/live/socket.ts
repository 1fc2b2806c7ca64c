/** The live feed over a WebSocket: the server's side sleeps while nothing happens. */
import { readMessage } from './message.ts';
import { liveAddress, type Connect, type End } from './transport.ts';

/** The part of `WebSocket` that is needed. */
export interface SocketLike {
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send: (data: string) => void;
  close: () => void;
}

/** To be greeted takes a round trip or three. */
const GREETING_MS = 10_000;
/** Proxies close silent sockets after a minute or more; the server answers without waking up. */
const PING_MS = 25_000;
/** No answer for this long: the socket is dead, though nobody said so. */
const PONG_MS = 10_000;
/** What arrived is acknowledged after this many events, or characters: an eighth of the server's window. */
const ACK_EVENTS = 64;
const ACK_CHARACTERS = 32_000;
/** The server's close code for too many connections. */
const TOO_MANY = 4008;
/** The server's close code for too much that was not acknowledged. */
const LAGGING = 4009;

/** Where the socket of a page is. */
export function socketAddress(page: string, after: number | undefined): string {
  const url = new URL(liveAddress('', after), page);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** `open` makes a socket that goes on after an event. */
export function socketTransport(open: (after: number | undefined) => SocketLike): Connect {
  return (after, listener) => {
    const socket = open(after);
    let ended = false;
    let timer = setTimeout(() => end('lost'), GREETING_MS);
    let greeted = false;
    let events = 0;
    let characters = 0;

    const close = () => {
      ended = true;
      clearTimeout(timer);
      socket.close();
    };
    const end = (why: End) => {
      if (ended) return;
      close();
      listener.onEnd(why);
    };
    const ping = () => {
      clearTimeout(timer);
      socket.send('ping');
      timer = setTimeout(() => end('lost'), PONG_MS);
    };
    /** Something came: the next ping is due, and then its answer. */
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(ping, PING_MS);
    };

    socket.onmessage = ({ data }) => {
      if (ended || typeof data !== 'string') return;
      const message = readMessage(data);
      if (message || data === 'pong') alive();
      if (!message) return;
      if (message.type === 'hello') {
        greeted = true;
        listener.onHello(message);
        return;
      }
      listener.onJob(message);
      events += 1;
      characters += data.length;
      if (!ended && (events >= ACK_EVENTS || characters >= ACK_CHARACTERS)) {
        socket.send(`ack ${message.id}`);
        events = 0;
        characters = 0;
      }
    };
    socket.onclose = ({ code }) => end(code === TOO_MANY ? 'full' : code === LAGGING ? 'done' : 'lost');
    return {
      close,
      // The machine may have slept meanwhile: better to know at once.
      seen: (visible) => {
        if (visible && greeted && !ended) ping();
      },
    };
  };
}
