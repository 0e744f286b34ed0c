import { COUNTRIES, type Country, type Statement } from '../../db/model/index.ts';
import { mergeListedPlaces, resolvePlaces, resolvePronouns } from './coreference.ts';
import { tagDates, type WrittenDate } from './dates.ts';
import { COUNTRY_NAMES, ONLY_IN_PAIRS } from './grammar/countries.ts';
import { COUNTRY_PRONOUNS, PLACE_DESCRIPTIONS, PLACE_PRONOUNS } from './grammar/pronouns.ts';
import { foldPattern, normalise, sentenceLanguage, type TextLanguage } from './normal.ts';
import { writeDigits } from './number-words.ts';
import { type Quantity, tagQuantities } from './quantities.ts';
import { AREA, countryTag, DATE, NUMBER, PLACE } from './tags.ts';

/** A sentence in which names, countries, numbers and dates are single characters, as patterns want it. */
export interface TaggedSentence {
  readonly text: string;
  readonly language: TextLanguage;
  readonly plain: boolean;
  /** Statements that are named, in the order of their names. */
  readonly places: readonly (readonly string[])[];
  readonly quantities: readonly Quantity[];
  readonly dates: readonly WrittenDate[];
  /** A word of the claim stands in quotation marks of its own: “historic rights”. */
  readonly scareQuoted: boolean;
}

const escapeSource = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Names by their written form; in plain text the folded ones, unless the name is kept out of it. */
function nameTable<T>(
  entries: readonly (readonly [string, T])[],
  language: TextLanguage,
  plain: boolean,
): { expression: RegExp; values: ReadonlyMap<string, T[]> } {
  const values = new Map<string, T[]>();
  for (const [name, value] of entries) {
    const exactOnly = name.startsWith('=');
    if (exactOnly && plain) continue;
    const written = normalise(exactOnly ? name.slice(1) : name, language, false).trim();
    const form = plain ? foldPattern(written) : written;
    if (form === '') continue;
    values.set(form, [...(values.get(form) ?? []), value]);
  }
  const forms = [...values.keys()].sort((a, b) => b.length - a.length).map(escapeSource);
  const body = forms.length === 0 ? '(?!)' : `(?:${forms.join('|')})`;
  return {
    expression: new RegExp(
      language === 'zh' ? body : `(?<= )(?<! vi[eệ]t )(?<! phía (?=nam ))${body}(?= )`,
      'gu',
    ),
    values,
  };
}

/** Names of places: the statement's id for every name of it, in every script. */
export type PlaceNames = readonly {
  readonly statement: string;
  readonly names: Readonly<Record<TextLanguage, readonly string[]>>;
}[];

/** The places of statements: those that say whose a place is. */
export const placesOf = (statements: readonly Statement[]): PlaceNames =>
  statements.flatMap(({ id, ownership, terms }) => (ownership ? [{ statement: id, names: terms }] : []));

/** `quần đảo Điếu Ngư`, `the Senkaku Islands`, `钓鱼岛`: a name of its own, so no description of another. */
const OTHER_PLACE =
  /(?:đảo|dao|thác|bãi|đá)\s+\p{Lu}|\p{Lu}\p{L}+\s+(?:Islands?|Archipelago|Falls|Reef|Shoal)|(?:[Ii]slands?|archipelago|[Ff]alls|waterfall|reef|shoal|bank)\s+(?:(?:of|at|in|near)\s+)?\p{Lu}|(?<![这那些该片座个的])(?<=\p{Script=Han})(?:群岛|岛|瀑布)(?<![这那些该片座个的]..)/u;

/** Points back whatever else the sentence names. */
const DEMONSTRATIVE = / (?:này|đó)$|^(?:these|those|this|both) |^(?:这|该|上述)/u;

