import { DateTime } from 'luxon';
import { type Clock, clockIn, zoneIn } from './clock.ts';
import { monthNumber } from './months.ts';

/** How to understand what a date leaves open. */
export interface DateContext {
  /** IANA zone for dates without one. */
  readonly zone: string;
  readonly now: Date;
  /** `03/04/2026` is 4 March (true) or 3 April (false, everywhere else). */
  readonly monthFirst: boolean;
}

/** A date read from text. `hasTime` is false where only the day was given: its time is then noon in the zone,
 * so that the day stays the same wherever it is shown. */
export interface ReadDate {
  readonly at: Date;
  readonly hasTime: boolean;
}

interface Parts {
  year: number;
  month: number;
  day: number;
}

/** Reads the first date in a text, in any of the shapes of the Vietnamese, Chinese, English and European press. */
export function parseDate(input: string, context: DateContext): ReadDate | null {
  const text = input.trim().slice(0, 300).normalize('NFC');
  if (!text) return null;
  return machineDate(text, context) ?? relativeDate(text, context) ?? writtenDate(text, context);
}

/** ISO 8601 in its sloppy forms, RFC 2822 without names, and seconds or milliseconds since 1970. */
function machineDate(text: string, context: DateContext): ReadDate | null {
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const value = Number(text);
    return { at: new Date(text.length === 10 ? value * 1000 : value), hasTime: true };
  }
  const iso =
    /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:(?:[T\s]|,\s*|\s*[-|]\s*|T\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?/.exec(
      text,
    );
  if (iso) {
    const rest = text.slice(iso.index + iso[0].length);
    const clock =
      iso[4] === undefined
        ? null
        : {
            hour: +iso[4],
            minute: +iso[5]!,
            second: +(iso[6] ?? 0),
            millisecond: Math.floor(Number(`0.${iso[7] ?? 0}`) * 1000),
          };
    return build(
      { year: +iso[1]!, month: +iso[2]!, day: +iso[3]! },
      clock,
      clock ? zoneIn(rest, true) : null,
      context,
    );
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?)?(?=$|[Z+\-\s])/.exec(text);
  if (compact) {
    const clock = compact[4] ? { hour: +compact[4], minute: +compact[5]!, second: +(compact[6] ?? 0) } : null;
    return build(
      { year: +compact[1]!, month: +compact[2]!, day: +compact[3]! },
      clock,
      zoneIn(text.slice(compact[0].length), true),
      context,
    );
  }
  return null;
}

const UNITS: readonly [RegExp, number][] = [
  [/^(?:giây|seconds?|secs?|秒)/i, 1],
  [/^(?:phút|minutes?|mins?|分钟|分鐘|分)/i, 60],
  [/^(?:giờ|tiếng|hours?|hrs?|小时|小時|个小时)/i, 3600],
  [/^(?:ngày|days?|天|日)/i, 86_400],
  [/^(?:tuần|weeks?|周|週|星期)/i, 604_800],
];

/** "2 giờ trước", "3 hours ago", "2小时前", "hôm qua". */
function relativeDate(text: string, context: DateContext): ReadDate | null {
  const ago =
    /(\d{1,3})\s*(giây|phút|giờ|tiếng|ngày|tuần|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|秒|分钟|分鐘|小时|小時|个小时|天|周|週)\s*(?:trước|ago|前|之前)/i.exec(
      text,
    );
  if (ago) {
    const seconds = UNITS.find(([unit]) => unit.test(ago[2]!))?.[1] ?? 0;
    return {
      at: new Date(context.now.getTime() - Number(ago[1]) * seconds * 1000),
      hasTime: seconds < 86_400,
    };
  }
  const day = /hôm nay|^today\b|今天/i.test(text) ? 0 : /hôm qua|^yesterday\b|昨天/i.test(text) ? 1 : -1;
  if (day < 0) return null;
  const local = DateTime.fromJSDate(context.now, { zone: context.zone }).minus({ days: day });
  return build({ year: local.year, month: local.month, day: local.day }, clockIn(text), null, context);
}

/** A day in figures or words, with a time before or after it. */
function writtenDate(text: string, context: DateContext): ReadDate | null {
  const found = chineseDay(text) ?? vietnameseDay(text) ?? namedDay(text) ?? figureDay(text, context);
  if (!found) return null;
  const rest = `${text.slice(0, found.start)} ; ${text.slice(found.end)}`;
  const clock = clockIn(rest);
  return build(found.parts, clock, clock ? zoneIn(rest, false) : null, context);
}

interface Found {
  readonly parts: Parts;
  readonly start: number;
  readonly end: number;
}
const found = (match: RegExpExecArray, year: string, month: number, day: string): Found => ({
  parts: { year: fullYear(year), month, day: Number(day) },
  start: match.index,
  end: match.index + match[0].length,
});
const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function chineseDay(text: string): Found | null {
  const match = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?/.exec(text);
  return match && found(match, match[1]!, Number(match[2]), match[3]!);
}

/** "ngày 21 tháng 11 năm 2026", "21 tháng 11, 2026", "21 Tháng Mười Một 2026". */
function vietnameseDay(text: string): Found | null {
  const match =
    /(\d{1,2})\s+(?:tháng|thg\.?)\s+(\d{1,2}|[\p{L}]+(?:\s+(?:một|hai))?)\s*,?\s*(?:năm\s+)?(\d{4})/iu.exec(
      text,
    );
  if (!match) return null;
  const month = /^\d/.test(match[2]!) ? Number(match[2]) : monthNumber(`tháng ${match[2]}`);
  return month ? found(match, match[3]!, month, match[1]!) : null;
}

function namedDay(text: string): Found | null {
  for (const match of text.matchAll(
    /(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|of\s+|-|\/)?\s*(\p{L}{3,12})\.?,?\s*(?:de\s+|del\s+|-|\/)?\s*'?(\d{4})/giu,
  )) {
    const month = monthNumber(match[2]!);
    if (month) return found(match, match[3]!, month, match[1]!);
  }
  for (const match of text.matchAll(/(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})/giu)) {
    const month = monthNumber(match[1]!);
    if (month) return found(match, match[3]!, month, match[2]!);
  }
  return null;
}

function figureDay(text: string, context: DateContext): Found | null {
  const match = /(?<![\d:./-])(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?![\d/])/.exec(text);
  if (!match) return null;
  let [day, month] = [match[1]!, Number(match[3])];
  if ((context.monthFirst && match[2] === '/' && Number(day) <= 12) || month > 12)
    [day, month] = [String(month), Number(day)];
  return found(match, match[4]!, month, day);
}

function build(
  parts: Parts,
  clock: Clock | null,
  offset: number | null,
  context: DateContext,
): ReadDate | null {
  const zone =
    offset === null
      ? context.zone
      : `UTC${offset < 0 ? '-' : '+'}${Math.floor(Math.abs(offset) / 60)}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
  const time = DateTime.fromObject({ ...parts, ...(clock ?? { hour: 12, minute: 0, second: 0 }) }, { zone });
  return time.isValid ? { at: time.toJSDate(), hasTime: clock !== null } : null;
}
