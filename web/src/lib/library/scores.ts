/** The history of a resume's score, here and at its account. */
import { mergeHistory, unsentHistory, type HistoryPoint } from '#lib/project/history.ts';
import type { LibraryApi } from './client.ts';
import type { ScorePoint } from './contract.ts';

/** Points in one request. */
const BATCH = 500;

/** Sends the points that the server lacks. Throws `ApiError`. */
export async function sendScores(api: Pick<LibraryApi, 'addScores'>, id: string): Promise<void> {
  const unsent = await unsentHistory(id);
  for (let at = 0; at < unsent.length; at += BATCH) {
    const batch = unsent.slice(at, at + BATCH);
    await api.addScores(id, batch.map(told));
    await mergeHistory(id, batch);
  }
}

/** Adds what the server has to the history here; true when some of it is new. Throws `ApiError`. */
export async function fetchScores(api: Pick<LibraryApi, 'scores'>, id: string): Promise<boolean> {
  const points = await api.scores(id);
  return mergeHistory(
    id,
    points.map(({ fits, ...point }) => ({
      ...point,
      document: id,
      ...(typeof fits === 'number' && { fits }),
    })),
  );
}

/** A point as the server takes it. */
function told({ document: _document, sent: _sent, ...point }: HistoryPoint): ScorePoint {
  return point;
}
