/** Wording of alerts and reminders. */
export const ALERT = {
  subject: (fullName: string): string => `Cảnh báo dư luận: ${fullName}`,
  foot: 'Cảnh báo dựa trên số lượng tin, bài so với mức thường ngày; cần cán bộ đọc và đánh giá.',
} as const;

export const REMINDER = {
  subject: (title: string): string => `Nhắc hạn trả lời: ${title}`,
  open: 'Xem vụ việc',
} as const;
