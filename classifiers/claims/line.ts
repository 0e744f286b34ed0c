import type { ClaimMatch } from '../../db/model/index.ts';
import { isMismatch } from './core.ts';
import type { ReadSentence } from './discourse.ts';
import type { TextLanguage } from './normal.ts';
import type { Reader } from './reader.ts';
import { readStance } from './stance.ts';
import type { TaggedSentence } from './tagging.ts';
import { settle } from './verdict.ts';

/** A sentence of an article, what stands around it, and what was read in it so far. */
export interface Line extends ReadSentence {
  readonly folded: string;
  /** Statements whose place the sentence itself names. */
  readonly placesNamed: readonly string[];
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
    const isNamed = tagged.places.some((place) => place.includes(statement.id));
    const gated = isNamed || carried.includes(statement.id) || namesTerm(finder, folded);
    if (!gated && !concerned.includes(statement.id)) return [];
    if (!fitsContext(finder, around)) return [];
    const readings = find
      .flatMap((wording) => wording(tagged))
      // Where retrieval alone found the statement, another number may belong to anything.
      .filter(({ why }) => gated || !isMismatch(why))
      .map((core) => ({ core, stance: readStance(tagged, core, reader.cues, inQuotation) }));
    const settled = settle(readings);
    if (!settled) return [];
    return [
      {
        statement: statement.id,
        verdict: settled.verdict,
        score: settled.score,
        quote: sentence.text,
        start: sentence.start,
        end: sentence.end,
        why: gated ? settled.why : [...settled.why, 'retrieved'],
      },
    ];
  });
}

/** Statements of which a text holds a term, and the words without which the term means something else. */
export const statementsWithTerm = (folded: string, around: string, { finders }: Reader): string[] =>
  finders
    .filter((finder) => namesTerm(finder, folded) && fitsContext(finder, around))
    .map(({ statement }) => statement.id);

/** Statements that a line names, by a place or by one of their terms. */
export const namedIn = ({ placesNamed, folded, around }: Line, reader: Reader): string[] => [
  ...placesNamed,
  ...statementsWithTerm(folded, around, reader),
];

type Terms = Pick<Reader['finders'][number], 'terms' | 'context'>;
const namesTerm = ({ terms }: Terms, folded: string): boolean => terms.some((term) => folded.includes(term));

/** Words without which a statement's terms mean something else. */
const fitsContext = ({ context }: Terms, around: string): boolean =>
  context.length === 0 || context.some((word) => around.includes(word));
