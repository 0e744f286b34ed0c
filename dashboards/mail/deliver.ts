import type { Locality } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import type { Delivery } from '../../db/queries/deliveries.ts';
import { deliverAlert, deliverDeadline, deliverReminder, isDeadline } from '../alerts.ts';
import { deliverDigest } from '../digest/send.ts';
import type { MailResult, SendMail } from '../mail.ts';

export interface DeliverDeps {
  readonly localities: readonly Locality[];
  readonly send: SendMail;
  /** Mail domain of the sender, for message ids. */
  readonly host: string;
  /** Address of the dashboard; '' where it is not known. */
  readonly dashboard: string;
  readonly now: () => Date;
}

/** Sends whatever a planned delivery is of: a digest, an alert, a reminder of a case's clock. */
export async function deliver(db: Database, delivery: Delivery, deps: DeliverDeps): Promise<MailResult> {
  const { send, host, dashboard, now } = deps;
  const locality = deps.localities.find((one) => one.id === delivery.locality);
  if (!locality) return { kind: 'unsent', reason: `no profile of ${delivery.locality}`, permanent: true };
  switch (delivery.kind) {
    case 'digest':
      return deliverDigest(db, delivery, send, host);
    case 'alert':
      return deliverAlert(db, locality, delivery, send, { host, dashboard });
    case 'reminder':
      return isDeadline(delivery)
        ? deliverDeadline(locality, delivery, send, { host, dashboard, now: now() })
        : deliverReminder(db, locality, delivery, send, { host, dashboard, now: now() });
  }
}
