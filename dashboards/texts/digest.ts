import { number } from './format.ts';

/** The wording of the morning digest, part by part, in the order in which officers read it. */
export const DIGEST = {
  title: 'ĐIỂM BÁO BUỔI SÁNG',
  parts: [
    'Số liệu trong kỳ',
    'Việc phải xử lý hôm nay',
    'Nội dung về biên giới, chủ quyền chờ thẩm định',
    'Vấn đề báo chí nêu',
    'Tin tốt nên lan tỏa',
    'Dư luận trên trang công khai (chỉ số lượng và chủ đề)',
    'Diễn biến các vụ việc đang theo dõi',
    'Ngày kỷ niệm và thời hạn sắp tới',
    'Nguồn tin không đọc được và mức độ bao quát',
  ],
  columns: [
    'TT',
    'Cơ quan báo chí',
    'Tiêu đề',
    'Thời gian',
    'Địa bàn',
    'Lĩnh vực',
    'Tóm tắt',
    'Sắc thái',
    'Đơn vị chủ trì',
    'Hạn',
    'Trạng thái',
  ],
  claimColumns: ['TT', 'Cơ quan báo chí', 'Tiêu đề', 'Câu cần rà soát', 'Khác với luận cứ', 'Độ khớp'],
  empty: {
    today: 'Không có việc đến hạn hoặc quá hạn.',
    claims: 'Không có nội dung chờ thẩm định.',
    problems: 'Không có vấn đề nào được báo chí nêu trong các tin, bài đã đọc.',
    good: 'Không có tin, bài tích cực trong các tin, bài đã đọc.',
    community: 'Không thu được bài đăng công khai nào trong kỳ.',
    caseNews: 'Không có diễn biến mới.',
    ahead: 'Không có ngày kỷ niệm hoặc thời hạn trong thời gian tới.',
  },
  unread: 'Chưa đọc được tin, bài nào trong kỳ: không thể kết luận.',
  noBefore: 'kỳ trước không thu được tin, bài nào',
  noFigures: 'Chưa đọc được tin, bài nào trong kỳ nên không có số liệu.',
  other: 'Tin khác (trung tính hoặc chưa rõ sắc thái):',
  otherShown: (count: string): string =>
    `dưới đây là ${count} sự việc cần đọc lại hoặc được nhiều báo đăng nhất`,
  noCase: 'Chưa mở vụ việc',
  unsure: 'cần đọc lại',
  continued: 'tiếp diễn',
  retracted: 'báo đã gỡ hoặc đính chính',
  retractedState: 'Báo đã gỡ hoặc đính chính',
  undated: 'không ghi giờ',
  claimNote:
    'Các câu dưới đây khác với luận cứ đã công bố; chưa ai kết luận đúng, sai. Cần hai người thẩm định trước khi gửi đi.',
  communityNote:
    'Chỉ đếm số bài và chủ đề (một bài có thể thuộc nhiều chủ đề); không lưu người đăng, không lưu địa chỉ bài đăng.',
  openDashboard: 'Xem đầy đủ trên bảng điều khiển',
  foot: 'Tóm tắt là câu nguyên văn trong bài, không viết thêm. Sắc thái và lĩnh vực do máy gợi ý, cán bộ có thể sửa.',
  subject: (fullName: string, day: string): string => `Điểm báo ${fullName} ngày ${day}`,
} as const;

/** `và 3 cơ quan khác`. */
export const moreOutlets = (count: number): string => `và ${number(count)} cơ quan khác`;
export const moreItems = (count: number, what: string): string => `Còn ${number(count)} ${what} khác.`;
