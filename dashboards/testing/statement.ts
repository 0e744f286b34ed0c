import type { Statement } from '../../db/model/index.ts';

const empty = { vi: [], en: [], zh: [] };

/** A statement for tests; its proposition is about no real place. */
export const sampleStatement = (change: Partial<Statement> = {}): Statement => ({
  id: 'dao-thu',
  version: 1,
  position: 'vietnam',
  nearCriticism: false,
  proposition: {
    vi: 'Đảo Thử thuộc chủ quyền của Việt Nam.',
    en: 'Thu island is under the sovereignty of Viet Nam.',
    zh: '试岛属于越南主权。',
  },
  contradictedBy: [],
  figures: [],
  dates: [],
  terms: empty,
  context: empty,
  patterns: { affirms: empty, denies: empty },
  sources: [
    {
      document: 'Sách trắng về Đảo Thử',
      date: '2010',
      url: 'https://luutru.example.vn/sach-trang',
      checked: true,
    },
  ],
  holdsFrom: '2010-01-01',
  desk: 'van-hoa',
  othersPositions: [{ holder: 'Nước khác', vi: 'Nước khác cũng nêu yêu sách với Đảo Thử.' }],
  reply: { vi: 'Việt Nam có đầy đủ căn cứ pháp lý và lịch sử về Đảo Thử, theo các tài liệu đã công bố.' },
  history: [{ version: 1, date: '2026-11-01', change: 'Bản đầu tiên.' }],
  ...change,
});
