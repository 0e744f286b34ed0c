import type { RejectionReason, ReviewAct, ReviewRefusal, ReviewState } from '../../db/model/review.ts';
import type { Held } from '../../db/model/threshold.ts';
import type { LaterSign } from '../../db/queries/review-view.ts';

export const STATE_WORDS: Readonly<Record<ReviewState, string>> = {
  new: 'Mới',
  'needs-information': 'Cần thêm thông tin',
  'confirmed-once': 'Một người đã xác nhận',
  'confirmed-twice': 'Hai người đã xác nhận',
  'packet-sent': 'Đã gửi hồ sơ',
  answered: 'Đã trả lời công khai',
  corrected: 'Báo đã đính chính',
  closed: 'Kết thúc',
  rejected: 'Từ chối',
};

export const REASON_WORDS: Readonly<Record<RejectionReason, string>> = {
  reports: 'Bài chỉ dẫn lại ý kiến của bên khác',
  rebuts: 'Bài bác lại nội dung đó',
  opinion: 'Ý kiến, phê bình, kiến nghị',
  satire: 'Trào phúng, hư cấu',
  history: 'Nói về lịch sử, trích tài liệu cũ',
  misread: 'Máy hiểu sai câu',
  'figure-right': 'Số liệu đúng hoặc được chấp nhận',
  'statement-wrong': 'Luận cứ sai hoặc không áp dụng',
  other: 'Lý do khác',
};

export const HELD_WORDS: Readonly<Record<Held, string>> = {
  threshold: 'Điểm thấp hơn ngưỡng của luận cứ',
  'rejected-before': 'Câu này đã bị từ chối trước đây',
};

/** Said of a match whose sentence left its article. */
export const GONE_WORDS = 'Câu này không còn trong bài';

export const ACT_WORDS: Readonly<Record<ReviewAct['kind'], string>> = {
  ask: 'Yêu cầu bổ sung thông tin',
  confirm: 'Xác nhận nội dung mâu thuẫn với luận cứ',
  reject: 'Từ chối',
  'send-packet': 'Gửi hồ sơ',
  recall: 'Thu hồi hồ sơ',
  answer: 'Ghi nhận đã trả lời công khai',
  correct: 'Ghi nhận báo đã đính chính',
  close: 'Kết thúc',
};

export const REFUSAL_WORDS: Readonly<Record<ReviewRefusal | 'unknown-match', string>> = {
  'same-person': 'Anh/chị đã xác nhận nội dung này. Cần một người khác xác nhận lần thứ hai.',
  'not-from-here':
    'Nội dung đã chuyển sang bước khác, có thể người khác vừa xử lý. Xem lại trạng thái mới rồi làm tiếp.',
  'needs-note': 'Cần ghi lý do hoặc nội dung.',
  'sentence-gone': 'Câu này không còn trong bài, nên không xác nhận thêm và không lập hồ sơ được.',
  'unknown-match': 'Không có nội dung này trong danh sách rà soát.',
};

export const SIGN_WORDS: Readonly<Record<LaterSign['kind'], string>> = {
  retraction: 'Báo đăng bài đính chính hoặc gỡ bài',
  'quote-gone': 'Câu này không còn trong bản mới của bài',
  rebuts: 'Báo đăng bài nêu nội dung phù hợp với luận cứ',
  repeated: 'Báo nhắc lại nội dung này',
  reposted: 'Báo khác đăng lại, chưa thấy đính chính',
};

/** Good news for the office, or not. */
export const SIGN_TONES: Readonly<Record<LaterSign['kind'], 'good' | 'warn'>> = {
  retraction: 'good',
  'quote-gone': 'good',
  rebuts: 'good',
  repeated: 'warn',
  reposted: 'warn',
};
