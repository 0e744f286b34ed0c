import type { Country, Statement, StatementFigure } from '../../db/model/index.ts';
import type { Core } from './core.ts';
import { type CoreFinder, makeCore } from './cores.ts';
import { compareDate } from './dates.ts';
import type { TextLanguage } from './normal.ts';
import { compilePattern, hitsOf, type PatternContext, type PatternHit } from './pattern.ts';
import { compareFigure, type Quantity } from './quantities.ts';
import {
  isCorrected,
  isDated,
  isNotMeant,
  isOfAnotherEvent,
  isOfAnotherProvince,
  isOtherCount,
  isOtherLength,
  isSetApart,
  placeOfNumber,
} from './scope.ts';
import type { TaggedSentence } from './tagging.ts';
import { countryTag, dateIndex, numberIndex, TAG } from './tags.ts';

const NEIGHBOURS: readonly Country[] = ['cn', 'la', 'kh'];

/** Stands in a wording that its own sentence corrects, where a negation would. */
const DENIAL: Readonly<Record<TextLanguage, string>> = { vi: ' không ', en: ' not ', zh: '不是' };

/** A headline's colon parts nothing that is measured: `Lạng Sơn: 253 km of border`. */
const withoutColons = (text: string): string => text.replaceAll(':', ',');

/** Text between a subject and a number that keeps them together: at most `words` words of one clause. */
const within = (between: string, words: number, language: TextLanguage): boolean =>
  !/[;:?!«»。]|\. /u.test(between) &&
  (language === 'zh' ? between.length <= words * 2 : between.trim().split(' ').length <= words);

/** A treaty may be signed in a province; what is finished there is finished there only. */
const SIGNING = /(?:^| )(?:ký|ky|sign\w*|inked) |签/u;

/** Numbers in, after or before the subject of a figure, nearest first. */
function numbersNear(text: string, hit: PatternHit, language: TextLanguage): { at: number; tag: string }[] {
  const all = [...text.matchAll(new RegExp(`[${TAG.numbers}]`, 'gu'))].map((match) => ({
    at: match.index,
    tag: match[0],
  }));
  const inside = all.filter(({ at }) => at >= hit.start && at < hit.end);
  const after = all.filter(({ at }) => at >= hit.end && within(text.slice(hit.end, at), 14, language));
  const before = all
    .filter(({ at }) => at < hit.start && within(text.slice(at + 1, hit.start), 7, language))
    .toReversed();
  return [...inside, ...after, ...before];
}

/** True where a sentence gives a figure as the statement does. */
const givesFigure = ({ quantities }: TaggedSentence, text: string, figure: StatementFigure): boolean =>
  quantities.some(
    (quantity, index) =>
      quantity.unit === unitOf(figure) &&
      compareFigure(quantity, figure) === 'agrees' &&
      !isNotMeant(text, placeOfNumber(text, index)),
  );

const unitOf = ({ unit }: StatementFigure): Quantity['unit'] => (unit === 'count' ? 'none' : unit);

/** What one number beside a figure's subject says of it; nothing where it may be of something else. */
function readFigure(
  tagged: TaggedSentence,
  figure: StatementFigure,
  hit: PatternHit,
  number: { readonly at: number; readonly tag: string },
): Core[] {
  const text = withoutColons(tagged.text);
  const quantity = tagged.quantities[numberIndex(number.tag)];
  if (!quantity) return [];
  const start = Math.min(hit.start, number.at);
  const end = Math.max(hit.end, number.at + 1);
  const stretch = { text, start, end };
  // `the fence is 500 km long, opposite Lang Son`: what is measured may stand before both.
  if (figure.unit === 'km' && isOtherLength(stretch, number.at)) return [];
  const compared = compareFigure(quantity, figure);
  if (compared === 'unclear') return [];
  const another =
    isOfAnotherProvince(stretch, text.slice(hit.start, hit.end)) ||
    isOtherCount(stretch, number.at) ||
    (figure.unit === '%' && isDated(text, number.at));
  if (compared === 'differs' && another) return [];
  const why = `figure:${quantity.written}${compared === 'agrees' ? '=' : '≠'}${figure.value}`;
  if (compared === 'agrees') return [makeCore({ ...hit, start, end }, 1, { why })];
  // “Not 400 km but 333”, “400 km is out of thin air, it is 231.74”: whoever gives the figure corrects.
  const meant = !isNotMeant(text, number.at);
  if (meant && !givesFigure(tagged, text, figure)) return [makeCore({ ...hit, start, end }, -1, { why })];
  const said = meant || number.at > start;
  return said && isCorrected(stretch)
    ? [makeCore({ ...hit, start, end }, -1, { why, gaps: [DENIAL[tagged.language]] })]
    : [];
}

