/**
 * Advance widths of Times Bold in thousandths of an em (Adobe's AFM for Times-Bold, to which Times New Roman
 * Bold is metric-compatible). A letter with marks is as wide as its base.
 */
const CAPITALS = [
  722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
  722, 1000, 722, 722, 667,
];
const SMALL = [
  500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556,
  500, 722, 500, 500, 444,
];
const OTHERS: Readonly<Record<string, number>> = {
  ' ': 250,
  '-': 333,
  '–': 500,
  '.': 250,
  ',': 250,
  '&': 833,
  Đ: 722,
  đ: 556,
};
const DIGIT = 500;

/** Width of a text set in Times New Roman Bold, in twips. */
export function boldWidth(text: string, points: number): number {
  let thousandths = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) thousandths += widthOf(letter);
  return (thousandths / 1000) * points * 20;
}

function widthOf(letter: string): number {
  const code = letter.charCodeAt(0);
  if (code >= 65 && code <= 90) return CAPITALS[code - 65] ?? DIGIT;
  if (code >= 97 && code <= 122) return SMALL[code - 97] ?? DIGIT;
  return OTHERS[letter] ?? DIGIT;
}

/** Breaks an agency's name before its level where it does not fit: `ỦY BAN NHÂN DÂN` / `XÃ LỢI BÁC`. */
export function agencyLines(name: string, points: number, width: number): string[] {
  if (boldWidth(name, points) <= width) return [name];
  const at = name.search(/\s(TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU)\s/u);
  if (at > 0) return [name.slice(0, at), name.slice(at + 1)];
  // A comma or "và" reads best as the end of a line; else any space, the most even way.
  const breaks = [...name.matchAll(/(?<=,) | (?=VÀ )/gu)];
  const places = breaks.length > 0 ? breaks : [...name.matchAll(/ /g)];
  const halves = places.map(({ index }) => [name.slice(0, index), name.slice(index + 1)]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => boldWidth(line, points)));
  return halves.toSorted((a, b) => longest(a) - longest(b))[0] ?? [name];
}
