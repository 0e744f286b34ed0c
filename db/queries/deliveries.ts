import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { DeliveryTable } from '../tables-reading.ts';

type Db = Kysely<Tables>;

export type DeliveryKind = DeliveryTable['kind'];
export type DeliveryChannel = DeliveryTable['channel'];

/** Something to be sent once: a digest of a day, an alert of an event, to one recipient. */
export interface NewDelivery {
  readonly locality: string;
  readonly kind: DeliveryKind;
  /** What it is of: the digest's day, the alert's key. */
  readonly key: string;
  readonly channel: DeliveryChannel;
  /** Address of an office or a webhook. */
  readonly recipient: string;
}

export interface Delivery extends NewDelivery {
  readonly id: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain';
  readonly attempts: number;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  /** What the receiving server said, or why it failed. */
  readonly receipt: string;
}

const COLUMNS = [
  'id',
  'locality',
  'kind',
  'key',
  'channel',
  'recipient',
  'state',
  'attempts',
  'due_at as dueAt',
  'sent_at as sentAt',
  'receipt',
] as const;

/** Plans deliveries; those planned before, sent or not, are left as they are. */
export async function planDeliveries(db: Db, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await db
    .insertInto('deliveries')
    .values(deliveries.map((delivery) => ({ ...delivery, due_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A delivery left in `sending` this long belongs to a process that died in the act. */
const ABANDONED_MINUTES = 15;

/**
 * Takes the next due delivery for this process alone, marking it before anything is sent. One that was being sent
 * when its process died becomes `uncertain`: whether it arrived is not known, and never twice goes before a retry.
 */
export async function takeDelivery(db: Db, now: Date): Promise<Delivery | undefined> {
  await db
    .updateTable('deliveries')
    .set({ state: 'uncertain', receipt: 'interrupted while sending' })
    .where('state', '=', 'sending')
    .where('due_at', '<', new Date(now.getTime() - ABANDONED_MINUTES * 60_000))
    .execute();
  return db
    .updateTable('deliveries')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), due_at: now }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('deliveries')
        .select('id')
        .where('state', '=', 'waiting')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(COLUMNS)
    .executeTakeFirst();
}

/** The receiving server took it: its answer is the receipt. */
export async function markSent(db: Db, id: number, receipt: string, now: Date): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'sent', sent_at: now, receipt: receipt.slice(0, 1000) })
    .where('id', '=', id)
    .execute();
}

/** It certainly did not arrive: tried again at `due`, or given up where `due` is null. */
export async function markUnsent(db: Db, id: number, reason: string, due: Date | null): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state: due ? 'waiting' : 'failed',
      receipt: reason.slice(0, 1000),
      ...(due ? { due_at: due } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Whether it arrived is not known; a person decides. */
export async function markUncertain(db: Db, id: number, reason: string): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'uncertain', receipt: reason.slice(0, 1000) })
    .where('id', '=', id)
    .execute();
}

/** Deliveries of a locality, the newest first: the receipts that the dashboard shows. */
export const listDeliveries = (db: Db, locality: string, limit: number): Promise<Delivery[]> =>
  db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where('locality', '=', locality)
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Keeps a digest as it was sent. The first of a day stays: what was read is what is shown. */
export async function keepDigest(
  db: Db,
  locality: string,
  date: string,
  json: string,
  madeAt: Date,
): Promise<void> {
  await db
    .insertInto('digests')
    .values({ locality, date, data: json, made_at: madeAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The kept digest of a day as JSON text, or undefined. */
export async function keptDigest(db: Db, locality: string, date: string): Promise<string | undefined> {
  const { rows } = await sql<{ data: string }>`
    select data::text as data from digests where locality = ${locality} and date = ${date}`.execute(db);
  return rows[0]?.data;
}

/** Days with a kept digest, the newest first. */
export const keptDigestDays = (
  db: Db,
  locality: string,
  limit: number,
): Promise<{ date: string; madeAt: Date }[]> =>
  db
    .selectFrom('digests')
    .select(['date', 'made_at as madeAt'])
    .where('locality', '=', locality)
    .orderBy('date', 'desc')
    .limit(limit)
    .execute();
