import { LIST, PLURAL, WITHIN } from './cues.ts';
import type { Span } from './spans.ts';
import { GAP, type Tokens } from './tokens.ts';

/** How a span stands to the one after it. */
export type Relation = 'owner' | 'within' | 'paren' | 'comma' | 'list' | 'dash' | 'none';

/** Relation of span `a` to the next span `b`, by what stands between them (the admin word of `b` apart). */
export function relation(tokens: Tokens, a: Span, b: Span): Relation {
  const from = a.admin && a.admin.last > a.last ? a.admin.last : a.last;
  const to = b.admin && b.admin.first < b.first ? b.admin.first : b.first;
  const words = to - from - 1;
  if (words < 0) return 'none';
  const gap = tokens.gaps[from + 1]!;
  if (words === 0) {
    if (gap === GAP.owner) return 'owner';
    if (gap === GAP.open) return 'paren';
    if (gap === GAP.comma) return 'comma';
    if (gap === GAP.dash || gap === GAP.hyphen) return 'dash';
    if (gap === GAP.none && tokens.forms[b.first]!.shape === 'char') return 'comma';
    if (gap === GAP.space && b.admin && b.admin.first < b.first) return 'comma';
    return gap === GAP.space && tokens.forms[b.first]!.shape === 'cap' ? 'comma' : 'none';
  }
  if (words > 2) return 'none';
  const joint = Array.from({ length: words }, (_, i) => tokens.forms[from + 1 + i]!.exact).join(' ');
  const last = tokens.forms[to - 1]!.exact;
  if (LIST.has(joint) && tokens.gaps[to] === GAP.space) return 'list';
  if (WITHIN.has(joint) || WITHIN.has(last)) return gap === GAP.open ? 'paren' : 'within';
  return 'none';
}

/** `các xã A, B và C`: the admin word in front counts for each name of the list. */
export function pluralAdmin(tokens: Tokens, span: Span): boolean {
  const admin = span.admin;
  if (!admin || admin.first >= span.first) return false;
  const before = admin.first - 1;
  return before >= 0 && tokens.gaps[admin.first] === GAP.space && PLURAL.has(tokens.forms[before]!.exact);
}

/** Gives the members of a list the admin word of its head. */
export function spreadAdmin(tokens: Tokens, spans: readonly Span[]): Span[] {
  const out = [...spans];
  let head: Span | undefined;
  for (let i = 0; i < out.length; i++) {
    const span = out[i]!;
    const joined = i > 0 ? relation(tokens, out[i - 1]!, span) : 'none';
    if (span.admin) head = pluralAdmin(tokens, span) ? span : undefined;
    else if (
      head?.admin &&
      (joined === 'comma' || joined === 'list' || joined === 'dash') &&
      sameLevel(span, head)
    ) {
      out[i] = { ...span, admin: { ...head.admin, first: span.first, last: span.first } };
    } else head = undefined;
  }
  return out;
}

const sameLevel = (span: Span, head: Span): boolean =>
  span.referents.some((referent) => {
    if (head.admin!.level === 'commune')
      return referent.kind === 'commune' || referent.kind === 'former-commune';
    if (head.admin!.level === 'district') return referent.kind === 'district';
    return referent.kind === 'province' || referent.kind === 'former-province';
  });
