import type { PacketData } from '../../db/model/index.ts';
import { dateTime, day, isoToDay } from '../layout/format.ts';
import { KIND_WORDS } from '../layout/words.ts';
import type { Block } from '../office-document/document.ts';
import { POSITION_WORDS } from '../pages/statement-text.ts';

export const PACKET_TYPE = 'HỒ SƠ ĐỀ NGHỊ';
export const packetSummary = 'Phản hồi công khai nội dung mâu thuẫn với luận cứ về biên giới, chủ quyền';

/** What a packet says, block by block; the Word file and the page are both made from this. */
export function packetBlocks(packet: PacketData): Block[] {
  const zone = packet.locality.timeZone;
  const { statement, spread, basis } = packet;
  return [
    heading('I. NỘI DUNG'),
    paragraph(
      `Câu trích dưới đây mâu thuẫn với luận cứ “${statement.proposition.replace(/\.$/, '')}”. Hai cán bộ khác nhau đã xác nhận. Hồ sơ chỉ nêu chỗ mâu thuẫn, không kết luận gì khác về bài hay về người viết.`,
    ),
    {
      kind: 'table',
      heads: ['TT', 'Câu trích', 'Cơ quan báo chí', 'Tiêu đề', 'Thời gian'],
      widths: [6, 36, 18, 23, 17],
      rows: packet.quotations.map((quotation, index) => [
        { text: String(index + 1) },
        { text: `“${quotation.quote}”` },
        { text: `${quotation.outlet} (${KIND_WORDS[quotation.kind]})` },
        { text: quotation.title, url: quotation.url },
        { text: dateTime(new Date(quotation.at), zone) },
      ]),
    },
    heading('II. LUẬN CỨ'),
    paragraph(
      `${statement.proposition} (${POSITION_WORDS[statement.position]}; bản ${statement.version}, áp dụng từ ${isoToDay(statement.holdsFrom)})`,
    ),
    ...statement.sources.map((source) =>
      item(
        `${source.document}${source.article ? `, ${source.article}` : ''} (${source.date}): ${source.url}${source.checked ? '' : ' – chưa đối chiếu bản gốc'}`,
      ),
    ),
    ...(statement.othersPositions.length > 0
      ? [
          paragraph('Quan điểm của bên khác, để người trả lời biết nội dung nào còn khác nhau:'),
          ...statement.othersPositions.map((other) => item(`${other.holder}: ${other.vi}`)),
        ]
      : []),
    heading('III. MỨC ĐỘ LAN TRUYỀN'),
    paragraph(
      `${spread.articles} bài trên ${spread.outlets.length} cơ quan báo chí; ${spread.communityPosts} bài đăng công khai cùng chủ đề trong 30 ngày (chỉ đếm, không lưu người đăng).`,
    ),
    {
      kind: 'table',
      heads: ['Cơ quan báo chí', 'Loại', 'Số bài', 'Đăng lần đầu'],
      widths: [45, 20, 12, 23],
      rows: spread.outlets.map((outlet) => [
        { text: outlet.outlet },
        { text: KIND_WORDS[outlet.kind] },
        { text: String(outlet.articles), right: true },
        { text: dateTime(new Date(outlet.first), zone) },
      ]),
    },
    heading('IV. CĂN CỨ VÀ THỜI HẠN'),
    paragraph(basis.basis === '' ? 'Chưa chọn căn cứ.' : `${basis.name} (${basis.basis}).`),
    paragraph(
      basis.due === null
        ? 'Quy định không nêu thời hạn bằng con số.'
        : `Thời hạn: ${day(new Date(basis.due), zone)}.`,
    ),
    heading('V. ĐỀ NGHỊ'),
    paragraph(packet.request),
    heading('VI. NỘI DUNG TRẢ LỜI ĐỀ XUẤT'),
    ...packet.reply.split('\n').map((line) => paragraph(line)),
    heading('VII. BẢN LƯU ĐỂ ĐỐI CHIẾU'),
    ...packet.quotations.map((quotation, index) =>
      item(
        `Câu ${index + 1}: ${quotation.url}; tải về ${dateTime(new Date(quotation.archive.fetchedAt), zone)}; tệp ${quotation.archive.file}, vị trí ${quotation.archive.offset}; SHA-256 ${quotation.archive.sha256}`,
      ),
    ),
  ];
}

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const item = (text: string): Block => ({ kind: 'item', text });

/** The same as plain text, for mail readers without HTML. */
export const packetText = (packet: PacketData): string =>
  [PACKET_TYPE, packetSummary, `Kính gửi: ${packet.desk.name}`, ...packetBlocks(packet).map(blockText)].join(
    '\n\n',
  );

function blockText(block: Block): string {
  switch (block.kind) {
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join(' · ')).join('\n');
    case 'item':
      return `- ${block.text}`;
    case 'figure':
      return block.alt;
    default:
      return block.text;
  }
}
