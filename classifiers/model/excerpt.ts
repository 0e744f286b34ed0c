/**
 * Which parts of an article the encoder reads. A transformer pays for every token, so an article is cut to
 * its title, its first sentences and the sentences that name the target, in the article's order.
 */

/** Rough number of pieces of a text: Han characters weigh 0.7, others 0.27 (measured on press text). */
export function estimatePieces(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400 && code <= 0x9fff) han++;
  }
  return Math.ceil(han * 0.7 + (text.length - han) * 0.27);
}

const SENTENCE_END = /[.!?…]["”’)\]]*\s+|[。！？；]["”’）]*|\n+/gu;

/** Sentences of a text with their UTF-16 offsets; blanks at the edges are left out. */
export function sentenceSpans(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let from = 0;
  const push = (start: number, end: number) => {
    while (start < end && /\s/.test(text[start]!)) start++;
    while (end > start && /\s/.test(text[end - 1]!)) end--;
    if (end > start) spans.push({ start, end });
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    push(from, match.index + match[0].length);
    from = match.index + match[0].length;
  }
  push(from, text.length);
  return spans;
}

/** Beyond this many UTF-16 units nothing is read: an office page is far shorter, a hostile one is not. */
export const READ_LIMIT = 20_000;

/**
 * The text to encode, of about `budget` pieces: title, then by turns the opening and the sentences that name
 * the target. A target that only stands far down is kept by its own sentence.
 */
export function excerpt(input: { title?: string; text: string; target?: string }, budget: number): string {
  const body = input.text.slice(0, READ_LIMIT);
  const title = (input.title ?? '').slice(0, 500);
  const whole = title ? `${title}\n${body}` : body;
  if (whole.length < budget && estimatePieces(whole) <= budget) return whole;
  const spans = sentenceSpans(whole);
  const target = input.target;
  const order = spans.map((_, index) => index);
  if (target) {
    // The opening two units (title and lead) first, then the target's sentences, then the rest in order.
    const rank = (index: number) => (index < 2 ? 0 : naming.has(index) ? 1 : 2);
    const naming = new Set(
      spans.flatMap((span, index) => (whole.slice(span.start, span.end).includes(target) ? [index] : [])),
    );
    order.sort((a, b) => rank(a) - rank(b) || a - b);
  }
  const chosen: number[] = [];
  let used = 0;
  for (const index of order) {
    if (used >= budget) break;
    const span = spans[index]!;
    used += estimatePieces(whole.slice(span.start, span.end)) + 1;
    chosen.push(index);
  }
  return chosen
    .sort((a, b) => a - b)
    .map((index) => whole.slice(spans[index]!.start, spans[index]!.end))
    .join(' ');
}
