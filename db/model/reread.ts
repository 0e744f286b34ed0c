import type { ClaimMatch } from './claim.ts';

/** A match as it is stored, as far as a new reading of its article looks at it. */
export interface StoredMatch {
  readonly id: number;
  readonly statement: string;
  readonly quote: string;
  readonly start: number;
  /** Somebody has acted on it: it is never deleted by a reading. */
  readonly reviewed: boolean;
  /** An earlier reading found that its sentence is no longer in the article. */
  readonly gone: boolean;
}

/** What a new reading of an article makes of the matches that are stored. */
export interface Reread {
  /** Each match of the reading, with the stored one that it is; without: a match of its own. */
  readonly found: readonly { readonly match: ClaimMatch; readonly id: number | undefined }[];
  /** Reviewed, not found again, but the sentence still stands there. */
  readonly standing: readonly { readonly id: number; readonly start: number; readonly end: number }[];
  /** Reviewed, and the sentence is no longer in the article. */
  readonly gone: readonly number[];
  /** Nobody acted on them and the reading does not hold them: to be deleted. */
  readonly dropped: readonly number[];
}

/**
 * Tells which stored match is which sentence of the reading. A match is its statement and its words; its place is
 * where they stand now. So what people decided stays with the sentence that they read: it moves with it, and never
 * passes to another sentence at its place. Where the words stand more than once, each place is a match.
 */
export function rereadMatches(
  stored: readonly StoredMatch[],
  reading: readonly ClaimMatch[],
  text: string,
): Reread {
  const byWords = Map.groupBy(stored, wordsOf);
  const matches = [...new Map(reading.map((match) => [`${match.start} ${wordsOf(match)}`, match])).values()];
  const foundByWords = Map.groupBy(matches, wordsOf);
  const parts = [...new Set([...byWords.keys(), ...foundByWords.keys()])].map((words) =>
    rereadWords(byWords.get(words) ?? [], foundByWords.get(words) ?? [], text),
  );
  return {
    found: parts.flatMap((part) => part.found).toSorted((a, b) => a.match.start - b.match.start),
    standing: parts.flatMap((part) => part.standing),
    gone: parts.flatMap((part) => part.gone),
    dropped: parts.flatMap((part) => part.dropped),
  };
}

const wordsOf = ({ statement, quote }: { statement: string; quote: string }): string =>
  `${statement}\n${quote}`;

/** The same for one statement and one wording. */
function rereadWords(stored: readonly StoredMatch[], matches: readonly ClaimMatch[], text: string): Reread {
  const free = new Map(
    matches.toSorted((a, b) => a.start - b.start).map((match) => [match.start, match] as const),
  );
  // Where there are fewer places than before, those go on that people acted on.
  const ranked = stored.toSorted(
    (a, b) =>
      Number(b.reviewed) - Number(a.reviewed) ||
      Number(a.gone) - Number(b.gone) ||
      Number(free.has(b.start)) - Number(free.has(a.start)) ||
      a.start - b.start,
  );
  const kept = ranked.slice(0, free.size);
  const left = ranked.slice(free.size);
  const taken = new Set(free.keys());
  const found: { match: ClaimMatch; id: number | undefined }[] = [];
  const take = (id: number | undefined, match: ClaimMatch): void => {
    free.delete(match.start);
    found.push({ match, id });
  };
  const moved = kept.filter(({ id, start }) => {
    const match = free.get(start);
    if (match) take(id, match);
    return !match;
  });
  for (const { id } of moved.toSorted((a, b) => a.start - b.start)) {
    const [match] = free.values();
    if (match) take(id, match);
  }
  for (const match of free.values()) take(undefined, match);

  const stays = ({ quote, start }: StoredMatch): boolean => !taken.has(start) && stands(quote, text, start);
  const standing: { id: number; start: number; end: number }[] = [];
  const gone: number[] = [];
  const reviewed = left.filter((match) => match.reviewed);
  for (const match of reviewed.toSorted((a, b) => Number(stays(b)) - Number(stays(a)))) {
    const start = stays(match) ? match.start : placesOf(match.quote, text).find((place) => !taken.has(place));
    if (start === undefined) gone.push(match.id);
    else {
      taken.add(start);
      standing.push({ id: match.id, start, end: start + match.quote.length });
    }
  }
  return { found, standing, gone, dropped: left.filter((match) => !match.reviewed).map(({ id }) => id) };
}

/** Where the words stand in the text as a sentence. */
function placesOf(quote: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    if (stands(quote, text, at)) places.push(at);
  return places;
}

const BEFORE = /(?:^|\n|[.!?…。！？]["”’»」』》)\]]*)\s*$/u;
const ENDED = /[.!?…]["”’»)\]]*$/u;
const ENDED_BY_ITSELF = /[。！？]["”’»」』》)\]]*$/u;

/** True where the words are a sentence of their own at `at`: inside a longer one, somebody else may be saying them. */
function stands(quote: string, text: string, at: number): boolean {
  if (quote === '' || !text.startsWith(quote, at)) return false;
  if (!BEFORE.test(text.slice(Math.max(0, at - 20), at))) return false;
  const after = text.slice(at + quote.length, at + quote.length + 20);
  return ENDED_BY_ITSELF.test(quote) || (ENDED.test(quote) ? /^(?:\s|$)/u : /^\s*?(?:\n|$)/u).test(after);
}
