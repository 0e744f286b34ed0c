import type { Interval, ReportCoverage, ReportForecast } from '../../db/model/index.ts';
import { number, percent, points } from './format.ts';

/** The wording of the periodic report. */
export const REPORT = {
  type: 'BÁO CÁO',
  summary: (fullName: string, period: string): string =>
    `Tổng hợp dư luận báo chí về ${fullName.charAt(0).toLocaleLowerCase('vi')}${fullName.slice(1)}\n${period}`,
  parts: [
    'I. Tình hình chung',
    'II. Nội dung tích cực',
    'III. Vấn đề phản ánh',
    'IV. Kết quả xử lý',
    'V. Thông tin sai lệch về chủ quyền, biên giới',
    'VI. Nhận định, dự báo',
    'VII. Đề xuất, kiến nghị',
  ],
  annex: 'Danh mục tin, bài',
  annexColumns: ['TT', 'Thời gian', 'Cơ quan báo chí', 'Tiêu đề', 'Lĩnh vực', 'Sắc thái'],
  figureColumns: ['Chỉ tiêu', 'Kỳ này', 'Kỳ trước', 'Cùng kỳ năm trước'],
  figureRows: {
    articles: 'Tin, bài',
    stories: 'Sự việc (gộp tin đăng lại)',
    outlets: 'Cơ quan báo chí',
    positive: 'Tích cực',
    neutral: 'Trung tính',
    negative: 'Tiêu cực',
    unsure: 'Máy chưa chắc sắc thái, cần cán bộ xem',
    unassessed: 'Chưa đánh giá sắc thái',
  },
  topicColumns: ['TT', 'Lĩnh vực', 'Tin, bài', 'Tiêu cực', 'Kỳ trước'],
  placeColumns: ['TT', 'Địa bàn', 'Tin, bài', 'Tiêu cực', 'Kỳ trước'],
  deskColumns: [
    'TT',
    'Đơn vị',
    'Vụ việc',
    'Đã trả lời',
    'Trong đó trễ hạn',
    'Quá hạn chưa trả lời',
    'Còn hạn, chưa trả lời',
  ],
  answeredColumns: ['TT', 'Vụ việc', 'Đơn vị', 'Trả lời', 'Kết quả'],
  overdueColumns: ['TT', 'Đơn vị', 'Vụ việc', 'Hạn', 'Quá hạn'],
  unreportedColumns: ['TT', 'Đơn vị', 'Vụ việc', 'Hạn', 'Trạng thái'],
  noDesk: 'Chưa giao đơn vị',
  noLimit: 'Không quy định',
  outcomeDay: 'báo đăng',
  closedDay: 'kết thúc',
  storyColumns: ['TT', 'Tiêu đề', 'Cơ quan báo chí', 'Ngày đăng', 'Địa bàn'],
  headings: {
    figures: '1. Số liệu, tỷ lệ và so sánh',
    time: '2. Diễn biến theo thời gian và cơ quan báo chí',
    topics: '3. Lĩnh vực và địa bàn',
    byTopic: '1. Theo lĩnh vực',
    byPlace: '2. Theo địa bàn',
    form: '1. Số liệu phục vụ biểu mẫu báo cáo năm',
    answered: '2. Đã trả lời',
    overdue: '3. Quá hạn chưa trả lời, theo đơn vị',
    unreported: '4. Chưa báo cáo kết quả, theo đơn vị',
    findings: '1. Nhận định',
    forecast: '2. Dự báo',
  },
  noTopic: 'Chưa rõ lĩnh vực',
  /** A topic of part III; without a story of its own its articles belong to stories told under another topic. */
  problems: (label: string, articles: number, told: boolean): string =>
    `${label}: ${number(articles)} tin, bài tiêu cực${told ? '' : ' (thuộc sự việc đã nêu ở lĩnh vực khác)'}.`,
  none: {
    read: 'Chưa đọc được tin, bài nào trong kỳ: không thể kết luận.',
    cases: 'Trong kỳ không mở vụ việc nào từ phản ánh của báo chí.',
    annex: 'Không có tin, bài.',
    good: 'Không có nội dung tích cực trong kỳ.',
    problems: 'Báo chí không nêu vấn đề nào trong kỳ, trong phạm vi các nguồn đã đọc.',
    answered: 'Không có.',
    overdue: 'Không có vụ việc quá hạn.',
    unreported: 'Không có.',
    claims: 'Không phát hiện nội dung khác với luận cứ đã công bố trong các tin, bài đã đọc.',
    proposals: 'Tiếp tục theo dõi, tổng hợp dư luận báo chí theo kế hoạch.',
  },
  claimsNote:
    'Chỉ những nội dung được hai người thẩm định khác nhau xác nhận mới được tính là khác với luận cứ; báo cáo không nêu người đăng.',
} as const;

