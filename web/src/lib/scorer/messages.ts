/** What page and scorer's worker say to each other. */
import type { Change } from './changes.ts';
import type { ScoreRequest } from './report.ts';

/** A request without its files: the worker has those. */
export type ScoreOptions = Omit<ScoreRequest, 'files'>;

export type ToWorker =
  | {
      kind: 'score';
      id: number;
      options: ScoreOptions;
      /** True when the worker is to forget the files it has. */
      afresh: boolean;
      changes: Change[];
    }
  /** The numbers without each of these sets of findings of the report `report`. */
  | { kind: 'whatIf'; id: number; report: number; without: string[][] }
  | { kind: 'choices' };

/** The first message to a worker. */
export interface ModuleMessage {
  module: WebAssembly.Module;
}

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'scored'; id: number; json: string; ms: number }
  /** An edit did not fit what the worker has: it wants all files again. */
  | { kind: 'lost'; id: number }
  /** `undefined` when the report is no longer the last one. */
  | { kind: 'whatIf'; id: number; results: string[] | undefined }
  | { kind: 'choices'; json: string }
  | { kind: 'broken'; message: string };
