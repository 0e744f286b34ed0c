import { type ClaimMatch, fullText, type Statement } from '../../db/model/index.ts';
import { introducedAsWords, isSatire, settleDiscourse } from './discourse.ts';
import { hearJudge } from './hearing.ts';
import type { Judge } from './judge.ts';
import { closeSentence, type Line, type ReaderFor, readMatches, type Stands } from './line.ts';
import { sentenceLanguage } from './normal.ts';
import { askSecondOpinion, type SecondOpinion } from './opinion.ts';
import { createReader, foldSentence, type Reader } from './reader.ts';
import { mayConcern, type Retrieval } from './retrieval.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { createTagger, placesOf } from './tagging.ts';
import { countryTag, TAG } from './tags.ts';

export interface CheckerOptions {
  readonly statements: readonly Statement[];
  /** A natural-language-inference model. It can take a flag back and never raises one. */
  readonly secondOpinion?: SecondOpinion | undefined;
  /** Finds statements for sentences that name none; without it the statements' terms alone do. */
  readonly retrieval?: Retrieval | undefined;
  /** Reads what the rules' wordings miss, and doubts what they flag; needs `retrieval` for what names nothing. */
  readonly judge?: Judge | undefined;
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

/**
 * A checker over a set of statements. Each sentence is tagged (names, countries, numbers, dates), wordings of
 * the statements are found in it, and the sentence's stance to each decides the verdict; sentences after and
 * before may take a claim back. No network, no clock, no model needed.
 */
export function createChecker(options: CheckerOptions): ClaimChecker {
  const { statements } = options;
  const tag = createTagger(placesOf(statements));
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const readers = new Map<string, Reader>();
  const readerFor: ReaderFor = (language, plain) => {
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

  /** Each sentence by the rules alone. */
  const readByRules = (article: CheckedArticle, sentences: readonly Sentence[], stands: Stands): Line[] => {
    const words = introducedAsWords(sentences, introduces(article.language));
    const title = article.title
      ? foldSentence(article.title, sentenceLanguage(article.title, article.language).language)
      : '';
    let carried: readonly string[] = [];
    let carriedAt = -9;
    let heard: readonly string[] = [];
    return sentences.map((sentence, index) => {
      const before = index - carriedAt <= 3 ? carried : [];
      const tagged = closeSentence(tag(sentence.text, article.language, before), readerFor);
      const last = tagged.places.at(-1);
      if (last && last.length > 0) {
        carried = last;
        carriedAt = index;
      }
      const reader = readerFor(tagged.language, tagged.plain);
      const folded = foldSentence(sentence.text, tagged.language);
      heard = [...heard.slice(-4), folded];
      const around = [title, ...heard].join(' ');
      const inQuotation = sentence.inQuotation || words.has(index);
      const placesNamed = tagged.places.flat();
      const line = { sentence, tagged, folded, placesNamed, carried: before, around, inQuotation };
      return { ...line, cues: reader.cues, matches: readMatches(line, reader).filter(stands) };
    });
  };

  /** Lines in which the rules found nothing, read once more with the statements that retrieval finds for them. */
  const liftCandidates = async (
    lines: readonly Line[],
    language: string | undefined,
    retrieval: Retrieval,
    stands: Stands,
  ): Promise<Line[]> => {
    const inArticle = new Set(lines.flatMap(({ tagged }) => tagged.places.flat()));
    const open = lines.filter(({ matches, tagged }) => matches.length === 0 && mayConcern(tagged));
    const found = await retrieval.nearest(open.map(({ sentence }) => sentence.text));
    const concernedBy = new Map(open.map((line, at) => [line, found[at] ?? []]));
    return lines.map((line) => {
      const concerned = concernedBy.get(line);
      if (!concerned) return line;
      // A description stands for a place that the article names somewhere, and for no other.
      const meant = concerned.filter((id) => inArticle.has(id)).slice(0, 1);
      const tagged =
        meant.length > 0 && line.tagged.places.length === 0
          ? closeSentence(tag(line.sentence.text, language, meant, true), readerFor)
          : line.tagged;
      const reader = readerFor(tagged.language, tagged.plain);
      const matches = readMatches({ ...line, tagged }, reader, concerned).filter(stands);
      return { ...line, tagged, matches };
    });
  };

  return {
    async check(article) {
      const { retrieval, judge, secondOpinion } = options;
      const text = fullText(article);
      const satire = isSatire(text.slice(0, 300));
      /** Satire flags nothing, nor does a text from before its statement held. */
      const stands: Stands = ({ verdict, statement }) => {
        const from = byId.get(statement)?.holdsFrom;
        const early = article.publishedAt && from && article.publishedAt < new Date(from);
        return verdict !== 'contradicts' || !(satire || early);
      };
      let lines = readByRules(article, splitSentences(text), stands);
      if (retrieval) lines = await liftCandidates(lines, article.language, retrieval, stands);
      if (judge) lines = await hearJudge(lines, { judge, retrieval, statements: byId, readerFor, stands });
      return askSecondOpinion(settleDiscourse(lines), statements, secondOpinion);
    },
  };
}
