import type { LocalisedList, Statement } from '../../db/model/index.ts';
import { COUNTRIES } from '../../db/model/index.ts';
import type { Core } from './core.ts';
import type { Grammar, OwnershipKind } from './grammar/grammar.ts';
import type { TextLanguage } from './normal.ts';
import { compilePattern, hitsOf, type PatternContext, type PatternHit } from './pattern.ts';
import type { TaggedSentence } from './tagging.ts';
import { countryOf, countryTag, placeIndex, TAG } from './tags.ts';

/** Finds what a tagged sentence says about one statement. */
export type CoreFinder = (tagged: TaggedSentence) => readonly Core[];

const WEIGHT: Readonly<Record<OwnershipKind, number>> = { is: 0.95, holds: 0.8, named: 0.8, claims: 0.85 };
/** Wordings that ask for a place back say whose it is, however they ask. */
const DEMAND = /归还|交还|trả |tra |return|restor/;
const ACT = /occupy-illegally|occupied-illegally|vi phạm|violat|侵犯/;

/** A core from a hit, with what its wording adds. */
export const makeCore = (hit: PatternHit, polarity: 1 | -1, rest: Partial<Core> & { why: string }): Core => ({
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
    compiled: wording.patterns.map((pattern) => ({
      pattern: compilePattern(pattern, context),
      act: ACT.test(pattern),
    })),
  }));
}
export type CompiledOwnership = ReturnType<typeof compileOwnership>;

const PART =
  / (?:một nửa|nửa|một phần|mot nua|mot phan|phần phía|half|part of|parts of|northern part|portion) |一半|部分|一侧/u;

/** `a resort on Phu Quoc belongs to …`: the place is where, not what; `the islands in the Spratlys` is what. */
function notTheSubject(before: string, language: TextLanguage): boolean {
  if (language === 'zh') return false;
  if (
    !/ (?:ở|tại|trên|quanh|gần|trong|ngoài|on|in|at|near|around|off|of|o|tai|tren) (?:the )?$/u.test(before)
  )
    return false;
  // `Woody Island in the Paracels` is what it says.
  if (new RegExp(`[${TAG.places}] [^ ]+ (?:the )?$`, 'u').test(before)) return false;
  return !/ (?:đảo|đá|bãi|thực thể|vùng biển|điểm|biển|quần đảo|chủ quyền|dao|da|bai|islands?|islets?|reefs?|waters|features?|rocks?|whole|all|entirety|sovereignty|ownership) (?:[^ ]+ ){0,6}[^ ]+ (?:the )?$/u.test(
    before,
  );
}

/** `the islands east of Da Nang`: where they lie, and nobody's claim to them. */
const LOCATED = new RegExp(
  ` (?:(?:nằm |ở )*phía (?:đông|tây|nam|bắc)|ngoài khơi|(?:to the )?(?:east|west|north|south) of|off)(?: (?:the )?(?:tỉnh|coast of|bờ biển))? [${TAG.countries}]|[${TAG.countries}](?:以[东南西北]|外海|近海)`,
  'gu',
);

/** `belongs to a Chinese company`: a business that holds a place is no country that owns it. */
const BUSINESS =
  /^ ?(?:'s |的)?(?:[^ ,.;]+ )?(?:company|companies|firm|firms|investor|investors|tycoon|businessman|businesswoman|developer|conglomerate|group|corporation|bank|owner|fund|企业|公司|集团|商人|富豪|投资者|开发商)/u;

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
          if (
            !act &&
            hit.captures[0] === place &&
            notTheSubject(tagged.text.slice(0, hit.start), tagged.language)
          )
            continue;
          const gaps = hit.captures
            .filter((capture) => capture.kind === 'gap')
            .map((capture) => ` ${capture.text} `.replace(LOCATED, ' '));
          // The nearer name is the subject: `the Paracels are small, the Spratlys belong to …`.
          if (gaps.some((gap) => new RegExp(`[${TAG.places}]`, 'u').test(gap))) continue;
          const others = gaps.join('').replaceAll(owner.text, '');
          if (wording.kind !== 'claims' && !act && new RegExp(`[${TAG.countries}]`, 'u').test(others))
            continue;
          if (
            wording.kind !== 'claims' &&
            !act &&
            wording.sign > 0 &&
            gaps.some((gap) => new RegExp(blocks.gap.source, 'u').test(gap))
          )
            continue;
          // “Is not ours but China's” does not say that it is not China's.
          if (wording.sign < 0 && !act && gaps.some((gap) => / (?:mà|mà là|ma la|but) |而是/u.test(gap)))
            continue;
          if (wording.kind === 'holds' && ownership.holder !== country) continue;
          // `from Cambodia`: not the one who took it.
          if (
            act &&
            wording.sign < 0 &&
            / (?:from|of|của|từ|tay|từ tay) $|从$/u.test(
              tagged.text.slice(0, tagged.text.indexOf(owner.text, hit.start)),
            )
          )
            continue;
          if (wording.kind === 'named') {
            // Only the two neighbours name these places as their own; others' islets are named by who is there.
            if (country !== 'cn' && country !== 'vn' && country !== 'kh') continue;
            if (ownership.holder === 'none') continue;
            // Of a place that two countries share, `China's Detian` is China's side of it.
            if (ownership.shared && ownership.holder !== country) continue;
            if (new RegExp(`^ ?(?:${blocks.named.source})`, 'u').test(tagged.text.slice(hit.end))) continue;
          }
          if (!act && BUSINESS.test(tagged.text.slice(tagged.text.lastIndexOf(owner.text, hit.end) + 1)))
            continue;
          const said = tagged.text.slice(hit.start, hit.end);
          if (ownership.shared && PART.test(` ${said} `)) continue;
          const holds = ownership.holder === country;
          if (ownership.holder === 'none' && country === 'vn') continue;
          found.push(
            makeCore(hit, (holds ? 1 : -1) * wording.sign > 0 ? 1 : -1, {
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
    ...find(affirms, tagged).map((hit) => makeCore(hit, 1, { why: 'affirms' })),
    ...find(denies, tagged).map((hit) => makeCore(hit, -1, { why: 'denies' })),
    ...find(rebuts, tagged).map((hit) => makeCore(hit, 1, { why: 'rebuts', denies: true })),
    ...find(claims, tagged).map((hit) => makeCore(hit, -1, { why: 'claims', attributed: true })),
  ];
}
