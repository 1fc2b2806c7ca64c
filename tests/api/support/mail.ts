// The queue of mails, as tests see it: what lies in the table, and the trigger that sends.

import type { Api } from './api.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const FROM = 'Legible <mail@legible.example>';

/** A row of the queue. */
export type Row = {
  id: string;
  recipient: string;
  template: string;
  sealed: string | null;
  attempts: number;
  available_at: number;
  created_at: number;
  sent_at: number | null;
  failed_at: number | null;
  error: string | null;
};

/** A mail of the outbox. */
export type OutboxMail = {
  id: string;
  recipient: string;
  headers: [string, string][];
  subject: string;
  text: string;
  html: string;
  created_at: number;
};

type Statement = {
  bind(...values: unknown[]): Statement;
  all<T>(): Promise<{ results: T[] }>;
};
type Db = { prepare(sql: string): Statement };

export async function sql<T = Record<string, unknown>>(
  api: Api,
  text: string,
  ...values: unknown[]
): Promise<T[]> {
  const env = (await api.harness.getWorker().getEnv()) as unknown as { DB: Db };
  return (
    await env.DB.prepare(text)
      .bind(...values)
      .all<T>()
  ).results;
}

let recipients = 0;

/** An address that no other test uses. */
export const someone = (): string => {
  recipients += 1;
  return `ada.${process.pid}.${recipients}@example.org`;
};

/** Queues a mail, and gives its recipient. */
export async function queue(
  api: Api,
  mail: { template: string } & Record<string, unknown> = { template: 'deleted' },
  to = someone(),
): Promise<string> {
  const response = await api.fetch('/dev/mails', { method: 'POST', body: JSON.stringify({ to, mail }) });
  if (response.status !== 202) throw new Error(`not queued: ${response.status} ${await response.text()}`);
  return to;
}

/** Sends what is due, some time from now. */
export async function deliver(api: Api, later = 0): Promise<void> {
  const scheduledTime = new Date(Date.now() + later);
  await api.harness.getWorker().scheduled({ cron: '*/5 * * * *', scheduledTime });
}

/** The row of the only mail to an address. */
export async function row(api: Api, to: string): Promise<Row> {
  const rows = await sql<Row>(api, 'SELECT * FROM mails WHERE recipient = ?', to);
  if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} mails to ${to}`);
  return rows[0];
}

/** Removes every mail, so that tests of one Worker do not meet. */
export async function clear(api: Api): Promise<void> {
  await sql(api, 'DELETE FROM mails');
  await sql(api, 'DELETE FROM outbox');
}

export async function outbox(api: Api, to: string): Promise<OutboxMail[]> {
  const response = await api.fetch(`/dev/outbox.json?to=${encodeURIComponent(to)}`);
  return (await response.json()) as OutboxMail[];
}
