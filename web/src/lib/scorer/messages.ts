/** What page and scorer's worker say to each other. */
import type { Change } from './changes.ts';
import type { ScoreRequest } from './report.ts';

/** A request without its files: the worker has those. */
export type ScoreOptions = Omit<ScoreRequest, 'files'>;

/** What was read of a PDF (`page` of a request) or a Word document (`docx`): JSON, as the reader's module wrote it. */
export interface Reading {
  kind: 'page' | 'docx';
  json: string;
}

export type ToWorker =
  | {
      kind: 'score';
      id: number;
      options: ScoreOptions;
      /** True when the worker is to forget the files it has. */
      afresh: boolean;
      changes: Change[];
      /** The reading to go with the files from now on; `null`: none; left out: as before. */
      reading?: Reading | null;
    }
  /** The numbers without each of these sets of findings of the report `report`. */
  | { kind: 'whatIf'; id: number; report: number; without: string[][] }
  /** The words of the last scored files that a dictionary can judge. */
  | { kind: 'words'; id: number };

/** The scorer's modules: what comes first and reads LaTeX alone, and the whole. */
export type Part = 'typing' | 'whole';

/** A module for a worker: `typing` unasked, `whole` when it is wanted. */
export interface ModuleMessage {
  part: Part;
  module: WebAssembly.Module;
}

export type FromWorker =
  | { kind: 'ready' }
  /** A request needs the whole scorer: its module, please. */
  | { kind: 'wanted' }
  | { kind: 'scored'; id: number; json: string; ms: number }
  /** The worker lacks the files, for an edit did not fit or it is now the whole scorer: all again, please. */
  | { kind: 'lost'; id: number }
  /** `undefined` when the report is no longer the last one. */
  | { kind: 'whatIf'; id: number; results: string[] | undefined }
  | { kind: 'words'; id: number; json: string | undefined }
  | { kind: 'broken'; message: string };
