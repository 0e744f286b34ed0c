import type { TopicCode } from '../../db/model/index.ts';

/** Codes of the categories of vntc that mean one code without doubt; weak.py has the same table. */
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
