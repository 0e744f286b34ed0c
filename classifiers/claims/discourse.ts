import type { ClaimMatch } from '../../db/model/index.ts';
import type { CompiledCues } from './cues.ts';
import type { Sentence } from './sentences.ts';
import type { TaggedSentence } from './tagging.ts';

/** A sentence with its tagged form, the cues of its language, and what was found in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly tagged: TaggedSentence;
  readonly cues: CompiledCues;
  readonly matches: readonly ClaimMatch[];
}

const has = (expression: RegExp, text: string): boolean => new RegExp(expression.source, 'u').test(text);
const BULLET =
  /^(?:[-–—•*+▪►]|\d{1,2}[.)]|[a-zđ][.)]|[“"«「①②③④⑤]|[（(]?[一二三四五六七八九十\d]+[)）、.])/iu;
const ENUMERATED =
  /^(?:thứ nhất|thứ hai|thứ ba|thứ tư|một là|hai là|ba là|first|firstly|second|secondly|third|thirdly|finally|首先|其次|第一|第二|第三|其一|其二|其三|再次|最后)/iu;
const ARGUMENTS =
  /luận điểm|luận cứ|lập luận|lý lẽ|luận điệu|lý do|quan điểm|argument|claims|talking point|reasons|points|narrative|论点|论据|理由|说法|观点|论调|依据/iu;
const SATIRE =
  /trào phúng|châm biếm|chuyện cười|tiểu phẩm|hài hước|giễu nhại|chuyện vui|tiếu lâm|\bsatire\b|\bsatirical\b|\bparody\b|\bhumou?r column\b|\bapril fool|讽刺|段子|恶搞|幽默|笑话|愚人节/iu;

/** True where a text says at its head that it is satire. */
export const isSatire = (head: string): boolean => SATIRE.test(head);

/** Sentences that an earlier line introduces as somebody's words: lists under a colon, numbered arguments. */
export function introducedAsWords(
  sentences: readonly Sentence[],
  introduces: (sentence: Sentence, of: 'list' | 'arguments') => boolean,
): ReadonlySet<number> {
  const introduced = new Set<number>();
  let listFrom: number | undefined;
  let argumentsFrom: number | undefined;
  sentences.forEach((sentence, index) => {
    if (listFrom !== undefined && sentence.paragraph !== listFrom) {
      const opens = sentences.find((other) => other.paragraph === sentence.paragraph);
      const isNext = sentence.paragraph === listFrom + 1;
      if (opens && (BULLET.test(opens.text) || isNext)) {
        introduced.add(index);
        if (BULLET.test(opens.text))
          listFrom = sentence.paragraph - (isNext ? 1 : 0) === listFrom ? listFrom : sentence.paragraph - 1;
      } else listFrom = undefined;
      if (listFrom !== undefined && sentence.paragraph > listFrom + 1) listFrom = sentence.paragraph - 1;
    }
    if (argumentsFrom !== undefined) {
      if (sentence.paragraph - argumentsFrom > 4) argumentsFrom = undefined;
      else if (ENUMERATED.test(sentence.text)) introduced.add(index);
    }
    if (/[:：]\s*$/.test(sentence.text) && introduces(sentence, 'list')) listFrom = sentence.paragraph;
    if (ARGUMENTS.test(sentence.text) && introduces(sentence, 'arguments'))
      argumentsFrom = sentence.paragraph;
  });
  return introduced;
}

const demote = (match: ClaimMatch, why: string): ClaimMatch =>
  match.verdict === 'contradicts' ? { ...match, verdict: 'reports', why: [...match.why, why] } : match;

/** Paragraphs that correct what the text, or an earlier text, said. */
export function correctionParagraphs(read: readonly ReadSentence[]): ReadonlySet<number> {
  const paragraphs = new Set<number>();
  for (const { sentence, tagged, cues } of read) {
    const head = tagged.text.slice(0, tagged.language === 'zh' ? 40 : 160);
    if (has(cues.correction, head)) paragraphs.add(sentence.paragraph);
  }
  // A correction by its title is one from end to end.
  if (paragraphs.has(0)) for (const { sentence } of read) paragraphs.add(sentence.paragraph);
  return paragraphs;
}

/**
 * What later sentences take back. A claim followed by “this is false”, set right at once (“in fact …”), or
 * corrected in a paragraph of its own is reported, not made.
 */
export function settleDiscourse(read: readonly ReadSentence[]): ClaimMatch[] {
  const corrections = correctionParagraphs(read);
  const corrected = new Set<string>();
  for (const { sentence, matches } of read) {
    if (!corrections.has(sentence.paragraph)) continue;
    for (const match of matches) corrected.add(match.statement);
  }
  const settled = read.map(({ matches }) => [...matches]);
  read.forEach((current, index) => {
    const { sentence, tagged, cues } = current;
    const text = tagged.text;
    const back = new RegExp(`^ ?(?:[^ ]+ ){0,2}?${cues.untrueBack.source}`, 'u').exec(text);
    const calledUntrue = back !== null && has(cues.untrueAfter, text.slice(Math.max(back[0].length - 1, 0)));
    const saidBack = new RegExp(`^ ?(?:${cues.saidBack.source})`, 'u').test(text);
    const opensWithContrast = new RegExp(`^ ?(?:« )?(?:[,.] )?(?:${cues.contrast.source})`, 'u').test(text);
    for (const behind of [1, 2]) {
      const before = read[index - behind];
      if (!before || sentence.paragraph - before.sentence.paragraph > 1) continue;
      settled[index - behind] = (settled[index - behind] ?? []).map((match) => {
        if (saidBack && behind === 1) return demote(match, 'said-by-somebody');
        if (calledUntrue && match.verdict === 'contradicts') {
          if (!settled[index]?.some((own) => own.statement === match.statement)) {
            settled[index]?.push({
              statement: match.statement,
              verdict: 'rebuts',
              score: 0.7,
              quote: sentence.text,
              start: sentence.start,
              end: sentence.end,
              why: ['untrue-back'],
            });
          }
          return demote(match, 'called-untrue-next');
        }
        const answered = settled[index]?.some(
          (own) =>
            own.statement === match.statement && (own.verdict === 'supports' || own.verdict === 'rebuts'),
        );
        return behind === 1 && opensWithContrast && answered ? demote(match, 'answered-next') : match;
      });
    }
  });
  return settled.flatMap((matches, index) =>
    matches.map((match) => {
      if (corrections.has(read[index]?.sentence.paragraph ?? -1)) return demote(match, 'in-correction');
      return corrected.has(match.statement) ? demote(match, 'corrected') : match;
    }),
  );
}