/** Prepares tagging for a set of named places; the result tags one sentence at a time. */
export function createTagger(places: PlaceNames) {
  const tableFor = (language: TextLanguage, plain: boolean) => {
    const latin = language !== 'zh';
    const entries = places.flatMap(({ statement, names }) =>
      (latin ? [...names.vi, ...names.en] : [...names.zh, ...names.en]).map(
        (name) => [name, statement] as const,
      ),
    );
    const folded = latin
      ? places.flatMap(({ statement, names }) =>
          names.vi
            .filter((name) => !name.startsWith('='))
            .map((name) => [foldPattern(name.toLowerCase()), statement] as const),
        )
      : [];
    const countries = COUNTRIES.flatMap((country) => {
      const names = COUNTRY_NAMES[country];
      const all = latin ? [...names.vi, ...names.en] : names.zh;
      return all.filter((name) => !ONLY_IN_PAIRS.has(name)).map((name) => [name, country] as const);
    });
    return {
      places: nameTable([...entries, ...folded], language, plain),
      countries: nameTable(countries, language, plain),
      countryPronouns: nameTable(
        COUNTRY_PRONOUNS[language].map((name) => [name, true] as const),
        language,
        plain,
      ),
      placePronouns: nameTable(
        PLACE_PRONOUNS[language].map((name) => [name, true] as const),
        language,
        plain,
      ),
      carriedAlone: nameTable(
        PLACE_PRONOUNS[language]
          .filter((name) => DEMONSTRATIVE.test(name))
          .map((name) => [name, true] as const),
        language,
        plain,
      ),
      placeDescriptions: nameTable(
        [...PLACE_DESCRIPTIONS[language], ...PLACE_PRONOUNS[language]].map((name) => [name, true] as const),
        language,
        plain,
      ),
    };
  };
  const tables = {
    vi: tableFor('vi', false),
    plain: tableFor('vi', true),
    en: tableFor('en', false),
    zh: tableFor('zh', false),
  };

  /**
   * `carried`: statements named last before this sentence, for `these islands`. `described`: a description may
   * stand for them too (`that archipelago east of …`), unless another name follows its noun.
   */
  return (
    sentence: string,
    hint: string | undefined,
    carried: readonly string[],
    described = false,
  ): TaggedSentence => {
    const { language, plain } = sentenceLanguage(sentence, hint);
    const table = tables[plain ? 'plain' : language];
    const named: string[][] = [];
    const quantities: Quantity[] = [];
    const dates: WrittenDate[] = [];
    const place = (statements: readonly string[]): string => {
      named.push([...new Set(statements)]);
      return String.fromCharCode(PLACE + Math.min(named.length - 1, 255));
    };
    const { text: unquoted, scareQuoted } = stripScareQuotes(normalise(sentence, language, plain), language);
    let text = writeDigits(unquoted, language, plain);
    text = tagDates(text, language, plain, (date) =>
      String.fromCharCode(DATE + Math.min(dates.push(date) - 1, 255)),
    );
    text = tagQuantities(text, language, plain, (quantity) =>
      String.fromCharCode(
        (quantity.unit === 'km2' ? AREA : NUMBER) + Math.min(quantities.push(quantity) - 1, 127),
      ),
    );
    text = text.replace(table.places.expression, (name) => place(table.places.values.get(name) ?? []));
    text = tagCountries(text, language, table.countries);
    text = resolvePlaces(
      text,
      OTHER_PLACE.test(sentence)
        ? table.carriedAlone.expression
        : (described ? table.placeDescriptions : table.placePronouns).expression,
      named.at(-1) ?? carried,
      named.length > 0,
      place,
    );
    text = mergeListedPlaces(text, language, named);
    text = resolvePronouns(text, table.countryPronouns.expression);
    return { text, language, plain, places: named, quantities, dates, scareQuoted };
  };
}

/** `“nine-dash line” is lawful` says the same as without the marks; long quotations stay. */
function stripScareQuotes(text: string, language: TextLanguage): { text: string; scareQuoted: boolean } {
  let scareQuoted = false;
  const stripped = text.replace(/« ?([^«»]*?) ?»/g, (whole, inside: string) => {
    const length = language === 'zh' ? inside.length : inside.split(' ').length;
    if (length > (language === 'zh' ? 8 : 5) || /[.!?。]/.test(inside)) return whole;
    scareQuoted ||=
      /chủ quyền|chu quyen|hợp pháp|quyền|sovereign|legal|lawful|right|historic|主权|合法|权/.test(inside);
    return inside;
  });
  return { text: stripped.replace(/ {2,}/g, ' '), scareQuoted };
}

function tagCountries(
  text: string,
  language: TextLanguage,
  table: { expression: RegExp; values: ReadonlyMap<string, Country[]> },
): string {
  const paired =
    language === 'zh'
      ? text
          .replace(/中越|越中/g, `${countryTag('vn')}${countryTag('cn')}`)
          .replace(/越老|老越/g, `${countryTag('vn')}${countryTag('la')}`)
          .replace(/越柬|柬越/g, `${countryTag('vn')}${countryTag('kh')}`)
      : text
          .replace(
            / (?:việt ?(?:- )?trung|trung ?- ?việt|sino ?(?:- )?vietnamese|sino-vietnamese|vietnam-china|china-vietnam|viet ?(?:- )?trung) /g,
            ` ${countryTag('vn')} - ${countryTag('cn')} `,
          )
          .replace(
            / (?:việt ?(?:- )?lào|lào ?(?:- )?việt|vietnam-laos|laos-vietnam|viet ?(?:- )?lao|vietnam - lao|viet nam - lao) /g,
            ` ${countryTag('vn')} - ${countryTag('la')} `,
          )
          .replace(
            / (?:vietnam-cambodia|cambodia-vietnam|việt ?(?:- )?miên) /g,
            ` ${countryTag('vn')} - ${countryTag('kh')} `,
          );
  return paired.replace(table.expression, (name) => countryTag(table.values.get(name)?.[0] ?? 'vn'));
}
