import { anyOf, capitalBeside, opensSentence, phrasesAfter, phrasesBefore, shouting } from './around.ts';
import {
  CLUB_AFTER,
  CLUB_BEFORE,
  FAMILY_NAMES,
  KIND_AFTER,
  KIND_BEFORE,
  KIND_CHARACTERS,
  LOCATIVE_BEFORE,
  NAMED_BEFORE,
  ONLY_FAMILY_NAMES,
  OUTLET_AFTER,
  OUTLET_BEFORE,
  PERSON_BEFORE,
  PERSON_CHARACTERS_AFTER,
  PLAIN_FAMILY_NAMES,
  PRODUCT_BEFORE,
  ROLE_BEFORE,
  ROUTE_BEFORE,
  STREET_AFTER,
  STREET_BEFORE,
  WEAK_LOCATIVE_BEFORE,
} from './cues.ts';
import type { Referent } from './gazetteer.ts';
import { afterVietnam, type Span } from './spans.ts';
import { GAP, type Tokens } from './tokens.ts';

/** How much the words right about a span say that it is a place; log-odds, with their names. */
export interface Placeness {
  readonly logit: number;
  readonly signals: readonly string[];
  /** It cannot be a place of ours: a hamlet, a street, a newspaper, a person. */
  readonly barred: boolean;
  /** The kind word of a landmark stands beside it: `gate`. */
  readonly landmarkKind: string | undefined;
  /** A club's name: only a province is meant. */
  readonly club: boolean;
  /** What lowers a commune's name but not a province's: it is a part of a longer name. */
  readonly partOfName: number;
}

/** Reads the neighbourhood of a span. `folded`: the text is Vietnamese typed without marks. */
export function placeness(tokens: Tokens, span: Span, folded: boolean): Placeness {
  const start = span.admin && span.admin.first < span.first ? span.admin.first : span.first;
  const before = phrasesBefore(tokens, start);
  const after = phrasesAfter(tokens, span.last);
  const landmarkKind = kindBeside(tokens, span, before, after, folded);
  const signals: string[] = [];
  let logit = 0;
  let partOfName = 0;
  const add = (weight: number, signal: string): void => {
    logit += weight;
    signals.push(signal);
  };
  if (span.admin?.level === 'hamlet') add(-8, 'hamlet');
  else if (span.admin) add(4, `admin-word:${span.admin.level}`);
  else {
    if (afterVietnam(tokens, span.first)) add(6, 'country');
    const route = onRoute(tokens, span);
    const product = anyOf(before, PRODUCT_BEFORE, folded);
    const locative = anyOf(before, LOCATIVE_BEFORE, folded);
    if (anyOf(before, OUTLET_BEFORE, folded) || anyOf(after, OUTLET_AFTER, false)) add(-8, 'outlet');
    else if (anyOf(before, CLUB_BEFORE, folded) || anyOf(after, CLUB_AFTER, false)) add(0, 'club');
    else if (product) add(2, 'product');
    else if (landmarkKind) add(4, `kind-word:${landmarkKind}`);
    else if (anyOf(before, STREET_BEFORE, folded) && !route) add(-7, 'street');
    else if (anyOf(after, STREET_AFTER, false)) add(-5, 'named-after');
    if (anyOf(before, PERSON_BEFORE, folded) || personAfter(tokens, span)) add(-7, 'person');
    else if (familyNameBefore(tokens, span)) add(-7, 'person');
    if (anyOf(before, ROLE_BEFORE, folded)) partOfName -= 4;
    const named = !landmarkKind && anyOf(before, NAMED_BEFORE, folded);
    if (named) partOfName -= 2;
    else if (!landmarkKind && locative) add(1.5, 'locative');
    else if (!landmarkKind && anyOf(before, WEAK_LOCATIVE_BEFORE, folded)) add(0.5, 'locative');
    if (route) add(anyOf(routeHead(tokens, span), ROUTE_BEFORE, folded) ? 4 : 1, 'route');
    if (!shouting(tokens, span.first, span.last)) {
      if (capitalBeside(tokens, span.last + 1, span.last + 1) && !route)
        partOfName -= span.fit === 'plain' ? 0.8 : 2;
      if (!locative && !product && !landmarkKind && insideCapitals(tokens, span)) partOfName -= 4;
    }
  }
  return { logit, signals, barred: logit <= -4, landmarkKind, club: signals.includes('club'), partOfName };
}

