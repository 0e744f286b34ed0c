import { decodeHTMLStrict } from 'entities';
import { linesOf } from './body/measure.ts';
import { tidy } from './dom/node.ts';
import { parseHtml } from './dom/tree.ts';

const NEVER = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'template',
  'svg',
  'noscript',
  'form',
  'button',
]);

/** Paragraphs of a value that may be markup, plain text, or markup escaped once too often; joined by `\n`. */
export function plainLines(value: string): string {
  const source = looksEscaped(value) ? decodeHTMLStrict(value) : value;
  if (!/[<&]/.test(source)) {
    return source
      .split(/\r?\n\s*\r?\n/)
      .map(tidy)
      .filter(Boolean)
      .join('\n');
  }
  const tree = parseHtml(source);
  for (const element of tree.elements) if (NEVER.has(element.tag)) element.removed = true;
  return linesOf(tree.root)
    .map((line) => line.text)
    .join('\n');
}

/** One line: for titles. A `<` that opens no tag stays. */
export function plainLine(value: string): string {
  const source = looksEscaped(value) ? decodeHTMLStrict(value) : value;
  return /<[a-z!/]/i.test(source) ? tidy(plainLines(source).replaceAll('\n', ' ')) : tidy(source);
}

/** `&lt;p&gt;` or `&amp;amp;` after the feed's own references were decoded. */
const looksEscaped = (value: string): boolean =>
  !/<[a-z]/i.test(value) && /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(value);
