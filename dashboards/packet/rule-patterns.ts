import { oneSpelling, PLATFORM_HOSTS } from '../../db/model/index.ts';

/** A whole phrase, whatever stands around it; JavaScript's \b knows no Vietnamese letters. */
const phrase = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

export interface Pattern {
  readonly code: string;
  readonly pattern: RegExp;
}

/** The patterns in the spelling that `readings` gives a text, so that they may be written in any. */
const respelled = (patterns: readonly Pattern[]): readonly Pattern[] =>
  patterns.map(({ code, pattern }) => ({
    code,
    pattern: new RegExp(oneSpelling(pattern.source), pattern.flags),
  }));

const NAME = String.raw`\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,4}`;

/** The family names that most Vietnamese bear: a country or ministry that "khẳng định" is no person. */
const FAMILY_NAMES =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Tô|Trương|Lâm|Hà|Cao|Lương|Đào|Nông|Vi|Triệu|Hứa|Lò|Giàng|Vàng|Sùng';

/** English names that begin like an institution's. */
const NO_PERSON =
  'Viet|Vietnam|United|South|North|East|West|New|Sri|Saudi|Foreign|Prime|Defence|Defense|State|National|The|People|Beijing|China|Hong|World|European|Associated';

const COUNTRY = String.raw`(?:\+|00)?84`;
const GAP = String.raw`[ .\p{Pd}]?`;
/** Mobile and fixed numbers of Vietnam, in the ways people write them; a date or a figure never begins so. */
const TELEPHONES: readonly RegExp[] = [
  // 0912 345 678, 024.3825.1234, +84 91 234 5678
  String.raw`(?:${COUNTRY}[ .-]?0?|0)[ .-]?[2-9]\d?(?:[ .-]?\d){7,8}`,
  // 0205 - 3812 345, 0205. 3812 345, 0912–345–678
  String.raw`0[2-9]\d{1,2} ?[.\p{Pd}] ?\d(?:${GAP}\d){5,7}`,
  // (0205) 3812 345, (+84 24) 3825.1234
  String.raw`\((?:0[48]|0[2-9]\d{1,2}|${COUNTRY}${GAP}0?\d{1,3})\)${GAP}\d(?:${GAP}\d){5,7}`,
  // +84 (24) 3825 1234, +84 (0)24 3825 1234
  String.raw`${COUNTRY}${GAP}\((?:0\)${GAP}\d{1,3}|0?\d{1,3}\))${GAP}\d(?:${GAP}\d){5,7}`,
].map((form) => new RegExp(String.raw`(?<!\d[.,]?)${form}(?!\d|,\d)`, 'u'));

/** Principle 1: what identifies a private person or a byline, in any text of the packet. */
export const IDENTIFIERS: readonly Pattern[] = respelled([
  { code: 'mail-address', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u },
  { code: 'mail-address', pattern: /[\p{L}\p{N}._%+-]+ ?(?:@|[([]at[)\]]) ?[\p{L}\p{N}.-]+\.\p{L}{2,}/iu },
  ...TELEPHONES.map((pattern) => ({ code: 'telephone', pattern })),
  { code: 'identity-number', pattern: /(?<!\d[.,/]?|\/)0\d{2}(?:[ .-]?\d{3}){3}(?!\d)/ },
  {
    code: 'identity-number',
    pattern:
      /(?:CMND|CCCD|căn cước|chứng minh nhân dân|hộ chiếu)[^\n\d]{0,20}[A-Z]?(?:\d{7,12}|\d{3}(?: \d{3}){2,3}(?![\d.,]))/iu,
  },
  { code: 'handle', pattern: /(?<![\p{L}\p{N}./@])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}/u },
  {
    code: 'byline',
    pattern: new RegExp(
      String.raw`(?:[Tt]ác giả|[Bb]ài và ảnh|[Bb]ài, ảnh|[Pp]hóng viên|[Nn]hà báo|[Bb]iên dịch|[Nn]gười viết|PV)\s*[:：-]?\s*${NAME}`,
      'u',
    ),
  },
  {
    code: 'byline',
    pattern: /(?:^|[\n.(]\s*)(?:By|Reported by|Written by)\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+/u,
  },
  { code: 'byline', pattern: /(?:记者|作者|责编|编辑|撰文)[:： ]\s*\p{Script=Han}{2,4}/u },
]);

