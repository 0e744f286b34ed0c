/** A piece that takes back or mends an earlier one. */
const RETRACTION =
  /(?:^|[\s"“(])(?:đính chính|cải chính|gỡ bài|gỡ bỏ bài|rút bài|xin lỗi bạn đọc|cáo lỗi|correction|corrections|retraction|retracted|clarification|correction notice)(?:$|[\s:.,)"”-])|更正|撤稿|撤回报道|勘误|致歉/iu;

/** Columns that come again every day or week with the same words and other figures. */
const COLUMN =
  /(?:^thời tiết|dự báo thời tiết|thời tiết (?:hôm nay|ngày|đêm|hà nội|miền|các vùng|nguy hiểm)|giá (?:vàng|xăng|dầu|heo|lợn|cà phê|tiêu|lúa|gạo|usd|đô la|cao su|thép|điều|sầu riêng|nông sản)|tỷ giá|xổ số|xsmb|xsmn|xsmt|vietlott|tử vi|cung hoàng đạo|lịch thi đấu|lịch phát sóng|lịch cúp điện|lịch cắt điện|điểm tin|bản tin (?:sáng|trưa|tối)|kết quả bóng đá|weather forecast|gold prices?|oil prices?|exchange rates?|lottery|horoscope|天气预报|金价|油价|彩票|汇率|星座)/iu;

/** Whether a title or the start of a text says that it takes back an earlier piece. */
export const isRetraction = (title: string, text: string): boolean =>
  RETRACTION.test(title) || RETRACTION.test(text.slice(0, 160));

/** Whether a title announces a recurring column. */
export const isColumn = (title: string, text: string): boolean =>
  COLUMN.test(title === '' ? text.slice(0, 120) : title);

/** Titles quoted in a text, as a correction names the piece that it mends. */
export function quoted(text: string): string[] {
  return [...text.slice(0, 3000).matchAll(/[“"«‘《]([^”"»’》\n]{12,200})[”"»’》]/gu)].map(
    (match) => match[1]!,
  );
}
