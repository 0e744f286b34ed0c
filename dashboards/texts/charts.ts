import { day, number } from './format.ts';

/** Words in charts, and what a reader who cannot see a chart is told. */
export const CHART = {
  volume: 'Số tin, bài theo thời gian',
  tones: 'Cơ cấu sắc thái, so sánh với các kỳ trước',
  topics: 'Số tin, bài theo lĩnh vực',
  outlets: 'Cơ quan báo chí có nhiều tin, bài nhất',
  map: 'Phân bố tin, bài theo đơn vị hành chính',
  mapUnit: 'Một đơn vị, đúng vị trí và diện tích (không phải địa giới)',
  mapOwn: 'Đơn vị của báo cáo',
  mapCircle: 'Vòng càng lớn càng nhiều tin, bài; phần đỏ là tiêu cực',
  all: 'Tổng số',
  negative: 'Tiêu cực',
  thisPeriod: 'Kỳ này',
  before: 'Kỳ trước',
  yearBefore: 'Cùng kỳ năm trước',
  noData: 'Không có số liệu',
} as const;

export const volumeAlt = (
  total: number,
  peak: { from: string; articles: number } | undefined,
  weekly: boolean,
): string =>
  peak
    ? `Biểu đồ cột: ${number(total)} tin, bài; ${weekly ? 'tuần' : 'ngày'} nhiều nhất ${weekly ? 'bắt đầu ' : ''}${day(peak.from)} với ${number(peak.articles)} tin, bài.`
    : `Biểu đồ cột: ${CHART.noData.toLowerCase()}.`;

export const barsAlt = (title: string, rows: readonly { label: string; value: number }[]): string =>
  rows.length === 0
    ? `${title}: ${CHART.noData.toLowerCase()}.`
    : `${title}: ${rows.map((row) => `${row.label} ${number(row.value)}`).join('; ')}.`;

export const mapAlt = (rows: readonly { label: string; value: number }[], units: number): string =>
  `Sơ đồ ${number(units)} đơn vị hành chính cấp xã; mỗi đơn vị là một hình tròn ở đúng vị trí trung tâm, có diện tích bằng diện tích đơn vị, không vẽ địa giới. Vòng đậm càng lớn càng nhiều tin, bài; phần đỏ là tiêu cực. ${barsAlt('Nhiều nhất', rows)}`;
