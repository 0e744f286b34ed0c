import type { SourceChange, SourceVolumeChange } from '../../db/model/index.ts';
import { named, SKIP_REASON, SOURCE_STATE } from './common.ts';
import { day, fullTime, number } from './format.ts';

/** `số tin mỗi ngày giảm từ khoảng 12 xuống khoảng 4, kể từ 05/11/2026`. */
export function volumeWords(change: SourceVolumeChange): string {
  const verb = change.after < change.before ? 'giảm' : 'tăng';
  const to = change.after < change.before ? 'xuống' : 'lên';
  return `số tin mỗi ngày ${verb} từ khoảng ${rate(change.before)} ${to} khoảng ${rate(change.after)}, kể từ ${day(change.day)}`;
}

/** Below ten a day the tenths matter. */
const rate = (value: number): string =>
  number(value, value < 9.95 && !Number.isInteger(Number(value.toFixed(1))) ? 1 : 0);

/** A source that answered and is in trouble, or is out of it. */
export function changeWords(change: SourceChange, timeZone: string): string {
  const since = fullTime(change.since, timeZone);
  const now = SOURCE_STATE[change.state];
  if (!change.fresh) return `vẫn ở tình trạng “${now}”, từ ${since}`;
  return `chuyển sang tình trạng “${now}” lúc ${since}, trước đó “${SOURCE_STATE[change.before]}”`;
}

/** What the crawlers say of a state, in an officer's words; what is technical stands as it is. */
export function detailWords(detail: string): string {
  const quiet = /^nothing new for (\d+) h(?:; usually every (\d+) h)?$/.exec(detail);
  if (quiet) {
    const usual = quiet[2] ? `; thường cứ khoảng ${quiet[2]} giờ có tin một lần` : '';
    return `Đã ${quiet[1]} giờ không có tin mới${usual}.`;
  }
  if (detail === 'nothing listed yet') return 'Chưa thấy tin nào trong danh sách.';
  const [, code = '', rest = ''] = /^([a-z-]+): (.*)$/s.exec(detail) ?? [];
  return code in SKIP_REASON ? `Lý do: ${named(SKIP_REASON, code)} (${rest})` : detail;
}
