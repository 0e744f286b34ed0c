import { foldDiacritics, type Statement } from '../../db/model/index.ts';
import {
  type CoreFinder,
  compileOwnership,
  ownershipCores,
  patternContext,
  propositionCores,
} from './cores.ts';
import { type CompiledCues, compileCues } from './cues.ts';
import { ENGLISH } from './grammar/en.ts';
import type { Grammar } from './grammar/grammar.ts';
import { VIETNAMESE } from './grammar/vi.ts';
import { CHINESE } from './grammar/zh.ts';
import { dateCores, figureCores } from './measures.ts';
import { normalise, type TextLanguage } from './normal.ts';

const GRAMMARS: Readonly<Record<TextLanguage, Grammar>> = { vi: VIETNAMESE, en: ENGLISH, zh: CHINESE };

/** Everything compiled for one way of writing. */
export interface Reader {
  readonly cues: CompiledCues;
  readonly finders: readonly {
    readonly statement: Statement;
    readonly terms: readonly string[];
    readonly context: readonly string[];
    readonly find: readonly CoreFinder[];
  }[];
}

/**
 * Terms in the form in which a sentence is searched for them before anything else is tried. Short Latin ones
 * (`EC`) are whole words, longer ones may be the beginning of a word (`demarcat`).
 */
const foldTerms = (list: Statement['terms']): string[] =>
  [...list.vi, ...list.en, ...list.zh].map((term) => {
    const folded = foldSentence(term.replace(/^=/, ''), /\p{Script=Han}/u.test(term) ? 'zh' : 'vi').trim();
    return /^[a-z]{1,3}$/.test(folded) ? ` ${folded} ` : folded;
  });

/** A sentence in the form in which terms are looked for. */
export const foldSentence = (text: string, language: TextLanguage): string =>
  foldDiacritics(normalise(text, language, false));

/** Everything compiled for one way of writing: patterns, cues, and the words that let a statement be tried. */
export function createReader(
  statements: readonly Statement[],
  language: TextLanguage,
  plain: boolean,
): Reader {
  const grammar = GRAMMARS[language];
  const context = patternContext(grammar, language, plain);
  const ownership = compileOwnership(grammar, context);
  const cues = compileCues(grammar.cues, language, plain);
  const blocks = { gap: cues.ownershipBlock, named: cues.namedBlock };
  return {
    cues,
    finders: statements.map((statement) => ({
      statement,
      terms: foldTerms(statement.terms),
      context: statement.context ? foldTerms(statement.context) : [],
      find: [
        ownershipCores(statement, ownership, blocks),
        propositionCores(statement, context),
        figureCores(statement, context),
        dateCores(statement, context),
      ],
    })),
  };
}
