import type { Country, Statement, StatementFigure } from '../../db/model/index.ts';
import { type CoreFinder, makeCore } from './cores.ts';
import { compareDate } from './dates.ts';
import type { TextLanguage } from './normal.ts';
import { compilePattern, hitsOf, type PatternContext, type PatternHit } from './pattern.ts';
import { compareFigure } from './quantities.ts';
import { countryTag, dateIndex, NUMBER, numberIndex, TAG } from './tags.ts';

const NEIGHBOURS: readonly Country[] = ['cn', 'la', 'kh'];

/** Wordings of a part: the number is of it and not of the whole. */
const SECTION =
  / (?:đoạn(?! (?:qua (?:tỉnh|địa phận|địa bàn)|giáp|tiếp giáp|biên giáp))|xã|phường|đồn|huyện|thị trấn|tuyến đường|hàng rào|chặng|section|sections|segment|segments|district|commune|fence|portion|road|highway|railway|cao tốc|quốc lộ|km2|diện tích|area|wide|rộng|doan|xa|phuong|huyen) |段|县|公路|高速|铁路|面积|围栏/u;

/** A way from here to there, a height or a breadth: no length of a border. */
const DISTANCE_BEFORE =
  / (?:(?:cách|cach|distance of) (?:[^ ,]+ ){0,5}|(?:cao|rộng|sâu|rong|sau|bán kính|vận tốc|radius of|within) )$|(?:距离?|相距|高|宽|海拔)[^,。;平]{0,6}$/u;
const DISTANCE_AFTER =
  /^. (?:về phía|ve phia|away|north|south|east|west|northeast|northwest|southeast|southwest|off|inland|mỗi giờ|\/) |^.(?:外|远|处|高|宽)/u;

/** Keeps a day in memory, in another year than its own. */
const COMMEMORATED =
  / (?:kỷ niệm|tưởng niệm|tưởng nhớ|dâng hương|ky niem|tuong niem|anniversary|commemorat\w*|memorial|remembrance) |纪念|悼念|周年/u;

/** Right before a number that is not meant: `not 1,306 km but`. */
const NOT_THIS =
  /(?: (?:không phải|chẳng phải|chứ không|đâu phải|chứ chẳng|khong phai|dau phai|not|isn 't|is not|never|rather than|instead of) (?:[^ ,]+ ){0,2}|(?:不是|并非|而不是|绝非|没有)[^,。;]{0,3})$/u;

/** A headline's colon parts nothing that is measured: `Lạng Sơn: 253 km of border`. */
const withoutColons = (text: string): string => text.replaceAll(':', ',');

/** Text between a subject and a number that keeps them together: at most `words` words of one clause. */
const within = (between: string, words: number, language: TextLanguage): boolean =>
  !/[;:?!«»。]|\. /u.test(between) &&
  (language === 'zh' ? between.length <= words * 2 : between.trim().split(' ').length <= words);

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
    const given = (figure: StatementFigure, wanted: string): boolean =>
      tagged.quantities.some(
        (quantity, index) =>
          quantity.unit === wanted &&
          compareFigure(quantity, figure) === 'agrees' &&
          !NOT_THIS.test(text.slice(0, Math.max(0, text.indexOf(String.fromCharCode(NUMBER + index))))),
      );
    return figures.flatMap(({ figure, subjects, counted }) => {
      const countedAt = counted && new Set(hitsOf(counted, text).map((hit) => hit.start));
      const wanted = figure.unit === 'count' ? 'none' : figure.unit;
      return subjects.flatMap((subject) =>
        hitsOf(subject, text).flatMap((hit) => {
          const number = numbersNear(text, hit, language).find(
            ({ at, tag }) =>
              tagged.quantities[numberIndex(tag)]?.unit === wanted && (!countedAt || countedAt.has(at)),
          );
          const quantity = number && tagged.quantities[numberIndex(number.tag)];
          if (!number || !quantity) return [];
          const start = Math.min(hit.start, number.at);
          const end = Math.max(hit.end, number.at + 1);
          // `the fence is 500 km long, opposite Lang Son`: what is measured may stand before both.
          if (wanted === 'km' && SECTION.test(` ${text.slice(Math.max(0, start - 40), end)} `)) return [];
          const compared = compareFigure(quantity, figure);
          if (compared === 'unclear') return [];
          if (DISTANCE_BEFORE.test(text.slice(0, number.at)) || DISTANCE_AFTER.test(text.slice(number.at)))
            return [];
          // “Not 400 km but 333”, “400 km is out of thin air, it is 231.74”: whoever gives the figure corrects.
          if (compared === 'differs' && (NOT_THIS.test(text.slice(0, number.at)) || given(figure, wanted)))
            return [];
          const why = `figure:${quantity.written}${compared === 'agrees' ? '=' : '≠'}${figure.value}`;
          return [makeCore({ ...hit, start, end }, compared === 'agrees' ? 1 : -1, { why })];
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
          const dateFirst = tagged.text.indexOf(tag.text, hit.start) < hit.end - 2;
          if (dateFirst && new RegExp(`^[^.;。]{0,18}[${TAG.dates}]`, 'u').test(tagged.text.slice(hit.end)))
            return [];
          const agrees = compareDate(written, date.on) === 'agrees';
          // `Công ước 1982`, an anniversary: the year is not said of the event.
          const year = `${written.year}`;
          const named =
            statement.proposition.vi.includes(year) && !statement.dates.some(({ on }) => on.startsWith(year));
          if (!agrees && (named || COMMEMORATED.test(text))) return [];
          return [
            makeCore(hit, agrees ? 1 : -1, { why: `date:${written.written}${agrees ? '=' : '≠'}${date.on}` }),
          ];
        }),
      ),
    );
  };
}
