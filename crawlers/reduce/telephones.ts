/** Between two digits of a number; a comma has rules of its own, because it also stands between figures. */
const GAP = String.raw`[\s.\-\u2010-\u2015\u2212()/_·•]{0,3}`;

/** Not in the middle of an amount or decimal (12.045.678.901, 3,0125), unless a mobile number's first four stand there. */
const START = String.raw`(?<!\d)(?:(?<!\d[.,])|(?=0[35789]\d\d\D))`;

/** No day or month (21/11, 21/11/2026, 07.12.2026, 11/2026), neither from its first digit nor from its month's on. */
const NO_DATE = [
  String.raw`(?!\d{1,2}/(?:\d{1,2}(?:/(?:19|20)?\d{2})?|(?:19|20)\d{2})(?![\d/]))`,
  String.raw`(?!\d{1,2}([.-])\d{1,2}\1(?:19|20)\d{2}(?!\d|\1\d))`,
  String.raw`(?!(?<=(?<!\d)\d{1,2}(?:/|[.-](?=\d{2}[.-](?:19|20)\d{2}(?!\d))))(?:0[1-9]|1[0-2])(?!\d))`,
].join('');

const NO_MONEY = String.raw`(?!\+?\d{1,3}(?:[.,]\d{3}){1,5}(?:,\d{1,2})?\s?(?:đồng|đ|vnđ|vnd|usd)(?!\p{L}))`;

/** Telephone numbers as people write them: +84…, 0084…, 0…, 84…, and any other country code. */
export const TELEPHONES: readonly RegExp[] = [
  new RegExp(String.raw`${NO_MONEY}(?<!\d)(?:\+|(?<!\d[.,])00)\d(?:${GAP}\d){7,14}(?!\d)`, 'giu'),
  new RegExp(String.raw`${START}${NO_DATE}0(?:${GAP}\d){8,11}(?!\d)`, 'g'),
  new RegExp(String.raw`${NO_MONEY}(?<!\d)84(?:${GAP}\d){9}(?!\d)`, 'giu'),
  // 0912,345,678: no amount begins with a nought and goes on in groups
  /(?<!\d)(?<!\d[.,])(?=0(?:,?\d){8,11}(?!,?\d))0\d{2,4}(?:,\d{2,6}){1,4}/g,
  /(?<!\d)0[35789]\d\d(?:, ?\d{3}){2}(?!\d|,\d)/g,
];
