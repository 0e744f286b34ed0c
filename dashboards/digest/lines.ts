import {
  type AheadDay,
  type CommunityTheme,
  type DigestAlert,
  type DigestCase,
  type DigestData,
  type DigestEntry,
  localDate,
  type SourceFailure,
  TONES,
  topicLabel,
} from '../../db/model/index.ts';
import {
  CASE_STATE,
  named,
  PLATFORM,
  QUARANTINE_REASON,
  SKIP_REASON,
  SOURCE_STATE,
  TONE,
} from '../texts/common.ts';
import { DIGEST, moreOutlets } from '../texts/digest.ts';
import { change, day, fullTime, number, percent, points, remaining, time } from '../texts/format.ts';

/** Below so many assessed articles, a change is told in counts, not in percentage points. */
const SMALL_BASE = 20;

/** What a digest says, as plain lines: HTML, text and Word files only dress them. */

export const heading = (data: DigestData): string => `${data.locality.fullName} – ngày ${day(data.date)}`;

export const periodLine = (data: DigestData): string => {
  const zone = data.locality.timeZone;
  return `Tin, bài thu được từ ${fullTime(data.from, zone)} đến ${fullTime(data.to, zone)}`;
};

/** Part 1, in one line. */
export function figuresLine(data: DigestData): string {
  const { figures, before } = data;
  if (figures.articles === 0) {
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
  if (figures.unsure > 0) parts.push(`${number(figures.unsure)} máy chưa chắc sắc thái`);
  if (figures.unassessed > 0) parts.push(`${number(figures.unassessed)} chưa đánh giá`);
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

/** The eleven cells of an entry, in the order of `DIGEST.columns`. */
export function cellsOf(entry: DigestEntry, index: number, data: DigestData): readonly string[] {
  const [first = '', ...others] = entry.outlets;
  const marks = [entry.continued ? DIGEST.continued : '', entry.retracted ? DIGEST.retracted : ''].filter(
    Boolean,
  );
  const zone = data.locality.timeZone;
  return [
    String(index + 1),
    others.length > 2 ? `${first} ${moreOutlets(others.length)}` : entry.outlets.join(', '),
    marks.length > 0 ? `${entry.title} (${marks.join('; ')})` : entry.title,
    entry.publishedAt ? time(entry.publishedAt, zone) : DIGEST.undated,
    entry.places.join(', ') || '–',
    entry.topics.slice(0, 1).map(topicLabel).join('; ') || '–',
    entry.summary.map((sentence) => sentence.text).join(' ') || '–',
    entry.unsure ? `${TONE[entry.tone]} (${DIGEST.unsure})` : TONE[entry.tone],
    entry.desk || '–',
    entry.due ? `${time(entry.due, zone)}, ${remaining(entry.due, data.to, zone)}` : '–',
    entry.caseState ? CASE_STATE[entry.caseState] : entry.tone === 'positive' ? '–' : DIGEST.noCase,
  ];
}

/** Whose case it is, and at which time its clock is read. */
export type CaseContext = { readonly locality: Pick<DigestData['locality'], 'timeZone'>; readonly to: Date };

/** A story without a table row: outlet, title, and whether a person should look at its tone. */
export const otherLine = (entry: DigestEntry): string =>
  `${entry.outlets[0] ?? ''}${entry.outlets.length > 1 ? ` (+${number(entry.outlets.length - 1)})` : ''}: ${entry.title}${entry.unsure ? ` (${DIGEST.unsure})` : ''}`;

/** Head of the list of plain stories, with how many there are in all. */
export const otherHead = ({ other, more }: DigestData): string =>
  `${DIGEST.other} ${number(other.length + more.other)} sự việc${more.other > 0 ? `, ${number(other.length)} sự việc được đăng nhiều nhất hoặc cần đọc lại` : ''}:`;

/** A case in one line: its title, then `caseFacts`. */
export const caseLine = (item: DigestCase, data: CaseContext): string =>
  `${item.case.title} – ${caseFacts(item, data)}`;

/** Desk, state, limit with its basis, answer and result of a case. */
export function caseFacts(item: DigestCase, data: CaseContext): string {
  const { dueAt, answeredAt, answerNumber, result, basis } = item.case;
  const zone = data.locality.timeZone;
  const limit =
    dueAt && !answeredAt
      ? `hạn ${time(dueAt, zone)} (${remaining(dueAt, data.to, zone)}${basis ? `; ${basis}` : ''})`
      : '';
  const answer = answeredAt
    ? `trả lời ${day(localDate(answeredAt, zone))}${answerNumber ? `, số ${answerNumber}` : ''}`
    : '';
  const state =
    item.case.state === 'new' && item.desk === '' ? '' : CASE_STATE[item.case.state].toLowerCase();
  const rest = [item.desk || 'chưa giao đơn vị', state, limit, answer, result].filter(Boolean);
  return `${rest.join('; ')}.`;
}

/** An unusual volume, with the bound that it passed. */
export function alertLine(alert: DigestAlert): string {
  const what = alert.storyTitle
    ? `“${alert.storyTitle}”`
    : alert.topic
      ? topicLabel(alert.topic)
      : 'Tổng số tin, bài';
  return `Bất thường: ${what} có ${number(alert.count)} tin, bài, vượt mức dự báo cao nhất (${number(alert.upper)}).`;
}

export function aheadLine(ahead: AheadDay): string {
  const years = ahead.years ? ` (${number(ahead.years)} năm)` : '';
  const when = ahead.days === 0 ? 'hôm nay' : `còn ${number(ahead.days)} ngày`;
  const basis = ahead.basis ? `; ${ahead.basis}` : '';
  const kind = ahead.kind === 'deadline' ? 'Thời hạn: ' : ahead.kind === 'holiday' ? 'Nghỉ: ' : '';
  return `${kind}${ahead.name}${years} – ngày ${day(ahead.date)} (${when}${basis}).`;
}

export function themeLine(theme: CommunityTheme): string {
  const themes = theme.themes.map(({ topic, posts }) => `${topicLabel(topic)} ${number(posts)}`);
  const rest = themes.length > 0 ? `: ${themes.join(', ')}` : '';
  return `${named(PLATFORM, theme.platform)}: ${number(theme.posts)} bài${rest}.`;
}

/** Part 9: what could not be read, and what was read in figures. Never empty. */
export function coverageLines(data: DigestData): string[] {
  const { coverage } = data;
  const lines: string[] = coverage.failed.map((failure) => failureLine(failure, data));
  if (coverage.total === 0) lines.push('Hồ sơ địa phương chưa có nguồn tin nào.');
  else if (coverage.failed.length === 0 && coverage.unasked === 0)
    lines.push('Mọi nguồn tin đều đọc được trong kỳ.');
  if (coverage.unasked > 0) {
    lines.push(
      `${number(coverage.unasked)}/${number(coverage.total)} nguồn chưa được đọc lần nào trong kỳ này.`,
    );
  }
  lines.push(
    `Thu ${number(coverage.documents)} trang, đọc thành ${number(coverage.articles)} tin, bài; ${number(coverage.relevant)} tin, bài về ${data.locality.name}, ${number(coverage.mentioned)} tin, bài chỉ nhắc tên.`,
  );
  if (coverage.quarantined.length > 0) {
    const reasons = coverage.quarantined.map(
      ({ reason, documents }) => `${named(QUARANTINE_REASON, reason)} ${number(documents)}`,
    );
    lines.push(`Trang để riêng, không đọc được thành bài: ${reasons.join(', ')}.`);
  }
  if (coverage.waiting > 0) lines.push(`${number(coverage.waiting)} trang đã thu nhưng chưa kịp đọc.`);
  if (coverage.backlog > 0) {
    lines.push(
      `${number(coverage.backlog)} bài cũ (đăng trước kỳ này hơn một tuần) mới thu về, không tính vào số liệu.`,
    );
  }
  if (coverage.lastFetch)
    lines.push(`Lần thu gần nhất: ${fullTime(coverage.lastFetch, data.locality.timeZone)}.`);
  return lines;
}

function failureLine(failure: SourceFailure, data: DigestData): string {
  const why = failure.reason ? named(SKIP_REASON, failure.reason) : SOURCE_STATE[failure.state];
  const since = failure.lastOk
    ? `đọc được lần cuối ${fullTime(failure.lastOk, data.locality.timeZone)}`
    : 'chưa lần nào đọc được';
  return `${failure.outlet} (${failure.sourceId}): ${why}; ${since}.`;
}