/** Numbers that a sentence gives for the statement's figures. */
export function figureCores(statement: Statement, context: PatternContext): CoreFinder {
  const figures = statement.figures.map((figure) => {
    const counted = figure.counted[context.language];
    return {
      figure,
      subjects: figure.subject[context.language].map((subject) => compilePattern(subject, context)),
      counted: counted.length === 0 ? undefined : compilePattern(`{N} ~2 (${counted.join('|')})`, context),
    };
  });
  return (tagged) => {
    if (tagged.quantities.length === 0) return [];
    const { language } = tagged;
    const text = withoutColons(tagged.text);
    return figures.flatMap(({ figure, subjects, counted }) => {
      const countedAt = counted && new Set(hitsOf(counted, text).map((hit) => hit.start));
      return subjects.flatMap((subject) =>
        hitsOf(subject, text).flatMap((hit) => {
          const numbers = numbersNear(text, hit, language).filter(
            ({ at, tag }) =>
              tagged.quantities[numberIndex(tag)]?.unit === unitOf(figure) &&
              (!countedAt || countedAt.has(at)),
          );
          // The number after one that is not meant is the one that is: `not 400 km but 410`.
          const meantAt = numbers.findIndex(({ at }) => !isNotMeant(text, at));
          return numbers
            .slice(0, meantAt < 0 ? 1 : meantAt + 1)
            .flatMap((number) => readFigure(tagged, figure, hit, number));
        }),
      );
    });
  };
}

/** True where a sentence names these neighbours and no other. */
function betweenParties(text: string, parties: readonly Country[] | undefined): boolean {
  if (!parties) return true;
  return NEIGHBOURS.every((country) => text.includes(countryTag(country)) === parties.includes(country));
}

/** Dates that a sentence gives for the statement's events. */
export function dateCores(statement: Statement, context: PatternContext): CoreFinder {
  const dates = statement.dates.map((date) => ({
    date,
    patterns: date.subject[context.language].flatMap((subject) =>
      date.event[context.language].flatMap((event) => [
        compilePattern(`(${subject}) ~12 ${event} ~6 {D}`, context),
        compilePattern(`(${subject}) ~8 {D} ~6 ${event}`, context),
        compilePattern(`{D} ~12 ${event} ~8 (${subject})`, context),
        compilePattern(`{D} ~8 (${subject}) ~8 ${event}`, context),
        compilePattern(`${event} ~8 (${subject}) ~6 {D}`, context),
      ]),
    ),
  }));
  return (tagged) => {
    if (tagged.dates.length === 0) return [];
    const text = withoutColons(tagged.text);
    return dates.flatMap(({ date, patterns }) =>
      patterns.flatMap((pattern) =>
        hitsOf(pattern, text).flatMap((hit) => {
          if (!betweenParties(tagged.text, date.parties)) return [];
          const tags = hit.captures.filter((capture) => capture.kind === 'd');
          const tag = tags[0];
          const written = tag && tagged.dates[dateIndex(tag.text)];
          // Another date in between belongs to another event.
          const between = [...tagged.text.slice(hit.start, hit.end)].filter(
            (c) => c >= '\ue300' && c <= '\ue3ff',
          );
          if (!written || between.length > 1) return [];
          // `signed on D1, in force on D2`: the date after the event is the event's own.
          const dateAt = text.indexOf(tag.text, hit.start);
          const dateFirst = dateAt < hit.end - 2;
          if (dateFirst && new RegExp(`^[^.;。]{0,18}[${TAG.dates}]`, 'u').test(tagged.text.slice(hit.end)))
            return [];
          const agrees = compareDate(written, date.on) === 'agrees';
          // `Công ước 1982`: the year is a name.
          const year = `${written.year}`;
          const named =
            statement.proposition.vi.includes(year) && !statement.dates.some(({ on }) => on.startsWith(year));
          if (!agrees && (named || isOfAnotherEvent(text) || isSetApart(text, dateAt))) return [];
          const part = isOfAnotherProvince({ text, start: hit.start, end: hit.end }, '');
          if (!agrees && part && !SIGNING.test(text.slice(hit.start, hit.end))) return [];
          return [
            makeCore(hit, agrees ? 1 : -1, { why: `date:${written.written}${agrees ? '=' : '≠'}${date.on}` }),
          ];
        }),
      ),
    );
  };
}
