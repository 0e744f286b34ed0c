const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const CHINESE_PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `一千四百四十九` → 1449, `两千三` → 2300, `二〇〇九` → 2009. */
export function readChineseNumber(text: string): number {
  const figures = [...text].map((character) => CHINESE_DIGITS[character]);
  if (figures.length > 1 && figures.every((figure) => figure !== undefined)) return Number(figures.join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  let place = 1;
  for (const character of text) {
    const value = CHINESE_DIGITS[character];
    if (value === 0) place = 1;
    if (value !== undefined) digit = value;
    else if (character === '万') {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
      place = 10_000;
    } else {
      place = CHINESE_PLACES[character] ?? 1;
      section += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  // The last figure after a hundred and more is of the next place: `两千三`.
  return total + section + digit * (place >= 100 ? place / 10 : 1);
}

/** Every value that a written number may have, and half of its last written place. */
export function readNumber(written: string): { readings: number[]; rounding: number } {
  const parts = written.split(/[.,]/);
  const plain = Number(parts.join(''));
  if (parts.length === 1) {
    const zeros = /0*$/.exec(written)?.[0].length ?? 0;
    return { readings: [plain], rounding: 0.5 * 10 ** Math.min(zeros, written.length - 1) };
  }
  const last = parts.at(-1) ?? '';
  const decimal = Number(`${parts.slice(0, -1).join('')}.${last}`);
  const grouped = parts.slice(1).every((part) => part.length === 3) && (parts[0] ?? '').length <= 3;
  // `1.449,566`: two different marks say which is which.
  const marks = new Set(written.replace(/\d/g, ''));
  if (parts.length > 2 && marks.size === 2)
    return { readings: [decimal], rounding: 0.5 * 10 ** -last.length };
  if (!grouped) return { readings: [decimal], rounding: 0.5 * 10 ** -last.length };
  const zeros = /0*$/.exec(parts.join(''))?.[0].length ?? 0;
  return { readings: parts.length === 2 ? [plain, decimal] : [plain], rounding: 0.5 * 10 ** zeros };
}

/** A number as written, in figures or in Chinese numerals. */
export function readWritten(written: string): { readings: number[]; rounding: number } {
  if (/^\d/.test(written)) return readNumber(written);
  const value = readChineseNumber(written);
  return { readings: [value], rounding: readNumber(`${value}`).rounding };
}
