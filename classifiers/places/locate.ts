import { fullText, type Mention, type Place, placeKey } from '../../db/model/index.ts';
import { relation, spreadAdmin } from './chains.ts';
import { PLAIN_VIETNAMESE } from './cues.ts';
import { NO_EVIDENCE, weigh, worth } from './evidence.ts';
import { type Gazetteer, loadGazetteer } from './gazetteer.ts';
import { addresses } from './parents.ts';
import { placeness } from './placeness.ts';
import { type Reading, read } from './reading.ts';
import { findSpans, type Span } from './spans.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** Below this confidence an officer is asked: the mention is kept with the signal `asked`, and counts for no locality. */
export const ASK_BELOW = 0.5;

/** An officer's answer: in this outlet (or everywhere) this name means that unit, or no place at all. */
export interface NameRule {
  readonly outlet?: string | undefined;
  readonly name: string;
  readonly unit: Place | null;
}

export interface LocatedArticle {
  readonly title?: string | undefined;
  readonly text: string;
  readonly language?: string | undefined;
  /** Province of the outlet, short name. */
  readonly home?: string | undefined;
  readonly publishedAt?: Date | null | undefined;
  /** Answers that hold for this article's outlet. */
  readonly rules?: readonly NameRule[] | undefined;
}

export interface Locator {
  /** Every mention of a place of ours, in order; offsets are UTF-16 in `fullText(article)`. A divided unit gives several mentions of one span. */
  locate(article: LocatedArticle): Mention[];
}

/** The day the units in force came into being. */
const REFORM = Date.UTC(2025, 5, 30, 17);
const ROUNDS = 3;
/** Heirs of a divided unit that are less likely are left out. */
const LEAST_SHARE = 0.15;

/** Makes a locator; reads the bundled gazetteer unless one is handed in. */
export function createLocator(options: { readonly gazetteer?: Gazetteer | undefined } = {}): Locator {
  const gazetteer = options.gazetteer ?? loadGazetteer();
  return { locate: (article) => locate(gazetteer, article) };
}

function locate(gazetteer: Gazetteer, article: LocatedArticle): Mention[] {
  const text = fullText(article);
  const tokens = tokenise(text, gazetteer.index.forms);
  const spans = spreadAdmin(tokens, findSpans(gazetteer.index, tokens));
  if (spans.length === 0) return [];
  const titleEnd = article.title ? article.title.length : 0;
  const readings = readAll(tokens, spans, article, titleEnd);
  return readings.flatMap((reading) => mentions(reading, text, article.rules ?? []));
}

function readAll(
  tokens: Tokens,
  spans: readonly Span[],
  article: LocatedArticle,
  titleEnd: number,
): Reading[] {
  const folded = isPlainVietnamese(tokens);
  const near = spans.map((span) => placeness(tokens, span, folded));
  const above = addresses(tokens, spans);
  const era = eraOf(article, spans);
  const joined = listNeighbours(tokens, spans);
  let evidence = NO_EVIDENCE;
  let known: ReadonlyMap<string, Known> = new Map();
  let readings: Reading[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let nearest: string | undefined;
    readings = spans.map((span, i) => {
      const at = [tokens.starts[span.first]!, tokens.ends[span.last]!] as const;
      const same = known.get(spelling(tokens, span));
      const around = {
        home: article.home,
        era,
        evidence,
        own: own(readings[i], titleEnd),
        nearest,
        inList: joined[i]!.some((at) => isSure(readings[at])),
        known: same && same.at !== i ? same.key : undefined,
      };
      const reading = read(span, at, near[i]!, above[i]!, around);
      if (reading.best && reading.confidence > 0.8) nearest = reading.answers[0]!.place.province;
      return reading;
    });
    evidence = weigh(readings, titleEnd);
    known = resolved(tokens, readings);
  }
  return readings;
}

/** What a mention itself added to the evidence, so that it does not confirm itself. */
function own(
  reading: Reading | undefined,
  titleEnd: number,
): { province: string; worth: number } | undefined {
  const value = reading ? worth(reading, titleEnd) : 0;
  return reading && value > 0 ? { province: reading.answers[0]!.place.province, worth: value } : undefined;
}

/** Vietnamese typed without marks: hardly a mark, and its everyday words. */
function isPlainVietnamese(tokens: Tokens): boolean {
  let marked = 0;
  let everyday = 0;
  for (const form of tokens.forms) {
    if (!form.plain) marked++;
    else if (PLAIN_VIETNAMESE.has(form.fold)) everyday++;
  }
  return marked * 20 < tokens.count && everyday >= 2 && everyday * 25 > tokens.count;
}

const isSure = (reading: Reading | undefined): boolean =>
  reading?.best !== undefined && reading.confidence > 0.8;

/** For each span the spans that stand beside it in a list. */
function listNeighbours(tokens: Tokens, spans: readonly Span[]): number[][] {
  const out: number[][] = spans.map(() => []);
  for (let i = 1; i < spans.length; i++) {
    const joined = relation(tokens, spans[i - 1]!, spans[i]!);
    if (joined !== 'list' && joined !== 'comma') continue;
    out[i]!.push(i - 1);
    out[i - 1]!.push(i);
  }
  return out;
}

const spelling = (tokens: Tokens, span: Span): string => {
  let key = '';
  for (let i = span.first; i <= span.last; i++) key += ` ${tokens.forms[i]!.exact}`;
  return key;
};

/** A name that its address or admin word resolved, and where. */
interface Known {
  readonly at: number;
  readonly key: string;
  readonly confidence: number;
}

/** What each spelling was surely resolved to, where its address or admin word told. */
function resolved(tokens: Tokens, readings: readonly Reading[]): Map<string, Known> {
  const out = new Map<string, Known>();
  for (const [at, { span, best, answers, confidence, signals }] of readings.entries()) {
    if (!best || confidence < 0.7 || best.kind === 'province') continue;
    if (!span.admin && !signals.some((signal) => /^(?:neighbour|kind-word)/.test(signal))) continue;
    const key = spelling(tokens, span);
    const before = out.get(key);
    if (!before || before.confidence < confidence)
      out.set(key, { at, key: placeKey(answers[0]!.place), confidence });
  }
  return out;
}

function eraOf(article: LocatedArticle, spans: readonly Span[]): number {
  if (article.publishedAt) return article.publishedAt.getTime() < REFORM ? -1 : 1;
  return spans.some((span) => span.admin?.level === 'district') ? -0.3 : 0.3;
}

function mentions(reading: Reading, text: string, rules: readonly NameRule[]): Mention[] {
  const { start, end } = reading;
  const name = text.slice(start, end).normalize('NFC').toLowerCase();
  const rule = rules.find((answer) => answer.name.normalize('NFC').toLowerCase() === name);
  if (rule && reading.answers.length > 0)
    return rule.unit ? [{ ...rule.unit, start, end, confidence: 0.95, signals: ['officer'] }] : [];
  if (!reading.best) return [];
  return reading.answers
    .filter(
      ({ probability }) => probability >= LEAST_SHARE || probability === reading.answers[0]!.probability,
    )
    .map(({ place, probability }) => ({
      ...place,
      start,
      end,
      confidence: Math.round(probability * 1000) / 1000,
      signals: reading.confidence < ASK_BELOW ? [...reading.signals, 'asked'] : reading.signals,
    }));
}
