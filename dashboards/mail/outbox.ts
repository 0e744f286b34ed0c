import type { Database } from '../../db/open.ts';
import {
  type Delivery,
  markSent,
  markUncertain,
  markUnsent,
  takeDelivery,
} from '../../db/queries/deliveries.ts';
import type { MailResult } from '../mail.ts';

/** Tries of a delivery before it is given up, and the minutes between them: 1, 5, 15, 60, 180. */
const WAITS_MINUTES = [1, 5, 15, 60, 180] as const;

/** Sends one delivery; what it is of (a digest, an alert) is the caller's to look up. */
export type Deliver = (delivery: Delivery) => Promise<MailResult>;

/**
 * Sends what is due, one after the other, and returns what became of each. Safe to run in several processes at
 * once and after a crash: a delivery is marked before it is sent, retried only when it certainly did not arrive.
 */
export async function emptyOutbox(db: Database, deliver: Deliver, now: () => Date): Promise<Delivery[]> {
  const handled: Delivery[] = [];
  for (;;) {
    const delivery = await takeDelivery(db, now());
    if (!delivery) return handled;
    const result = await deliver(delivery).catch(
      (error: Error): MailResult => ({ kind: 'unsent', reason: error.message, permanent: false }),
    );
    await settle(db, delivery, result, now());
    handled.push(delivery);
  }
}

async function settle(db: Database, delivery: Delivery, result: MailResult, now: Date): Promise<void> {
  switch (result.kind) {
    case 'sent':
      return markSent(db, delivery.id, result.receipt, now);
    case 'uncertain':
      return markUncertain(db, delivery.id, result.reason);
    case 'unsent': {
      const wait = result.permanent ? undefined : WAITS_MINUTES[delivery.attempts - 1];
      const due = wait === undefined ? null : new Date(now.getTime() + wait * 60_000);
      return markUnsent(db, delivery.id, result.reason, due);
    }
  }
}
