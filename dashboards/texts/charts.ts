import { day, number } from './format.ts';

/** Words in charts, and what a reader who cannot see a chart is told. */
export const CHART = {
  volume: 'Số tin, bài theo thời gian',
  tones: 'Cơ cấu sắc thái so với kỳ trước và cùng kỳ năm trước',
  topics: 'Số tin, bài theo lĩnh vực',
  outlets: 'Cơ quan báo chí có nhiều tin, bài nhất',
  map: 'Phân bố tin, bài theo địa bàn',
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
  `Bản đồ ${number(units)} đơn vị hành chính theo tọa độ trung tâm; vòng tròn càng lớn càng nhiều tin, bài. ${barsAlt('Nhiều nhất', rows)}`;
