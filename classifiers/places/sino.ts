import { readFileSync } from 'node:fs';
import { ADMIN_CHARACTERS } from './cues.ts';
import { matchesAt, type NameIndex } from './name-index.ts';
import type { Span } from './spans.ts';
import { spell } from './spelling.ts';
import { GAP, type Tokens } from './tokens.ts';

/** Vietnamese readings of a Han character, as keys of `spell`. */
type Readings = ReadonlyMap<string, readonly string[]>;

let table: Readings | undefined;

function readings(): Readings {
  if (table) return table;
  const made = new Map<string, string[]>();
  for (const line of readFileSync(new URL('gazetteer/sino.tsv', import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [syllable = '', characters = ''] = line.split('\t');
    for (const character of characters) made.set(character, [...(made.get(character) ?? []), syllable]);
  }
  table = made;
  return made;
}

const LONGEST = 4;

/**
 * A unit's name written in Han characters and followed by its admin word (利博乡): read in Sino-Vietnamese and looked
 * up as if it were spelled so. Names that the lists hold are found before this is asked.
 */
export function sinoSpan(index: NameIndex, tokens: Tokens, first: number): Span | undefined {
  const known = readings();
  for (let length = 2; length <= LONGEST; length++) {
    const after = first + length;
    if (after >= tokens.count || tokens.gaps[after - 1] !== GAP.none) return undefined;
    const level =
      tokens.gaps[after] === GAP.none ? ADMIN_CHARACTERS.get(tokens.forms[after]!.fold) : undefined;
    if (level !== 'commune' && level !== 'district') continue;
    const parts = Array.from({ length }, (_, i) => known.get(tokens.forms[first + i]!.fold) ?? []);
    const referents = spellings(parts).flatMap((words) => lookUp(index, words));
    const ours = referents.filter(
      ({ kind }) => kind === 'commune' || kind === 'former-commune' || kind === 'district',
    );
    if (ours.length === 0) continue;
    return {
      first,
      last: after - 1,
      fit: 'exact',
      sounded: true,
      referents: [...new Set(ours)],
      admin: { level, type: '', first: after, last: after },
    };
  }
  return undefined;
}

/** Every way to read the characters, few in number: most have one reading. */
function spellings(parts: readonly (readonly string[])[]): string[][] {
  return parts.reduce<string[][]>(
    (out, part) => out.flatMap((words) => part.map((word) => [...words, word])),
    [[]],
  );
}

function lookUp(index: NameIndex, words: readonly string[]): Span['referents'] {
  const forms = words.map((word) => ({ ...spell(word), shape: 'cap' as const }));
  const spelled: Tokens = {
    text: words.join(' '),
    count: words.length,
    starts: new Int32Array(words.length),
    ends: new Int32Array(words.length),
    forms,
    gaps: new Uint8Array(words.length).fill(GAP.space),
  };
  const whole = matchesAt(index, spelled, 0).find(({ last }) => last === words.length - 1);
  return whole?.names.filter(({ fit }) => fit === 'exact').flatMap(({ name }) => name.referents) ?? [];
}
