import { foldDiacritics } from '../../db/model/index.ts';

export type TextLanguage = 'vi' | 'en' | 'zh';

/**
 * Traditional → simplified for the characters that this subject uses, position by position. A whole
 * conversion table would be 3,000 characters; only words that the patterns know have to meet.
 */
const TRADITIONAL =
  '於島嶼領國屬灘邊長條約線無爭議權從沒裡裏沙羣來軍佔領據為與對擁東陸門關鎮漁業際書張歷時證實際認識違華菲賓亞買寮紀簽訂訊報導聲稱這們並認應該還過現傳謠駁斥謊話錯誤虛構讓給賣斷濟區專經開發勘碼樁標題點號頭數萬億億總劃協議進雙兩個圖畫電臺灣臺營後當體說評論誰嗎麼廢紙裁決團員達遠隨選擇強調決據學習輕輿網絡錄義務處舊條備歸還動態敵戰爭勝敗確觸連續積極';
const SIMPLIFIED =
  '于岛屿领国属滩边长条约线无争议权从没里里沙群来军占领据为与对拥东陆门关镇渔业际书张历时证实际认识违华菲宾亚买寮纪签订讯报导声称这们并认应该还过现传谣驳斥谎话错误虚构让给卖断济区专经开发勘码桩标题点号头数万亿亿总划协议进双两个图画电台湾台营后当体说评论谁吗么废纸裁决团员达远随选择强调决据学习轻舆网络录义务处旧条备归还动态敌战争胜败确触连续积极';

const SIMPLIFY: ReadonlyMap<string, string> = new Map(
  [...TRADITIONAL].map((character, index) => [character, [...SIMPLIFIED][index] ?? character]),
);

/** Old and new placing of the tone mark (hoà, hòa) are one word. */
const TONE_PLACES: ReadonlyMap<string, string> = new Map(
  'oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy'
    .split(' ')
    .flatMap((word, index, all) => (index % 2 === 0 ? [[word, all[index + 1] ?? word] as const] : [])),
);

const HAN = /\p{Script=Han}/gu;
const VIETNAMESE_ONLY = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;
const ENGLISH_WORDS =
  / (?:the|of|is|are|was|were|and|in|that|has|have|had|by|its|with|for|not|from|on|at|as|be|been|will|their|his|her|it|an|this|which|said|s|into|over) /g;
const VIETNAMESE_WORDS =
  / (?:la|cua|thuoc|va|khong|duoc|bien|gioi|nuoc|voi|cho|da|nay|trong|tren|theo|nguoi|mot|cac|nhung|bi|tu|khi|nhieu|phai|viec|ngay|thang|nhu|cung|dang|ve|ta|vi|tai|con|co|duong|quyen|chu|dat|giua|rang|luat) /g;

/**
 * The language of one sentence, and whether it is Vietnamese written without diacritics. Sentences mix
 * within an article (quotations, bilingual pages), so the article's language only breaks ties.
 */
export function sentenceLanguage(
  sentence: string,
  hint?: string,
): { language: TextLanguage; plain: boolean } {
  const han = sentence.match(HAN)?.length ?? 0;
  if (han >= 4 && han * 3 >= sentence.replace(/\s/g, '').length * 0.6)
    return { language: 'zh', plain: false };
  const marked = sentence.split(/\s+/).filter((word) => VIETNAMESE_ONLY.test(word)).length;
  const words = sentence.split(/\s+/).length;
  if (marked >= 2 && marked * 6 >= words) return { language: 'vi', plain: false };
  const padded = ` ${foldDiacritics(sentence).replace(/[^\p{L}\p{N}]+/gu, '  ')} `;
  const english = padded.match(ENGLISH_WORDS)?.length ?? 0;
  const vietnamese = padded.match(VIETNAMESE_WORDS)?.length ?? 0;
  const leaning = hint === 'en' ? -1 : hint === 'vi' ? 1 : 0;
  if (vietnamese + leaning > english) return { language: 'vi', plain: marked * 6 < words };
  if (english > vietnamese + leaning) return { language: 'en', plain: false };
  if (hint === 'zh' && han > 0) return { language: 'zh', plain: false };
  if (hint === 'vi' || marked > 0) return { language: 'vi', plain: marked === 0 };
  return { language: 'en', plain: false };
}

const simplify = (text: string): string =>
  text.replace(HAN, (character) => SIMPLIFY.get(character) ?? character);

/** Straight quotation marks open and close by turns; the others say it themselves. Titles in 《》 are no speech. */
function levelQuotes(text: string): string {
  let open = false;
  return text
    .replace(/[《》〈〉]/g, '')
    .replace(/[“„‟«「『]/g, '«')
    .replace(/[”»」』]/g, '»')
    .replace(/(^|[\s(])['‘](?=[\p{L}\p{N}])/gu, '$1«')
    .replace(/(?<=«[^»]*)(?<=[\p{L}\p{N}.,!?])['’](?=[\s,.;:!?)]|$)/gu, '»')
    .replace(/["″]/g, () => {
      open = !open;
      return open ? '«' : '»';
    })
    .replace(/[’‘`´]/g, "'");
}

/** Lower case, one placing of tone marks, one set of punctuation, no invisible characters. */
function level(text: string): string {
  return levelQuotes(text)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu, (pair) => TONE_PLACES.get(pair) ?? pair);
}

/**
 * A sentence as patterns see it. Vietnamese and English: words and marks parted by single spaces, with a
 * space at both ends, so that ` la ` is a word. Chinese: no spaces. Never shown, and of another length.
 */
export function normalise(sentence: string, language: TextLanguage, plain: boolean): string {
  if (language === 'zh') return simplify(level(sentence)).replace(/\s+/g, '');
  const levelled = level(sentence);
  const text = plain ? foldDiacritics(levelled) : levelled;
  return ` ${text
    .replace(/([\p{L}])'s(?!\p{L})/gu, "$1 's")
    .replace(/(\p{L})n't(?!\p{L})/gu, '$1 not')
    .replace(/([^\p{L}\p{N}\s.,'%/_-])/gu, ' $1 ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/g, ' $& ')
    .replace(/(?<!\d)\/|\/(?!\d)|%/g, ' $& ')
    .replace(
      /(viet ?nam(?:ese)?|china|chinese|sino|laos?|laotian|cambodian?|việt|trung|lào)-(?=viet|china|chin|lao|cambod|việt|trung|lào|miên)/gu,
      '$1 - ',
    )
    .replace(/(?<=^|\s)-|-(?=\s|$)/g, ' - ')
    .replace(/(\d)-?(km2?|ha|nm|kilomet|nautical|mile)(?![\d])/gu, '$1 $2')
    .replace(/\s+/g, ' ')
    .trim()} `;
}

/** A pattern's own words in the same form as a sentence without diacritics. Keeps escapes as they are. */
export const foldPattern = (pattern: string): string =>
  pattern
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/đ/g, 'd')
    .normalize('NFC');
