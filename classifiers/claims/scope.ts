import { NUMBER, TAG } from './tags.ts';

/** A stretch of a sentence: a subject together with what is said of it. */
interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Wordings of a part: the number is of it and not of the whole. */
const SECTION =
  / (?:đoạn(?! (?:qua (?:tỉnh|địa phận|địa bàn)|giáp|tiếp giáp))|xã|phường|đồn|huyện|thị trấn|tuyến đường|hàng rào|chặng|section|sections|segment|segments|district|commune|fence|portion|road|highway|railway|cao tốc|quốc lộ|km2|diện tích|area|wide|rộng|doan|xa|phuong|huyen) |段|县|公路|高速|铁路|面积|围栏|缅甸/u;

/** Done along a border or a coast, as far as it goes: patrols, repairs, erosion, cables. */
const WORKED_ON =
  / (?:tuần tra|sửa chữa|tu sửa|tu bổ|tôn tạo được|sạt lở|xói lở|xâm thực|vớt|dọn|dọn dẹp|làm sạch|cáp quang|đường sắt|đường ven|tuyến đường|tàu hỏa|patrols?|patrolling|repair\w*|repainted|clean\w*|erod\w*|erosion|cable) |侵蚀|修复|修缮|巡逻|清理|光缆/u;

/** A way from here to there, a height or a breadth: no length of a border. */
const DISTANCE_BEFORE = new RegExp(
  ` (?:(?:cách|cach|distance of) (?:[^ ,]+ ){0,8}|từ [${TAG.countries}] (?:lên|đến|tới|về) .{0,40}|(?:cao|rộng|sâu|rong|sau|bán kính|vận tốc|radius of|within) )$|(?:距离?|相距|高|宽|海拔)[^,。;平]{0,6}$`,
  'u',
);
const DISTANCE_AFTER = new RegExp(
  `^. (?:về phía|ve phia|dọc|ven|along|away|north|south|east|west|northeast|northwest|southeast|southwest|off|inland|mỗi giờ|/|from [${TAG.countries}]) |^.(?:外|远|处|高|宽)`,
  'u',
);

/** A share of something else there: `60 % of the catch in the gulf`. */
const SHARE_OF =
  /^. (?:của |of |of the )?(?:sản lượng|trữ lượng|dân|dân số|ngư dân|tàu|số|kim ngạch|nguồn|diện tích rừng|catch|fish\w*|population|trade|people|boats|vessels) |^.的?(?:产量|渔获|人口|贸易|渔船)/u;

