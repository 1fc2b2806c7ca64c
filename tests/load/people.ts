// What people do all day, at a rate that does not wait for answers: sessions checked, libraries listed,
// resumes opened and saved, and somebody who signs in.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { Api } from '../api/support/api.ts';
import { FakeCompileService } from '../api/support/compile-service.ts';
import { save, state } from '../api/support/library.ts';
import { address, Browser, register } from '../api/support/people.ts';
import { WorkerProcess } from '../api/support/process.ts';
import { fillShelves } from './shelves.ts';

export type Plan = {
  people: number;
  /** Resumes of each, before it begins. */
  resumes: number;
  /** Requests a second, of all people together. */
  rate: number;
  seconds: number;
};

export type Act = 'nothing' | 'session' | 'list' | 'open' | 'autosave' | 'sign-in';

export type Outcome = {
  asked: number;
  seconds: number;
  /** Requests that were on their way at once, at most. */
  waiting: number;
  /** From the moment when a request was due to the end of its answer, milliseconds, sorted; by act. */
  times: Record<Act, number[]>;
  /** What must not be; empty when all is well. */
  faults: string[];
};

/** Shares of the requests. Nobody signs in twice a minute: a password takes its hash a good while. */
const SHARES: [Act, number][] = [
  ['session', 0.5],
  ['open', 0.15],
  ['autosave', 0.2],
  ['list', 0.05],
  ['sign-in', 0.01],
  ['nothing', 0.09],
];

type Someone = {
  browser: Browser;
  email: string;
  resumes: { id: string; revision: number }[];
  /** Resumes with a save on its way. */
  busy: Set<string>;
};

/** Words of a resume, so that an autosave sends what one sends. */
const TEXT = 'Led the work of six engineers on what customers see first. '.repeat(120);

/** Somebody with one resume. */
async function somebody(api: Api): Promise<Someone> {
  const email = address('load');
  const browser = await register(api, email);
  const response = await save(browser, randomUUID(), state(TEXT, { name: 'Resume 1' }));
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  await response.body?.cancel();
  return { browser, email, resumes: [], busy: new Set() };
}

export async function run(plan: Plan, say: (line: string) => void = () => undefined): Promise<Outcome> {
  const service = new FakeCompileService();
  await service.start();
  const worker = await WorkerProcess.create(service.url);
  const outcome: Outcome = {
    asked: 0,
    seconds: 0,
    waiting: 0,
    times: { nothing: [], session: [], list: [], open: [], autosave: [], 'sign-in': [] },
    faults: [],
  };
  try {
    await worker.start();
    const api = new Api(undefined, worker.url);
    const people: Someone[] = [];
    for (let n = 0; n < plan.people; n += 4) {
      const some = Array.from({ length: Math.min(4, plan.people - n) }, () => somebody(api));
      people.push(...(await Promise.all(some)));
    }
    const accounts = await Promise.all(people.map(({ browser }) => browser.account()));
    await worker.kill();
    const shelves = await fillShelves(worker.state, plan.resumes);
    people.forEach((one, n) => {
      const ids = shelves.get(accounts[n]?.id ?? '') ?? [];
      one.resumes = ids.map((id) => ({ id, revision: 1 }));
    });
    await worker.start();
    say(`${people.length} people with ${people[0]?.resumes.length} resumes each`);
    const began = performance.now();
    const all: Promise<void>[] = [];
    let waiting = 0;
    const total = plan.rate * plan.seconds;
    for (let n = 0; n < total; n += 1) {
      const due = began + (n * 1000) / plan.rate;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      const act = actOf(n);
      const one = people[n % people.length] as Someone;
      waiting += 1;
      outcome.waiting = Math.max(outcome.waiting, waiting);
      all.push(
        perform(api, one, act, n)
          .then((fault) => {
            if (fault) outcome.faults.push(`${act}: ${fault}`);
            outcome.times[act].push(performance.now() - due);
          })
          .catch((error: unknown) => void outcome.faults.push(`${act}: ${String(error)}`))
          .finally(() => (waiting -= 1)),
      );
    }
    await Promise.all(all);
    outcome.asked = total;
    outcome.seconds = (performance.now() - began) / 1000;
    for (const times of Object.values(outcome.times)) times.sort((a, b) => a - b);
    return outcome;
  } finally {
    await worker.remove();
    await service.stop();
  }
}

/** Spreads the acts evenly over the requests. */
function actOf(n: number): Act {
  // Multiples of the golden ratio: no two acts keep step with each other or with the people.
  let place = (n * 0.618_033_988_749_895) % 1;
  for (const [act, share] of SHARES) {
    if (place < share) return act;
    place -= share;
  }
  return 'nothing';
}

/** Does it; a sentence where the answer is not the one that it should be. */
async function perform(api: Api, one: Someone, act: Act, n: number): Promise<string | undefined> {
  const turn = n % one.resumes.length;
  const inTurn = [...one.resumes.slice(turn), ...one.resumes.slice(0, turn)];
  // A client saves a resume when its last save has come back.
  const resume = act === 'autosave' ? (inTurn.find(({ id }) => !one.busy.has(id)) ?? inTurn[0]) : inTurn[0];
  const [response, wanted] = await ask(api, one, act, resume, n);
  const text = await response.text();
  if (!wanted.includes(response.status)) return `${response.status} ${text.slice(0, 200)}`;
  if (act === 'autosave' && response.status === 200 && resume)
    resume.revision = (JSON.parse(text) as { revision: number }).revision;
  if (act === 'autosave' && resume) one.busy.delete(resume.id);
  return undefined;
}

async function ask(
  api: Api,
  { browser, email, busy }: Someone,
  act: Act,
  resume: { id: string; revision: number } | undefined,
  n: number,
): Promise<[Response, number[]]> {
  switch (act) {
    case 'nothing':
      return [await api.fetch('/api/v1/config'), [200]];
    case 'session':
      return [await browser.send('GET', '/account'), [200]];
    case 'list':
      return [await browser.send('GET', '/resumes?limit=200'), [200]];
    case 'open':
      return [await browser.send('GET', `/resumes/${resume?.id}`), [200]];
    case 'autosave': {
      // With a save on its way for each of them, one is told so.
      const mayConflict = busy.has(resume?.id ?? '');
      busy.add(resume?.id ?? '');
      const body = state(`${n} ${TEXT}`);
      return [
        await save(browser, resume?.id ?? '', body, resume?.revision),
        mayConflict ? [200, 412] : [200],
      ];
    }
    case 'sign-in':
      return [await new Browser(api).signIn(email), [200]];
  }
}
