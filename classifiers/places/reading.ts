import { type Place, placeKey } from '../../db/model/index.ts';
import { type Evidence, foreignPull, shareOf } from './evidence.ts';
import type { Referent } from './gazetteer.ts';
import { type Address, admits, isNamesake } from './parents.ts';
import type { Placeness } from './placeness.ts';
import { prior } from './prior.ts';
import type { Span } from './spans.ts';

/** What one span is taken for. `best` is undefined when it is most likely no place of ours. */
export interface Reading {
  readonly span: Span;
  readonly start: number;
  readonly end: number;
  readonly best: Referent | undefined;
  /** Probability that the span means `best`, its units together. */
  readonly confidence: number;
  /** Units in force that it may be, best first, with their probability. */
  readonly answers: readonly Answer[];
  readonly signals: readonly string[];
  /** Its address leads to another country. */
  readonly foreign: boolean;
}

interface Answer {
  readonly place: Place;
  readonly probability: number;
}

/** What is known beside the span itself. */
export interface Surroundings {
  readonly home: string | undefined;
  /** −1 written before the reform of July 2025, 1 after it, between them where no date is known. */
  readonly era: number;
  readonly evidence: Evidence;
  /** What this mention itself added to the evidence. */
  readonly own: { readonly province: string; readonly worth: number } | undefined;
  /** The nearest province named before. */
  readonly nearest: string | undefined;
  /** It stands in a list beside names that are surely places. */
  readonly inList: boolean;
  /** Key of the unit that the same name was resolved to elsewhere in the text. */
  readonly known: string | undefined;
}

/** Log-odds that the context adds for a referent. */
function context(
  referent: Referent,
  span: Span,
  address: Address,
  around: Surroundings,
  signals: string[],
): number {
  const { evidence } = around;
  const province = referent.targets[0]!.place.province;
  let sum = 0;
  let step = 5;
  for (const parent of address.parents) {
    const inside = [...referent.parents, ...referent.ids].some((id) => parent.ids.has(id));
    if (inside) signals.push(`neighbour:${parent.name}`);
    sum += inside ? step : parent.firm ? -step : -1.5;
    step = 3;
  }
  if (referent.kind !== 'province' && referent.kind !== 'former-province') {
    const share = shareOf(evidence, province, around.own);
    if (share > 0.2) signals.push(`in-text:${province}`);
    sum += (span.admin ? 4 : 3) * share - (evidence.sum > 1 && share === 0 ? 1.5 : 0);
    if (around.nearest === province) sum += 0.8;
    if (referent.parents.some((id) => id.startsWith('d:') && evidence.ids.has(id) && !names(span, id)))
      sum += 2;
    if (around.home === province) {
      signals.push('home-province');
      sum += span.admin ? 3 : 2;
    }
  }
  if (address.domestic) sum += 3;
  if (address.holdsCommune && referent.kind === 'province' && referent.standing === 'guarded') sum += 5;
  if (address.holdsCommune && (referent.kind === 'commune' || referent.kind === 'former-commune')) sum -= 4;
  if (around.inList && !span.admin && referent.kind !== 'former-commune') {
    signals.push('in-list');
    sum += 1.2;
  }
  if (around.known !== undefined && referent.targets.some(({ place }) => placeKey(place) === around.known)) {
    signals.push('named-before');
    sum += 3;
  }
  if (referent.standing === 'guarded' && !span.admin)
    sum += evidence.vietnamese > 0 ? 2.5 : around.home ? 1 : 0;
  return sum;
}

/** The span's own name as a district does not confirm its name as a commune. */
const names = (span: Span, id: string): boolean => span.referents.some(({ ids }) => ids.includes(id));

interface Scored {
  readonly referent: Referent;
  readonly odds: number;
  readonly signals: readonly string[];
}