/** Right before a number that is not meant: `not 1,306 km but`. */
const NOT_THIS =
  /(?: (?:không phải|chẳng phải|chứ không|đâu phải|chứ chẳng|khong phai|dau phai|not|isn 't|is not|never|rather than|instead of) (?:[^ ,]+ ){0,2}|(?:不是|并非|而不是|绝非|没有)[^,。;]{0,3})$/u;

/** A negation right before a subject reaches the whole of it. */
const NEGATED_BEFORE =
  / (?:không|chẳng|chưa|đâu|khong|chang|chua|not|no|never|isn 't) (?:[^ ]+ )?$|[不没非].{0,2}$/u;

/** Provinces on the borders: what is said of one is not said of another, nor of the country. */
const PROVINCE =
  /(?<! (?:từ|tới|đến|xuống|vào|lên|from|to)) (?:điện biên|lai châu|lào cai|hà giang|cao bằng|lạng sơn|quảng ninh|sơn la|thanh hóa|nghệ an|hà tĩnh|quảng bình|quảng trị|kon tum|gia lai|bình phước|tây ninh|long an|đồng tháp|dien bien|lai chau|ha giang|cao bang|lang son|quang ninh|son la|thanh hoa|nghe an|ha tinh|quang binh|quang tri|binh phuoc|tay ninh|dong thap)(?= )|谅山|高平|老街|河江|莱州|奠边|广宁|义安/gu;

const provincesIn = (text: string): Set<string> => new Set(text.match(PROVINCE) ?? []);

/** True where a province other than the subject's own stands before what is said of it, or the subject is two. */
export function isOfAnotherProvince({ text, start, end }: Stretch, subject: string): boolean {
  const own = provincesIn(` ${subject} `);
  if (own.size > 1) return true;
  return [...provincesIn(` ${text.slice(Math.max(0, start - 40), end)}`)].some((name) => !own.has(name));
}

/** True where a length beside a border or a coast is not its own: of a part, of works on it, of a way. */
export function isOtherLength({ text, start, end }: Stretch, at: number): boolean {
  return (
    SECTION.test(` ${text.slice(Math.max(0, start - 40), end)} `) ||
    DISTANCE_BEFORE.test(text.slice(0, at)) ||
    DISTANCE_AFTER.test(text.slice(at))
  );
}

/** True where a number tells of something done there or of a share of something else. */
export function isOtherCount({ text, start, end }: Stretch, at: number): boolean {
  return (
    WORKED_ON.test(` ${text.slice(Math.max(0, start - 40), end + 40)} `) || SHARE_OF.test(text.slice(at))
  );
}

/** True where the words right before a number take it back: `not 1,306 km but`. */
export const isNotMeant = (text: string, at: number): boolean => NOT_THIS.test(text.slice(0, at));

/** Says that a number before or after it is wrong. */
const CORRECTION =
  / (?:sai|nhầm|bỏ|cũ|lạc hậu|bịa|trên trời|thực tế|thật ra|đúng ra|chứ|sửa|tính luôn|nham|thuc te|wrong|actually|really|mistaken|misprint|outdated|in fact) |实际|其实|不对|错|误|瞎|多算|少算/u;

/** True where a sentence that gives the right number too calls the other one wrong. */
export const isCorrected = ({ text, start }: Stretch): boolean =>
  CORRECTION.test(text) && !NEGATED_BEFORE.test(text.slice(0, start));

/** True where a number is given as of its own year: `in 2012, 70 %`. */
export const isDated = (text: string, at: number): boolean =>
  new RegExp(`[${TAG.dates}] (?:[^ ,]+ ){0,2}$|[${TAG.dates}](?:为|达|已|是)?$`, 'u').test(text.slice(0, at));

/** The place of a number's tag in a tagged sentence. */
export const placeOfNumber = (text: string, index: number): number =>
  text.indexOf(String.fromCharCode(NUMBER + index));

/** Keeps a day in memory, tells of it in a book or a film, ends or renews: all in another year than the event's. */
const LATER =
  / (?:kỷ niệm|tưởng niệm|tưởng nhớ|dâng hương|ky niem|tuong niem|ra mắt|xuất bản|công chiếu|in năm|hết hiệu lực|hết hạn|gia hạn|sửa đổi|anniversary|commemorat\w*|memorial|remembrance|published|released|premiere\w*|expired|expires|renewed|amended) |纪念|悼念|周年|出版|上映|到期|修订/u;

/** Other parties and treaties of other times. */
const OTHERS =
  / (?:thái lan|cameroon|philippines|indonesia|malaysia|sri lanka|ghana|liên bang nga|nước nga|và nga|với nga|pháp - thanh|nhà thanh|pháp - việt|thai lan|thailand|russia|india|ấn độ|franco-chinese|sino-french|qing) |泰国|俄罗斯|中俄|中法|清朝|印度/u;

/** True where a date may be of something else than the event: a memory, a book, another country's treaty. */
export const isOfAnotherEvent = (text: string): boolean => LATER.test(text) || OTHERS.test(text);

/** True where a date opens a clause of its own (`…, in 2023 exports fell`) or is set apart (`in 2018, after`). */
export function isSetApart(text: string, at: number): boolean {
  return (
    (/, $/u.test(text.slice(0, at)) && !/^. [,.;)»]/u.test(text.slice(at))) ||
    /^. (?:after|before|sau|sau khi|trước|trước khi) /u.test(text.slice(at))
  );
}
