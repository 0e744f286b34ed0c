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

/** What rounds came to, in one line. */
export function totalOf(rounds: readonly FinishedRound[]): string {
  const sum = (count: (round: FinishedRound) => number) =>
    rounds.reduce((total, round) => total + count(round), 0);
  return (
    `${sum((round) => round.documents)} new pages and ${sum((round) => round.posts)} new posts from ${rounds.length} sources, ` +
    `${sum((round) => round.unchanged)} listings unchanged (304), ${sum((round) => round.failures.length)} addresses not read`
  );
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
