import { type ClaimMatch, foldDiacritics, fullText, type Statement } from '../../db/model/index.ts';
import {
  type CoreFinder,
  compileOwnership,
  ownershipCores,
  patternContext,
  propositionCores,
} from './cores.ts';
import { type CompiledCues, compileCues } from './cues.ts';
import { introducedAsWords, isSatire, type ReadSentence, settleDiscourse } from './discourse.ts';
import { ENGLISH } from './grammar/en.ts';
import type { Grammar } from './grammar/grammar.ts';
import { VIETNAMESE } from './grammar/vi.ts';
import { CHINESE } from './grammar/zh.ts';
import { dateCores, figureCores } from './measures.ts';
import { normalise, sentenceLanguage, type TextLanguage } from './normal.ts';
import { askSecondOpinion, type SecondOpinion } from './opinion.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { readStance } from './stance.ts';
import { createTagger, type TaggedSentence } from './tagging.ts';
import { countryTag, TAG } from './tags.ts';
import { judge } from './verdict.ts';

const GRAMMARS: Readonly<Record<TextLanguage, Grammar>> = { vi: VIETNAMESE, en: ENGLISH, zh: CHINESE };

export interface CheckerOptions {
  readonly statements: readonly Statement[];
  /** A natural-language-inference model. It can take a flag back and never raises one. */
  readonly secondOpinion?: SecondOpinion;
}

export interface CheckedArticle {
  readonly title?: string | undefined;
  readonly text: string;
  readonly language?: string | undefined;
  readonly publishedAt?: Date | null | undefined;
}

export interface ClaimChecker {
  /** Sentences that bear on a statement, in the order of the text; offsets are UTF-16 in `fullText(article)`. */
  check(article: CheckedArticle): Promise<ClaimMatch[]>;
}

interface Reader {
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

const foldSentence = (text: string, language: TextLanguage): string =>
  foldDiacritics(normalise(text, language, false));

/** Everything compiled for one way of writing: patterns, cues, and the words that let a statement be tried. */
function createReader(statements: readonly Statement[], language: TextLanguage, plain: boolean): Reader {
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

/**
 * A checker over a set of statements. Each sentence is tagged (names, countries, numbers, dates), wordings of
 * the statements are found in it, and the sentence's stance to each decides the verdict; sentences after and
 * before may take a claim back. No network, no clock, no model needed.
 */
export function createChecker(options: CheckerOptions): ClaimChecker {
  const { statements } = options;
  const tag = createTagger(
    statements.flatMap((statement) =>
      statement.ownership ? [{ statement: statement.id, names: statement.terms }] : [],
    ),
  );
  const readers = new Map<string, Reader>();
  const readerFor = (language: TextLanguage, plain: boolean): Reader => {
    const key = plain ? 'plain' : language;
    const reader = readers.get(key) ?? createReader(statements, language, plain);
    readers.set(key, reader);
    return reader;
  };

  const introduces =
    (hint: string | undefined) =>
    (sentence: Sentence, of: 'list' | 'arguments'): boolean => {
      const tagged = tag(sentence.text, hint, []);
      const { cues } = readerFor(tagged.language, tagged.plain);
      // A numbered argument needs somebody to argue; a list needs a word of saying before its colon.
      const foreign =
        of === 'arguments' &&
        new RegExp(`[${TAG.countries}]`, 'u').test(tagged.text.replaceAll(countryTag('vn'), ''));
      return (
        foreign ||
        [cues.attribution, cues.untrueBefore, cues.refutation].some((cue) =>
          new RegExp(cue.source, 'u').test(tagged.text),
        )
      );
    };

  return {
    async check(article) {
      const text = fullText(article);
      const sentences = splitSentences(text);
      const words = introducedAsWords(sentences, introduces(article.language));
      const satire = isSatire(text.slice(0, 300));
      let carried: readonly string[] = [];
      let carriedAt = -9;
      let heard: readonly string[] = [];
      const title = article.title
        ? foldSentence(article.title, sentenceLanguage(article.title, article.language).language)
        : '';
      const read = sentences.map((sentence, index): ReadSentence => {
        const before = index - carriedAt <= 3 ? carried : [];
        const tagged = finish(tag(sentence.text, article.language, before), readerFor);
        const named = tagged.places.at(-1);
        if (named && named.length > 0) {
          carried = named;
          carriedAt = index;
        }
        const reader = readerFor(tagged.language, tagged.plain);
        const { language } = tagged;
        const folded = foldSentence(sentence.text, language);
        heard = [...heard.slice(-4), folded];
        const matches = readSentence(
          {
            sentence,
            tagged,
            folded,
            carried: before,
            around: [title, ...heard].join(' '),
            inQuotation: sentence.inQuotation || words.has(index),
          },
          reader,
          article,
          satire,
        );
        return { sentence, tagged, cues: reader.cues, matches };
      });
      return askSecondOpinion(settleDiscourse(read), statements, options.secondOpinion);
    },
  };
}

/** Takes set phrases out of the way and closes the sentence, so that patterns can ask for its end. */
function finish(
  tagged: TaggedSentence,
  readerFor: (language: TextLanguage, plain: boolean) => Reader,
): TaggedSentence {
  const { cues } = readerFor(tagged.language, tagged.plain);
  const text = tagged.text.replace(cues.neutral, '✓');
  const closed = /[.!?。]\s*»?\s*$/u.test(text) ? text : `${text}${tagged.language === 'zh' ? '。' : '. '}`;
  return { ...tagged, text: closed };
}

interface SentenceInContext {
  readonly sentence: Sentence;
  readonly tagged: TaggedSentence;
  readonly folded: string;
  /** Statements named in the sentences just before. */
  readonly carried: readonly string[];
  /** Title, the sentences just before, and this one; folded. */
  readonly around: string;
  readonly inQuotation: boolean;
}

function readSentence(
  { sentence, tagged, folded, carried, around, inQuotation }: SentenceInContext,
  reader: Reader,
  article: CheckedArticle,
  satire: boolean,
): ClaimMatch[] {
  return reader.finders.flatMap(({ statement, terms, context, find }) => {
    const named = tagged.places.some((place) => place.includes(statement.id));
    if (!named && !carried.includes(statement.id) && !terms.some((term) => folded.includes(term))) return [];
    if (context.length > 0 && !context.some((word) => around.includes(word))) return [];
    const readings = find
      .flatMap((finder) => finder(tagged))
      .map((core) => ({ core, stance: readStance(tagged, core, reader.cues, inQuotation) }));
    const judged = judge(readings);
    if (!judged) return [];
    if (judged.verdict === 'contradicts') {
      const early = article.publishedAt && article.publishedAt < new Date(statement.holdsFrom);
      if (early || satire) return [];
    }
    return [
      {
        statement: statement.id,
        verdict: judged.verdict,
        score: judged.score,
        quote: sentence.text,
        start: sentence.start,
        end: sentence.end,
        why: judged.why,
      },
    ];
  });
}
