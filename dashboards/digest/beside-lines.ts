import {
  type AheadDay,
  type CommunityTheme,
  type DigestData,
  type SourceFailure,
  topicLabel,
} from '../../db/model/index.ts';
import { named, PLATFORM, QUARANTINE_REASON, SKIP_REASON, SOURCE_STATE } from '../texts/common.ts';
import { fullTime, number, weekdayAndDay } from '../texts/format.ts';
import { changeWords, volumeWords } from '../texts/source-health.ts';
import type { DigestItem } from './sheet.ts';

/** Part 8: an anniversary, a deadline with its basis, a run of days off. */
export function aheadLine(ahead: AheadDay): string {
  const years = ahead.years ? ` (kỷ niệm ${number(ahead.years)} năm)` : '';
  const basis = ahead.basis ? ` Căn cứ: ${ahead.basis}.` : '';
  const kind = ahead.kind === 'deadline' ? 'Thời hạn: ' : ahead.kind === 'holiday' ? 'Nghỉ: ' : '';
  return `${kind}${ahead.name}${years} – ${weekdayAndDay(ahead.date)}, ${inDays(ahead.days)}.${basis}`;
}

const inDays = (days: number): string =>
  days === 0 ? 'hôm nay' : days === 1 ? 'ngày mai' : `còn ${number(days)} ngày`;

/** Part 6: posts of one platform, as counts. */
export function themeLine(theme: CommunityTheme): string {
  const themes = theme.themes.map(({ topic, posts }) => `${topicLabel(topic)} ${number(posts)}`);
  const rest = themes.length > 0 ? ` (${themes.join('; ')})` : '';
  return `${named(PLATFORM, theme.platform)}: ${number(theme.posts)} bài${rest}.`;
}

/** Sources told one by one; two printed pages hold no more. */
const CHANGES = 6;

/** Part 9: what could not be read, and what was read in figures. Never empty. */
export function coverageLines(data: DigestData): DigestItem[] {
  const { coverage } = data;
  const zone = data.locality.timeZone;
  const failed = coverage.failed.map((failure) => ({ text: failureLine(failure, zone), urgent: true }));
  const changed = (coverage.changed ?? []).toSorted((one, other) => Number(other.fresh) - Number(one.fresh));
  const told = changed
    .slice(0, CHANGES)
    .map((change) => `${change.outlet} (${change.sourceId}): ${changeWords(change, zone)}.`);
  const lines: string[] = [];
  if (changed.length > CHANGES)
    lines.push(`${number(changed.length - CHANGES)} nguồn khác cũng cần để ý: xem trang Nguồn tin.`);
  for (const change of (coverage.volumes ?? []).slice(0, CHANGES))
    lines.push(`${change.outlet} (${change.sourceId}): ${volumeWords(change)}.`);
  if (coverage.total === 0) lines.push('Hồ sơ địa phương chưa có nguồn tin nào.');
  else if (coverage.failed.length === 0 && coverage.unasked === 0)
    lines.push('Mọi nguồn tin đều đọc được trong kỳ.');
  if (coverage.unasked > 0) {
    lines.push(
      `${number(coverage.unasked)}/${number(coverage.total)} nguồn chưa được đọc lần nào trong kỳ này.`,
    );
  }
  lines.push(readLine(data));
  if (coverage.quarantined.length > 0) {
    const reasons = coverage.quarantined.map(
      ({ reason, documents }) => `${named(QUARANTINE_REASON, reason)} ${number(documents)}`,
    );
    lines.push(`Trang để riêng, không đọc được thành bài: ${reasons.join('; ')}.`);
  }
  if (coverage.waiting > 0) lines.push(`${number(coverage.waiting)} trang đã thu nhưng chưa kịp đọc.`);
  if (coverage.backlog > 0) {
    lines.push(
      `${number(coverage.backlog)} bài cũ (đăng trước kỳ này hơn một tuần) mới thu về, không tính vào số liệu.`,
    );
  }
  if (coverage.lastFetch) lines.push(`Lần thu gần nhất: ${fullTime(coverage.lastFetch, zone)}.`);
  return [...failed, ...[...told, ...lines].map((text) => ({ text }))];
}

function readLine({ coverage, locality }: DigestData): string {
  const mentioned = coverage.mentioned > 0 ? `, ${number(coverage.mentioned)} tin, bài chỉ nhắc tên` : '';
  const about =
    coverage.articles === 0 ? '' : `; ${number(coverage.relevant)} tin, bài về ${locality.name}${mentioned}`;
  return `Thu ${number(coverage.documents)} trang, đọc được ${number(coverage.articles)} tin, bài${about}.`;
}

function failureLine(failure: SourceFailure, zone: string): string {
  const why = failure.reason ? named(SKIP_REASON, failure.reason) : SOURCE_STATE[failure.state];
  const since = failure.lastOk
    ? `đọc được lần cuối ${fullTime(failure.lastOk, zone)}`
    : 'chưa lần nào đọc được';
  return `${failure.outlet} (${failure.sourceId}): ${why}; ${since}.`;
}