/** Principle 2: an address where private persons post; a page there is community whatever its reach. */
const ADDRESS_IN_TEXT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${PLATFORM_HOSTS.map((host) => host.replaceAll('.', '\\.')).join('|')})/`,
  'iu',
);

export const COMMUNITY_ADDRESS: Pattern = { code: 'community-address', pattern: ADDRESS_IN_TEXT };

/** Principle 4: our own words never call a text false, hostile or illegal; they say what it contradicts. */
export const VERDICTS_ON_TEXTS: readonly Pattern[] = respelled([
  {
    code: 'says-false',
    pattern: phrase(
      '(?:sai|trái|không đúng)(?: với)? sự (?:thật|thực)|(?<!(?:độ|mức) )sai lệch(?! giữa)|sai trái|(?:là|hoàn toàn) sai(?! (?:sót|số))|sai hoàn toàn|bịa đặt|bịa chuyện|nói dối|xuyên tạc|tin giả|thông tin giả|giả mạo|dối trá|lừa dối|vu khống|vu cáo|bóp méo|fake news|fabricated|disinformation|lies?|liar',
    ),
  },
  { code: 'says-false', pattern: /虚假|谎言|造谣|捏造|歪曲/u },
  {
    code: 'says-hostile',
    pattern: phrase(
      'luận điệu|thù địch|phản động|chống phá|kích động|âm mưu|tuyên truyền chống|hostile|enemy|reactionary',
    ),
  },
  { code: 'says-hostile', pattern: /敌对|反动|煽动/u },
  {
    code: 'says-illegal',
    pattern: phrase(
      'vi phạm pháp luật|trái pháp luật|bất hợp pháp|phi pháp|phạm pháp|phạm tội|illegal|unlawful|criminal',
    ),
  },
  { code: 'says-illegal', pattern: /非法|违法|犯罪/u },
]);

/** Principle 5: a packet asks for a public answer or a correction, and for nothing against anybody. */
export const MEASURES: readonly Pattern[] = respelled([
  {
    code: 'asks-for-measures',
    pattern: phrase(
      'xử phạt|xử lý nghiêm|xử lý hình sự|xử lý đối tượng|xử lý hành chính|xử lý kỷ luật|(?<!luật )xử lý vi phạm|phạt tiền|đình bản|truy cứu|truy tìm|triệu tập|khởi tố|bắt giữ|tạm giữ|tạm giam|(?:khóa|chặn) (?:tài khoản|kênh|trang|truy cập)|gỡ bỏ|(?<!tháo )(?:gỡ|xóa)(?: bỏ)?(?: (?:các|những|toàn bộ))? (?:bài|tin|nội dung|video|clip|kênh|trang)|hạ bài viết|rút bài(?! học)|ngăn chặn người|răn đe|mời làm việc|đấu tranh với|arrest|prosecute|fine|block|take down',
    ),
  },
  {
    code: 'asks-who',
    pattern: phrase(
      'danh tính|nhân thân|lai lịch|người đăng|người phát tán|người viết|chủ tài khoản|chủ kênh|chủ trang|đối tượng đăng|xác minh người|xác minh chủ|blogger|facebooker|youtuber|tiktoker|tài khoản mạng|tài khoản [“"«]',
    ),
  },
]);

/** Principle 5: who spoke. A sentence that names its speaker reports a claim; it does not make it. */
export const SPEAKERS: readonly Pattern[] = respelled([
  {
    code: 'names-speaker',
    pattern:
      /(?<![\p{L}])(?:ông|bà|anh|chị|cô|chú|Ông|Bà|Anh|Chị|Cô|Chú|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+\p{Lu}\p{Ll}+/u,
  },
  {
    code: 'names-speaker',
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${FAMILY_NAMES})(?:\s+\p{Lu}\p{Ll}+){1,4}\s+(?:nói|cho biết|cho rằng|khẳng định|viết|tuyên bố|phát biểu|chia sẻ)(?![\p{L}])`,
      'u',
    ),
  },
  {
    code: 'names-speaker',
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?!(?:${NO_PERSON})(?![\p{L}]))\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+\s+(?:said|says|wrote|claimed|claims|told|tweeted)(?![\p{L}])`,
      'u',
    ),
  },
  { code: 'names-speaker', pattern: /\p{Script=Han}{2,4}(?:先生|女士)/u },
]);
