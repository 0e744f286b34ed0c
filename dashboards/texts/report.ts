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
  deskColumns: ['TT', 'Đơn vị', 'Vụ việc', 'Đã trả lời', 'Quá hạn chưa trả lời'],
  storyColumns: ['TT', 'Tiêu đề', 'Cơ quan báo chí', 'Thời gian', 'Địa bàn'],
  headings: {
    figures: '1. Số liệu, tỷ lệ và so sánh',
    time: '2. Diễn biến theo thời gian và cơ quan báo chí',
    topics: '3. Lĩnh vực và địa bàn',
    byTopic: '1. Theo lĩnh vực',
    byPlace: '2. Theo địa bàn',
    form: '1. Số liệu phục vụ biểu mẫu báo cáo năm',
    answered: '2. Đã trả lời',
    overdue: '3. Quá hạn',
    unreported: '4. Chưa báo cáo kết quả',
    findings: '1. Nhận định',
    forecast: '2. Dự báo',
  },
  none: {
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

const CHANCE = 'chưa đủ cơ sở khẳng định là thay đổi thật';

/** Sentences of part VI; each holds the figure that carries it. */
export const FINDING = {
  noComparison: (name: keyof typeof PERIOD): string =>
    `Chưa so sánh được với ${PERIOD[name]} vì hệ thống không có số liệu của kỳ đó.`,
  volume(name: keyof typeof PERIOD, now: number, then: number, ratio: Interval, sure: boolean): string {
    const change = percent(Math.abs(ratio.value - 1), 0);
    const counts = `${number(now)} so với ${number(then)} tin, bài`;
    const range = `khoảng tin cậy 95%: ${signedPercent(ratio.low - 1)} đến ${signedPercent(ratio.high - 1)}`;
    const direction = ratio.value >= 1 ? 'tăng' : 'giảm';
    return sure
      ? `Số tin, bài ${direction} ${change} so với ${PERIOD[name]} (${counts}; ${range}).`
      : `Số tin, bài thay đổi không đáng kể so với ${PERIOD[name]} (${counts}; ${range}), ${CHANCE}.`;
  },
  negative(name: keyof typeof PERIOD, share: number, difference: Interval, sure: boolean): string {
    const range = `khoảng tin cậy 95%: ${points(difference.low)} đến ${points(difference.high)} điểm`;
    const head = `Tỷ lệ tiêu cực ${percent(share)}, ${points(difference.value)} điểm phần trăm so với ${PERIOD[name]} (${range})`;
    return sure ? `${head}.` : `${head}, ${CHANCE}.`;
  },
  topic: (label: string, now: number, then: number, ratio: Interval): string =>
    `Lĩnh vực ${label} ${ratio.value >= 1 ? 'tăng' : 'giảm'} rõ so với kỳ trước: ${number(now)} so với ${number(then)} tin, bài.`,
  place: (place: string, negative: number, articles: number, share: number): string =>
    `Địa bàn ${place} có tỷ lệ tiêu cực cao hơn mức chung: ${number(negative)}/${number(articles)} tin, bài (${percent(negative / articles, 0)}, mức chung ${percent(share, 0)}).`,
  outlet: (outlet: string, articles: number, total: number): string =>
    `${outlet} là cơ quan đưa tin nhiều nhất, ${number(articles)}/${number(total)} tin, bài (${percent(articles / total, 0)}).`,
  forecast: ({ days, expected, low, high, method }: ReportForecast): string =>
    `Dự báo ${number(days)} ngày tới có khoảng ${number(expected)} tin, bài (khoảng 80%: ${number(low)} đến ${number(high)}); ${METHOD[method]}.`,
  shareForecast: ({ expected, low, high }: Interval80): string =>
    `Tỷ lệ tiêu cực trong thời gian đó khoảng ${percent(expected, 0)} (khoảng 80%: ${percent(low, 0)} đến ${percent(high, 0)}).`,
  topicForecasts: (topics: readonly (Interval80 & { readonly label: string })[]): string =>
    `Theo lĩnh vực: ${topics.map(({ label, expected, low, high }) => `${label} ${number(expected)} tin, bài (${number(low)}–${number(high)})`).join('; ')}.`,
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
  sources: (count: number): string =>
    `Khắc phục ${number(count)} nguồn tin đọc không ổn định để số liệu kỳ sau đầy đủ hơn.`,
} as const;
