import type { Country, LocalisedList, Statement } from '../../db/model/index.ts';
import { COUNTRIES } from '../../db/model/index.ts';
import { compareDate } from './dates.ts';
import type { Grammar, OwnershipKind } from './grammar/grammar.ts';
import type { TextLanguage } from './normal.ts';
import { compilePattern, hitsOf, type PatternContext, type PatternHit } from './pattern.ts';
import { compareFigure } from './quantities.ts';
import type { Core } from './stance.ts';
import { countryOf, countryTag, dateIndex, numberIndex, placeIndex, TAG, type TaggedSentence } from './tagging.ts';

/** Finds what a tagged sentence says about one statement. */
export type CoreFinder = (tagged: TaggedSentence) => readonly Core[];

const WEIGHT: Readonly<Record<OwnershipKind, number>> = { is: 0.95, holds: 0.8, named: 0.8, claims: 0.85 };
const NEIGHBOURS: readonly Country[] = ['cn', 'la', 'kh'];
/** Wordings that ask for a place back say whose it is, however they ask. */
const DEMAND = /归还|交还|trả |tra |return|restor/;
const ACT = /occupy-illegally|occupied-illegally|vi phạm|violat|侵犯/;

const core = (hit: PatternHit, polarity: 1 | -1, rest: Partial<Core> & { why: string }): Core => ({
  start: hit.start,
  end: hit.end,
  polarity,
  gaps: hit.captures.filter((capture) => capture.kind === 'gap').map((capture) => capture.text),
  attributed: false,
  act: false,
  denies: false,
  demand: false,
  weight: 0.92,
  ...rest,
});

/** Tags that patterns may name, for one statement in one language. */
export function patternContext(grammar: Grammar, language: TextLanguage, plain: boolean): PatternContext {
  return {
    language,
    plain,
    concept: (name) => grammar.concepts[name],
    tag: (name) => {
      if (name === 'E') return TAG.places;
      if (name === 'O') return TAG.countries;
      if (name === 'N') return TAG.numbers;
      if (name === 'A') return TAG.areas;
      if (name === 'D') return TAG.dates;
      const country = COUNTRIES.find((code) => code === name);
      return country && countryTag(country);
    },
  };
}

/** The wordings by which a language says whose a place is; compiled once for all statements. */
export function compileOwnership(grammar: Grammar, context: PatternContext) {
  return grammar.ownership.map((wording) => ({
    ...wording,
    compiled: wording.patterns.map((pattern) => ({ pattern: compilePattern(pattern, context), act: ACT.test(pattern) })),
  }));
}
export type CompiledOwnership = ReturnType<typeof compileOwnership>;

const PART = / (?:một nửa|nửa|một phần|mot nua|mot phan|phần phía|half|part of|parts of|northern part|portion) |一半|部分|一侧/u;

/** `a resort on Phu Quoc belongs to …`: the place is where, not what; `the islands in the Spratlys` is what. */
function notTheSubject(before: string, language: TextLanguage): boolean {
  if (language === 'zh') return false;
  if (!/ (?:ở|tại|trên|quanh|gần|trong|ngoài|on|in|at|near|around|off|of|o|tai|tren) (?:the )?$/u.test(before)) return false;
  return !/ (?:đảo|đá|bãi|thực thể|vùng biển|điểm|biển|quần đảo|chủ quyền|dao|da|bai|islands?|islets?|reefs?|waters|features?|rocks?|whole|all|entirety|sovereignty|ownership) (?:[^ ]+ ){0,6}[^ ]+ (?:the )?$/u.test(before);
}

