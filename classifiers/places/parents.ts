import { type Relation, relation } from './chains.ts';
import type { Referent } from './gazetteer.ts';
import type { Span } from './spans.ts';
import { GAP, type Tokens } from './tokens.ts';

/** What an address says a span lies in: each step up, nearest first. */
export interface Parent {
  /** Ids that the step can stand for. */
  readonly ids: ReadonlySet<string>;
  /** Printed name, for the signals. */
  readonly name: string;
  /** How sure the address is: brackets, an admin word or `thuộc` are; a bare comma may be a list. */
  readonly firm: boolean;
}

export interface Address {
  readonly parents: readonly Parent[];
  /** `Hà Nam (Việt Nam)` */
  readonly domestic?: boolean | undefined;
  /** A commune is said to lie in it, so that it is none itself. */
  readonly holdsCommune?: boolean | undefined;
  /** The address ends, or the one before begins, in another country. */
  readonly foreign: boolean;
}

/** 0 landmark, 1 commune, 2 district, 3 province, 4 country; a bare name may be of several ranks. */
function ranks(span: Span): ReadonlySet<number> {
  const out = new Set<number>();
  for (const referent of span.referents) {
    // A namesake abroad says nothing about the rank of the name.
    if (referent.kind === 'namesake') continue;
    const rank = rankOf(referent);
    if (admits(span, referent)) out.add(rank);
  }
  return out;
}

const rankOf = (referent: Referent): number => {
  switch (referent.kind) {
    case 'landmark':
      return 0;
    case 'commune':
    case 'former-commune':
      return 1;
    case 'district':
    case 'town':
      return 2;
    case 'province':
    case 'former-province':
      return 3;
    default:
      return 4;
  }
};

/** Whether the admin word beside a span allows a referent. */
export function admits(span: Span, referent: Referent): boolean {
  switch (span.admin?.level) {
    case undefined:
      return true;
    case 'hamlet':
      return false;
    case 'province':
      return (
        referent.kind === 'province' || referent.kind === 'former-province' || referent.kind === 'namesake'
      );
    case 'city':
      return (
        (referent.kind === 'province' && (referent.type === 'c' || !span.referents.some(isCity))) ||
        referent.kind === 'town' ||
        isCity(referent) ||
        (referent.kind === 'landmark' && referent.standing !== 'guarded') ||
        referent.kind === 'namesake' ||
        referent.kind === 'foreign'
      );
    case 'district':
      return (
        referent.kind === 'district' ||
        (referent.kind === 'commune' && !span.referents.some(({ kind }) => kind === 'district')) ||
        referent.kind === 'namesake' ||
        (referent.kind === 'commune' && referent.type === 'k')
      );
    case 'commune':
      return referent.kind === 'commune' || referent.kind === 'former-commune';
  }
}

const isCity = (referent: Referent): boolean =>
  referent.kind === 'district' && (referent.type === 'c' || referent.type === 'd');

/** Reads the addresses of all spans, from the right, so that a list shares the address of its end. */
export function addresses(tokens: Tokens, spans: readonly Span[]): Address[] {
  const out: Address[] = [];
  const rank = spans.map(ranks);
  for (let i = spans.length - 1; i >= 0; i--) {
    const next = spans[i + 1];
    out[i] = next
      ? step(tokens, spans[i]!, next, rank[i]!, rank[i + 1]!, out[i + 1]!)
      : { parents: [], foreign: false };
  }
  for (let i = 1; i < spans.length; i++) {
    const joined = relation(tokens, spans[i - 1]!, spans[i]!);
    if (ownsNext(tokens, joined, spans[i]!) && Math.max(...rank[i - 1]!) > Math.min(...rank[i]!)) {
      const owner = parentOf(tokens, spans[i - 1]!, Math.min(...rank[i]!), true);
      if (owner && out[i]!.parents.length === 0) out[i] = { ...out[i]!, parents: [owner] };
    }
    const parent = out[i - 1]!.parents[0];
    if (
      parent &&
      joined !== 'list' &&
      !sameAdmin(spans[i - 1]!, spans[i]!) &&
      isCommuneOf(spans[i - 1]!, parent)
    ) {
      out[i] = { ...out[i]!, holdsCommune: true };
    }
    const before = spans[i - 1]!.referents.some(({ kind }) => kind === 'foreign' || kind === 'country');
    if (
      before &&
      (joined === 'comma' || joined === 'within' || joined === 'paren') &&
      isNamesake(spans[i]!)
    ) {
      out[i] = { ...out[i]!, foreign: true };
    }
  }
  return out;
}

