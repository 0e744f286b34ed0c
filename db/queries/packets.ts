import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { DeliveryState, PacketChannel, PacketData, PacketDeliveryKind } from '../model/packet.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';
import { actOnMatch, type Decided } from './review.ts';

type Trx = Transaction<Tables>;
interface Person {
  readonly userId: number;
  readonly at: Date;
}

export interface PacketDelivery {
  readonly id: number;
  readonly kind: PacketDeliveryKind;
  readonly channel: PacketChannel;
  readonly target: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly lastError: string;
}

export interface Packet {
  readonly id: number;
  readonly matchId: number;
  readonly data: PacketData;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly recalledAt: Date | null;
  readonly correction: string;
  readonly deliveries: readonly PacketDelivery[];
}

export interface PacketTarget {
  readonly channel: PacketChannel;
  /** Mail address of the desk, or the address of its webhook. */
  readonly address: string;
}

/** Stores a packet that passed its check, with one delivery for each target. The database refuses one without two confirmations. */
export async function savePacket(
  trx: Trx,
  data: PacketData,
  targets: readonly PacketTarget[],
  actor: Person,
): Promise<number> {
  const text = JSON.stringify(data);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { id } = await trx
    .insertInto('packets')
    .values({
      match_id: data.matchId,
      locality: data.locality.id,
      desk: data.desk.id,
      data: text,
      sha256,
      created_by: actor.userId,
      created_at: actor.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await queue(trx, id, 'packet', targets, actor.at);
  await appendAudit(trx, {
    ...actor,
    action: 'packet.send',
    subject: `match:${data.matchId}`,
    detail: {
      packet: id,
      desk: data.desk.id,
      sha256,
      channels: targets.map((target) => target.channel).join('+'),
    },
  });
  return id;
}

async function queue(
  trx: Trx,
  packetId: number,
  kind: PacketDeliveryKind,
  targets: readonly PacketTarget[],
  at: Date,
): Promise<void> {
  if (targets.length === 0) return;
  await trx
    .insertInto('packet_deliveries')
    .values(
      targets.map((target) => ({
        packet_id: packetId,
        kind,
        channel: target.channel,
        target: target.address,
        key: `${kind}-${packetId}-${target.channel}`,
        due_at: at,
      })),
    )
    .execute();
}

/**
 * Takes back every packet of a match that is in force. What waits is not sent any more; where it may have
 * arrived, the correction goes after it.
 */
export async function recallPacketsOf(
  trx: Trx,
  matchId: number,
  correction: string,
  actor: { readonly userId: number | null; readonly at: Date },
): Promise<number> {
  const packets = await trx
    .updateTable('packets')
    .set({ recalled_at: actor.at, correction })
    .where('match_id', '=', matchId)
    .where('recalled_at', 'is', null)
    .returning('id')
    .execute();
  for (const packet of packets) {
    const deliveries = await trx
      .selectFrom('packet_deliveries')
      .select(['id', 'channel', 'target', 'state', 'attempts'])
      .where('packet_id', '=', packet.id)
      .forUpdate()
      .execute();
    const arrived = deliveries.filter((item) => !isUntried(item));
    await trx
      .updateTable('packet_deliveries')
      .set({ state: 'cancelled' })
      .where('packet_id', '=', packet.id)
      .where('state', 'in', ['waiting', 'sending'])
      .execute();
    const targets = arrived.map((item) => ({ channel: item.channel, address: item.target }));
    await queue(trx, packet.id, 'recall', targets, actor.at);
    await appendAudit(trx, {
      ...actor,
      action: 'packet.recall',
      subject: `match:${matchId}`,
      detail: { packet: packet.id },
    });
  }
  return packets.length;
}

/**
 * Keeps a packet in force from leaving after its confirmations are gone. One of which nothing can have left is taken
 * back whole, so that another may follow. Of one that may have arrived only what waits is stopped: whether a
 * correction goes after it is for a person to decide (`recallPacket`).
 */
export async function withholdPacket(trx: Trx, matchId: number, reason: string, at: Date): Promise<void> {
  const deliveries = await trx
    .selectFrom('packet_deliveries as d')
    .innerJoin('packets as p', 'p.id', 'd.packet_id')
    .where('p.match_id', '=', matchId)
    .where('p.recalled_at', 'is', null)
    .select(['d.id', 'd.state', 'd.attempts'])
    .forUpdate('d')
    .execute();
  // A packet without deliveries is handed over by the office itself: it may have left.
  const unsent = deliveries.length > 0 && deliveries.every(isUntried);
  if (unsent) await recallPacketsOf(trx, matchId, reason, { userId: null, at });
  const stopped = deliveries.filter((item) => item.state === 'waiting').map((item) => item.id);
  if (!unsent && stopped.length > 0)
    await trx
      .updateTable('packet_deliveries')
      .set({ state: 'cancelled' })
      .where('id', 'in', stopped)
      .execute();
}

/** Never taken for sending. A try that failed may have arrived all the same: the answer was lost. */
const isUntried = (delivery: { readonly state: DeliveryState; readonly attempts: number }): boolean =>
  delivery.state === 'waiting' && delivery.attempts === 0;

/**
 * Takes one packet back that is in force, whatever the state of its review. From a state that `recall` leads on from, the
 * match is looked at again; elsewhere the review stays as it is. Returns why not, or undefined.
 */
export async function recallPacket(
  trx: Trx,
  packet: Packet,
  correction: string,
  actor: Person,
): Promise<Extract<Decided, { ok: false }>['why'] | undefined> {
  const { id, matchId, data } = packet;
  // The match's lock first, as every act on it takes it; then what stands is what was committed.
  await trx.selectFrom('claim_matches').select('id').where('id', '=', matchId).forUpdate().execute();
  const inForce = await trx
    .selectFrom('packets')
    .select('id')
    .where('id', '=', id)
    .where('recalled_at', 'is', null)
    .executeTakeFirst();
  if (!inForce) return 'not-from-here';
  const act = { kind: 'recall', note: correction } as const;
  const decided = await actOnMatch(trx, matchId, act, actor, data.statement.version);
  if (!decided.ok && decided.why !== 'not-from-here') return decided.why;
  await recallPacketsOf(trx, matchId, correction, actor);
  return undefined;
}

/** Packets of a match (or all), newest first. */
export async function listPackets(db: Database, matchId?: number, limit = 100): Promise<Packet[]> {
  let query = db.selectFrom('packets').selectAll().orderBy('id', 'desc').limit(limit);
  if (matchId !== undefined) query = query.where('match_id', '=', matchId);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const deliveries = await db
    .selectFrom('packet_deliveries')
    .selectAll()
    .where(
      'packet_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('id')
    .execute();
  const of = Map.groupBy(deliveries, (row) => row.packet_id);
  return rows.map((row) => ({
    id: row.id,
    matchId: row.match_id,
    data: JSON.parse(row.data) as PacketData,
    sha256: row.sha256,
    createdAt: row.created_at,
    recalledAt: row.recalled_at,
    correction: row.correction,
    deliveries: (of.get(row.id) ?? []).map((item) => ({
      id: item.id,
      kind: item.kind,
      channel: item.channel,
      target: item.target,
      state: item.state,
      attempts: item.attempts,
      sentAt: item.sent_at,
      lastError: item.last_error,
    })),
  }));
}

export async function findPacket(db: Database, id: number): Promise<Packet | undefined> {
  const row = await db.selectFrom('packets').select('match_id').where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  return (await listPackets(db, row.match_id)).find((packet) => packet.id === id);
}
