import type { Referent } from './gazetteer.ts';
import type { Span } from './spans.ts';

/**
 * Log-odds that a name of this kind means the place, before any context. Set by hand and checked on the development
 * half of the labelled texts: with an admin word only the kinds are weighed against each other, without one a
 * province's name mostly is the place and a commune's mostly is not.
 */
export function prior(span: Span, referent: Referent, era: number, kindWord: string | undefined): number {
  // A name read from Han characters by their sound needs more than its admin word.
  if (span.admin) return announced(span, referent, era) - (span.sounded ? 2.5 : 0);
  // A lone syllable without marks is a word of some other language first.
  const unmarked = span.fit === 'plain' && span.first === span.last ? -3 : 0;
  return bare(span, referent, era, kindWord) + unmarked;
}

/** Before the reform former units were the ones in force. */
const oldness = (era: number): number => -0.6 * era;

function announced(span: Span, referent: Referent, era: number): number {
  const other = span.admin!.type !== '' && span.admin!.type !== referent.type ? -1.3 : 0;
  switch (referent.kind) {
    case 'commune':
      return -0.8 + other - oldness(era);
    case 'former-commune':
      return -1.7 + other + oldness(era);
    case 'district':
      return -0.3;
    default:
      return 0;
  }
}

function bare(span: Span, referent: Referent, era: number, kindWord: string | undefined): number {
  const { standing } = referent;
  switch (referent.kind) {
    case 'province':
      return standing === 'guarded' ? -4 : 2.5;
    case 'former-province':
      return standing === 'guarded' ? -1.5 : 2.3;
    case 'town':
      return standing === 'guarded' ? -1.5 : 2.2;
    case 'district':
      return district(span, referent, era) + (standing === 'guarded' ? -3 : 0);
    case 'commune':
      if (namesProvince(span)) return -5;
      if (standing === 'guarded') return -3.5;
      if (standing === 'sure') return 2 - oldness(era);
      return (era > -0.5 ? asDistrict(span, referent) : -1.5) - oldness(era) - Math.log(namesakes(span));
    case 'former-commune':
      return (standing === 'guarded' ? -7 : -4.5) + oldness(era);
    case 'landmark':
      if (kindWord === referent.type) return 0.5;
      return standing === 'guarded' ? -4.5 : 2.5;
    default:
      return -20;
  }
}

/** Cities were known by their bare name; since the reform it rather means the unit that kept it. */
function district(span: Span, referent: Referent, era: number): number {
  const known = referent.type === 'c' ? 1.8 : referent.type === 'd' ? 0.3 : -2;
  const kept = span.referents.some((other) => other.kind === 'commune' && shares(other, referent));
  return known - (kept && era > -0.5 ? 2.6 : 0) + 1.5 * Math.max(0, -era);
}

/** A province's bare name means the province, whatever commune bears it too. */
const namesProvince = (span: Span): boolean =>
  span.referents.some(
    ({ kind, standing }) => (kind === 'province' || kind === 'former-province') && standing !== 'guarded',
  );

/** A commune that kept the name of its former city or district is better known by it. */
function asDistrict(span: Span, commune: Referent): number {
  const district = span.referents.find((other) => other.kind === 'district' && shares(commune, other));
  if (!district) return -1.5;
  return district.type === 'c' || district.type === 'd' ? 0.9 : -0.5;
}

const shares = (commune: Referent, district: Referent): boolean => commune.parents.includes(district.ids[0]!);

/** Communes in force that bear the name: the more, the less a bare name is any one of them. */
const namesakes = (span: Span): number => span.referents.filter(({ kind }) => kind === 'commune').length;
