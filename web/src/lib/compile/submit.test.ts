import { describe, expect, it } from 'vitest';
import type { Api, CompileRequest } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import { hashOf, submit } from './submit.ts';
import type { ProjectFile } from '#lib/project/model.ts';

/** SHA-256 of the three bytes `abc`, from FIPS 180-2. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abc: ProjectFile = { kind: 'binary', bytes: new TextEncoder().encode('abc') };

/** A server that knows no file, and forgets those in `forgets` the first time they come. */
function server(forgets: string[] = []) {
  const stored = new Set<string>();
  const requests: CompileRequest[] = [];
  const api = {
    async compile(request: CompileRequest) {
      requests.push(request);
      const missing = Object.values(request.files).flatMap((file) =>
        'text' in file || stored.has(file.sha256) ? [] : [file.sha256],
      );
      if (missing.length)
        throw new ApiError({ status: 409, code: 'files_missing', title: 'Send them', missing });
      return { id: 'job' };
    },
    async putFile(hash: string) {
      const at = forgets.indexOf(hash);
      if (at >= 0) forgets.splice(at, 1);
      else stored.add(hash);
    },
  } as unknown as Api;
  return { api, stored, requests };
}

describe('hashOf', () => {
  it('is the SHA-256 of the bytes, text or binary', async () => {
    expect(await hashOf(abc)).toBe(ABC);
    expect(await hashOf({ kind: 'text', text: 'abc' })).toBe(ABC);
  });
});

describe('submit', () => {
  const project = {
    files: { 'main.tex': abc, 'copy.tex': { ...abc } },
    main: 'main.tex',
    engine: 'auto' as const,
  };

  it('sends what is missing, then the same request again', async () => {
    const { api, stored, requests } = server();
    expect((await submit(api, project)).id).toBe('job');
    expect([...stored]).toEqual([ABC]);
    expect(requests).toHaveLength(2);
  });

  it('says which document it is', async () => {
    const { api, requests } = server();
    await submit(api, { ...project, document: 'd1' });
    expect(requests.map(({ document }) => document)).toEqual(['d1', 'd1']);
  });

  it('sends again when the server lost a file in between', async () => {
    const { api, requests } = server([ABC, ABC]);
    await submit(api, project);
    expect(requests).toHaveLength(3);
  });

  it('puts small text into the request and sends large text on its own', async () => {
    const { api, stored, requests } = server();
    const large = 'x'.repeat(64_001);
    const files = {
      'a.tex': { kind: 'text', text: 'small' },
      'b.tex': { kind: 'text', text: large },
    } as const;
    await submit(api, { files, main: 'a.tex', engine: 'auto' });
    expect(requests[0]?.files['a.tex']).toEqual({ text: 'small' });
    expect([...stored]).toEqual([await hashOf({ kind: 'text', text: large })]);
  });

  it('sends the same request with the same key when the answer was lost, a few times', async () => {
    const keys: string[] = [];
    const waits: number[] = [];
    let lost = 2;
    const api = {
      compile: async (_: CompileRequest, key: string) => {
        keys.push(key);
        if (lost-- > 0) throw new ApiError({ status: lost ? 0 : 503, code: 'x', title: '' });
        return { id: 'job' };
      },
    } as unknown as Api;
    const pause = async (ms: number) => void waits.push(ms);
    expect((await submit(api, project, pause)).id).toBe('job');
    expect(new Set(keys).size).toBe(1);
    expect(waits).toEqual([400, 1_200]);
    lost = 99;
    await expect(submit(api, project, pause)).rejects.toMatchObject({ problem: { status: 0 } });
    expect(keys).toHaveLength(6);
    expect(new Set(keys).size).toBe(2);
  });

  it('gives up when files stay missing', async () => {
    const { api } = server(Array(99).fill(ABC));
    await expect(submit(api, project)).rejects.toMatchObject({ problem: { code: 'files_missing' } });
  });
});
