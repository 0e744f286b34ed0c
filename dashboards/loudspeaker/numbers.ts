const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const SCALES = ['', 'nghìn', 'triệu', 'tỷ'] as const;
const digit = (value: number): string => DIGITS[value] ?? '';

/** A group of three digits; `full` says the hundreds even where they are none ("không trăm linh năm"). */
function hundreds(value: number, full: boolean): string {
  const hundred = Math.floor(value / 100);
  const rest = value % 100;
  const words = hundred > 0 || full ? [digit(hundred), 'trăm'] : [];
  if (rest === 0) return words.join(' ');
  if (rest < 10) return [...words, ...(words.length > 0 ? ['linh'] : []), digit(rest)].join(' ');
  return [...words, tens(rest)].join(' ');
}

function tens(value: number): string {
  const ten = Math.floor(value / 10);
  const one = value % 10;
  const head = ten === 1 ? 'mười' : `${digit(ten)} mươi`;
  if (one === 0) return head;
  if (one === 1 && ten > 1) return `${head} mốt`;
  if (one === 4 && ten > 1) return `${head} tư`;
  return one === 5 ? `${head} lăm` : `${head} ${digit(one)}`;
}

/** A whole number in words, as it is read aloud in the north: 1306 → "một nghìn ba trăm linh sáu". */
export function numberInWords(value: number): string {
  if (!Number.isSafeInteger(value)) return String(value);
  if (value < 0) return `âm ${numberInWords(-value)}`;
  if (value === 0) return DIGITS[0];
  if (value >= 1e12) {
    const rest = value % 1e9;
    const head = `${numberInWords(Math.floor(value / 1e9))} tỷ`;
    return rest === 0 ? head : `${head} ${numberInWords(rest)}`;
  }
  const groups: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 1000)) groups.push(left % 1000);
  return groups
    .map((group, place) => ({ group, place }))
    .reverse()
    .filter(({ group }) => group > 0)
    .map(({ group, place }) => `${hundreds(group, place < groups.length - 1)} ${SCALES[place] ?? ''}`.trim())
    .join(' ');
}

/** A number as Vietnamese texts write it: `1.306`, `2,5`, `0,05`; digits after the comma one by one from the third. */
export function writtenNumberInWords(text: string): string {
  const [whole = '', decimals] = text.replace(/\./g, '').split(',');
  const head = numberInWords(Number(whole));
  if (!decimals) return head;
  const tail =
    decimals.length <= 2 && !decimals.startsWith('0')
      ? numberInWords(Number(decimals))
      : [...decimals].map((one) => digit(Number(one))).join(' ');
  return `${head} phẩy ${tail}`;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** Value of a Roman numeral up to a few hundred. */
export const romanValue = (text: string): number =>
  [...text].reduce((sum, letter, index) => {
    const value = ROMAN[letter] ?? 0;
    return sum + (value < (ROMAN[text[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
