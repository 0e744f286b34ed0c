import type { SourceState } from '../db/model/index.ts';
import type { SkipReason } from './collector.ts';

/** What is known of one past round of a source. */
export interface Round {
  readonly startedAt: Date;
  /** Items that the listings named, and how many of them were new. */
  readonly listed: number;
  readonly fresh: number;
  readonly documents: number;
  readonly posts: number;
  /** Listings that answered 304. */
  readonly unchanged: number;
  readonly failures: readonly { readonly reason: string; readonly detail: string }[];
}

export interface Health {
  readonly state: SourceState;
  /** For a developer, in English. */
  readonly detail: string;
  readonly nextRoundAt: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Bounds of the polling interval. */
const SHORTEST_MS = 10 * MINUTE_MS;
const LONGEST_MS = 24 * HOUR_MS;
/** Outlets sleep at night: no gap shorter than this counts as usual when silence is judged. */
const NIGHT_MS = 8 * HOUR_MS;
/** `silent` from so many usual gaps on. */
const SILENT_GAPS = 3;

/**
 * The state of a source and the time of its next round, from its past rounds alone.
 * @param history newest first
 */
export function judgeHealth(history: readonly Round[], now: Date): Health {
  // A 304 says that nothing changed, not that the failure before it was overcome.
  const telling = history.find((round) => !isOnlyUnchanged(round));
  const failure = telling && failureOf(telling, history);
  if (failure) {
    const inARow = history.findIndex((round) => !isOnlyUnchanged(round) && !failureOf(round, history));
    const failures = inARow < 0 ? history.length : inARow;
    return { ...failure, nextRoundAt: new Date(now.getTime() + retryMs(failure.state, failures)) };
  }
  if (!telling && history.length === 0)
    return { state: 'unverified', detail: 'never read', nextRoundAt: now };
  const nextRoundAt = new Date(now.getTime() + pollingMs(history, now));
  return { ...rhythm(history, now), nextRoundAt };
}

const isOnlyUnchanged = (round: Round): boolean =>
  round.unchanged > 0 && round.listed === 0 && round.failures.length === 0;

const STATES: Partial<Record<SkipReason, SourceState>> = {
  robots: 'forbidden-by-robots',
  blocked: 'blocked',
  challenge: 'needs-browser',
  'needs-browser': 'needs-browser',
};

/** A round failed when nothing could be listed, or when next to none of the new pages could be read. */
function failureOf(
  round: Round,
  history: readonly Round[],
): { state: SourceState; detail: string } | undefined {
  // That a link led to a private person's page is no failure of the source.
  const failures = round.failures.filter((failure) => !failure.reason.startsWith('community'));
  if (failures.length === 0) return undefined;
  const nothingListed = round.listed === 0 && round.posts === 0 && round.unchanged === 0;
  const nothingRead =
    round.fresh > 0 && round.documents === 0 && round.posts === 0 && failures.length >= round.fresh * 0.8;
  if (!nothingListed && !nothingRead) return undefined;
  const [common] = [...Map.groupBy(failures, (failure) => failure.reason).values()].toSorted(
    (one, other) => other.length - one.length,
  );
  const { reason, detail } = common![0]!;
  const worked = history.some((other) => other.listed > 0);
  const state = reason === 'bad-listing' && worked ? 'changed' : (STATES[reason as SkipReason] ?? 'failing');
  return { state, detail: `${reason}: ${detail}` };
}

/** After the n-th failure in a row: ten minutes, doubled; a refusal is asked about once a day. */
function retryMs(state: SourceState, failures: number): number {
  if (state === 'blocked' || state === 'forbidden-by-robots') return LONGEST_MS;
  return Math.min(SHORTEST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
}

/** Times at which something new was found, newest first; the first round ever found the backlog. */
const productive = (history: readonly Round[]): Date[] =>
  history
    .slice(0, -1)
    .filter((round) => round.fresh > 0 || round.posts > 0)
    .map((round) => round.startedAt);

/** The median gap between rounds that found something, ms; undefined while there are too few. */
export function usualGapMs(history: readonly Round[]): number | undefined {
  const times = productive(history).map((time) => time.getTime());
  if (times.length < 4) return undefined;
  const gaps = times.slice(1).map((time, index) => times[index]! - time);
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)];
}

function rhythm(history: readonly Round[], now: Date): { state: SourceState; detail: string } {
  const last = productive(history)[0] ?? history.at(-1)!.startedAt;
  const quietMs = now.getTime() - last.getTime();
  const usual = Math.max(usualGapMs(history) ?? 0, NIGHT_MS);
  const hours = Math.round(quietMs / HOUR_MS);
  const never = history.every((round) => round.listed === 0 && round.posts === 0);
  if (never && history.length < 3) return { state: 'unverified', detail: 'nothing listed yet' };
  if (quietMs > SILENT_GAPS * usual) {
    const detail = `nothing new for ${hours} h; usually every ${Math.round(usual / HOUR_MS)} h`;
    return { state: 'silent', detail };
  }
  if (quietMs > usual) return { state: 'quiet', detail: `nothing new for ${hours} h` };
  return { state: 'ok', detail: '' };
}

/**
 * Half the mean time between new items, longer by half with every empty round since the last find; 10 minutes
 * to 24 hours.
 */
export function pollingMs(history: readonly Round[], now: Date): number {
  const items = history.slice(0, -1).reduce((sum, round) => sum + round.fresh + round.posts, 0);
  const first = history.at(-1)?.startedAt ?? now;
  const span = now.getTime() - first.getTime();
  const base = items > 0 ? span / items / 2 : HOUR_MS;
  const found = history.findIndex((round) => round.fresh > 0 || round.posts > 0);
  const empty = found < 0 ? history.length : found;
  const start = Math.min(Math.max(base, SHORTEST_MS), LONGEST_MS);
  return Math.min(start * 1.5 ** empty, LONGEST_MS);
}
