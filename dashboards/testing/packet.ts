import type { PacketData } from '../../db/model/index.ts';
import { REQUEST } from '../packet/build.ts';

/** A packet that may leave; tests plant in it what may not. */
export const samplePacket = (): PacketData => ({
  version: 1,
  matchId: 7,
  madeAt: '2026-11-21T01:00:00.000Z',
  locality: { id: 'xa-thu-nghiem', fullName: 'Xã Suối Thử', timeZone: 'Asia/Ho_Chi_Minh' },
  issuingBody: 'ỦY BAN NHÂN DÂN XÃ SUỐI THỬ',
  desk: { id: 'van-hoa', name: 'Phòng Văn hóa – Xã hội' },
  claim: { verdict: 'contradicts', contradicts: 'Đảo Thử thuộc chủ quyền của Việt Nam.' },
  confirmedBy: 2,
  quotations: [
    {
      quote: 'Đảo Thử từ lâu là của nước khác.',
      language: 'vi',
      outlet: 'Tin Đảo Xa',
      kind: 'press',
      title: 'Chuyện đảo xa',
      url: 'https://daoxa.example/20261120/chuyen-dao-xa-0912345678.html',
      at: '2026-11-20T02:00:00.000Z',
      archive: {
        file: 'a/2026-11-20.warc.gz',
        offset: 1,
        sha256: '0'.repeat(64),
        fetchedAt: '2026-11-20T02:05:00.000Z',
      },
    },
  ],
  statement: {
    id: 'dao-thu',
    version: 1,
    position: 'vietnam',
    proposition: 'Đảo Thử thuộc chủ quyền của Việt Nam.',
    holdsFrom: '2010-01-01',
    sources: [
      { document: 'Sách trắng về Đảo Thử', date: '2010', url: 'https://luutru.example.vn/st', checked: true },
    ],
    othersPositions: [{ holder: 'Nước khác', vi: 'Nước khác cũng nêu yêu sách với Đảo Thử.' }],
  },
  spread: {
    articles: 3,
    outlets: [{ outlet: 'Tin Đảo Xa', kind: 'press', articles: 3, first: '2026-11-20T02:00:00.000Z' }],
    days: [{ date: '2026-11-20', articles: 3 }],
    communityPosts: 12,
  },
  basis: {
    name: 'Báo chí đưa tin sai: văn bản nêu rõ căn cứ, đề nghị cải chính',
    basis: 'Nghị định 244/2026/NĐ-CP, Điều 7 khoản 6',
    due: null,
  },
  request: REQUEST,
  reply: 'Việt Nam có đầy đủ căn cứ pháp lý và lịch sử về Đảo Thử, theo các tài liệu đã công bố.',
});
