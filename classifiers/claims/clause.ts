import type { Core } from './core.ts';
import { type CompiledCues, cueHits } from './cues.ts';
import type { TextLanguage } from './normal.ts';
import type { TaggedSentence } from './tagging.ts';

/** The surroundings of a core, cut as the questions about it need them. */
export interface Clause {
  readonly language: TextLanguage;
  readonly text: string;
  /** From the clause's beginning to the core, concessions left out. */
  readonly before: string;
  /** The same, within the quotation that holds the core. */
  readonly inner: string;
  /** From the core to the clause's end. */
  readonly after: string;
  /** Words inside the wording, each with spaces around. */
  readonly gaps: readonly string[];
  /** The three words before the core. */
  readonly near: string;
  readonly quoted: boolean;
}

/** `Whatever Hanoi says, …`: said away, and nobody's word on what follows. */
const CONCESSION: Readonly<Record<TextLanguage, RegExp>> = {
  vi: /^ ?(?:nếu không tính|nếu bỏ qua|nếu gạt|bất chấp|mặc cho|mặc kệ|dù|dẫu|mặc dù|cho dù|bat chap|mac cho|du|mac du) [^,]*, /u,
  en: /^ ?(?:whatever|despite|regardless of|no matter|notwithstanding|in spite of|although|even though|though) [^,]*, /u,
  zh: /^(?:不管|无论|尽管|虽然|不论)[^,]*,/u,
};

/** The last `count` words (characters in Chinese, twice as many) of a text, with spaces around. */
export function lastWords(text: string, count: number, language: TextLanguage): string {
  if (language === 'zh') return text.slice(-count * 2);
  return ` ${text.trim().split(' ').slice(-count).join(' ')} `;
}

/** Where the quotation opens that holds the whole span, if one does. */
function quotationAround(text: string, start: number, end: number): number | undefined {
  const open = text.lastIndexOf('«', start);
  if (open < 0) return undefined;
  const closed = text.indexOf('»', open);
  return closed >= 0 && closed < end ? undefined : open;
}

/** Where the clause of a core begins: after the last `;` or `but`. */
function clauseStart(text: string, start: number, cues: CompiledCues): number {
  const before = text.slice(0, start);
  const hard = Math.max(before.lastIndexOf(';'), 0);
  // “China says that in fact …” is still China; only a mark before it lets the text itself speak again.
  const contrasts = cueHits(cues.contrast, before)
    .filter((match) => /(?:^|[,.;:»)-]) *$/u.test(before.slice(0, match.index)))
    .map((match) => match.index + match[0].length);
  return Math.max(hard, ...contrasts, 0);
}

/** `không còn đúng` is “no longer right”, and no “while”. */
const STILL = / (?:không|chẳng|chưa|vẫn|đang) còn$/u;

function clauseEnd(text: string, end: number, cues: CompiledCues): number {
  const after = text.slice(end);
  const hard = after.indexOf(';');
  const contrast =
    cueHits(cues.contrast, after).find(
      (match) => match.index > 0 && !STILL.test(after.slice(0, match.index + match[0].length)),
    )?.index ?? -1;
  const ends = [hard, contrast].filter((index) => index >= 0);
  return ends.length === 0 ? text.length : end + Math.min(...ends);
}

/** Cuts the clause around a core: `;` and a marked “but” part clauses, so does nothing else. */
export function clauseOf(tagged: TaggedSentence, core: Core, cues: CompiledCues): Clause {
  const { text, language } = tagged;
  const quotation = quotationAround(text, core.start, core.end);
  const from = clauseStart(text, core.start, cues);
  const before = text.slice(from, core.start).replace(CONCESSION[language], ' ');
  const inner = quotation === undefined ? before : text.slice(Math.max(from, quotation + 1), core.start);
  return {
    language,
    text,
    before,
    inner,
    after: text.slice(core.end, clauseEnd(text, core.end, cues)),
    gaps: core.gaps.map((gap) => ` ${gap} `),
    near: lastWords(inner, 3, language),
    quoted: quotation !== undefined,
  };
}
