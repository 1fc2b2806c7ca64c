/**
 * What can begin before the workspace's own code is here: the scorer's worker,
 * the look into the browser's storage, and the first score.
 */
import { t } from '#lib/i18n/app.ts';
import { DatabaseInUse } from '#lib/project/database.ts';
import type { Project } from '#lib/project/model.ts';
import { sampleProject } from '#lib/project/sample.ts';
import { isAccountInDoubt, setPresentAccount, type Meta } from '#lib/project/rows.ts';
import { keptProject, takeHandover, type Handover, type KeptProject } from '#lib/project/store.ts';
import { fetchWholeScorer, startScorer, type Scored, type ScorerClient } from '#lib/scorer/client.ts';
import { scoreRequest } from '#lib/scorer/request.ts';
import type { ScoreRequest } from '#lib/scorer/report.ts';
import { headStart, mayStart } from './headStart.ts';
import type { Tex } from './loadTex.ts';

export interface Opened {
  project: Project;
  /** What is known of it besides; nothing when it is not kept yet. */
  meta: Meta | undefined;
  /** The resume that the address asks for, when this browser does not have it. */
  wanted: string | undefined;
  /** What the landing page left; it is taken out of the storage by asking. */
  handover: Handover | undefined;
  /** False when this browser refuses storage. */
  keeps: boolean;
  /** Another tab runs an older version and holds the storage. */
  inUse: boolean;
  scorer: ScorerClient;
  /** The score of `project`, asked for already; a document has to be read first. */
  first: { id: number; request: ScoreRequest } | undefined;
  /** The engine, at work on `project` already; nothing where it has to wait for its turn. */
  tex: Promise<Tex> | undefined;
  /** From here on answers go to the listener, those that came before first. */
  listen: (onScored: (scored: Scored) => void, onBroken: () => void) => void;
}

export async function openWorkspace(): Promise<Opened> {
  const early: Scored[] = [];
  let broken = false;
  let onScored = (scored: Scored): void => {
    early.push(scored);
  };
  let onBroken = () => {
    broken = true;
  };
  const scorer = startScorer(
    (scored) => onScored(scored),
    () => onBroken(),
  );
  scorer.warm();

  const asked = askedFor();
  let stored: [Handover | undefined, KeptProject | undefined] = [undefined, undefined];
  let keeps = true;
  let inUse = false;
  try {
    if (await isAccountInDoubt()) await settleAccount();
    stored = await Promise.all([takeHandover(), keptProject(asked)]);
  } catch (cause) {
    // Storage is refused (private window): the sample stands, and nothing is kept.
    keeps = false;
    inUse = cause instanceof DatabaseInUse;
  }
  const [handover, kept] = stored;
  fetchWholeScorer(scorer);
  const project = kept?.project ?? sampleProject(t.project.sampleName, Date.now());
  const wanted = kept || handover ? undefined : asked;
  const first = wanted === undefined ? firstRequest(scorer, project) : undefined;
  const tex = kept && !handover && mayStart(project) ? headStart(project) : undefined;
  // Whoever wants a page tries again, and says what is wrong.
  tex?.catch(() => undefined);
  return {
    project,
    meta: kept?.meta,
    wanted,
    handover,
    keeps,
    inUse,
    scorer,
    first,
    tex,
    listen(scored, failed) {
      onScored = scored;
      onBroken = failed;
      if (broken) failed();
      for (const answer of early.splice(0)) scored(answer);
    },
  };
}

/** Asks for the first score of a project; a document has to be read before. */
export function firstRequest(scorer: ScorerClient, project: Project): Opened['first'] {
  if (project.document) return undefined;
  const request = scoreRequest(project);
  return { id: scorer.request(request), request };
}

/** Somebody came or went since an account worked here: nobody sees the work of another. */
async function settleAccount(): Promise<void> {
  const { session } = await import('#lib/account/here.ts');
  await session.ask();
  if (session.account) await setPresentAccount(session.account.id);
}

/** The resume that the address names. */
function askedFor(): string | undefined {
  return new URLSearchParams(location.search).get('resume') ?? undefined;
}
