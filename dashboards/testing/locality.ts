import type { Locality } from '../../db/model/index.ts';

/** A made-up commune for tests; no profile of a real place is needed. */
export const sampleLocality = (change: Partial<Locality> = {}): Locality => ({
  id: 'xa-thu-nghiem',
  level: 'commune',
  name: 'Suối Thử',
  province: 'Lạng Sơn',
  fullName: 'Xã Suối Thử',
  aliases: [],
  formerUnits: [],
  contact: 'vanphong@example.vn',
  timeZone: 'Asia/Ho_Chi_Minh',
  digestAt: '06:30',
  letterhead: {
    governingBody: 'TỈNH LẠNG SƠN',
    issuingBody: 'ỦY BAN NHÂN DÂN XÃ SUỐI THỬ',
    numberSuffix: 'CV-UBND',
    place: 'Suối Thử',
    signer: { authority: 'TM. ỦY BAN NHÂN DÂN', title: 'CHỦ TỊCH' },
  },
  addressees: ['Sở Văn hóa, Thể thao và Du lịch'],
  recipients: ['Như trên', 'Lưu: VT'],
  desks: [
    {
      id: 'van-hoa',
      name: 'Phòng Văn hóa – Xã hội',
      handles: ['culture', 'claims'],
      email: 'vhxh@example.vn',
    },
    { id: 'ban-xay-dung-dang', name: 'Ban Xây dựng Đảng', handles: ['claims'] },
  ],
  deadlines: [],
  anniversaries: [],
  clocks: [
    {
      id: 'wrong-report',
      name: 'Báo chí đưa tin sai: văn bản nêu rõ căn cứ, đề nghị cải chính',
      basis: 'Nghị định 244/2026/NĐ-CP, Điều 7 khoản 6',
    },
  ],
  sources: [],
  plan: 'Kế hoạch thông tin đối ngoại',
  crawl: { delaySeconds: 1, allowLoopback: true },
  ...change,
});
