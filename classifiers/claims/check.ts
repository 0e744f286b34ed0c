import { type ClaimMatch, fullText, type Statement } from '../../db/model/index.ts';
import { introducedAsWords, isSatire, type ReadSentence, settleDiscourse } from './discourse.ts';
import { hear, isSilent, type Judge, worthJudging } from './judge.ts';
import { sentenceLanguage, type TextLanguage } from './normal.ts';
import { askSecondOpinion, type SecondOpinion } from './opinion.ts';
import { createReader, foldSentence, type Reader } from './reader.ts';
import { mayConcern, type Retrieval } from './retrieval.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { readStance } from './stance.ts';
import { createTagger, placesOf, type TaggedSentence } from './tagging.ts';
import { countryTag, TAG } from './tags.ts';
import { judge } from './verdict.ts';

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
      /** Satire flags nothing, nor does a text from before its statement held. */
      const stands = ({ verdict, statement }: ClaimMatch): boolean => {
        const from = byId.get(statement)?.holdsFrom;
        const early = article.publishedAt && from && article.publishedAt < new Date(from);
        return verdict !== 'contradicts' || !(satire || early);
      };
      let carried: readonly string[] = [];
      let carriedAt = -9;
      let heard: readonly string[] = [];
      const contexts: SentenceInContext[] = [];
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
        const context: SentenceInContext = {
          sentence,
          tagged,
          folded,
          carried: before,
          around: [title, ...heard].join(' '),
          inQuotation: sentence.inQuotation || words.has(index),
          concerned: [],
        };
        contexts.push(context);
        const matches = readSentence(context, reader).filter(stands);
        return { sentence, tagged, cues: reader.cues, matches };
      });
      if (options.retrieval) {
        const named = new Set(contexts.flatMap(({ tagged }) => tagged.places.flat()));
        const open = read.flatMap(({ matches, tagged }, index) =>
          matches.length === 0 && mayConcern(tagged) ? [index] : [],
        );
        const found = await options.retrieval.nearest(open.map((index) => sentences[index]?.text ?? ''));
        open.forEach((index, at) => {
          const context = contexts[index];
          const before = read[index];
          if (!context || !before) return;
          const concerned = found[at] ?? [];
          // A description stands for a place that the article names somewhere, and for no other.
          const meant = concerned.filter((id) => named.has(id)).slice(0, 1);
          const tagged =
            meant.length > 0 && context.tagged.places.length === 0
              ? finish(tag(context.sentence.text, article.language, meant, true), readerFor)
              : context.tagged;
          const reader = readerFor(tagged.language, tagged.plain);
          const matches = readSentence({ ...context, tagged, concerned }, reader).filter(stands);
          read[index] = { ...before, tagged, matches };
        });
      }
      if (options.judge) {
        const named = contexts.map(({ sentence, tagged, folded, around }, index) => {
          if (read[index]!.matches.length > 0 || !worthJudging(sentence.text)) return [];
          const { finders } = readerFor(tagged.language, tagged.plain);
          const byTerm = finders.filter((finder) => namesTerm(finder, folded) && fitsContext(finder, around));
          return [...tagged.places.flat(), ...byTerm.map(({ statement }) => statement.id)];
        });
        const open = read.flatMap(({ matches }, index) =>
          matches.length > 0 || named[index]!.length > 0 ? [index] : [],
        );
        const said = await options.judge(open.map((index) => sentences[index]!.text));
        const speaking = open.filter(
          (index, at) => read[index]!.matches.length === 0 && !isSilent(said[at]!),
        );
        const near = await options.retrieval?.nearest(speaking.map((index) => sentences[index]!.text));
        open.forEach((index, at) => {
          const before = read[index]!;
          const { sentence, inQuotation } = contexts[index]!;
          const statement = nearestNamed(near?.[speaking.indexOf(index)] ?? [], named[index]!);
          const about = byId.get(statement ?? '');
          const figures = before.tagged.quantities.length > 0 && (about?.figures.length ?? 0) > 0;
          const nearCriticism = about?.nearCriticism ?? false;
          const asked = {
            ...sentence,
            quote: sentence.text,
            statement,
            inQuotation,
            figures,
            nearCriticism,
          };
          read[index] = { ...before, matches: hear(before.matches, said[at]!, asked).filter(stands) };
        });
      }
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
  /** Statements that retrieval found for it. */
  readonly concerned: readonly string[];
}

function readSentence(
  { sentence, tagged, folded, carried, around, inQuotation, concerned }: SentenceInContext,
  reader: Reader,
): ClaimMatch[] {
  return reader.finders.flatMap((finder) => {
    const { statement, find } = finder;
    const named = tagged.places.some((place) => place.includes(statement.id));
    const gated = named || carried.includes(statement.id) || namesTerm(finder, folded);
    if (!gated && !concerned.includes(statement.id)) return [];
    if (!fitsContext(finder, around)) return [];
    const readings = find
      .flatMap((wording) => wording(tagged))
      .map((core) => ({ core, stance: readStance(tagged, core, reader.cues, inQuotation) }));
    const judged = judge(readings);
    if (!judged) return [];
    return [
      {
        statement: statement.id,
        verdict: judged.verdict,
        score: judged.score,
        quote: sentence.text,
        start: sentence.start,
        end: sentence.end,
        why: gated ? judged.why : [...judged.why, 'retrieved'],
      },
    ];
  });
}

type Named = Pick<Reader['finders'][number], 'terms' | 'context'>;
const namesTerm = ({ terms }: Named, folded: string): boolean => terms.some((term) => folded.includes(term));

/** Words without which a statement's terms mean something else. */
const fitsContext = ({ context }: Named, around: string): boolean =>
  context.length === 0 || context.some((word) => around.includes(word));

/** Of the statements that a sentence names, the nearest by retrieval; else the first. */
const nearestNamed = (near: readonly string[], named: readonly string[]): string | undefined =>
  near.find((id) => named.includes(id)) ?? named[0];
