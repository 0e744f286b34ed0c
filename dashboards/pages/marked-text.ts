import { html } from 'hono/html';
import type { Html } from '../layout/shell.ts';

/** A span to be marked in `fullText`; UTF-16 offsets. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  /** `place` or `claim`: what the style sheet colours. */
  readonly mark: 'place' | 'claim';
  /** Said by a screen reader and shown on hover. */
  readonly label: string;
}

/**
 * A text as plain paragraphs with spans marked; everything is escaped. Overlapping spans are cut where the
 * earlier one ends, and a span that crosses a paragraph goes on in the next. `offset` is where `text` begins in
 * the text that the spans count in.
 */
export function markedParagraphs(text: string, spans: readonly MarkedSpan[], offset = 0): Html[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let at = offset;
  return text.split('\n').map((paragraph) => {
    const start = at;
    at += paragraph.length + 1;
    return html`<p>${markedLine(paragraph, sorted, start)}</p>`;
  });
}

function markedLine(line: string, spans: readonly MarkedSpan[], offset: number): (string | Html)[] {
  const parts: (string | Html)[] = [];
  let done = 0;
  for (const span of spans) {
    const start = Math.max(done, span.start - offset);
    const end = Math.min(line.length, span.end - offset);
    if (end <= start) continue;
    parts.push(line.slice(done, start));
    parts.push(html`<mark class="${span.mark}" title="${span.label}">${line.slice(start, end)}</mark>`);
    done = end;
  }
  parts.push(line.slice(done));
  return parts;
}
