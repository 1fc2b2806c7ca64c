import { expect, it } from 'vitest';
import { EventStream } from './eventStream.ts';

const TEXT =
  'retry: 1000\nid: 3\nevent: hello\ndata: {"a":1}\n\n: \n\nid: 4\nevent: job\ndata: {"b": "ü"}\n\n';

it('reads events however their text is cut', () => {
  for (let size = 1; size <= TEXT.length; size += 1) {
    const stream = new EventStream();
    const data: string[] = [];
    for (let at = 0; at < TEXT.length; at += size) data.push(...stream.push(TEXT.slice(at, at + size)));
    expect(data).toEqual(['{"a":1}', '{"b": "ü"}']);
  }
});

it('gives an event only when it is whole', () => {
  const stream = new EventStream();
  expect(stream.push('data: 1\n')).toEqual([]);
  expect(stream.push('data: 2\n\n')).toEqual(['1\n2']);
});
