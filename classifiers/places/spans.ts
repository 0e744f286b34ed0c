import { type Admin, adminAfter, adminBefore } from './admin.ts';
import { ADMIN_BEFORE, ADMIN_BEFORE_PLAIN } from './cues.ts';
import type { Referent } from './gazetteer.ts';
import { type Fit, type Match, matchesAt, type NameIndex } from './name-index.ts';
import { sinoSpan } from './sino.ts';
import { GAP, type Tokens } from './tokens.ts';

/** A stretch of tokens that may name a place, with all it may name. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly fit: Fit;
  readonly referents: readonly Referent[];
  /** Admin word beside it; `type` is its letter where it tells one (xã, phường, …). */
  readonly admin: Admin | undefined;
  /** Read from Han characters by their sound. */
  readonly sounded?: boolean | undefined;
}

/** All spans of a text, left to right, without overlap: at each point the longest name that its shape allows. */
export function findSpans(index: NameIndex, tokens: Tokens): Span[] {
  const out: Span[] = [];
  const style = { caseless: !hasCapitals(tokens), marked: hasMarks(tokens) };
  for (let i = 0; i < tokens.count; i++) {
    const span = spanAt(index, tokens, i, style) ?? sounded(index, tokens, i, out);
    if (!span) continue;
    out.push(span);
    i = span.last;
  }
  return out;
}

/** In a Chinese text about Vietnam a unit that no list holds may be read by its sound. */
function sounded(index: NameIndex, tokens: Tokens, first: number, found: readonly Span[]): Span | undefined {
  if (tokens.forms[first]!.shape !== 'char') return undefined;
  const ours = found.some(({ referents }) =>
    referents.some(({ kind }) => kind === 'province' || kind === 'former-province'),
  );
  return ours || tokens.text.includes('越南') ? sinoSpan(index, tokens, first) : undefined;
}

/** A text typed wholly in small letters gives no hint by its capitals. */
function hasCapitals(tokens: Tokens): boolean {
  let capitals = 0;
  for (const form of tokens.forms) if (form.shape === 'cap' || form.shape === 'upper') capitals++;
  return capitals * 40 > tokens.count || tokens.count === 0;
}

/** How the text is written. */
interface Style {
  /** Without capitals. */
  readonly caseless: boolean;
  /** With Vietnamese marks, so that a name without them is most likely another word. */
  readonly marked: boolean;
}

function hasMarks(tokens: Tokens): boolean {
  let marked = 0;
  for (const form of tokens.forms) if (!form.plain) marked++;
  return marked * 4 > tokens.count;
}

/** Names known well enough to be written without marks in a text that has them. */
const WELL_KNOWN: ReadonlySet<Referent['kind']> = new Set([
  'province',
  'former-province',
  'town',
  'landmark',
  'country',
  'homeland',
  'foreign',
  'longer',
]);

function spanAt(
  index: NameIndex,
  tokens: Tokens,
  first: number,
  { caseless, marked }: Style,
): Span | undefined {
  if (!index.root.next.has(tokens.forms[first]!.fold) || endsVietnam(tokens, first)) return undefined;
  if (caseless && announces(index, tokens, first)) return undefined;
  for (const match of matchesAt(index, tokens, first)) {
    const plain = isPlainText(tokens, first, match.last);
    const admin = adminBefore(tokens, first, plain && !marked) ?? adminAfter(tokens, match.last);
    const exact = match.names.filter(({ fit }) => fit === 'exact').flatMap(({ name }) => name.referents);
    const fit: Fit = exact.length > 0 ? 'exact' : 'plain';
    const unmarked = plain
      ? match.names.filter((found) => found.fit === 'plain').flatMap(({ name }) => name.referents)
      : [];
    const referents = [
      ...exact,
      ...(marked && !admin ? unmarked.filter(({ kind }) => WELL_KNOWN.has(kind)) : unmarked),
    ];
    if (referents.length === 0) continue;
    if (referents.every(({ kind }) => kind === 'longer') && afterVietnam(tokens, first)) continue;
    if (!admin && match.first === match.last && tokens.forms[first]!.shape === 'digit') continue;
    const small = smallWords(tokens, first, match.last);
    if (small > 0 && !mayBeSmall(tokens, match, small, admin !== undefined, caseless, referents)) continue;
    return { first, last: match.last, fit, referents, admin };
  }
  return undefined;
}

/** Without capitals `tinh dong thap` is an admin word and a name before it is the name Tịnh Đông. */
function announces(index: NameIndex, tokens: Tokens, first: number): boolean {
  const { exact, fold, plain } = tokens.forms[first]!;
  const isAdmin = ADMIN_BEFORE.has(exact) || (plain && ADMIN_BEFORE_PLAIN.has(fold));
  return (
    isAdmin &&
    first + 1 < tokens.count &&
    tokens.gaps[first + 1] === GAP.space &&
    matchesAt(index, tokens, first + 1).length > 0
  );
}

/** The second character of `越南` opens no name: 越南宁平 is not Nanning. */
const endsVietnam = (tokens: Tokens, first: number): boolean =>
  first >= 1 &&
  tokens.gaps[first] === GAP.none &&
  tokens.forms[first]!.fold === '南' &&
  tokens.forms[first - 1]!.fold === '越';

/** `越南` right before: what follows is no place in China. */
export const afterVietnam = (tokens: Tokens, first: number): boolean =>
  first >= 2 &&
  tokens.gaps[first] === GAP.none &&
  tokens.forms[first - 1]!.fold === '南' &&
  tokens.forms[first - 2]!.fold === '越';

/** True when none of the words bears a mark: then names with marks are possible too. */
function isPlainText(tokens: Tokens, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (!tokens.forms[i]!.plain) return false;
  return true;
}

const isWellKnown = ({ kind, type }: Referent): boolean =>
  WELL_KNOWN.has(kind) || (kind === 'district' && (type === 'c' || type === 'd'));

function smallWords(tokens: Tokens, first: number, last: number): number {
  let small = 0;
  for (let i = first; i <= last; i++) if (tokens.forms[i]!.shape === 'lower') small++;
  return small;
}

/** Whether a name with words in small letters may be one: `hồ Ba Bể`, `xã Lợi bác`, or any name where there are no capitals. */
function mayBeSmall(
  tokens: Tokens,
  { first, last }: Match,
  small: number,
  admin: boolean,
  caseless: boolean,
  referents: readonly Referent[],
): boolean {
  const count = last - first + 1;
  const withKind = referents.some(({ kind }) => kind === 'landmark' || kind === 'longer');
  if (withKind && count > 1) return tokens.forms[last]!.shape !== 'lower' || small < count;
  if (admin && small < count && tokens.forms[first]!.shape !== 'lower') return true;
  if (!caseless) return false;
  return admin || (count > 1 && referents.some(isWellKnown));
}
