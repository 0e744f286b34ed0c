import type { FinishedRound } from '../db/queries/sources.ts';

/** Rounds as a person reads them: one line a source, and why something was not read. */
export function summarise(rounds: readonly FinishedRound[]): string {
  const lines = rounds.map((round) => {
    const { sourceId, state, listed, documents, posts, unchanged, failures } = round;
    const counts = `listed ${listed}, new pages ${documents}, posts ${posts}, unchanged ${unchanged}, not read ${failures.length}`;
    return `${sourceId}: ${state}; ${counts}${round.stateDetail ? ` (${round.stateDetail})` : ''}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Why addresses were not read: one line a source and reason, with an example. */
export function explainSkips(rounds: readonly FinishedRound[]): string[] {
  return rounds.flatMap((round) => {
    const byReason = Map.groupBy(round.failures, (failure) => failure.reason);
    return [...byReason].map(([reason, failures]) => {
      const example = failures[0];
      return `${round.sourceId}: ${failures.length} × ${reason}, ${example?.url ?? ''} ${example?.detail ?? ''}`.trimEnd();
    });
  });
}
