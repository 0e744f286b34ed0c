import { anyOf, capitalBeside, opensSentence, phrasesAfter, phrasesBefore, shouting } from './around.ts';
import {
  CLUB_AFTER,
  CLUB_BEFORE,
  FAMILY_NAMES,
  KIND_AFTER,
  KIND_BEFORE,
  KIND_CHARACTERS,
  LOCATIVE_BEFORE,
  OUTLET_AFTER,
  OUTLET_BEFORE,
  PERSON_BEFORE,
  PERSON_CHARACTERS_AFTER,
  PRODUCT_BEFORE,
  STREET_AFTER,
  STREET_BEFORE,
} from './cues.ts';
import type { Span } from './spans.ts';
import type { Tokens } from './tokens.ts';

/** How much the words right about a span say that it is a place; log-odds, with their names. */
export interface Placeness {
  readonly logit: number;
  readonly signals: readonly string[];
  /** It cannot be this: a hamlet, a street, a newspaper. */
  readonly barred: boolean;
  /** The kind word of a landmark stands beside it: `gate`. */
  readonly landmarkKind: string | undefined;
  /** A club's name: only a province is meant. */
  readonly club: boolean;
}

/** Reads the neighbourhood of a span. */
export function placeness(tokens: Tokens, span: Span): Placeness {
  const start = span.admin && span.admin.first < span.first ? span.admin.first : span.first;
  const before = phrasesBefore(tokens, start);
  const after = phrasesAfter(tokens, span.last);
  const signals: string[] = [];
  let logit = 0;
  const add = (weight: number, signal: string): void => {
    logit += weight;
    signals.push(signal);
  };
  const landmarkKind = kindBeside(tokens, span, before, after);
  const admin = span.admin;
  const hamlet = admin?.level === 'hamlet';
  if (hamlet) return { logit: -8, signals: ['hamlet'], barred: true, landmarkKind, club: false };
  if (admin) add(4, `admin-word:${admin.level}`);
  const nextOpen = capitalBeside(tokens, span.last + 1, span.last + 1);
  if (!admin) {
    if (anyOf(before, OUTLET_BEFORE) || anyOf(after, OUTLET_AFTER)) add(-8, 'outlet');
    else if (anyOf(before, CLUB_BEFORE) || anyOf(after, CLUB_AFTER)) add(0, 'club');
    else if (anyOf(before, PRODUCT_BEFORE)) add(0, 'product');
    else if (anyOf(before, STREET_BEFORE) && !routeFollows(tokens, span)) add(-7, 'street');
    else if (anyOf(after, STREET_AFTER)) add(-5, 'named-after');
    if (anyOf(before, PERSON_BEFORE) || personAfter(tokens, span)) add(-7, 'person');
    else if (surnameBefore(tokens, span)) add(-6, 'person');
    if (landmarkKind) add(4, `kind-word:${landmarkKind}`);
    else if (anyOf(before, LOCATIVE_BEFORE)) add(1.5, 'locative');
    if (!shouting(tokens, span.first, span.last) && nextOpen && !routeFollows(tokens, span))
      add(-1.5, 'capital-after');
  }
  const barred = logit <= -4;
  return { logit, signals, barred, landmarkKind, club: signals.includes('club') };
}

function kindBeside(
  tokens: Tokens,
  span: Span,
  before: readonly string[],
  after: readonly string[],
): string | undefined {
  for (const [kind, list] of KIND_BEFORE) if (anyOf(before, list) && hasKind(span, kind)) return kind;
  for (const [kind, list] of KIND_AFTER) if (anyOf(after, list) && hasKind(span, kind)) return kind;
  const next = tokens.forms[span.last + 1];
  const landmark = span.referents.find((referent) => referent.kind === 'landmark');
  if (landmark && next?.shape === 'char' && KIND_CHARACTERS.has(next.fold)) return landmark.type;
  return undefined;
}

const hasKind = (span: Span, kind: string): boolean =>
  span.referents.some((referent) => referent.kind === 'landmark' && referent.type === kind) ||
  kind === 'island';

/** `Nguyễn Thái Nguyên`: a family name with a capital, touching, and not itself the end of a place's name. */
function surnameBefore(tokens: Tokens, span: Span): boolean {
  if (!capitalBeside(tokens, span.first - 1, span.first)) return false;
  if (shouting(tokens, span.first, span.last)) return false;
  const form = tokens.forms[span.first - 1]!;
  if (!FAMILY_NAMES.has(form.exact))
    return (
      capitalBeside(tokens, span.first - 2, span.first - 1) &&
      FAMILY_NAMES.has(tokens.forms[span.first - 2]!.exact)
    );
  return !(opensSentence(tokens, span.first - 1) && ['ho2', 'ho1', 'cao', 'ha'].includes(form.exact));
}

function personAfter(tokens: Tokens, span: Span): boolean {
  const next = tokens.forms[span.last + 1];
  return next !== undefined && PERSON_CHARACTERS_AFTER.has(next.fold);
}

/** `đường Hà Nội - Lạng Sơn` is a road between places, not one called after them. */
const routeFollows = (tokens: Tokens, span: Span): boolean => {
  const next = span.last + 1;
  return (
    next < tokens.count &&
    (tokens.gaps[next] === 2 || tokens.gaps[next] === 3) &&
    tokens.forms[next]!.shape !== 'lower'
  );
};
