import type { Transaction } from 'kysely';
import type { Place } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';
import { reopen } from './stage-marks.ts';

type Trx = Transaction<Tables>;

/** In this outlet this name means that unit; `unit` null: no place of ours. */
export interface PlaceRule {
  readonly outlet: string;
  readonly name: string;
  readonly unit: Place | null;
}

/** One spelling for one rule, however the text writes it. */
const ruleName = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * Keeps an officer's answer for the outlet, and lets the article it was asked about be read for places again
 * by `stage`; later articles follow the rule by themselves.
 */
export async function savePlaceRule(
  trx: Trx,
  rule: PlaceRule,
  articleId: number,
  stage: string,
  actor: { readonly userId: number; readonly at: Date },
): Promise<void> {
  const unit = rule.unit && JSON.stringify(rule.unit);
  const values = { unit, user_id: actor.userId, at: actor.at };
  await trx
    .insertInto('place_rules')
    .values({ outlet: rule.outlet, name: ruleName(rule.name), ...values })
    .onConflict((conflict) => conflict.columns(['outlet', 'name']).doUpdateSet(values))
    .execute();
  await reopen(trx, [stage], articleId);
  await appendAudit(trx, {
    ...actor,
    action: 'place.rule',
    subject: `article:${articleId}`,
    detail: { none: rule.unit === null },
  });
}

/** The rules of each of the outlets, by outlet; an outlet without any is absent. */
export async function placeRulesOf(
  db: Database,
  outlets: readonly string[],
): Promise<ReadonlyMap<string, PlaceRule[]>> {
  if (outlets.length === 0) return new Map();
  const rows = await db
    .selectFrom('place_rules')
    .select(['outlet', 'name', 'unit'])
    .where('outlet', 'in', [...new Set(outlets)])
    .execute();
  return Map.groupBy(rows, (row) => row.outlet);
}
