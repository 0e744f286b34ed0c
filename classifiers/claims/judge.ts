import type { ClaimMatch, Verdict } from '../../db/model/index.ts';
import { probabilities } from '../heads/head.ts';
import type { TextModel } from '../model.ts';
import { isComparison } from './core.ts';

/** Labels of the trained judge, in its head's order. */
export const JUDGED = ['contradicts', 'reports', 'rebuts', 'supports', 'none'] as const;
type Judged = (typeof JUDGED)[number];

/** Probability of each label; they sum to one. */
export type Judgement = Readonly<Record<Judged, number>>;

/** Reads sentences with a head over the shipped encoder that was trained on the project's labelled sentences. */
export type Judge = (sentences: readonly string[]) => Promise<readonly Judgement[]>;

/** The judge that a model brings with it, or none: an encoder pulled from a hub has no such head. */
export function openJudge(model: Pick<TextModel, 'head' | 'read'>): Judge | undefined {
  const head = model.head('verdict');
  if (!head) return undefined;
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
 * From here on it flags. Lower, two or three of a thousand texts that must never be flagged were, and so was real
 * press; what is missed in between is the price.
 */
const FLAGS = 0.9;
/** From here on it says that a flag of the rules repeats or denies somebody's words. */
const DOUBTS = 0.6;
/** From here on it changes another reading of the rules, and then only towards a denial or a report. */
const CORRECTS = 0.7;

/** `…, and Viet Nam claims it too`: an account of several positions takes none of them. */
const SEVERAL_POSITIONS =
  /(?:cũng|đều|cùng) (?:tuyên bố|khẳng định|yêu sách|nêu yêu sách|đòi|nhận)|\b(?:also|both|each|too) (?:claims?|asserts?|lays? claim)|\bclaimed by (?:both|several)|(?:也|都|均|亦|各自)(?:主张|声称|宣称|声索|提出)/iu;

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
  /** Sentence and statement both give figures: only the rules compare those. */
  readonly figures: boolean;
  /** The statement's contrary is also said in criticism or petition: only the rules' wordings may flag it. */
  readonly nearCriticism: boolean;
}

/** What the judge says of a sentence in which the rules found nothing: one match, or none. */
export function speak(said: Judgement, asked: Asked): ClaimMatch[] {
  const best = likeliest(said);
  const verdict: Judged = best === 'contradicts' && asked.inQuotation ? 'reports' : best;
  if (isSilent(said) || verdict === 'none' || asked.statement === undefined) return [];
  if (verdict === 'contradicts' && !mayFlag(said, asked)) return [];
  const { quote, start, end, statement } = asked;
  return [{ statement, verdict, score: rounded(said[best]), quote, start, end, why: ['judged'] }];
}

/**
 * The rules' matches of a sentence after the judge was heard. It moves them only away from a flag: a flag becomes
 * a report, a denial or, where no figure or date was compared, support; a report or support becomes a denial. (Of
 * the flags that it would have made of other readings, three in four were wrong on sentences of other writers.)
 */
export function reconsider(matches: readonly ClaimMatch[], said: Judgement): ClaimMatch[] {
  const best = likeliest(said);
  return matches.map((match) =>
    best !== 'none' && mayBecome(match, best, said[best])
      ? otherwise(match, best, rounded(said[best]))
      : match,
  );
}

const rounded = (score: number): number => Math.round(score * 100) / 100;

const mayFlag = ({ contradicts }: Judgement, { quote, nearCriticism, figures }: Asked): boolean =>
  contradicts >= FLAGS && !nearCriticism && !figures && !SEVERAL_POSITIONS.test(quote);

function mayBecome({ verdict, why }: ClaimMatch, best: Verdict, likely: number): boolean {
  switch (best) {
    case 'rebuts':
      return likely >= (verdict === 'contradicts' ? DOUBTS : CORRECTS);
    case 'reports':
      return verdict === 'contradicts' ? likely >= DOUBTS : verdict === 'supports' && likely >= CORRECTS;
    case 'supports':
      return verdict === 'contradicts' && likely >= DOUBTS && !why.some(isComparison);
    default:
      return false;
  }
}

const otherwise = (match: ClaimMatch, verdict: Verdict, score: number): ClaimMatch => ({
  ...match,
  verdict,
  score,
  why: [...match.why, 'judged'],
});
