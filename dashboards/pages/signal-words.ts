/** Short English tags of the classifiers, as officers read them. */
const WORDS: Readonly<Record<string, string>> = {
  'admin-word': 'có chữ xã, phường, tỉnh đứng trước',
  'home-province': 'báo của tỉnh',
  'old-name': 'tên cũ trước ngày 01/7/2025',
  'former-name': 'tên cũ trước ngày 01/7/2025',
  landmark: 'địa danh đã biết',
  unique: 'tên không trùng nơi nào khác',
  'unique-name': 'tên không trùng nơi nào khác',
  title: 'có trong tiêu đề',
  lead: 'có trong đoạn mở đầu',
  neighbour: 'gần tên nơi khác cùng tỉnh',
  figure: 'số liệu khác luận cứ',
  attributed: 'dẫn lời',
  negated: 'có phủ định',
  question: 'là câu hỏi',
  denies: 'khẳng định điều trái luận cứ',
  affirms: 'khẳng định điều phù hợp luận cứ',
  date: 'ngày tháng khác luận cứ',
};

/** `neighbour:Đồng Tháp` → `gần tên nơi khác cùng tỉnh: Đồng Tháp`; an unknown tag stays as it is. */
export function signalWords(tag: string): string {
  const [code = '', ...rest] = tag.split(':');
  const word = WORDS[code];
  if (!word) return tag;
  return rest.length > 0 ? `${word}: ${rest.join(':')}` : word;
}
