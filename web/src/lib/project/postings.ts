/** Job postings that are kept in the browser. What is sent with a resume is its copy of the text. */
import type { OwnRequirement } from '#lib/scorer/report.ts';
import { database } from './database.ts';
import type { Project } from './model.ts';

/** Where the text of a posting came from. */
export interface PostingOrigin {
  kind: 'pasted' | 'file';
  /** Name of the file. */
  name?: string;
  /** The page's own address (http or https), where it names one. */
  address?: string;
}

export interface SavedPosting {
  id: string;
  /** The job's title as it was read, else the first line; the person's once `renamed`. */
  name: string;
  renamed: boolean;
  /** At most `POSTING_MAX_CHARS` characters. */
  text: string;
  /** What the person changed of its requirements. */
  own: OwnRequirement[];
  from: PostingOrigin;
  /** Milliseconds since the epoch. */
  savedAt: number;
}

/** How many are kept. Beyond them none is saved: nobody's posting goes without being asked. */
export const POSTINGS_MAX = 200;

/** Longest name, characters. */
export const NAME_MAX = 80;

/** There is no room for one more. */
export class PostingsFull extends Error {}

/** All of them, the one saved last first. */
export async function readPostings(): Promise<SavedPosting[]> {
  const all = await (await database()).getAll('postings');
  return all.sort(newestFirst);
}

export const newestFirst = (a: SavedPosting, b: SavedPosting) => b.savedAt - a.savedAt;

/** Keeps a posting, over the one of the same id. Throws `PostingsFull`. */
export async function savePosting(posting: SavedPosting): Promise<void> {
  const change = (await database()).transaction('postings', 'readwrite');
  const [known, count] = await Promise.all([change.store.getKey(posting.id), change.store.count()]);
  const isRoom = known !== undefined || count < POSTINGS_MAX;
  if (isRoom) await change.store.put(posting);
  await change.done;
  if (!isRoom) throw new PostingsFull();
}

export async function deletePosting(id: string): Promise<void> {
  await (await database()).delete('postings', id);
}

/** What a posting is called that the person did not name: the job's title as read, else its first line. */
export function postingName(text: string, title: string | null | undefined): string {
  const first = text.split('\n').find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
  const name = (title || first)
    .replace(/^[\s#*>•-]+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...name].length > NAME_MAX
    ? `${[...name]
        .slice(0, NAME_MAX - 1)
        .join('')
        .trimEnd()}…`
    : name;
}

/** The part of a project that says which posting it is held against. */
export type HeldPosting = Pick<Project, 'posting' | 'postingId' | 'own'>;

export const heldPosting = ({ posting, postingId, own }: Project): HeldPosting => ({
  posting,
  postingId,
  own,
});

/** The project with its posting as it is saved now; without it where it was deleted meanwhile. */
export function withSavedPosting(project: Project, saved: SavedPosting | undefined): Project {
  if (project.postingId === undefined) return project;
  return saved
    ? { ...project, posting: saved.text, own: saved.own }
    : { ...project, posting: '', postingId: undefined, own: undefined };
}
