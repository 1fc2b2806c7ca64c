// One round: wishes, and faults while they are fulfilled; then everything is looked at.

import { expect } from 'vitest';

import { isFinal, type Job } from '../api/support/api.ts';
import { type Fault, FAULTS } from './faults.ts';
import { random, type Random } from './random.ts';
import { eventually, type Wish, type World } from './world.ts';

/** What was seen over all rounds. */
export type Tally = {
  jobs: number;
  completed: number;
  failed: number;
  cancelled: number;
  gaveUp: number;
  attempts: number;
  faults: Map<string, number>;
};

export const newTally = (): Tally => ({
  jobs: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  gaveUp: 0,
  attempts: 0,
  faults: new Map(),
});

/** Of the faults, only those whose names match: to look into one. */
const ONLY = new RegExp(process.env['FAULT_ONLY'] ?? '');

/** Faults that can be had in this world; says which cannot, and why. */
export async function available(world: World): Promise<Fault[]> {
  const found: Fault[] = [];
  for (const fault of FAULTS.filter(({ name }) => ONLY.test(name))) {
    const missing = await fault.missing?.(world);
    if (missing === undefined) found.push(fault);
    else console.log(`left out: ${fault.name} (${missing})`);
  }
  return found;
}

export async function round(world: World, faults: Fault[], seed: number, tally: Tally): Promise<void> {
  const dice = random(seed);
  const wishes = Array.from({ length: dice.between(3, 7) }, () => world.wish(dice));
  const happening = pickFaults(faults, dice);
  for (const { name } of happening) tally.faults.set(name, (tally.faults.get(name) ?? 0) + 1);
  const cancelled = new Set(wishes.filter(() => dice.chance(0.12)));

  await Promise.all([
    ...wishes.map((wish) => fulfil(world, wish, cancelled.has(wish), dice.chance(0.3))),
    // One after the other: each undoes itself before the next begins.
    happening.reduce((before, fault) => before.then(() => fault.happen(world, dice)), Promise.resolve()),
  ]);
  for (const wish of wishes) await check(world, wish, cancelled.has(wish), tally);
  await checkEvents(world, wishes);
}

function pickFaults(faults: Fault[], dice: Random): Fault[] {
  const left = [...faults];
  return Array.from(
    { length: Math.min(dice.between(1, 2), left.length) },
    () => left.splice(dice.between(0, left.length - 1), 1)[0] as Fault,
  );
}

/** Asks, perhaps twice at once; perhaps wants it no more. */
async function fulfil(world: World, wish: Wish, cancel: boolean, twice: boolean): Promise<void> {
  await Promise.all(twice ? [world.ask(wish), world.ask(wish)] : [world.ask(wish)]);
  if (!cancel) return;
  await eventually('a job is cancelled', async () => {
    const response = await wish.client.post(`/api/v1/jobs/${wish.id}/cancel`, {});
    if (!response.ok) throw new Error(String(response.status));
  });
}

async function check(world: World, wish: Wish, cancelled: boolean, tally: Tally): Promise<void> {
  // Asked once more: still the same job.
  await world.ask(wish);
  const job = await eventually('a job is final', async () => {
    const found = await wish.client.job(String(wish.id));
    if (!isFinal(found)) throw new Error(`it is ${JSON.stringify(found)}`);
    return found;
  });
  tally.jobs += 1;
  tally.attempts += job.attempts;
  tally[job.state as 'completed' | 'failed' | 'cancelled'] += 1;
  if (job.error?.code === 'gave_up') tally.gaveUp += 1;
  if (job.state === 'cancelled') expect(cancelled, `${job.id} was cancelled by nobody`).toBe(true);
  if (job.state === 'failed') {
    expect(['latex_error', 'gave_up'], `${job.id} failed: ${JSON.stringify(job.error)}`).toContain(
      job.error?.code,
    );
  }
  const pdf = await eventually('a PDF is answered', async () => {
    const response = await wish.client.fetch(`/api/v1/jobs/${job.id}/pdf`);
    if (response.status >= 500) throw new Error(String(response.status));
    return response;
  });
  if (job.has_pdf) {
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(pdf.status, `${job.id} has lost its PDF`).toBe(200);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes(wish.mark), `${job.id} has a foreign PDF`).toBe(true);
  } else {
    expect(pdf.status).toBe(404);
    expect(job.state, `${job.id} is completed without a PDF`).not.toBe('completed');
  }
}

/** Every job was heard to end once, and nothing was heard of it afterwards. */
async function checkEvents(world: World, wishes: Wish[]): Promise<void> {
  for (const client of world.clients) {
    const own = new Set(wishes.filter((wish) => wish.client === client).map(({ id }) => String(id)));
    const events = await eventually('the last events are told', async () => {
      const messages = await world.events(client);
      const all = messages.flatMap((message) => (message.type === 'job' ? [message.job] : []));
      const ended = new Set(all.filter(isFinal).map(({ id }) => id));
      if (ended.size < own.size) throw new Error(`${ended.size} of ${own.size} are known to have ended`);
      world.heard(client, messages);
      return all;
    });
    const last = new Map<string, Job>();
    for (const job of events) {
      expect(own.has(job.id), `${job.id} of an earlier round went on after its end`).toBe(true);
      const before = last.get(job.id);
      expect(before && isFinal(before), `${job.id} went on after its end`).not.toBe(true);
      if (before) expect(job.revision).toBeGreaterThan(before.revision);
      last.set(job.id, job);
    }
  }
}
