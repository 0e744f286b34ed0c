/** Short English tags of the classifiers (`neighbour:Đồng Tháp`), as officers read them. */
const WORDS: Readonly<Record<string, string>> = {
  // Places.
  'admin-word': 'đứng sau chữ',
  'kind-word': 'đứng cạnh chữ',
  neighbour: 'đi cùng tên',
  'in-text': 'bài còn nhắc tới',
  'home-province': 'báo của tỉnh này',
  'in-list': 'nằm trong danh sách địa danh',
  'named-before': 'đã nêu rõ ở trên',
  locative: 'sau chữ tại, ở, đến',
  route: 'trên tuyến đường',
  country: 'sau chữ Việt Nam',
  product: 'tên sản phẩm theo địa danh',
  club: 'tên đội bóng',
  'old-name': 'tên cũ trước ngày 01/7/2025',
  'old-district': 'trùng tên huyện, thị xã cũ',
  divided: 'đơn vị cũ nay thuộc nhiều xã',
  asked: 'máy chưa chắc, cần cán bộ xem',
  officer: 'cán bộ đã chỉ rõ',
  outlet: 'là tên báo',
  person: 'là tên người',
  street: 'là tên đường',
  'named-after': 'đặt theo tên',
  hamlet: 'là tên thôn',
  // What a locality's relevance rests on.
  title: 'có trong tiêu đề',
  lead: 'có trong đoạn đầu',
  share: 'chiếm phần lớn các địa danh',
  named: 'số lần nhắc',
  'not named': 'không nhắc tới',
  // Claims.
  figure: 'số liệu khác luận cứ',
  date: 'ngày tháng khác luận cứ',
  owner: 'nói thuộc về',
  denies: 'khẳng định điều trái luận cứ',
  affirms: 'khẳng định điều phù hợp luận cứ',
  claims: 'có từ ngữ nêu yêu sách',
  rebuts: 'bác lại nội dung trái luận cứ',
  attributed: 'dẫn lời bên khác',
  quoted: 'trong ngoặc kép',
  negated: 'có phủ định',
  refuted: 'được bác lại ngay sau đó',
  untrue: 'bài nói là không đúng',
  corrected: 'bài có đính chính',
  irony: 'nói mỉa, trào phúng',
  question: 'là câu hỏi',
  hypothetical: 'là giả định',
  modal: 'nói về khả năng',
  past: 'nói về quá khứ',
  era: 'nói về thời kỳ trước',
  topic: 'chỉ nêu đề tài',
};

const VALUES: Readonly<Record<string, string>> = {
  province: 'tỉnh',
  city: 'thành phố',
  district: 'huyện, quận',
  commune: 'xã, phường, thị trấn',
  gate: 'cửa khẩu',
  pass: 'đèo, hầm',
  lake: 'hồ',
  mountain: 'núi, đỉnh',
  island: 'đảo',
  heritage: 'di tích, công viên địa chất',
};

/** `neighbour:Lạng Sơn` → `đi cùng tên Lạng Sơn`; an unknown tag stays as it is. */
export function signalWords(tag: string): string {
  const [code = '', ...rest] = tag.split(':');
  const value = rest.join(':');
  const word = WORDS[code];
  if (!word) return tag;
  return value === '' ? word : `${word} ${VALUES[value] ?? value}`;
}

/** `title, share 40 %, named 3` → `có trong tiêu đề, chiếm 40 % các địa danh, nhắc 3 lần`. */
export const relevanceWords = (reason: string): string =>
  reason
    .split(', ')
    .map((tag) => {
      const [, name, number] = /^(share|named) (\d+)/.exec(tag) ?? [];
      if (name === 'share') return `chiếm ${number} % các địa danh`;
      if (name === 'named') return `nhắc ${number} lần`;
      return signalWords(tag);
    })
    .join(', ');

const FIGURES: Readonly<Record<string, string>> = {
  length: 'chiều dài',
  markers: 'số cột mốc',
  share: 'tỷ lệ đã phân giới',
  'vn-share': 'phần của Việt Nam',
  'cn-share': 'phần của Trung Quốc',
  dead: 'số người hy sinh',
};

/** What a figure of a statement measures. */
export const figureName = (name: string): string => FIGURES[name] ?? name;
