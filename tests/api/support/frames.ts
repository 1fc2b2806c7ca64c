// The compile protocol's frames, written anew from its description so that the
// tests do not inherit a mistake: one byte of kind, four of length (big endian), the payload.

export const MEDIA_TYPE = 'application/vnd.legible.frames';

export type Frame = { kind: string; payload: Buffer };

export function encode(kind: string, payload: Buffer | string | object): Buffer {
  const body = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const head = Buffer.alloc(5);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

export function decode(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at + 1);
    frames.push({
      kind: bytes.toString('latin1', at, at + 1),
      payload: bytes.subarray(at + 5, at + 5 + length),
    });
    at += 5 + length;
  }
  return frames;
}

/** Path and content of a file frame. */
export function file(payload: Buffer): [path: string, content: Buffer] {
  const length = payload.readUInt16BE(0);
  return [payload.toString('utf8', 2, 2 + length), payload.subarray(2 + length)];
}
