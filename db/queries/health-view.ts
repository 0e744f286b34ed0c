import type { SourceKind, SourceState, SourceType } from '../model/index.ts';
import type { Database } from '../open.ts';
import type { RoundFailure } from '../tables.ts';

/** A source and what its rounds of a period brought. */
export interface SourceHealth {
  readonly id: string;
  readonly outlet: string;
  readonly kind: SourceKind;
  readonly type: SourceType;
  readonly url: string;
  readonly state: SourceState;
  readonly stateSince: Date;
  readonly stateDetail: string;
  readonly localities: readonly string[];
  readonly lastRoundAt: Date | null;
  readonly lastOkAt: Date | null;
  /** When it last brought something new. */
  readonly lastItemAt: Date | null;
  readonly nextRoundAt: Date | null;
  readonly consecutiveFailures: number;
  readonly rounds: number;
  /** Rounds that ended without an error or brought anything: the source was read. */
  readonly answered: number;
  readonly documents: number;
  readonly posts: number;
  readonly unchanged: number;
  /** Of the last round that had any. */
  readonly failures: readonly RoundFailure[];
}

/** Active sources of a locality (or all), those in trouble first, with their rounds from `from` to `to`. */
export async function readSourceHealth(
  db: Database,
  period: { readonly from: Date; readonly to: Date; readonly locality?: string | undefined },
): Promise<SourceHealth[]> {
  let query = db.selectFrom('sources').selectAll().where('active', '=', true);
  if (period.locality) {
    const { locality } = period;
    query = query.where(({ eb, ref }) => eb(eb.val(locality), '=', eb.fn.any(ref('localities'))));
  }
  const [sources, rounds] = await Promise.all([
    query.orderBy('outlet').orderBy('id').execute(),
    db
      .selectFrom('rounds')
      .selectAll()
      .where('started_at', '>=', period.from)
      .where('started_at', '<', period.to)
      .orderBy('started_at', 'desc')
      .execute(),
  ]);
  const roundsOf = Map.groupBy(rounds, (round) => round.source_id);
  return sources
    .map((source): SourceHealth => {
      const own = roundsOf.get(source.id) ?? [];
      const sum = (pick: (round: (typeof own)[number]) => number) =>
        own.reduce((total, round) => total + pick(round), 0);
      return {
        id: source.id,
        outlet: source.outlet,
        kind: source.kind,
        type: source.type,
        url: source.url,
        state: source.state,
        stateSince: source.state_since,
        stateDetail: source.state_detail,
        localities: source.localities,
        lastRoundAt: source.last_round_at,
        lastOkAt: source.last_ok_at,
        lastItemAt: source.last_item_at,
        nextRoundAt: source.next_round_at,
        consecutiveFailures: source.consecutive_failures,
        rounds: own.length,
        answered: own.filter(
          (round) =>
            round.listed + round.documents + round.posts + round.unchanged > 0 ||
            (round.finished_at !== null && round.failures.length === 0),
        ).length,
        documents: sum((round) => round.documents),
        posts: sum((round) => round.posts),
        unchanged: sum((round) => round.unchanged),
        failures: own.find((round) => round.failures.length > 0)?.failures ?? [],
      };
    })
    .toSorted((a, b) => urgency(a.state) - urgency(b.state));
}

const URGENCY: readonly SourceState[] = [
  'failing',
  'blocked',
  'changed',
  'silent',
  'needs-browser',
  'forbidden-by-robots',
  'unverified',
  'quiet',
  'ok',
];
const urgency = (state: SourceState): number => URGENCY.indexOf(state);

/** States in which the press may have written something that nobody here has read. */
export const TROUBLED_STATES: readonly SourceState[] = [
  'failing',
  'blocked',
  'changed',
  'silent',
  'needs-browser',
];
