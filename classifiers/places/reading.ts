import type { Place } from '../../db/model/index.ts';
import { placeKey } from '../../db/model/index.ts';
import type { Evidence } from './evidence.ts';
import type { Referent } from './gazetteer.ts';
import { type Address, admits, isNamesake } from './parents.ts';
import type { Placeness } from './placeness.ts';
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
  readonly answers: readonly { readonly place: Place; readonly probability: number }[];
  readonly signals: readonly string[];
}

/** What is known beside the span itself. */
export interface Surroundings {
  readonly home: string | undefined;
  /** −1 written before the reform of July 2025, 1 after it, 0 unknown. */
  readonly era: number;
  readonly evidence: Evidence;
  /** The nearest province named before. */
  readonly nearest: string | undefined;
  /** Unit that the same name was resolved to elsewhere in the text. */
  readonly known: string | undefined;
}

/** Log-odds that a name of this kind means the place, before any context. */
function prior(span: Span, referent: Referent, era: number, kindWord: string | undefined): number {
  const admin = span.admin !== undefined;
  const old = -0.6 * era;
  switch (referent.kind) {
    case 'province':
      return referent.guarded && !admin ? -4 : admin ? 0 : 2.5;
    case 'former-province':
      return referent.guarded && !admin ? -1.5 : admin ? 0 : 2.3;
    case 'town':
      return admin ? 0 : 2.2;
    case 'district':
      return admin ? -0.3 : -2 + 2.5 * Math.max(0, -era);
    case 'commune':
      if (admin) return (span.admin!.type === '' || span.admin!.type === referent.type ? -0.8 : -2) - old;
      return referent.guarded ? -3.5 : -1.5 - old;
    case 'former-commune':
      if (admin) return (span.admin!.type === '' || span.admin!.type === referent.type ? -1.7 : -3.2) + old;
      return referent.guarded ? -7 : -4.5 + old;
    case 'landmark':
      if (kindWord === referent.type) return 0.5;
      return referent.guarded ? -3.5 : 2.5;
    default:
      return -20;
  }
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
    const inside =
      referent.parents.some((id) => parent.ids.has(id)) || referent.ids.some((id) => parent.ids.has(id));
    if (inside) signals.push(`neighbour:${parent.name}`);
    sum += inside ? step : parent.firm ? -step : -1.5;
    step = 3;
  }
  const local = referent.kind !== 'province' && referent.kind !== 'former-province';
  if (local) {
    const share = evidence.share.get(province) ?? 0;
    if (share > 0.2) signals.push(`in-text:${province}`);
    sum += (span.admin ? 4 : 3) * share - (evidence.share.size > 0 && share === 0 ? 1 : 0);
    if (around.nearest === province) sum += 0.8;
    if (referent.parents.some((id) => id.startsWith('d:') && evidence.ids.has(id))) sum += 2;
    if (around.home === province) {
      signals.push('home-province');
      sum += 2;
    }
  }
  if (around.known !== undefined && referent.targets.some(({ place }) => placeKey(place) === around.known)) {
    signals.push('named-before');
    sum += 3;
  }
  if (referent.guarded && !span.admin) sum += evidence.vietnamese > 0 ? 2.5 : around.home ? 1 : 0;
  return sum;
}

/** Reads one span: every referent it may have against "no place of ours", which has log-odds 0. */
export function read(
  span: Span,
  at: readonly [number, number],
  near: Placeness,
  address: Address,
  around: Surroundings,
): Reading {
  const none: Reading = {
    span,
    start: at[0],
    end: at[1],
    best: undefined,
    confidence: 0,
    answers: [],
    signals: near.signals,
  };
  if (near.barred || address.foreign || span.referents.some(({ kind }) => kind === 'longer')) return none;
  const abroad = isNamesake(span) && address.parents.length === 0 ? foreignPull(around) : 0;
  const scored: { referent: Referent; odds: number; signals: string[] }[] = [];
  let sum = 1;
  for (const referent of span.referents) {
    if (referent.targets.length === 0 || !admits(span, referent)) continue;
    if (near.club && referent.kind !== 'province' && referent.kind !== 'former-province') continue;
    const signals: string[] = [];
    const logit =
      near.logit +
      prior(span, referent, around.era, near.landmarkKind) +
      context(referent, span, address, around, signals) -
      abroad;
    const odds = Math.exp(Math.min(logit, 30));
    scored.push({ referent, odds, signals });
    sum += odds;
  }
  if (scored.length === 0) return none;
  const byPlace = new Map<string, { place: Place; probability: number }>();
  for (const { referent, odds } of scored) {
    for (const { place, share } of referent.targets) {
      const known = byPlace.get(placeKey(place));
      if (known) known.probability += (odds * share) / sum;
      else byPlace.set(placeKey(place), { place, probability: (odds * share) / sum });
    }
  }
  const top = scored.reduce((a, b) => (mass(b.referent, byPlace) > mass(a.referent, byPlace) ? b : a));
  const answers = top.referent.targets
    .map(({ place }) => byPlace.get(placeKey(place))!)
    .sort((a, b) => b.probability - a.probability);
  const confidence = answers.reduce((a, b) => a + b.probability, 0);
  const signals = [...new Set([...near.signals, ...top.signals, ...kindSignals(top.referent)])];
  return {
    span,
    start: at[0],
    end: at[1],
    best: 1 / sum > 0.5 ? undefined : top.referent,
    confidence,
    answers,
    signals,
  };
}

const mass = (referent: Referent, byPlace: ReadonlyMap<string, { probability: number }>): number =>
  referent.targets.reduce((sum, { place }) => sum + byPlace.get(placeKey(place))!.probability, 0);

/** How much the text speaks of another country where a name is also one there. */
const foreignPull = ({ evidence }: Surroundings): number =>
  evidence.foreign === 0 ? 0 : 3 * Math.log1p(evidence.foreign) - 2.5 * Math.log1p(evidence.vietnamese);

function kindSignals(referent: Referent): string[] {
  if (referent.kind === 'former-commune' || referent.kind === 'former-province')
    return ['old-name', ...(referent.targets.length > 1 ? ['divided'] : [])];
  if (referent.kind === 'district' || referent.kind === 'town') return ['old-district'];
  return [];
}
