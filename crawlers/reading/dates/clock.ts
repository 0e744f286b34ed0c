/** A time of day. */
export interface Clock {
  hour: number;
  minute: number;
  second: number;
  millisecond?: number;
}

/** Offsets in minutes of the abbreviations that the press prints; where two zones share one, the commoner. */
const ZONE_NAMES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  et: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  ist: 330,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  jst: 540,
  kst: 540,
  ict: 420,
  hkt: 480,
  sgt: 480,
  myt: 480,
  pht: 480,
  wib: 420,
  aest: 600,
  aedt: 660,
  sast: 120,
  mez: 60,
  mesz: 120,
};

/** Vietnamese and Chinese words for the second half of the day, as clocks of twelve hours print them. */
const AFTERNOON = /(?<![\p{L}])(?:CH|chiều|tối)(?![\p{L}])|下午|晚上/u;

/** "08:15", "8h15", "8 giờ 15", "8:15 PM", "20.15 Uhr". */
export function clockIn(text: string): Clock | null {
  const match =
    /(?<![\d/.-])(\d{1,2})\s*(?::|h|g|giờ|時|时|点|點)\s*(\d{2})(?:\s*(?::|分|′)\s*(\d{2}))?\s*(?:phút|'|p\b)?\s*([ap])?\.?\s?(m\b)?/i.exec(
      text,
    ) ?? /(?<![\d/.-])(\d{1,2})\.(\d{2})()\s*(?:uhr|klo)/i.exec(text);
  if (match) {
    let hour = Number(match[1]);
    const half = match[5] ? match[4]?.toLowerCase() : AFTERNOON.test(text) ? 'p' : undefined;
    if (half === 'p' && hour < 12) hour += 12;
    if (half === 'a' && hour === 12) hour = 0;
    if (hour > 23 || Number(match[2]) > 59) return null;
    return { hour, minute: Number(match[2]), second: Number(match[3] ?? 0) || 0 };
  }
  const whole = /(?<![\d/.-])(\d{1,2})\s*([ap])\.?m\b/i.exec(text);
  if (!whole || Number(whole[1]) > 12) return null;
  return { hour: (Number(whole[1]) % 12) + (whole[2]!.toLowerCase() === 'p' ? 12 : 0), minute: 0, second: 0 };
}

/** Minutes east of Greenwich, where the text says so. A bare sign (`+07:00`) counts only right after the time. */
export function zoneIn(text: string, bare: boolean): number | null {
  const signed = (
    bare
      ? /^\s*(?:GMT|UTC)?\s*([+\-−])(\d{1,2}):?(\d{2})?/i
      : /(?:GMT|UTC|ICT)\s*([+\-−])\s*(\d{1,2}):?(\d{2})?|(?<=\d\s?)([+\-−])(\d{2}):?(\d{2})\b/i
  ).exec(text);
  if (signed) {
    const [sign, hours, minutes] = [signed[1] ?? signed[4], signed[2] ?? signed[5], signed[3] ?? signed[6]];
    const value = Number(hours) * 60 + Number(minutes ?? 0);
    return sign === '+' ? value : -value;
  }
  const named = (
    bare ? /^\s*([A-Z]{1,4})\b/i : /(?<=\d\s?(?:[ap]\.?m\.?)?\s*\(?)(?![ap]m\b)([A-Z]{2,4})\b/i
  ).exec(text);
  return named ? (ZONE_NAMES[named[1]!.toLowerCase()] ?? null) : null;
}
