/** The server's model behind `fetch`, for tests of screens. */
import { account } from '#lib/account/fixtures.ts';
import { ApiError } from '#lib/api/problem.ts';
import type { NewVersion, ResumeBody, ScorePoint } from '../contract.ts';
import type { ServerModel } from './server.ts';

const refused = (status: number, code: string) => new ApiError({ status, code, title: code });

/** The answer to a request under `/api/v1`; nothing for routes that are not the library's. */
export async function answer(
  server: ServerModel,
  path: string,
  init: RequestInit = {},
): Promise<Response | undefined> {
  try {
    return await route(server, path, init);
  } catch (cause) {
    if (!(cause instanceof ApiError)) throw cause;
    return new Response(JSON.stringify(cause.problem), {
      status: cause.problem.status,
      headers: { 'content-type': 'application/problem+json' },
    });
  }
}

async function route(server: ServerModel, path: string, init: RequestInit): Promise<Response | undefined> {
  const method = init.method ?? 'GET';
  const headers = new Headers(init.headers);
  const [, noun, id = '', part] = path.split('?')[0]?.split('/') ?? [];
  const body = <T>() => JSON.parse(String(init.body)) as T;
  const revision = (name: string) => Number(headers.get(name)?.replaceAll('"', ''));
  if (noun === 'account' && !id) {
    if (server.who === undefined) throw refused(401, 'not_signed_in');
    return Response.json(account({ id: server.who }));
  }
  if (noun === 'files') {
    if (method === 'GET') return new Response(await server.file(id));
    await server.putFile(id, new Uint8Array(await new Response(init.body).arrayBuffer()));
    return new Response(null, { status: 204 });
  }
  if (noun !== 'resumes') return undefined;
  if (part === 'versions')
    return Response.json(await server.keepVersion(id, body<NewVersion>()), { status: 201 });
  if (part === 'scores') {
    if (method === 'GET') return Response.json({ points: await server.scores(id) });
    await server.addScores(id, body<{ points: ScorePoint[] }>().points);
    return new Response(null, { status: 204 });
  }
  if (method === 'DELETE') {
    await server.remove(id);
    return new Response(null, { status: 204 });
  }
  if (method === 'PUT') {
    const isNew = headers.has('if-none-match');
    const saved = isNew
      ? await server.create(id, body<ResumeBody>())
      : await server.save(id, body<ResumeBody>(), revision('if-match'));
    return Response.json(saved);
  }
  const resume = headers.has('if-none-match')
    ? await server.newer(id, revision('if-none-match'))
    : await server.resume(id);
  return resume ? Response.json(resume) : new Response(null, { status: 304 });
}
