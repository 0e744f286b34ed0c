import type { ClaimMatch } from '../../db/model/index.ts';
import { isComparison } from './core.ts';
import type { ReadSentence } from './discourse.ts';
import type { TextLanguage } from './normal.ts';
import type { Reader } from './reader.ts';
import { readStance } from './stance.ts';
import type { TaggedSentence } from './tagging.ts';
import { judge } from './verdict.ts';

/** A sentence of an article, what stands around it, and what was read in it so far. */
export interface Line extends ReadSentence {
  readonly folded: string;
  /** Statements whose place the sentence itself names. */
  readonly named: readonly string[];
  /** Statements named in the sentences just before. */
  readonly carried: readonly string[];
  /** Title, the sentences just before, and this one; folded. */
  readonly around: string;
  readonly inQuotation: boolean;
}

/** The reader of a language, or of text without diacritics. */
export type ReaderFor = (language: TextLanguage, plain: boolean) => Reader;

/** False for a match that an article can't hold, whoever read it (satire, a text older than the statement). */
export type Stands = (match: ClaimMatch) => boolean;

/** Takes set phrases out of the way and closes the sentence, so that patterns can ask for its end. */
export function closeSentence(tagged: TaggedSentence, readerFor: ReaderFor): TaggedSentence {
  const { cues } = readerFor(tagged.language, tagged.plain);
  const text = tagged.text.replace(cues.neutral, '✓');
  const closed = /[.!?。]\s*»?\s*$/u.test(text) ? text : `${text}${tagged.language === 'zh' ? '。' : '. '}`;
  return { ...tagged, text: closed };
}

/**
 * What the rules find in a line, one match for each statement that it concerns: named here or just before, or
 * `concerned`, which are those that retrieval found.
 */
export function readMatches(
  line: Pick<Line, 'sentence' | 'tagged' | 'folded' | 'carried' | 'around' | 'inQuotation'>,
  reader: Reader,
  concerned: readonly string[] = [],
): ClaimMatch[] {
  const { sentence, tagged, folded, carried, around, inQuotation } = line;
  return reader.finders.flatMap((finder) => {
    const { statement, find } = finder;
    const named = tagged.places.some((place) => place.includes(statement.id));
    const gated = named || carried.includes(statement.id) || namesTerm(finder, folded);
    if (!gated && !concerned.includes(statement.id)) return [];
    if (!fitsContext(finder, around)) return [];
    const readings = find
      .flatMap((wording) => wording(tagged))
      // A number in a sentence that names nothing of the statement may belong to anything.
      .filter(({ why }) => gated || !isComparison(why))
      .map((core) => ({ core, stance: readStance(tagged, core, reader.cues, inQuotation) }));
    const judged = judge(readings);
    if (!judged) return [];
    return [
      {
        statement: statement.id,
        verdict: judged.verdict,
        score: judged.score,
        quote: sentence.text,
        start: sentence.start,
        end: sentence.end,
        why: gated ? judged.why : [...judged.why, 'retrieved'],
      },
    ];
  });
}

/** Statements that a line names, by a place or by one of their terms. */
export function namedIn({ named, folded, around }: Line, { finders }: Reader): string[] {
  const byTerm = finders.filter((finder) => namesTerm(finder, folded) && fitsContext(finder, around));
  return [...named, ...byTerm.map(({ statement }) => statement.id)];
}

type Named = Pick<Reader['finders'][number], 'terms' | 'context'>;
const namesTerm = ({ terms }: Named, folded: string): boolean => terms.some((term) => folded.includes(term));

/** Words without which a statement's terms mean something else. */
const fitsContext = ({ context }: Named, around: string): boolean =>
  context.length === 0 || context.some((word) => around.includes(word));
