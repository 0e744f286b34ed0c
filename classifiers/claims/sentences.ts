/** A sentence's place in the full text, and whether a quotation opened before it is still open. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of its paragraph. */
  readonly paragraph: number;
  /** Lies wholly inside a quotation that another sentence opened. */
  readonly inQuotation: boolean;
}

const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|TP|Tp|TS|ThS|PGS|GS|Mr|Mrs|Ms|Dr|St|Gen|Col|No|vs|U\.S|U\.N|Q|P|TT)$/u;
const OPENERS = '“«「『《';
const CLOSERS = '”»」』》';

/** True where the full stop at `index` ends a sentence: not inside a number, an initial, an abbreviation. */
function endsSentence(text: string, index: number): boolean {
  const character = text[index] ?? '';
  if ('。！？!?…'.includes(character)) return true;
  if (character === ';' || character === '；') return false;
  if (character !== '.') return false;
  const next = text[index + 1] ?? '';
  if (/\d/.test(next) && /\d/.test(text[index - 1] ?? '')) return false;
  if (next !== '' && !/[\s”"’»)\]]/.test(next)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, index - 8), index));
}

function splitParagraph(text: string, offset: number, paragraph: number, into: Sentence[]): void {
  let start = 0;
  let depth = 0;
  let straight = false;
  let openedBefore = false;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const body = raw.trim();
    if (body !== '') {
      const from = offset + start + lead;
      into.push({ start: from, end: from + body.length, text: body, paragraph, inQuotation: openedBefore });
    }
    start = end;
    openedBefore = depth > 0 || straight;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (OPENERS.includes(character)) depth += 1;
    else if (CLOSERS.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === '"') straight = !straight;
    if (!endsSentence(text, index)) continue;
    let end = index + 1;
    // The marks that close a quotation belong to the sentence that they end.
    while (end < text.length && /[”"’»」』》)\]!?！？。….]/.test(text[end] ?? '')) {
      const closer = text[end] ?? '';
      if (CLOSERS.includes(closer)) depth = Math.max(0, depth - 1);
      if (closer === '"') {
        if (!straight) break;
        straight = false;
      }
      end += 1;
    }
    // `"…!", he said`: the quotation ends, the sentence does not.
    if (/^\s*[,，]?\s*(?:\p{Ll}|[说称表])/u.test(text.slice(end, end + 3)) && end > index + 1) {
      index = end - 1;
      continue;
    }
    push(end);
    index = end - 1;
  }
  push(text.length);
}

/** Sentences of a full text in order, with UTF-16 offsets. A paragraph's end always ends a sentence. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let offset = 0;
  let paragraph = 0;
  for (const line of text.split('\n')) {
    splitParagraph(line, offset, paragraph, sentences);
    offset += line.length + 1;
    paragraph += 1;
  }
  return sentences;
}
