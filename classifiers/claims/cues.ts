import type { Cues } from './grammar/grammar.ts';
import { foldPattern, type TextLanguage } from './normal.ts';

export type CompiledCues = Readonly<Record<keyof Cues, RegExp>> & { readonly opposition: RegExp };

const OPPOSITION: Readonly<Record<TextLanguage, string>> = {
  vi: 'phản đối|lên án|chống lại|tố cáo|phê phán|đấu tranh với|không chấp nhận',
  en: 'oppose|opposes|opposed|opposing|protested against|condemn|condemned|condemns|protest|protests|protested',
  zh: '反对|抗议|谴责|抵制|批评',
};

/** Compiles the cues of a language once; plain ones are folded. */
export function compileCues(cues: Cues, language: TextLanguage, plain: boolean): CompiledCues {
  const compile = (source: string): RegExp => {
    // Folded, these are other words: `chùa`, `đội`, `dầu`, `nơi`.
    const kept = plain
      ? source.replace(/(?<=\||^)(?:đâu|đòi|bịa|gọi|nơi|còn|vẽ|hỏi)(?=\||$)/g, '\u0000')
      : source;
    const body = (plain ? foldPattern(kept) : kept).replace(/(?<=[a-z])\*/g, '[^ ]*');
    return new RegExp(language === 'zh' ? `(?:${body})` : `(?<= )(?:${body})(?= )`, 'gu');
  };
  const names = Object.keys(cues) as (keyof Cues)[];
  const compiled = Object.fromEntries(names.map((name) => [name, compile(cues[name])])) as Record<
    keyof Cues,
    RegExp
  >;
  return { ...compiled, opposition: compile(OPPOSITION[language]) };
}

/** All hits of a cue in a text. */
export function cueHits(cue: RegExp, text: string): readonly RegExpExecArray[] {
  // matchAll begins where an earlier test stopped.
  cue.lastIndex = 0;
  return [...text.matchAll(cue)];
}

/** True where a cue occurs in a text. */
export function hasCue(cue: RegExp, text: string): boolean {
  cue.lastIndex = 0;
  return cue.test(text);
}
