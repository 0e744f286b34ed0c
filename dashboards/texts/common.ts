import type { CaseOrigin, CaseState, ClockState, SourceState, Tone } from '../../db/model/index.ts';

/** Words that several pages share. Everything an officer reads stands in this folder. */
export const TONE: Readonly<Record<Tone, string>> = {
  positive: 'Tích cực',
  neutral: 'Trung tính',
  negative: 'Tiêu cực',
};

export const CASE_STATE: Readonly<Record<CaseState, string>> = {
  new: 'Mới, chưa giao',
  assigned: 'Đang xử lý',
  answered: 'Đã trả lời',
  published: 'Báo đã đăng phản hồi',
  closed: 'Đã kết thúc',
};

export const CASE_ORIGIN: Readonly<Record<CaseOrigin, string>> = {
  'press-report': 'Báo chí nêu',
  'editor-request': 'Cơ quan báo chí đề nghị trả lời',
  'citizen-letter': 'Ý kiến công dân do báo chí chuyển',
  'wrong-report': 'Thông tin báo chí nêu sai',
};

export const CLOCK_STATE: Readonly<Record<ClockState, string>> = {
  none: 'Không quy định thời hạn',
  running: 'Còn hạn',
  soon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  met: 'Đúng hạn',
  missed: 'Trễ hạn',
};

export const SOURCE_STATE: Readonly<Record<SourceState, string>> = {
  unverified: 'chưa kiểm tra',
  ok: 'đọc được',
  quiet: 'không có tin mới',
  silent: 'im lặng bất thường',
  failing: 'lỗi khi đọc',
  blocked: 'bị chặn',
  'forbidden-by-robots': 'trang không cho phép đọc tự động',
  changed: 'trang đổi cấu trúc',
  'needs-browser': 'cần trình duyệt để đọc',
};

/** Why an address was not read; an unknown code is shown as it stands. */
export const SKIP_REASON: Readonly<Record<string, string>> = {
  robots: 'trang không cho phép đọc tự động (robots.txt)',
  blocked: 'máy chủ từ chối',
  'needs-browser': 'trang cần trình duyệt để đọc',
  'too-large': 'dữ liệu quá lớn',
  'too-slow': 'máy chủ trả lời quá chậm',
  'unsafe-address': 'địa chỉ không an toàn',
  'not-a-page': 'không phải trang web',
  'http-error': 'máy chủ báo lỗi',
  'broken-coding': 'dữ liệu nén bị hỏng, không giải nén được',
  unreachable: 'không kết nối được',
  'bad-listing': 'danh sách tin không đọc được',
  challenge: 'trang yêu cầu xác minh',
  community: 'trang của cá nhân trên mạng xã hội, chỉ đếm theo chủ đề, không lưu',
  'community-in-file': 'tệp đã đọc còn chứa trang của cá nhân, xin tự xóa các trang đó khỏi tệp',
  error: 'lỗi khi xử lý',
};

export const QUARANTINE_REASON: Readonly<Record<string, string>> = {
  'not-html': 'không phải trang web',
  'empty-body': 'trang trống',
  'too-large': 'trang quá lớn',
  'broken-encoding': 'bảng mã hỏng',
  'broken-archive': 'bản lưu hỏng',
  'http-error': 'máy chủ báo lỗi',
  'no-text': 'không có nội dung chữ',
  'no-title': 'không có tiêu đề',
  'bad-date': 'ngày đăng không hợp lệ',
  listing: 'trang danh mục',
  video: 'trang video',
  'live-blog': 'tường thuật trực tiếp',
  gallery: 'trang ảnh',
  'consent-page': 'trang hỏi chấp thuận cookie',
  'soft-404': 'trang không còn tồn tại',
  paywall: 'bài thu phí',
  challenge: 'trang yêu cầu xác minh',
  feed: 'danh sách tin',
  spam: 'trang rác',
  error: 'lỗi khi xử lý',
};

export const PLATFORM: Readonly<Record<string, string>> = {
  youtube: 'YouTube',
  telegram: 'Telegram',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  reddit: 'Reddit',
  'facebook-page': 'Facebook (trang công khai)',
  'drop-folder': 'Thư mục nhận tin',
  web: 'Trang web, blog, diễn đàn',
};

export const LANGUAGE: Readonly<Record<string, string>> = {
  vi: 'tiếng Việt',
  en: 'tiếng Anh',
  zh: 'tiếng Trung',
  und: 'chưa rõ ngôn ngữ',
};

/** A word for a stable code, or the code itself. */
export const named = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;
