import { join } from 'node:path';
import type { ClaimMatch, Verdict } from '../../db/model/index.ts';
import { probabilities } from '../heads/head.ts';
import { loadHead } from '../heads/store.ts';
import type { TextModel } from '../model.ts';

/** Labels of the trained judge, in its head's order. */
export const JUDGED = ['contradicts', 'reports', 'rebuts', 'supports', 'none'] as const;
type Judged = (typeof JUDGED)[number];

/** Probability of each label; they sum to one. */
export type Judgement = Readonly<Record<Judged, number>>;

/** Reads sentences with a head over the shipped encoder that was trained on the project's labelled sentences. */
export type Judge = (sentences: readonly string[]) => Promise<readonly Judgement[]>;

/** Encoder that the shipped head was trained on; over another one its numbers would mean nothing. */
export const JUDGE_ENCODER = 'diem-bao-small@3';
const FOLDER = join(import.meta.dirname, 'judge');

/** The shipped judge, or none where another encoder is in use. Throws where its files are broken. */
export async function openJudge(
  model: Pick<TextModel, 'name' | 'read'>,
  folder = FOLDER,
): Promise<Judge | undefined> {
  if (model.name !== JUDGE_ENCODER) return undefined;
  const head = await loadHead(folder, 'verdict');
  return async (sentences) => {
    const readings = await model.read(sentences.map((text) => ({ text })));
    return readings.map((reading) => {
      const given = probabilities(head, reading);
      return Object.fromEntries(head.labels.map((label, i) => [label, given[i]!])) as Record<Judged, number>;
    });
  };
}

/** Shorter lines (captions, headlines) say too little; a Han character counts as three Latin ones. */
const SHORTEST = 40;

/** True for a sentence that is long enough to be judged without the rules, if it names what a statement is about. */
export const worthJudging = (text: string): boolean =>
  text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= SHORTEST;

/** From here on the judge says something where the rules are silent. */
const SAYS = 0.5;
/**
 * A flag on a statement without a named place must be surer: of 8,088 real sentences with trigger words ten were
 * flagged wrongly at 0.5, all on such statements, and one from here on.
 */
const FLAGS_WITHOUT_PLACE = 0.8;
/** Below this it takes a flag of the rules back. */
const DOUBTS = 0.15;

const likeliest = (said: Judgement): Judged => JUDGED.reduce((a, b) => (said[b] > said[a] ? b : a));

/** True where the judge has nothing to say of a sentence. */
export const isSilent = (said: Judgement): boolean => {
  const best = likeliest(said);
  return best === 'none' || said[best] < SAYS;
};

/** What the judge may add to a sentence: where it stands, and the statement that it concerns. */
export interface Asked {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly statement: string | undefined;
  /** Words of somebody else: a flag becomes a report. */
  readonly inQuotation: boolean;
  /** The sentence names the statement's place, and not only a word of its. */
  readonly placed: boolean;
  /** Sentence and statement both give figures: only the rules compare those. */
  readonly figures: boolean;
}

/**
 * The rules' matches of a sentence after the judge was heard. Where the rules found nothing it may say what the
 * sentence does; a flag of theirs that it finds unlikely becomes what it says instead. It never makes a flag of
 * what the rules read otherwise: on another writer's sentences five of six such flags were wrong.
 */
export function hear(matches: readonly ClaimMatch[], said: Judgement, asked: Asked): ClaimMatch[] {
  const best = likeliest(said);
  const score = Math.round(said[best] * 100) / 100;
  const verdict: Judged = best === 'contradicts' && asked.inQuotation ? 'reports' : best;
  if (matches.length === 0) {
    if (isSilent(said) || verdict === 'none' || asked.statement === undefined) return [];
    const enough = asked.placed || said[best] >= FLAGS_WITHOUT_PLACE;
    if (verdict === 'contradicts' && (asked.figures || !enough)) return [];
    const { quote, start, end, statement } = asked;
    return [{ statement, verdict, score, quote, start, end, why: ['judged'] }];
  }
  return matches.flatMap((match): ClaimMatch[] => {
    if (match.verdict === 'contradicts' && said.contradicts < DOUBTS)
      return verdict === 'none' ? [] : [otherwise(match, verdict, score)];
    return [match];
  });
}

const otherwise = (match: ClaimMatch, verdict: Verdict, score: number): ClaimMatch => ({
  ...match,
  verdict,
  score,
  why: [...match.why, 'judged'],
});
