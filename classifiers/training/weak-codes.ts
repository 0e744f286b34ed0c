import type { TopicCode } from '../../db/model/index.ts';

/** Codes that the categories of danes stand for; weak.py has the same table. */
const DANES: Readonly<Record<string, TopicCode>> = {
  'Bất động sản': 'economy',
  'Chính trị': 'government',
  'Chứng khoán': 'economy',
  'Covid-19': 'health',
  'Công nghệ': 'science-digital',
  'Du lịch': 'tourism',
  Game: 'entertainment',
  'Giao thông': 'transport',
  'Giáo dục': 'education',
  'Giải trí': 'entertainment',
  'Hóng biến': 'entertainment',
  'Khoa học': 'science-digital',
  'Kinh tế': 'economy',
  'Môi trường': 'environment',
  'Phim ảnh': 'entertainment',
  'Pháp luật': 'security-law',
  'Sức khoẻ': 'health',
  'Thế giới': 'world',
  'Thể thao': 'sport',
  'Văn hoá': 'culture',
  'Xã hội': 'society',
  'Đời sống': 'society',
};

/** Codes of the categories of vntc that mean one code without doubt. */
export const VNTC_CODES: Readonly<Record<string, TopicCode>> = {
  'Doi song': 'society',
  'Khoa hoc': 'science-digital',
  'Kinh doanh': 'economy',
  'Phap luat': 'security-law',
  'Suc khoe': 'health',
  'The gioi': 'world',
  'The thao': 'sport',
  'Vi tinh': 'science-digital',
};

/** Codes of a danes article, each once. */
export const danesCodes = (categories: readonly string[]): TopicCode[] => [
  ...new Set(categories.flatMap((category) => DANES[category] ?? [])),
];