function kindBeside(
  tokens: Tokens,
  span: Span,
  before: readonly string[],
  after: readonly string[],
  folded: boolean,
): string | undefined {
  const landmark =
    span.referents.find((referent) => referent.kind === 'landmark') ?? span.referents.find(isIslandUnit);
  if (!landmark) return undefined;
  if (landmark.kind !== 'landmark') return islandWord(before, after, folded) ? 'island' : undefined;
  const list = KIND_BEFORE.get(landmark.type);
  if (list && anyOf(before, list, folded)) return landmark.type;
  if (anyOf(after, KIND_AFTER.get(landmark.type) ?? new Set(), false)) return landmark.type;
  const next = tokens.forms[span.last + 1];
  return next?.shape === 'char' && KIND_CHARACTERS.has(next.fold) ? landmark.type : undefined;
}

/** A special zone is an island or archipelago. */
const isIslandUnit = (referent: Referent): boolean => referent.kind === 'commune' && referent.type === 'k';

const islandWord = (before: readonly string[], after: readonly string[], folded: boolean): boolean =>
  anyOf(before, KIND_BEFORE.get('island')!, folded) || anyOf(after, KIND_AFTER.get('island')!, false);

/** `Nguyễn Thái Nguyên`, `Vi Thị Thanh Hóa`: capitals that run up to the span and hold a family name. */
function familyNameBefore(tokens: Tokens, span: Span): boolean {
  if (shouting(tokens, span.first, span.last)) return false;
  for (let i = span.first - 1, n = 0; n < 3 && capitalBeside(tokens, i, i + 1); i--, n++) {
    const form = tokens.forms[i]!;
    if (!(form.plain ? PLAIN_FAMILY_NAMES.has(form.fold) : FAMILY_NAMES.has(form.exact))) continue;
    // `Hồ`, `Đoàn`, `Cao`, … open a sentence as common words too.
    return n > 0 || !opensSentence(tokens, i) || ONLY_FAMILY_NAMES.has(form.exact) || form.plain;
  }
  return false;
}

/** The word before bears a capital without opening the sentence: the span may be the tail of a longer name. */
const insideCapitals = (tokens: Tokens, span: Span): boolean =>
  capitalBeside(tokens, span.first - 1, span.first) && !opensSentence(tokens, span.first - 1);

function personAfter(tokens: Tokens, span: Span): boolean {
  const next = tokens.forms[span.last + 1];
  if (next === undefined) return false;
  // `Thanh Bình (29 tuổi)`, `Thanh Bình, SN 1990`
  const aged = next.shape === 'digit' && tokens.forms[span.last + 2]?.fold === 'tuoi';
  return aged || next.exact === 'sn' || PERSON_CHARACTERS_AFTER.has(next.fold);
}

const isDash = (gap: number | undefined): boolean => gap === GAP.hyphen || gap === GAP.dash;

/** `đường Hà Nội - Lạng Sơn` is a road between places, not one called after them. */
function onRoute(tokens: Tokens, span: Span): boolean {
  const next = tokens.forms[span.last + 1];
  const joinsNext = next !== undefined && isDash(tokens.gaps[span.last + 1]) && next.shape !== 'lower';
  return joinsNext || routeBefore(tokens, span);
}

const routeBefore = (tokens: Tokens, span: Span): boolean =>
  span.first > 0 && isDash(tokens.gaps[span.first]) && tokens.forms[span.first - 1]!.shape !== 'lower';

/** Words before the first place of a route. */
function routeHead(tokens: Tokens, span: Span): string[] {
  let first = span.first;
  while (
    first > 0 &&
    (isDash(tokens.gaps[first]) || tokens.forms[first - 1]!.shape === 'cap') &&
    tokens.gaps[first]! <= GAP.dash
  )
    first--;
  return phrasesBefore(tokens, first);
}
