import {
  isPlatformHost,
  type PacketData,
  type PacketQuotation,
  type PacketRefusal,
} from '../../db/model/index.ts';
import { readings } from './readings.ts';
import {
  COMMUNITY_ADDRESS,
  IDENTIFIERS,
  MEASURES,
  type Pattern,
  SPEAKERS,
  VERDICTS_ON_TEXTS,
} from './rule-patterns.ts';
import { packetShape } from './shape.ts';

/** Each principle in a line, as a refusal names it (docs/claims-not-people.md). */
export const RULE_WORDS: Readonly<Record<PacketRefusal['rule'], string>> = {
  1: 'Nguyên tắc 1: không có tác giả, tên tài khoản hay thông tin nhận dạng cá nhân',
  2: 'Nguyên tắc 2: không đưa bài đăng của trang công khai, trang cá nhân',
  3: 'Nguyên tắc 3: chỉ nội dung mâu thuẫn với một luận cứ có nguồn',
  4: 'Nguyên tắc 4: không kết luận sai sự thật, thù địch, trái pháp luật; cần hai người xác nhận',
  5: 'Nguyên tắc 5: chỉ đề nghị phản hồi công khai hoặc đính chính; không nêu ai đã nói',
};

export const REFUSAL_CODE_WORDS: Readonly<Record<string, string>> = {
  'unknown-field': 'có trường không được phép',
  'wrong-shape': 'thiếu hoặc sai dữ liệu',
  'mail-address': 'có địa chỉ thư điện tử',
  telephone: 'có số điện thoại',
  'identity-number': 'có số giấy tờ tùy thân',
  handle: 'có tên tài khoản',
  byline: 'có tên người viết',
  'community-source': 'nguồn không phải báo chí, hãng tin hoặc cơ quan',
  'community-address': 'có địa chỉ trang mạng xã hội, trang cá nhân',
  'not-contradicts': 'câu không được nhận định là mâu thuẫn với luận cứ',
  'no-source': 'luận cứ không có nguồn',
  'not-in-article': 'câu trích không có trong bài đã lưu',
  'not-confirmed': 'chưa đủ hai người khác nhau xác nhận',
  'says-false': 'có lời kết luận là sai, là giả',
  'says-hostile': 'có lời quy kết thù địch',
  'says-illegal': 'có lời quy kết trái pháp luật',
  'asks-for-measures': 'đề nghị xử lý, gỡ, chặn, không phải phản hồi công khai',
  'asks-who': 'hỏi hoặc nêu ai đã đăng, đã nói',
  'names-speaker': 'nêu tên người nói; câu dẫn lời người khác không phải lời của chính bài',
};

/**
 * What keeps a packet from leaving, each with its rule; empty when it may. Takes anything: a packet that was
 * built elsewhere, or edited, is checked from its shape on.
 */
export function checkPacket(candidate: unknown): PacketRefusal[] {
  const parsed = packetShape.safeParse(candidate);
  const refusals: PacketRefusal[] = parsed.success ? [] : parsed.error.issues.flatMap(shapeRefusal);
  // The texts are read whatever the shape says: one refusal does not hide another.
  for (const [where, value] of leaves(candidate)) refusals.push(...checkText(where, value));
  const seen = new Set<string>();
  return refusals.filter(({ rule, code, where }) => {
    const key = `${rule}:${code}:${where}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** True for a packet that `checkPacket` has nothing against. */
export const isPacket = (candidate: unknown): candidate is PacketData => checkPacket(candidate).length === 0;

interface ShapeIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

function shapeRefusal(issue: ShapeIssue): PacketRefusal[] {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => ({
      rule: 1,
      code: 'unknown-field',
      where: where === '' ? key : `${where}.${key}`,
    }));
  if (/(^|\.)kind$/.test(where)) return [{ rule: 2, code: 'community-source', where }];
  if (where === 'confirmedBy') return [{ rule: 4, code: 'not-confirmed', where }];
  if (where === 'statement.sources') return [{ rule: 3, code: 'no-source', where }];
  if (where === 'claim.verdict') return [{ rule: 3, code: 'not-contradicts', where }];
  return [{ rule: 3, code: 'wrong-shape', where }];
}

/** Texts that are ours, and so bound by principles 4 and 5 in every word. */
const OWN_TEXT = /^(request|reply|basis\.name|correction)$/;
/** Texts of the press: they may name people as news does, but not who spoke, nor how to reach anybody. */
const PRESS_TEXT = /^quotations\.\d+\.(quote|title)$/;
const ADDRESS = /(^|\.)url$/;
/** Codes, file names and hashes: no prose. */
const MACHINE_TEXT =
  /(^|\.)(sha256|file|id|at|madeAt|first|fetchedAt|date|timeZone|language|holdsFrom|due|kind|position)$/;

function checkText(where: string, text: string): PacketRefusal[] {
  if (MACHINE_TEXT.test(where)) return [];
  if (ADDRESS.test(where)) {
    if (!where.startsWith('quotations.')) return [];
    return isPlatformHost(hostOf(text)) ? [{ rule: 2, code: 'community-address', where }] : [];
  }
  const read = readings(text);
  const found = (rule: PacketRefusal['rule'], patterns: readonly Pattern[]): PacketRefusal[] =>
    patterns
      .filter(({ pattern }) => read.some((reading) => pattern.test(reading)))
      .map(({ code }) => ({ rule, code, where }));
  return [
    ...found(1, IDENTIFIERS),
    ...found(2, [COMMUNITY_ADDRESS]),
    ...(OWN_TEXT.test(where) ? [...found(4, VERDICTS_ON_TEXTS), ...found(5, MEASURES)] : []),
    ...(OWN_TEXT.test(where) || PRESS_TEXT.test(where) ? found(5, SPEAKERS) : []),
  ];
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '');

/** Every string of a value with its path; keys of unknown objects too, for they carry words as well. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** What keeps one quotation out of a packet. */
export const checkQuotation = ({ quote, title, url }: PacketQuotation): PacketRefusal[] =>
  Object.entries({ quote, title, url }).flatMap(([name, text]) => checkText(`quotations.0.${name}`, text));

/** A correction that goes after a recalled packet is bound by the same rules as the packet's own words. */
export const checkCorrection = (correction: string): PacketRefusal[] => checkText('correction', correction);
