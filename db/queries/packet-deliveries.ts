import type { PacketChannel, PacketData, PacketDeliveryKind } from '../model/packet.ts';
import type { Database } from '../open.ts';
import { appendAudit } from './audit.ts';

/** A delivery that this process has taken; nobody else takes it until its lease ends. */
export interface TakenDelivery {
  readonly id: number;
  readonly packetId: number;
  readonly kind: PacketDeliveryKind;
  readonly channel: PacketChannel;
  readonly target: string;
  /** The same at every try: the receiving side recognises a repeat by it. */
  readonly key: string;
  readonly attempts: number;
  readonly data: PacketData;
  readonly correction: string;
}

/** A process that dies while it sends gives the delivery back after so long. */
const LEASE_MINUTES = 10;
/** Minutes until the next try, by the number of tries so far; after the last the delivery has failed. */
const BACK_OFF = [1, 5, 30, 120, 360, 720, 1440];

/**
 * Takes up to `limit` deliveries that are due on one of the channels, skipping those another process holds. What
 * goes by a channel that is not set up waits without a try.
 */
export async function takeDeliveries(
  db: Database,
  channels: readonly PacketChannel[],
  limit: number,
  now: Date,
): Promise<TakenDelivery[]> {
  if (channels.length === 0) return [];
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('packet_deliveries as d')
      .innerJoin('packets as p', 'p.id', 'd.packet_id')
      .where('d.state', 'in', ['waiting', 'sending'])
      .where('d.due_at', '<=', now)
      .where('d.channel', 'in', [...channels])
      .select([
        'd.id',
        'd.packet_id',
        'd.kind',
        'd.channel',
        'd.target',
        'd.key',
        'd.attempts',
        'p.data',
        'p.correction',
      ])
      .orderBy('d.due_at')
      .limit(limit)
      .forUpdate('d')
      .skipLocked()
      .execute();
    if (rows.length === 0) return [];
    await trx
      .updateTable('packet_deliveries')
      .set((eb) => ({
        state: 'sending',
        attempts: eb('attempts', '+', 1),
        due_at: new Date(now.getTime() + LEASE_MINUTES * 60_000),
      }))
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.map((row) => ({
      id: row.id,
      packetId: row.packet_id,
      kind: row.kind,
      channel: row.channel,
      target: row.target,
      key: row.key,
      attempts: row.attempts + 1,
      data: JSON.parse(row.data) as PacketData,
      correction: row.correction,
    }));
  });
}

/** The receiving side has it. A recall that came meanwhile finds it `sending` and sends its correction after it. */
export async function markDelivered(db: Database, delivery: TakenDelivery, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('packet_deliveries')
      .set({ state: 'sent', sent_at: now, last_error: '' })
      .where('id', '=', delivery.id)
      .execute();
    await appendAudit(trx, {
      at: now,
      userId: null,
      action: delivery.kind === 'packet' ? 'packet.delivered' : 'packet.recall-delivered',
      subject: `match:${delivery.data.matchId}`,
      detail: { packet: delivery.packetId, channel: delivery.channel, attempts: delivery.attempts },
    });
  });
}

/** Puts a try off that did not work, or gives up after the last. */
export async function markUndelivered(
  db: Database,
  delivery: TakenDelivery,
  error: string,
  now: Date,
): Promise<'waiting' | 'failed'> {
  const wait = BACK_OFF[delivery.attempts - 1];
  const state = wait === undefined ? 'failed' : 'waiting';
  await db
    .updateTable('packet_deliveries')
    .set({ state, due_at: new Date(now.getTime() + (wait ?? 0) * 60_000), last_error: error.slice(0, 500) })
    .where('id', '=', delivery.id)
    .where('state', '=', 'sending')
    .execute();
  return state;
}