/** Reads one span: every referent it may have against "no place of ours", which has log-odds 0. */
export function read(
  span: Span,
  at: readonly [number, number],
  near: Placeness,
  address: Address,
  around: Surroundings,
): Reading {
  const barred = near.barred || address.foreign || span.referents.some(({ kind }) => kind === 'longer');
  const scored = barred ? [] : score(span, near, address, around);
  if (scored.length === 0) {
    const { signals } = near;
    return {
      span,
      start: at[0],
      end: at[1],
      best: undefined,
      confidence: 0,
      answers: [],
      signals,
      foreign: address.foreign,
    };
  }
  const sum = scored.reduce((total, { odds }) => total + odds, 1);
  const byPlace = new Map<string, Answer>();
  for (const { referent, odds } of scored) {
    for (const { place, share } of referent.targets) {
      const key = placeKey(place);
      byPlace.set(key, { place, probability: (byPlace.get(key)?.probability ?? 0) + (odds * share) / sum });
    }
  }
  const answersOf = (referent: Referent): Answer[] =>
    referent.targets.map(({ place }) => byPlace.get(placeKey(place))!);
  const mass = (referent: Referent): number =>
    answersOf(referent).reduce((total, { probability }) => total + probability, 0);
  const top = scored.reduce((a, b) => {
    const ahead = mass(b.referent) - mass(a.referent);
    return ahead > 1e-9 || (ahead > -1e-9 && b.odds > a.odds) ? b : a;
  });
  const general = mass(top.referent) < 0.5 ? districtOver(scored, sum) : undefined;
  const best = general?.referent ?? top.referent;
  const answers = general ? [general.answer] : answersOf(best).sort((a, b) => b.probability - a.probability);
  return {
    span,
    start: at[0],
    end: at[1],
    best: 1 / sum > 0.5 ? undefined : best,
    confidence: general ? general.answer.probability : mass(best),
    answers,
    signals: [...new Set([...near.signals, ...top.signals, ...kindSignals(top.referent)])],
    foreign: false,
  };
}

/**
 * `Hạ Long` may be the former city or the unit that kept its name. Where neither is sure alone, both together are:
 * the likelier of the two stands for them.
 */
function districtOver(
  scored: readonly Scored[],
  sum: number,
): { referent: Referent; answer: Answer } | undefined {
  const district = scored.find(({ referent }) => referent.kind === 'district');
  if (!district) return undefined;
  const { place } = district.referent.targets[0]!;
  const inside = scored.filter(({ referent }) => referent.targets[0]!.place.province === place.province);
  const probability = inside.reduce((total, { odds }) => total + odds / sum, 0);
  // Whole former units do not count: they are hardly ever meant by the bare name.
  const kept = inside.filter(({ referent }) => referent.kind === 'commune');
  const [only] = kept;
  if (only && kept.length === 1 && only.odds > district.odds) {
    return { referent: only.referent, answer: { place: only.referent.targets[0]!.place, probability } };
  }
  return { referent: district.referent, answer: { place, probability } };
}

function score(span: Span, near: Placeness, address: Address, around: Surroundings): Scored[] {
  const pull =
    isNamesake(span) && address.parents.length === 0 && !address.domestic
      ? foreignPull(around.evidence, around.home)
      : 0;
  const out: Scored[] = [];
  for (const referent of span.referents) {
    if (referent.targets.length === 0 || !admits(span, referent)) continue;
    const provincial = referent.kind === 'province' || referent.kind === 'former-province';
    if (near.club && !provincial) continue;
    const signals: string[] = [];
    const logit =
      near.logit +
      (provincial ? 0.3 : 1) * near.partOfName +
      prior(span, referent, around.era, near.landmarkKind) +
      context(referent, span, address, around, signals) -
      pull;
    out.push({ referent, odds: Math.exp(Math.min(logit, 30)), signals });
  }
  return out;
}

function kindSignals(referent: Referent): string[] {
  const divided = referent.targets.length > 1 ? ['divided'] : [];
  if (referent.kind === 'former-commune' || referent.kind === 'former-province')
    return ['old-name', ...divided];
  return referent.kind === 'district' || referent.kind === 'town' ? ['old-district'] : [];
}
