import { number, weekdayAndDay } from './format.ts';

/** Wording of alerts and reminders. */
export const ALERT = {
  subject: (fullName: string, what: string): string => `Cảnh báo dư luận: ${fullName} – ${what}`,
  volume: 'số tin, bài tăng bất thường',
  story: (title: string): string => `nhiều báo cùng đưa “${title}”`,
  latest: 'Tin, bài mới nhất:',
  open: 'Xem trên bảng điều khiển',
  foot: 'Cảnh báo dựa trên số lượng tin, bài so với mức thường ngày; cần cán bộ đọc và đánh giá.',
} as const;

export const REMINDER = {
  subject: (title: string): string => `Nhắc hạn trả lời: ${title}`,
  open: 'Xem vụ việc',
  makeReport: 'Lập báo cáo',
  deadlineSubject: (name: string, date: string): string => `Nhắc thời hạn ${date}: ${name}`,
  deadline: (fullName: string, name: string, on: string, days: number): string =>
    `${fullName}: ${name}, thời hạn ${weekdayAndDay(on)} (${days === 0 ? 'hôm nay' : days === 1 ? 'ngày mai' : `còn ${number(days)} ngày`}).`,
  basis: (basis: string): string => (basis ? `Căn cứ: ${basis}.` : ''),
} as const;
