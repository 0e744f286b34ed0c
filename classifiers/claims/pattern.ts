import { foldPattern, type TextLanguage } from './normal.ts';

/**
 * The small language in which propositions are written, compiled to a regular expression over a tagged
 * sentence (tagging.ts). Vietnamese and English patterns are words, Chinese ones are characters:
 *
 * | element       | matches                                                                          |
 * |---------------|----------------------------------------------------------------------------------|
 * | `word`        | the word; `word*` every word that begins so                                      |
 * | `(a b\|c)`     | one of them; `(…)?` or none (in Chinese also `的?`)                               |
 * | `<name>`      | one of the wordings of a concept in the lexicon (grammar/)                       |
 * | `~4`          | at most four other words (twice as many characters in Chinese) within the clause |
 * | `{E}`         | a name of what the statement is about                                            |
 * | `{vn}`, `{O}` | a country by any of its names; any country                                       |
 * | `{N}`, `{A}`, `{D}` | a number with its unit; an area; a date                                     |
 */
export interface PatternContext {
  readonly language: TextLanguage;
  /** Vietnamese without diacritics: the pattern is folded too. */
  readonly plain: boolean;
  /** Wordings of a concept, as patterns; undefined where the lexicon lacks it. */
  readonly concept: (name: string) => readonly string[] | undefined;
  /** Characters that stand for `{…}`, as the inside of a character class. */
  readonly tag: (name: string) => string | undefined;
}

/** Raised while a statement file or the lexicon is compiled, never while a text is read. */
export class PatternError extends Error {}

interface Reader {
  readonly source: string;
  at: number;
  groups: number;
}

const escapeSource = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function readBracketed(reader: Reader, close: string): string {
  const end = reader.source.indexOf(close, reader.at);
  if (end < 0) throw new PatternError(`“${close}” is missing in: ${reader.source}`);
  const inside = reader.source.slice(reader.at, end);
  reader.at = end + 1;
  return inside;
}

function optional(reader: Reader, expression: string): string {
  if (reader.source[reader.at] !== '?') return expression;
  reader.at += 1;
  return `(?:${expression})?`;
}

function readConcept(reader: Reader, context: PatternContext, depth: number): string {
  const name = readBracketed(reader, '>');
  const wordings = context.concept(name);
  if (!wordings || wordings.length === 0) {
    throw new PatternError(`the lexicon (${context.language}) has no concept <${name}>: ${reader.source}`);
  }
  if (depth > 6) throw new PatternError(`concepts go round in a circle at <${name}>`);
  const parts = wordings.map((wording) => {
    const inner: Reader = { source: wording, at: 0, groups: reader.groups };
    const expression = readAlternatives(inner, context, depth + 1);
    reader.groups = inner.groups;
    return expression;
  });
  return `(?:${parts.join('|')})`;
}

function readTag(reader: Reader, context: PatternContext): string {
  const name = readBracketed(reader, '}');
  const characters = context.tag(name);
  if (characters === undefined) throw new PatternError(`unknown {${name}} in: ${reader.source}`);
  reader.groups += 1;
  const space = context.language === 'zh' ? '' : ' ';
  // A class without characters matches nothing: the statement names nothing in this language.
  const body = characters === '' ? '(?!)' : `[${characters}]`;
  return `(?<${name.toLowerCase()}_${reader.groups}>${body})${space}`;
}

function readGap(reader: Reader, context: PatternContext): string {
  const digits = /^\d+/.exec(reader.source.slice(reader.at))?.[0] ?? '';
  reader.at += digits.length;
  const most = Number(digits === '' ? 4 : digits);
  reader.groups += 1;
  return context.language === 'zh'
    ? `(?<gap_${reader.groups}>[^。;!?:«»]{0,${most * 2}}?)`
    : `(?<gap_${reader.groups}>(?:[^ ;:?!«»]*[^ ;:?!«».] ){0,${most}}?)`;
}

function readWord(reader: Reader, context: PatternContext): string {
  const word = /^[^\s()|<>{}~]+/.exec(reader.source.slice(reader.at))?.[0] ?? '';
  if (word === '') throw new PatternError(`cannot read: ${reader.source.slice(reader.at)}`);
  reader.at += word.length;
  const bare = context.plain ? foldPattern(word) : word;
  // In Chinese the mark after a character makes that character optional: `的?`.
  if (context.language === 'zh') {
    return bare.endsWith('?')
      ? `${escapeSource(bare.slice(0, -2))}(?:${escapeSource(bare.slice(-2, -1))})?`
      : escapeSource(bare);
  }
  return bare.endsWith('*') ? `${escapeSource(bare.slice(0, -1))}[^ ]* ` : `${escapeSource(bare)} `;
}

function readAlternatives(reader: Reader, context: PatternContext, depth: number): string {
  const branches: string[] = [];
  let branch = '';
  while (reader.at < reader.source.length) {
    const character = reader.source[reader.at] ?? '';
    if (character === ')') break;
    if (character === '|') {
      branches.push(branch);
      branch = '';
      reader.at += 1;
    } else if (character === ' ') reader.at += 1;
    else if (character === '(') {
      reader.at += 1;
      const inside = readAlternatives(reader, context, depth);
      if (reader.source[reader.at] !== ')') throw new PatternError(`“)” is missing in: ${reader.source}`);
      reader.at += 1;
      branch += optional(reader, `(?:${inside})`);
    } else if (character === '<') {
      reader.at += 1;
      branch += optional(reader, readConcept(reader, context, depth));
    } else if (character === '{') {
      reader.at += 1;
      branch += optional(reader, readTag(reader, context));
    } else if (character === '~') {
      reader.at += 1;
      branch += readGap(reader, context);
    } else branch += readWord(reader, context);
  }
  branches.push(branch);
  return branches.join('|');
}

/** Compiles a pattern; throws PatternError with the pattern and what is wrong with it. */
export function compilePattern(source: string, context: PatternContext): RegExp {
  const reader: Reader = { source: source.normalize('NFC').trim(), at: 0, groups: 0 };
  const body = readAlternatives(reader, context, 0);
  if (reader.at < reader.source.length) throw new PatternError(`“)” without “(” in: ${reader.source}`);
  return new RegExp(context.language === 'zh' ? `(?:${body})` : `(?<= )(?:${body})`, 'gu');
}

/** One hit: where it is, and what its parts captured, in order. */
export interface PatternHit {
  readonly start: number;
  readonly end: number;
  readonly captures: readonly { readonly kind: string; readonly text: string }[];
}

/** All hits of a compiled pattern in a tagged sentence; hits may overlap, each begins elsewhere. */
export function hitsOf(pattern: RegExp, text: string): readonly PatternHit[] {
  const hits: PatternHit[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const captures = Object.entries(match.groups ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [{ kind: name.slice(0, name.lastIndexOf('_')), text: value }],
    );
    hits.push({ start: match.index, end: match.index + match[0].trimEnd().length, captures });
    pattern.lastIndex = match.index + 1;
  }
  return hits;
}
