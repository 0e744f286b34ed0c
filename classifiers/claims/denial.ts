import { type Clause, lastWords } from './clause.ts';
import type { Core } from './core.ts';
import { type CompiledCues, cueHits, hasCue } from './cues.ts';
import type { TextLanguage } from './normal.ts';

/** Between a negation and what it does not reach: `lacked jurisdiction, so the award is void`. */
const CONNECTOR: Readonly<Record<TextLanguage, RegExp>> = {
  vi: / (?:nên|vì|do|bởi|cho nên|nen|mà(?= là)|ma(?= la)) |,/u,
  en: / (?:so|therefore|because|since|hence|but) |,/u,
  zh: /,|所以|因此|因而|故|而是/u,
};

/** Says against the law, not against the facts. */
const UNLAWFUL =
  /phi pháp|trái phép|trái luật|vô giá trị|phi lý|phi phap|trai phep|illegal|unlawful|invalid|无效|非法/u;

/** `No feature in the Spratlys …`: a denial that stands further ahead. “No country other than China” is none. */
const NO_SUCH: Readonly<Record<TextLanguage, RegExp>> = {
  vi: / (?:không|chẳng|chưa|khong|chang) (?:(?!ngoài|ngoai)[^ ,]+ ){1,4}(?:nào|nao) (?:(?!ngoài|ngoai)[^ ,]+ ){0,3}$/u,
  en: /(?:^|,) *(?:none of|not one of|no [^ ,:]+) (?:(?!other|except|but)[^ ,:]+ ){0,3}$/u,
  zh: /没有(?:任何|一个)[^,。除外]{0,6}$/u,
};

/** True where `no such thing` ahead denies the core. */
export const isDeniedByQuantity = ({ inner, language }: Clause): boolean =>
  NO_SUCH[language].test(` ${inner}`);

/** True where an odd number of negations reaches the core. */
export function isNegated({ gaps, inner, language }: Clause, cues: CompiledCues): boolean {
  const near = gaps.map((gap) => gap.split(CONNECTOR[language]).at(-1) ?? '');
  const first = near.findIndex((part) => cueHits(cues.negation, part).length > 0);
  const reach = [
    // “Sold no land, ceded no land”: said twice, denied once.
    ...near.filter((_, index) => index <= first || first < 0 || !gaps[index]?.includes(',')),
    language === 'zh' ? inner.slice(-3) : lastWords(inner, 2, language),
  ];
  return reach.filter((part) => cueHits(cues.negation, part).length > 0).length % 2 === 1;
}

/** True where somebody denies the core. Protest against an act is no denial of it. */
export function isRefuted({ before, gaps }: Clause, core: Core, cues: CompiledCues): boolean {
  const scope = ` ${before} ${gaps.join('')}`;
  const denials = cueHits(cues.refutation, scope).filter((match) => {
    // “Protests, and says that …”: what is said is another thing than what is protested.
    const rest = scope.slice(match.index + match[0].length);
    const goesOn = /^.{0,40}(?: và | va | and |并|且|,)/u.test(rest) && hasCue(cues.attribution, rest);
    return !(goesOn && core.polarity < 0);
  });
  return denials.length > 0 && !(core.act && hasCue(cues.opposition, ` ${before} `));
}

/** True where the text calls the core untrue, ahead of it or after it. */
export function isCalledUntrue({ before, after, language }: Clause, core: Core, cues: CompiledCues): boolean {
  const padded = ` ${before} `;
  const lead = language === 'zh' ? padded.slice(padded.lastIndexOf(',') + 1) : padded;
  // “Contrary to rumours, …”: what follows the comma is the text's own word.
  const ahead = cueHits(cues.untrueBefore, lead).some(
    (match) =>
      !/^ ?(?:contrary|trái|không phải như|trai)/u.test(match[0]) || !lead.slice(match.index).includes(','),
  );
  if (ahead) return true;
  const untrue = cues.untrueAfter.source;
  const next = new RegExp(
    `^[ »,)]{0,4}${language === 'zh' ? '[^,。;]{0,6}?' : '(?:\\S+ ){0,2}?'}(?:${untrue})`,
    'u',
  );
  // Further away only with its verb: `… over the islands is a distortion`.
  const verb = language === 'vi' ? '(?:là|đều là|chỉ là|hoàn toàn là|la|deu la) ' : '(?:is|are|was|were) ';
  const far = new RegExp(`^(?:[^ ,;«»]+ ){0,8}?(?=${verb})(?:${untrue})`, 'u');
  const verdict = next.exec(after)?.[0] ?? (language === 'zh' ? undefined : far.exec(after.trimStart())?.[0]);
  if (verdict === undefined || core.act) return false;
  // A wording that judges (`is lawful`, `is void`) and goes on judging (`and unlawful`) takes nothing back.
  const judges = core.why !== 'claims' && !core.why.startsWith('owner');
  return !(judges && (core.polarity > 0 || (core.why === 'denies' && UNLAWFUL.test(verdict))));
}
