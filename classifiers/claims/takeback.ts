import type { Clause } from './clause.ts';
import type { Core } from './core.ts';
import { type CompiledCues, hasCue } from './cues.ts';
import type { TextLanguage } from './normal.ts';

/** Where a later clause of the sentence may begin. */
const JOINT = /[;:,.»] ?|(?<= )- /gu;

/** What the clause is about, where it points back by a noun of its own: `, a claim that is baseless`. */
const APPOSED: Readonly<Record<TextLanguage, string>> = {
  vi: 'một (?:điều|luận điệu|tuyên bố|thông tin|lập luận|quan điểm|khẳng định|yêu sách|chuyện)|mot (?:dieu|luan dieu|tuyen bo|thong tin)|nhưng thật ra|nói vậy|noi vay',
  en: 'which|something|(?:a|an) (?:[^ ]+ )?(?:claim|assertion|statement|story|notion|allegation|argument|idea|view)(?: that| which)?|doing so|to say so|saying so',
  zh: '而?(?:这|那|此|该|其)(?:种|一|个|些)?(?:说法|说辞|主张|言论|论调|消息|指控|传言|观点)?|纯属|实属',
};

/** `Hanoi rejects this`: somebody denies what was said just before. */
const POINTED: Readonly<Record<TextLanguage, RegExp>> = {
  vi: /^ ?(?:điều|thông tin|luận điệu|tuyên bố|lập luận|quan điểm|cáo buộc|yêu sách|chuyện|dieu|thong tin|luan dieu|tuyen bo|cao buoc|yeu sach)[^,;.]{0,12} (?:này|đó|ấy|trên|nay|do|tren)(?= )/u,
  en: /^ ?(?:this|that|it|these|those|the|such)(?: (?:claim|claims|assertion|assertions|allegation|allegations|statement|statements|accusation|story|idea|argument|notion|view))?(?= [.,;]| as )/u,
  zh: /^(?:了)?(?:这|此|该|上述|那)(?:种|一|个|些)?(?:说法|主张|言论|论调|指控|指责|观点|声索|消息)?/u,
};

/**
 * True where a later clause of the same sentence takes the core back: it points at what was just said and calls
 * it untrue (`…; that is false`), or has somebody deny it (`…, but Hanoi rejects this`).
 */
export function isTakenBack({ text, language }: Clause, core: Core, cues: CompiledCues): boolean {
  // A wording may end with the very comma that parts the clauses.
  const rest = text.slice(Math.max(0, core.end - 1));
  const back = new RegExp(`^ ?(?:[^ ,;]+ ){0,1}?(?:${cues.untrueBack.source}|(?:${APPOSED[language]}))`, 'u');
  const contrast = new RegExp(`^ ?(?:${cues.contrast.source}) ?,? ?`, 'u');
  for (const joint of rest.matchAll(JOINT)) {
    const from = ` ${rest.slice(joint.index + joint[0].length).trimStart()}`;
    const clause = from.replace(contrast, ' ').split(/[,;]/u, 1)[0] ?? '';
    const pointing = back.exec(clause);
    if (pointing && hasCue(cues.untrueAfter, clause.slice(Math.max(0, pointing[0].length - 1)))) return true;
    for (const denial of clause.matchAll(new RegExp(cues.refutation.source, 'gu')))
      if (POINTED[language].test(from.replace(contrast, ' ').slice(denial.index + denial[0].length)))
        return true;
  }
  return false;
}
