/** A browser's copy in memory, for tests. */
import { freshMeta, type Change, type Row } from '#lib/project/rows.ts';
import type { Waiting } from '../outbox.ts';
import type { LocalStore } from '../stores.ts';

export class MemoryStore implements LocalStore {
  readonly table = new Map<string, Row>();
  #waiting: { key: number; item: Waiting }[] = [];
  #key = 0;

  async rows(ids: readonly string[]): Promise<(Row | undefined)[]> {
    return ids.map((id) => this.#row(id));
  }

  async all(): Promise<Row[]> {
    return [...this.table.values()].filter(({ project }) => project).map((row) => structuredClone(row));
  }

  async change(
    ids: readonly string[],
    decide: (rows: (Row | undefined)[]) => readonly Change[],
  ): Promise<void> {
    for (const next of decide(ids.map((id) => this.#row(id)))) {
      if ('remove' in next) this.table.delete(next.remove);
      else this.table.set(next.meta.id, structuredClone({ project: next.project, meta: next.meta }));
    }
  }

  async waiting(account: string): Promise<{ key: number; item: Waiting }[]> {
    return this.#waiting.filter(({ item }) => item.account === account);
  }

  async add(item: Waiting): Promise<void> {
    this.#waiting.push({ key: ++this.#key, item });
  }

  async done(key: number): Promise<void> {
    this.#waiting = this.#waiting.filter((other) => other.key !== key);
  }

  async readdress(from: string, to: string): Promise<void> {
    this.#waiting = this.#waiting.map(({ key, item }) => ({
      key,
      item: item.do === 'version' && item.id === from ? { ...item, id: to } : item,
    }));
  }

  #row(id: string): Row | undefined {
    const row = this.table.get(id);
    return row && structuredClone({ ...row, meta: row.meta ?? freshMeta(id) });
  }
}
