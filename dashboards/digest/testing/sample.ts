import type { Locality } from '../../../db/model/index.ts';

/** An invented office, for tests, previews and benchmarks. */
export const SAMPLE_LOCALITY: Locality = {
  id: 'xa-suoi-dao',
  level: 'commune',
  name: 'Suối Đào',
  province: 'Lạng Sơn',
  fullName: 'Xã Suối Đào',
  aliases: ['Suoi Dao'],
  formerUnits: ['Khe Vàng'],
  contact: 'vanphong@suoidao.example',
  timeZone: 'Asia/Ho_Chi_Minh',
  digestAt: '06:30',
  letterhead: {
    governingBody: 'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
    issuingBody: 'ỦY BAN NHÂN DÂN XÃ SUỐI ĐÀO',
    numberSuffix: 'BC-UBND',
    place: 'Suối Đào',
    signer: { authority: 'TM. ỦY BAN NHÂN DÂN', title: 'CHỦ TỊCH' },
  },
  addressees: ['Ủy ban nhân dân tỉnh Lạng Sơn'],
  recipients: [
    'Như trên',
    'Thường trực Đảng ủy xã',
    'Thường trực HĐND xã',
    'Chủ tịch, các PCT UBND xã',
    'Lưu: VT, VHXH',
  ],
  desks: [
    {
      id: 'vhxh',
      name: 'Phòng Văn hóa – Xã hội',
      handles: ['culture', 'tourism', 'education', 'health', 'society', 'sport'],
    },
    {
      id: 'kt',
      name: 'Phòng Kinh tế',
      handles: ['economy', 'agriculture', 'investment', 'environment', 'transport', 'border-trade'],
    },
    { id: 'ca', name: 'Công an xã', handles: ['security-law', 'border-sovereignty', 'claims'] },
    {
      id: 'vp',
      name: 'Văn phòng HĐND và UBND',
      handles: ['government', 'foreign-affairs', 'science-digital'],
    },
  ],
  deadlines: [
    {
      name: 'Báo cáo tổng kết năm gửi UBND tỉnh',
      day: '12-20',
      basis: 'Nghị định 244/2026/NĐ-CP, Điều 10',
      remindDays: 30,
    },
    {
      name: 'Báo cáo 6 tháng cuối năm',
      day: '11-15',
      basis: 'Kế hoạch thông tin đối ngoại của xã',
      remindDays: 14,
    },
  ],
  anniversaries: [
    { name: 'Ngày Văn hóa Việt Nam', day: '11-24', calendar: 'solar' },
    { name: 'Ngày thành lập Quân đội nhân dân Việt Nam', day: '12-22', calendar: 'solar', since: 1944 },
    { name: 'Lễ hội Lồng tồng Suối Đào', day: '01-08', calendar: 'lunar' },
  ],
  clocks: [
    {
      id: 'editor',
      name: 'Cơ quan báo chí đề nghị trả lời',
      basis: 'Nghị định 237/2026/NĐ-CP, Điều 18 khoản 1',
      amount: 30,
      unit: 'days',
    },
    {
      id: 'citizen',
      name: 'Ý kiến công dân do báo chí chuyển',
      basis: 'Nghị định 237/2026/NĐ-CP, Điều 18 khoản 3',
      amount: 15,
      unit: 'working-days',
    },
    {
      id: 'major',
      name: 'Sự việc lớn',
      basis: 'Nghị định 244/2026/NĐ-CP, Điều 7 khoản 3',
      amount: 24,
      unit: 'hours',
    },
    { id: 'wrong', name: 'Báo chí nêu sai', basis: 'Nghị định 244/2026/NĐ-CP, Điều 7 khoản 6' },
  ],
  sources: [],
  plan: 'Kế hoạch thông tin đối ngoại năm 2026',
  crawl: { delaySeconds: 5, allowLoopback: false },
};
