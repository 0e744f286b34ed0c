import type { Referent } from './gazetteer.ts';
import { FormCache, GAP, type Tokens, tokenise } from './tokens.ts';

/** All referents that share one exact spelling. */
export interface Name {
  readonly text: string;
  /** Exact keys of its syllables, joined by spaces. */
  readonly exact: string;
  /** The spelling holds a spaced dash: `Bà Rịa - Vũng Tàu`. */
  readonly dashed: boolean;
  readonly referents: Referent[];
}

interface Node {
  readonly next: Map<string, Node>;
  names: Name[] | undefined;
}

/** A tree of syllables without marks; one walk from a token finds every name that starts there. */
export interface NameIndex {
  readonly root: Node;
  readonly forms: FormCache;
}

export const newIndex = (): NameIndex => ({
  root: { next: new Map(), names: undefined },
  forms: new FormCache(),
});

/** Adds a name; equal spellings (tone mark elsewhere, i for y) share one entry. */
export function addName(index: NameIndex, text: string, referent: Referent): void {
  const tokens = tokenise(text, index.forms);
  let node = index.root;
  for (const form of tokens.forms) {
    let next = node.next.get(form.fold);
    if (!next) {
      next = { next: new Map(), names: undefined };
      node.next.set(form.fold, next);
    }
    node = next;
  }
  const exact = tokens.forms.map((form) => form.exact).join(' ');
  node.names ??= [];
  const same = node.names.find((name) => name.exact === exact);
  if (same) same.referents.push(referent);
  else node.names.push({ text, exact, dashed: /\s[-–]\s/.test(text), referents: [referent] });
}

/** `exact`: as spelled; `plain`: written without marks; both are in the same letters. */
export type Fit = 'exact' | 'plain';

/** Names found from one token on, longest first. */
export interface Match {
  readonly first: number;
  /** Index of the last token. */
  readonly last: number;
  readonly names: readonly { readonly name: Name; readonly fit: Fit }[];
}

/** Every name that starts at token `first`, longest first. */
export function matchesAt(index: NameIndex, tokens: Tokens, first: number): Match[] {
  const out: Match[] = [];
  let node = index.root.next.get(tokens.forms[first]!.fold);
  let dashed = false;
  let last = first;
  while (node) {
    if (node.names) {
      const names = fitting(node.names, tokens, first, last, dashed);
      if (names.length > 0) out.push({ first, last, names });
    }
    last++;
    if (last >= tokens.count) break;
    const gap = tokens.gaps[last]!;
    if (gap > GAP.dash) break;
    if (gap === GAP.dash) dashed = true;
    node = node.next.get(tokens.forms[last]!.fold);
  }
  return out.reverse();
}

function fitting(
  names: readonly Name[],
  tokens: Tokens,
  first: number,
  last: number,
  dashed: boolean,
): Match['names'] {
  let exact = '';
  let plain = true;
  for (let i = first; i <= last; i++) {
    const form = tokens.forms[i]!;
    exact += i === first ? form.exact : ` ${form.exact}`;
    if (!form.plain) plain = false;
  }
  const out: { name: Name; fit: Fit }[] = [];
  for (const name of names) {
    if (dashed && !name.dashed) continue;
    if (name.exact === exact) out.push({ name, fit: 'exact' });
    else if (plain) out.push({ name, fit: 'plain' });
  }
  return out;
}
