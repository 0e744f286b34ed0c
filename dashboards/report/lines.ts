import { addDays, daysBetween, type Figures, type ReportData, TONES } from '../../db/model/index.ts';
import { LANGUAGE, named, TONE } from '../texts/common.ts';
import { day, number, percent, points } from '../texts/format.ts';
import { REPORT } from '../texts/report.ts';

/** How much was read, and what of it is about the place. Nothing read is never told as nothing written. */
export function overviewLine(data: ReportData): string {
  const { figures, coverage, locality } = data;
  if (coverage.documents === 0 && figures.articles === 0) return REPORT.none.read;
  const read = `Từ ${number(coverage.sources)} nguồn tin, hệ thống thu ${number(coverage.documents)} trang`;
  if (figures.articles === 0) return `${read}; không có tin, bài nào về ${locality.name} trong kỳ.`;
  const [first, ...others] = data.languages;
  const languages =
    first && others.length > 0
      ? ` (${[first, ...others].map((row) => `${number(row.articles)} ${named(LANGUAGE, row.key)}`).join(', ')})`
      : '';
  return `${read}; có ${number(figures.articles)} tin, bài về ${locality.name}${languages} của ${number(figures.outlets)} cơ quan báo chí, thuộc ${number(figures.stories)} sự việc.`;
}

const shareOf = (figures: Figures, tone: (typeof TONES)[number]): number | null => {
  const assessed = figures.articles - figures.unassessed;
  return assessed === 0 ? null : figures.tones[tone] / assessed;
};

/** Of a whole year, the period before and the year before are the same days: they are told once. */
export const isOneBase = ({ before, yearBefore }: Pick<ReportData, 'before' | 'yearBefore'>): boolean =>
  before.period.from === yearBefore.period.from && before.period.to === yearBefore.period.to;

/** The share of each tone with both changes: against the period before, and a year before. */
export function sharesLines(data: ReportData): string[] {
  const { figures, before, yearBefore } = data;
  const bases = [
    { name: 'kỳ trước', past: before.figures },
    { name: 'cùng kỳ năm trước', past: yearBefore.figures },
  ].slice(0, isOneBase(data) ? 1 : 2);
  const parts = TONES.flatMap((tone) => {
    const share = shareOf(figures, tone);
    if (share === null) return [];
    const changes = bases.flatMap(({ name, past }) => {
      const then = shareOf(past, tone);
      return then === null ? [] : [`${points(share - then)} điểm so với ${name}`];
    });
    return [
      `${TONE[tone].toLowerCase()} ${percent(share)}${changes.length > 0 ? ` (${changes.join('; ')})` : ''}`,
    ];
  });
  return parts.length === 0 ? [] : [`Tỷ lệ sắc thái: ${parts.join(', ')}.`];
}

/** Which days the figures stand beside: a share without its base says nothing. */
export function comparedLine(data: ReportData): string {
  const { before, yearBefore, period, until } = data;
  const span = (from: string, to: string) => `${day(from)} đến ${day(to)}`;
  const short =
    until < period.to
      ? ` Kỳ này mới có số liệu đến ngày ${day(until)} (${number(lengthOf(period.from, until))}/${number(lengthOf(period.from, period.to))} ngày); mức tăng, giảm tính theo bình quân một ngày.`
      : '';
  const other = isOneBase(data)
    ? ''
    : `; cùng kỳ năm trước: ${span(yearBefore.period.from, yearBefore.period.to)}`;
  return `Kỳ trước: ${span(before.period.from, before.period.to)}${other}. Tỷ lệ tính trên số tin, bài đã đánh giá sắc thái.${short}`;
}

/** Days from the first to the last, both included. */
export const lengthOf = (from: string, to: string): number => daysBetween(from, to) + 1;

/** Days that a forecast covers, as a text says them. */
export const forecastDays = ({
  forecast,
  forecastFrom,
}: Pick<ReportData, 'forecast' | 'forecastFrom'>): string =>
  forecast === null
    ? ''
    : `từ ngày ${day(forecastFrom)} đến ngày ${day(addDays(forecastFrom, forecast.days - 1))}`;