/** What a sentence says about whose a named place is. */
export function ownershipCores(
  statement: Statement,
  wordings: CompiledOwnership,
  blocks: { readonly gap: RegExp; readonly named: RegExp },
): CoreFinder {
  const { ownership } = statement;
  if (!ownership) return () => [];
  return (tagged) => {
    if (!tagged.places.some((place) => place.includes(statement.id))) return [];
    const found: Core[] = [];
    for (const wording of wordings) {
      for (const { pattern, act } of wording.compiled) {
        for (const hit of hitsOf(pattern, tagged.text)) {
          const place = hit.captures.find((capture) => capture.kind === 'e');
          const owner = hit.captures.findLast((capture) => capture.kind === 'o');
          const country = owner && countryOf(owner.text);
          if (!place || !country || !tagged.places[placeIndex(place.text)]?.includes(statement.id)) continue;
          if (!act && hit.captures[0] === place && notTheSubject(tagged.text.slice(0, hit.start), tagged.language)) continue;
          const gaps = hit.captures.filter((capture) => capture.kind === 'gap').map((capture) => ` ${capture.text} `);
          // The nearer name is the subject: `the Paracels are small, the Spratlys belong to …`.
          if (gaps.some((gap) => new RegExp(`[${TAG.places}]`, 'u').test(gap))) continue;
          if (wording.kind !== 'claims' && !act && wording.sign > 0 && gaps.some((gap) => new RegExp(blocks.gap.source, 'u').test(gap))) continue;
          if (wording.kind === 'holds' && ownership.holder !== country) continue;
          // `from Cambodia`: not the one who took it.
          if (act && wording.sign < 0 && / (?:from|of|của|từ|tay|từ tay) $|从$/u.test(tagged.text.slice(0, tagged.text.indexOf(owner.text, hit.start)))) continue;
          if (wording.kind === 'named') {
            // Only the two neighbours name these places as their own; others' islets are named by who is there.
            if (country !== 'cn' && country !== 'vn' && country !== 'kh') continue;
            if (ownership.holder === 'none') continue;
            if (new RegExp(`^ ?(?:${blocks.named.source})`, 'u').test(tagged.text.slice(hit.end))) continue;
          }
          const said = tagged.text.slice(hit.start, hit.end);
          if (ownership.shared && PART.test(` ${said} `)) continue;
          const holds = ownership.holder === country;
          if (ownership.holder === 'none' && country === 'vn') continue;
          found.push(
            core(hit, (holds ? 1 : -1) * wording.sign > 0 ? 1 : -1, {
              attributed: wording.kind === 'claims',
              act,
              denies: wording.sign < 0 && !act,
              demand: DEMAND.test(pattern.source),
              weight: WEIGHT[wording.kind],
              why: `owner:${country}${wording.sign < 0 ? ' not' : ''}`,
            }),
          );
        }
      }
    }
    return found;
  };
}

const NONE: LocalisedList = { vi: [], en: [], zh: [] };

const compileList = (list: LocalisedList, context: PatternContext): RegExp[] =>
  list[context.language].map((pattern) => compilePattern(pattern, context));

/** What a sentence says by the statement's own patterns. */
export function propositionCores(statement: Statement, context: PatternContext): CoreFinder {
  const affirms = compileList(statement.patterns.affirms, context);
  const denies = compileList(statement.patterns.denies, context);
  const rebuts = compileList(statement.patterns.rebuts ?? NONE, context);
  const claims = compileList(statement.patterns.claims ?? NONE, context);
  const { ownership } = statement;
  const find = (patterns: readonly RegExp[], tagged: TaggedSentence) =>
    patterns.flatMap((pattern) =>
      hitsOf(pattern, tagged.text).filter((hit) => {
        const place = hit.captures.find((capture) => capture.kind === 'e');
        return !ownership || !place || tagged.places[placeIndex(place.text)]?.includes(statement.id);
      }),
    );
  return (tagged) => [
    ...find(affirms, tagged).map((hit) => core(hit, 1, { why: 'affirms' })),
    ...find(denies, tagged).map((hit) => core(hit, -1, { why: 'denies' })),
    ...find(rebuts, tagged).map((hit) => core(hit, 1, { why: 'rebuts', denies: true })),
    ...find(claims, tagged).map((hit) => core(hit, -1, { why: 'claims', attributed: true })),
  ];
}