/** `河南郑州`: what may also be a place in China is one when a Chinese city follows. */
const isGuarded = (span: Span): boolean =>
  !span.admin && span.referents.every(({ standing }) => standing === 'guarded');

export const isNamesake = (span: Span): boolean => span.referents.some(({ kind }) => kind === 'namesake');

function step(
  tokens: Tokens,
  span: Span,
  next: Span,
  own: ReadonlySet<number>,
  above: ReadonlySet<number>,
  rest: Address,
): Address {
  const joined = relation(tokens, span, next);
  if (joined === 'none' || joined === 'owner') return { parents: [], foreign: false };
  if (next.referents.every(({ kind }) => kind === 'homeland'))
    return { parents: [], foreign: false, domestic: joined !== 'list' };
  if (above.has(4) && !next.admin) {
    const abroad =
      joined === 'paren' ||
      ((joined === 'within' || joined === 'comma') && (isNamesake(span) || isGuarded(span)));
    return { parents: [], foreign: abroad && !next.referents.some(({ kind }) => kind === 'longer') };
  }
  const lowest = Math.min(...own);
  const highest = Math.max(...above);
  const sibling =
    joined === 'list' ||
    (joined === 'dash' && !(lowest < 2 && above.has(3) && !own.has(3))) ||
    sameAdmin(span, next) ||
    (joined === 'comma' && !next.admin && above.has(3) && own.has(3) && !span.admin);
  if (sibling)
    return {
      parents: sameAdmin(span, next) ? rest.parents : [],
      foreign: joined === 'comma' && rest.foreign && isNamesake(span),
    };
  if (!(highest > lowest) || (span.admin && next.admin && highest <= Math.max(...own))) {
    return { parents: [], foreign: joined === 'paren' && rest.foreign && isNamesake(span) };
  }
  const firm =
    joined === 'paren' || joined === 'within' || next.admin !== undefined || span.admin !== undefined;
  const parent = parentOf(tokens, next, lowest, firm);
  if (!parent) return { parents: [], foreign: rest.foreign && (joined !== 'comma' || isNamesake(span)) };
  // `Hoàng Sa, Trường Sa` is a list: nothing of the first name lies in the second.
  if (!firm && !span.referents.some((referent) => liesIn(referent, parent)))
    return { parents: [], foreign: false };
  return {
    parents: [parent, ...rest.parents],
    foreign: rest.foreign && isNamesake(span),
    domestic: rest.domestic,
  };
}

/** A span as the parent of something of rank `lowest`; undefined where it can be nothing higher. */
function parentOf(tokens: Tokens, span: Span, lowest: number, firm: boolean): Parent | undefined {
  const above = span.referents.filter((referent) => admits(span, referent) && rankOf(referent) > lowest);
  const ids = new Set(above.flatMap((referent) => referent.ids));
  if (ids.size === 0) return undefined;
  return { ids, name: tokens.text.slice(tokens.starts[span.first], tokens.ends[span.last]), firm };
}

/** `Lang Son's Dong Dang`, `谅山省同登镇`: the larger unit comes first. */
const ownsNext = (tokens: Tokens, joined: Relation, span: Span): boolean =>
  joined === 'owner' ||
  (joined === 'comma' && tokens.forms[span.first]!.shape === 'char' && tokens.gaps[span.first] === GAP.none);

const liesIn = (referent: Referent, parent: Parent): boolean =>
  referent.parents.some((id) => parent.ids.has(id));

/** Whether a span is said to be, or can only be, a commune of its parent district. */
function isCommuneOf(span: Span, parent: Parent): boolean {
  if (span.admin) return span.admin.level === 'commune';
  const inDistrict = (id: string): boolean => id.startsWith('d:') && parent.ids.has(id);
  return span.referents.some(
    ({ kind, parents }) => (kind === 'commune' || kind === 'former-commune') && parents.some(inDistrict),
  );
}

const sameAdmin = (a: Span, b: Span): boolean =>
  a.admin !== undefined && b.admin !== undefined && a.admin.level === b.admin.level;
