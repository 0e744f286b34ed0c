import type { ReadWords } from './number-words.vi.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: readonly (readonly [number, string])[] = [
  [1e6, 'million'],
  [1e3, 'thousand'],
];
const UNITS =
  /^ (?:km2?|kilomet(?:er|re)s?|miles?|nautical miles?|met(?:er|re)s?|per cent|percent|%|hectares?|square|sq) /u;
const VAGUE = new Set(['several', 'few', 'many', 'couple', 'some', 'per', 'every']);

/** The value of a word below a hundred; `thirty-seven` is one word. */
function small(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const [tens = '', one, rest] = word.split('-');
  if (rest !== undefined) return undefined;
  const ten = TENS.indexOf(tens);
  if (one === undefined) {
    if (ten >= 0) return (ten + 2) * 10;
    const value = ONES.indexOf(tens);
    return value < 0 ? undefined : value;
  }
  const value = ONES.indexOf(one);
  return ten >= 0 && value > 0 && value < 10 ? (ten + 2) * 10 + value : undefined;
}

/** Reads English number words: `two thousand three hundred and thirty-seven`, `fourteen hundred`. */
export function readEnglish(words: readonly string[], start: number): ReadWords | undefined {
  let at = start;
  const unitFollows = (from: number): boolean => UNITS.test(` ${words.slice(from, from + 2).join(' ')} `);
  const below100 = (): number | undefined => {
    const value = small(words[at]);
    if (value === undefined) return undefined;
    at += 1;
    const one = small(words[at]);
    if (value < 20 || value % 10 > 0 || one === undefined || one === 0 || one > 9) return value;
    at += 1;
    return value + one;
  };
  /** `and thirty-seven`: only where a number follows. */
  const joined = (): number | undefined => {
    const before = at;
    if (words[at] === 'and') at += 1;
    const value = below100();
    if (value === undefined || words[at] === 'hundred' || words[at] === 'thousand') {
      at = before;
      return undefined;
    }
    return value;
  };
  const section = (): number | undefined => {
    let value: number | undefined;
    if (words[at] === 'a' && /^(?:hundred|thousand|million)$/.test(words[at + 1] ?? '')) {
      at += 1;
      value = 1;
    } else if (/^(?:hundred|thousand|million)$/.test(words[at] ?? '') && at === start) value = 1;
    else value = below100();
    if (value === undefined || words[at] !== 'hundred') return value;
    at += 1;
    return value * 100 + (joined() ?? 0);
  };

  const previous = words[start - 1] ?? '';
  if (VAGUE.has(previous) && !(previous === 'some' && !/^(?:hundred|thousand)$/.test(words[start] ?? '')))
    return undefined;
  const first = small(words[start]);
  const second = small(words[start + 1]);
  // `nineteen seventy-four`
  if ((first === 18 || first === 19) && second !== undefined && second >= 10)
    return { digits: `${first * 100 + second}`, end: start + 2 };
  let total = section();
  if (total === undefined) return undefined;
  for (const [scale, name] of SCALES) {
    if (words[at] !== name) continue;
    at += 1;
    total *= scale;
    const before = at;
    const rest = joined() ?? section();
    // `one million and five thousand` is another number than these texts hold.
    if (rest !== undefined && words[at] !== 'thousand') total += rest;
    else at = before;
    break;
  }
  let digits = `${total}`;
  if (words[at] === 'point' && small(words[at + 1]) !== undefined) {
    at += 1;
    digits += '.';
    for (let next = small(words[at]); next !== undefined; next = small(words[at])) {
      digits += next;
      at += 1;
    }
  }
  // `forty-one` is two words to a reader; a lone `five` is a number only before a unit.
  const several = at - start > 1 || (words[start] ?? '').includes('-');
  if (/^(?:years?|year-old|centuries)$/.test(words[at] ?? '')) return undefined;
  return several || unitFollows(at) ? { digits, end: at } : undefined;
}
