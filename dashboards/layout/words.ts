import type {
  PlaceLevel,
  SourceKind,
  SourceState,
  SourceType,
  StoryLink,
  Verdict,
} from '../../db/model/index.ts';

export {
  LANGUAGE as LANGUAGE_WORDS,
  QUARANTINE_REASON,
  SKIP_REASON,
  TONE as TONE_WORDS,
} from '../texts/common.ts';

export const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  press: 'Báo chí',
  agency: 'Hãng tin',
  institution: 'Cơ quan, tổ chức',
  community: 'Trang công khai',
};

export const TYPE_WORDS: Readonly<Record<SourceType, string>> = {
  feed: 'RSS',
  sitemap: 'Sơ đồ trang',
  listing: 'Trang danh mục',
  browser: 'Trang cần trình duyệt',
  portal: 'Cổng thông tin',
  youtube: 'YouTube',
  telegram: 'Telegram',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  reddit: 'Reddit',
  'facebook-page': 'Trang Facebook',
  'drop-folder': 'Thư mục nộp tệp',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  contradicts: 'Mâu thuẫn với luận cứ',
  reports: 'Dẫn lại ý kiến của bên khác',
  rebuts: 'Bác lại nội dung trái luận cứ',
  supports: 'Phù hợp với luận cứ',
};

export const LINK_WORDS: Readonly<Record<StoryLink, string>> = {
  first: 'Bài đầu tiên',
  reprint: 'Đăng lại',
  'same-event': 'Cùng sự việc',
  translation: 'Bản dịch',
  retraction: 'Đính chính, gỡ bài',
  officer: 'Cán bộ ghép, tách',
};

export const LEVEL_WORDS: Readonly<Record<PlaceLevel, string>> = {
  province: 'tỉnh, thành phố',
  commune: 'xã, phường, đặc khu',
  landmark: 'địa danh',
};

/** State of a source: how grave it is, and what an officer can do about it. */
export const STATE_ADVICE: Readonly<
  Record<SourceState, { tone: 'good' | 'warn' | 'bad' | 'plain'; advice: string }>
> = {
  ok: { tone: 'good', advice: '' },
  quiet: {
    tone: 'plain',
    advice: 'Nguồn vẫn trả lời nhưng lâu chưa có tin mới. Không cần làm gì.',
  },
  silent: {
    tone: 'warn',
    advice: 'Thường ngày có tin, nay không có. Mở trang gốc xem báo có đổi địa chỉ không.',
  },
  failing: {
    tone: 'bad',
    advice:
      'Không đọc được trang gốc, lý do ghi bên dưới. Phần mềm tự thử lại; quá một ngày thì kiểm tra mạng và địa chỉ nguồn.',
  },
  blocked: {
    tone: 'bad',
    advice: 'Máy chủ của báo từ chối. Phần mềm không lách chặn; đề nghị tòa soạn cho phép hoặc cung cấp RSS.',
  },
  'forbidden-by-robots': {
    tone: 'warn',
    advice:
      'robots.txt của báo không cho phép. Đọc trực tiếp trên trang, hoặc đề nghị tòa soạn cung cấp RSS.',
  },
  changed: {
    tone: 'warn',
    advice: 'Không tìm thấy tin ở chỗ cũ. Báo người quản trị sửa cấu hình nguồn.',
  },
  'needs-browser': {
    tone: 'warn',
    advice: 'Trang này cần Chromium. Người quản trị chạy lệnh: npm run browser',
  },
  unverified: {
    tone: 'plain',
    advice: 'Chưa lần nào đọc thành công. Chờ lượt đọc đầu tiên, hoặc kiểm tra địa chỉ trong hồ sơ địa bàn.',
  },
};

/** Names of the pipeline's stages. */
export const STAGE_WORDS: Readonly<Record<string, string>> = {
  extract: 'Đọc nội dung',
  locate: 'Nhận địa bàn',
  group: 'Ghép sự việc',
  classify: 'Phân loại',
  check: 'Đối chiếu luận cứ',
};

export { named as wordFor } from '../texts/common.ts';