const PERIOD = { before: 'kỳ trước', yearBefore: 'cùng kỳ năm trước' } as const;
interface Interval80 {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

const CHANCE = 'chưa đủ cơ sở khẳng định có thay đổi thật';
const changeRange = (ratio: Interval, sureness: string): string =>
  `khoảng tin cậy ${sureness} của mức thay đổi: ${signedPercent(ratio.low - 1)} đến ${signedPercent(ratio.high - 1)}`;

/** Sentences of part VI; each holds the figure that carries it. */
export const FINDING = {
  noComparison: (name: keyof typeof PERIOD): string =>
    `Chưa so sánh được số lượng với ${PERIOD[name]}: một trong hai kỳ không có tin, bài nào trong hệ thống.`,
  few: (name: keyof typeof PERIOD, now: number, past: number): string =>
    `Số tin, bài: ${number(now)} so với ${number(past)} của ${PERIOD[name]}; quá ít để kết luận có thay đổi.`,
  /** `daily`: the two periods are not of one length, and the change is that of a day's average. */
  volume(
    name: keyof typeof PERIOD,
    counts: { readonly now: number; readonly past: number; readonly daily: boolean },
    ratio: Interval,
    sure: boolean,
  ): string {
    const { now, past, daily } = counts;
    const range = changeRange(ratio, '95%');
    const average = daily ? 'tính bình quân một ngày, ' : '';
    const direction = ratio.value >= 1 ? 'tăng' : 'giảm';
    return sure
      ? `Số tin, bài ${direction} ${percent(Math.abs(ratio.value - 1), 0)} so với ${PERIOD[name]}: ${number(now)} so với ${number(past)} tin, bài (${average}${range}).`
      : `Số tin, bài: ${number(now)} so với ${number(past)} của ${PERIOD[name]} (${average}${range}); ${CHANCE}.`;
  },
  negative(name: keyof typeof PERIOD, share: number, difference: Interval, sure: boolean): string {
    const range = `khoảng tin cậy 95% của chênh lệch: ${points(difference.low)} đến ${points(difference.high)} điểm`;
    const size = points(Math.abs(difference.value)).replace(/^\+/, '');
    const change =
      size === '0,0'
        ? `bằng ${PERIOD[name]}`
        : `${difference.value > 0 ? 'cao' : 'thấp'} hơn ${PERIOD[name]} ${size} điểm phần trăm`;
    const head = `Tỷ lệ tiêu cực ${percent(share)}, ${change} (${range})`;
    return sure ? `${head}.` : `${head}; ${CHANCE}.`;
  },
  topic: (label: string, now: number, then: number, ratio: Interval): string =>
    `Lĩnh vực ${label} ${ratio.value >= 1 ? 'tăng' : 'giảm'} rõ so với kỳ trước: ${number(now)} so với ${number(then)} tin, bài (${changeRange(ratio, '99,5%')}).`,
  place: (place: string, negative: number, articles: number, range: Interval, share: number): string =>
    `Địa bàn ${place} có tỷ lệ tiêu cực cao hơn mức chung: ${number(negative)}/${number(articles)} tin, bài (${percent(negative / articles, 0)}; khoảng tin cậy 99,5%: ${percent(range.low, 0)} đến ${percent(range.high, 0)}; mức chung ${percent(share, 0)}).`,
  outlet: (outlet: string, articles: number, total: number): string =>
    `${outlet} là cơ quan đưa tin nhiều nhất, ${number(articles)}/${number(total)} tin, bài (${percent(articles / total, 0)}).`,
  forecast: (days: string, { expected, low, high, method }: ReportForecast): string =>
    `Dự báo ${days} có ${number(expected)} tin, bài (khoảng dự báo 80%: từ ${number(low)} đến ${number(high)}); ${METHOD[method]}.`,
  shareForecast: ({ expected, low, high }: Interval80): string =>
    `Tỷ lệ tiêu cực trong thời gian đó dự báo là ${percent(expected, 0)} (khoảng dự báo 80%: từ ${percent(low, 0)} đến ${percent(high, 0)}).`,
  vagueShare: 'Chưa đủ số liệu để dự báo tỷ lệ tiêu cực.',
  topicForecasts: (
    topics: readonly (Interval80 & { readonly label: string; readonly negative: Interval80 | null })[],
  ): string => {
    const told = topics.map(({ label, expected, low, high, negative }) => {
      const share = negative
        ? `, tiêu cực ${percent(negative.expected, 0)} (từ ${percent(negative.low, 0)} đến ${percent(negative.high, 0)})`
        : '';
      return `${label} ${number(expected)} tin, bài (từ ${number(low)} đến ${number(high)})${share}`;
    });
    return `Theo lĩnh vực: ${told.join('; ')}.`;
  },
  noForecast: 'Chưa đủ số liệu lịch sử để dự báo.',
  coverage({ unreadDays, poorSources }: ReportCoverage): string {
    const parts = [
      unreadDays > 0 ? `có ${number(unreadDays)} ngày không đọc được nguồn nào` : '',
      poorSources.length > 0
        ? `${number(poorSources.length)} nguồn lỗi nhiều hơn đọc được (${poorSources
            .slice(0, 5)
            .map((source) => source.outlet)
            .join(', ')})`
        : '',
    ].filter(Boolean);
    return `Mức độ bao quát: ${parts.join('; ')}. Số liệu có thể thấp hơn thực tế.`;
  },
} as const;

const METHOD: Readonly<Record<ReportForecast['method'], string>> = {
  regression: 'mô hình theo ngày trong tuần, ngày nghỉ và xu hướng',
  'seasonal-naive': 'lặp lại số liệu cùng ngày của tuần trước, vì mô hình phức tạp hơn không dự báo tốt hơn',
  naive: 'lấy số liệu ngày gần nhất, vì mô hình phức tạp hơn không dự báo tốt hơn',
};

const signedPercent = (value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${percent(Math.abs(value), 0)}`;

/** Sentences of part VII, each from a figure of the report. */
export const PROPOSAL = {
  overdue: (desk: string, count: number): string =>
    `Đề nghị ${desk || 'lãnh đạo phân công đơn vị'} trả lời ${number(count)} vụ việc đã quá hạn.`,
  unreported: (count: number): string =>
    `Đôn đốc báo cáo kết quả ${number(count)} vụ việc báo chí nêu, theo đến kết quả cuối cùng.`,
  topic: (label: string, negative: number): string =>
    `Chủ động cung cấp thông tin cho báo chí về lĩnh vực ${label} (${number(negative)} tin, bài tiêu cực trong kỳ).`,
  claims: (waiting: number): string =>
    `Thẩm định ${number(waiting)} nội dung về biên giới, chủ quyền còn chờ.`,
  good: (title: string): string => `Lan tỏa nội dung tích cực, trước hết: “${title}”.`,
  unread: (days: number): string =>
    `Kiểm tra việc thu tin: có ${number(days)} ngày trong kỳ không đọc được nguồn nào.`,
  sources: (count: number): string =>
    `Khắc phục ${number(count)} nguồn tin đọc không ổn định để số liệu kỳ sau đầy đủ hơn.`,
} as const;