/** Wordings of a part: the number is of it and not of the whole. */
const SECTION =
  / (?:đoạn|xã|phường|đồn|huyện|thị trấn|tuyến đường|hàng rào|chặng|section|sections|segment|segments|district|commune|fence|portion|road|highway|railway|cao tốc|quốc lộ|km2|diện tích|area|wide|rộng|doan|xa|phuong|huyen) |段|县|公路|高速|铁路|面积|围栏/u;

/** Text between a subject and a number that keeps them together: at most `words` words of one clause. */
const within = (between: string, words: number, language: TextLanguage): boolean =>
  !/[;:?!«»。]|\. /u.test(between) &&
  (language === 'zh' ? between.length <= words * 2 : between.trim().split(' ').length <= words);

/** Numbers in, after or before the subject of a figure, nearest first. */
function numbersNear(text: string, hit: PatternHit, language: TextLanguage): { at: number; tag: string }[] {
  const all = [...text.matchAll(new RegExp(`[${TAG.numbers}]`, 'gu'))].map((match) => ({ at: match.index, tag: match[0] }));
  const inside = all.filter(({ at }) => at >= hit.start && at < hit.end);
  const after = all.filter(({ at }) => at >= hit.end && within(text.slice(hit.end, at), 14, language));
  const before = all.filter(({ at }) => at < hit.start && within(text.slice(at + 1, hit.start), 7, language)).toReversed();
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
    const { text, language } = tagged;
    return figures.flatMap(({ figure, subjects, counted }) => {
      const countedAt = counted && new Set(hitsOf(counted, text).map((hit) => hit.start));
      const wanted = figure.unit === 'count' ? 'none' : figure.unit;
      return subjects.flatMap((subject) =>
        hitsOf(subject, text).flatMap((hit) => {
          const number = numbersNear(text, hit, language).find(
            ({ at, tag }) => tagged.quantities[numberIndex(tag)]?.unit === wanted && (!countedAt || countedAt.has(at)),
          );
          const quantity = number && tagged.quantities[numberIndex(number.tag)];
          if (!number || !quantity) return [];
          const start = Math.min(hit.start, number.at);
          const end = Math.max(hit.end, number.at + 1);
          // `the fence is 500 km long, opposite Lang Son`: what is measured may stand before both.
          if (SECTION.test(` ${text.slice(Math.max(0, start - 40), end)} `)) return [];
          const compared = compareFigure(quantity, figure);
          if (compared === 'unclear') return [];
          const why = `figure:${quantity.written}${compared === 'agrees' ? '=' : '≠'}${figure.value}`;
          return [core({ ...hit, start, end }, compared === 'agrees' ? 1 : -1, { why })];
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
        compilePattern(`{D} ~8 ${event} ~8 (${subject})`, context),
        compilePattern(`{D} ~8 (${subject}) ~8 ${event}`, context),
        compilePattern(`${event} ~8 (${subject}) ~6 {D}`, context),
      ]),
    ),
  }));
  return (tagged) => {
    if (tagged.dates.length === 0) return [];
    return dates.flatMap(({ date, patterns }) =>
      patterns.flatMap((pattern) =>
        hitsOf(pattern, tagged.text).flatMap((hit) => {
          if (!betweenParties(tagged.text, date.parties)) return [];
          const tags = hit.captures.filter((capture) => capture.kind === 'd');
          const tag = tags[0];
          const written = tag && tagged.dates[dateIndex(tag.text)];
          // Another date in between belongs to another event.
          const between = [...tagged.text.slice(hit.start, hit.end)].filter((c) => c >= '\ue300' && c <= '\ue3ff');
          if (!written || between.length > 1) return [];
          // `signed on D1, in force on D2`: the date after the event is the event's own.
          const dateFirst = tagged.text.indexOf(tag.text, hit.start) < hit.end - 2;
          if (dateFirst && new RegExp(`^[^.;。]{0,18}[${TAG.dates}]`, 'u').test(tagged.text.slice(hit.end))) return [];
          const agrees = compareDate(written, date.on) === 'agrees';
          return [core(hit, agrees ? 1 : -1, { why: `date:${written.written}${agrees ? '=' : '≠'}${date.on}` })];
        }),
      ),
    );
  };
}
