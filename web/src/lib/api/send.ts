/** One request under `/api/v1`: what all clients of the API have in common. */
import { ApiError, problemOf } from './problem.ts';

export const ROOT = '/api/v1';

/** Gives the response of a request that was not refused; throws `ApiError` for all others. */
export async function send(fetcher: typeof fetch, path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetcher(`${ROOT}${path}`, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError({ status: 0, code: 'offline', title: 'No connection' });
  }
  if (response.ok) return response;
  const seconds = Number(response.headers.get('retry-after'));
  throw new ApiError(await problemOf(response), seconds > 0 ? seconds * 1000 : undefined);
}

/** A body of JSON and its method, for `send`. */
export const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
