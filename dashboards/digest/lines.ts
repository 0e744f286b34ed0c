import { type DigestAlert, type DigestData, TONES, topicLabel } from '../../db/model/index.ts';
import { TONE } from '../texts/common.ts';
import { DIGEST } from '../texts/digest.ts';
import { change, fullTime, number, percent, points, weekdayAndDay } from '../texts/format.ts';

/** Below so many assessed articles, a change is told in counts, not in percentage points. */
const SMALL_BASE = 20;

const DAY_MS = 86_400_000;

/** `Xã Lợi Bác – thứ Bảy, 21/11/2026`. */
export const heading = (data: DigestData): string =>
  `${data.locality.fullName} – ${weekdayAndDay(data.date)}`;

/** Which hours the digest covers; after days off it says how many days they make. */
export const periodLine = (data: DigestData): string => {
  const zone = data.locality.timeZone;
  const days = Math.round((data.to.getTime() - data.from.getTime()) / DAY_MS);
  const long = days > 1 ? ` (${number(days)} ngày, gồm cả ngày nghỉ)` : '';
  return `Tin, bài thu được từ ${fullTime(data.from, zone)} đến ${fullTime(data.to, zone)}${long}`;
};

/** Part 1, in one line. */
export function figuresLine(data: DigestData): string {
  const { figures, before } = data;
  if (figures.articles === 0) {
    if (data.coverage.articles === 0) return DIGEST.noFigures;
    return `Không có tin, bài nào về ${data.locality.name} trong ${number(data.coverage.articles)} tin, bài đã đọc.`;
  }
  const assessed = figures.articles - figures.unassessed;
  const tones = TONES.map((tone) => {
    const share = assessed === 0 ? null : figures.tones[tone] / assessed;
    return `${TONE[tone].toLowerCase()} ${number(figures.tones[tone])} (${percent(share, 0)})`;
  });
  const parts = [
    `${number(figures.articles)} tin, bài (${before.articles === 0 ? DIGEST.noBefore : `${change(figures.articles - before.articles)} so với kỳ trước`})`,
    `${number(figures.stories)} sự việc`,
    `${number(figures.outlets)} cơ quan báo chí`,
    ...tones,
  ];
  if (figures.unsure > 0) parts.push(`${number(figures.unsure)} tin, bài máy chưa chắc sắc thái`);
  if (figures.unassessed > 0) parts.push(`${number(figures.unassessed)} tin, bài chưa đánh giá sắc thái`);
  return `${parts.join(' · ')}.`;
}

/** What changed since the period before; '' where there is nothing to compare. */
export function changeLine(data: DigestData): string {
  const { figures, before } = data;
  const assessed = figures.articles - figures.unassessed;
  const assessedBefore = before.articles - before.unassessed;
  if (assessed === 0 || assessedBefore === 0) return '';
  const newStories = [...data.problems, ...data.good, ...data.other].filter(
    (entry) => !entry.continued,
  ).length;
  const news = newStories > 0 ? `; ${number(newStories)} sự việc trong bản này là mới` : '';
  const counts = `Tiêu cực ${number(figures.tones.negative)}/${number(assessed)} tin, bài; kỳ trước ${number(before.tones.negative)}/${number(assessedBefore)}`;
  // On a handful of articles a share says nothing: the counts stand alone.
  if (Math.min(assessed, assessedBefore) < SMALL_BASE) return `${counts}${news}.`;
  const difference = figures.tones.negative / assessed - before.tones.negative / assessedBefore;
  return `${counts} (${points(difference)} điểm phần trăm)${news}.`;
}

/** The honest head line: how much was read. Always shown, whatever the day brought. */
export function readingLine(data: DigestData): string {
  const { coverage } = data;
  const bits = [
    `Đã đọc ${number(coverage.read)}/${number(coverage.total)} nguồn, ${number(coverage.articles)} tin, bài`,
  ];
  if (coverage.failed.length > 0)
    bits.push(`${number(coverage.failed.length)} nguồn KHÔNG đọc được (xem mục 9)`);
  if (coverage.unasked > 0) bits.push(`${number(coverage.unasked)} nguồn chưa được đọc trong kỳ`);
  return `${bits.join('; ')}.`;
}

/** What an empty part says: nothing found, or nothing read, which is not the same. */
export const emptyLine = (part: 'claims' | 'problems' | 'good', { coverage }: DigestData): string =>
  coverage.articles === 0 ? DIGEST.unread : DIGEST.empty[part];

/** True when silence of the press cannot be concluded from this digest. */
export const isPartial = ({ coverage }: DigestData): boolean => coverage.failed.length + coverage.unasked > 0;

/** An unusual volume or growth, with the bound that it passed. */
export function alertLine({ topic, storyTitle, count, upper }: DigestAlert): string {
  if (storyTitle)
    return `Bất thường: sự việc “${storyTitle}” được ${number(count)} cơ quan báo chí đưa tin trong một ngày, nhiều hơn mức thường gặp (${number(upper)}).`;
  const what = topic ? `lĩnh vực ${topicLabel(topic)} có ` : '';
  return `Bất thường: ${what}${number(count)} tin, bài trong một ngày, vượt mức cao nhất dự báo (${number(upper)}).`;
}
