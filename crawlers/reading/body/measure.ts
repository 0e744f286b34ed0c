import { BLOCK_TAGS, type Element, isElement, type Tree, tidy } from '../dom/node.ts';

/** A line of text: a run of inline content within one block, between blocks and `<br>`. */
export interface Line {
  readonly text: string;
  /** Characters without white space at the ends. */
  readonly chars: number;
  /** Of those, within links. */
  readonly linkChars: number;
  /** Nearest block element. */
  readonly block: Element;
  /** `p`, `li`, `h2`, `td`, `pre`, … of the nearest block, or of what encloses it where that says more. */
  readonly kind: string;
  /** Position among the lines. */
  readonly index: number;
}

interface Frame {
  node: Element;
  child: number;
}

/**
 * The visible lines of a tree below `from`, in document order; removed elements are passed over.
 * Iterative, so depth costs no stack.
 */
export function linesOf(from: Element): Line[] {
  const lines: Line[] = [];
  let parts: string[] = [];
  let linkParts = 0;
  let block: Element = nearestBlock(from);
  let links = 0;

  const flush = (): void => {
    if (parts.length === 0) return;
    const joined = parts.join('');
    const text = tidy(joined);
    if (text) {
      lines.push({
        text,
        chars: text.length,
        linkChars: Math.min(linkParts, text.length),
        block,
        kind: kindOf(block),
        index: lines.length,
      });
    }
    parts = [];
    linkParts = 0;
  };

  const stack: Frame[] = [{ node: from, child: 0 }];
  while (stack.length > 0) {
    const frame = stack[stack.length - 1]!;
    const next = frame.node.children[frame.child++];
    if (next === undefined) {
      stack.pop();
      if (frame.node.tag === 'a') links--;
      if (BLOCK_TAGS.has(frame.node.tag) && !isPlainCell(frame.node)) {
        flush();
        block = nearestBlock(frame.node.parent ?? frame.node);
      }
      continue;
    }
    if (!isElement(next)) {
      parts.push(next);
      if (links > 0) linkParts += next.trim().length;
      continue;
    }
    if (next.removed) continue;
    if (next.tag === 'br') {
      flush();
      continue;
    }
    if (isPlainCell(next)) parts.push(' ');
    else if (BLOCK_TAGS.has(next.tag)) {
      flush();
      block = next;
    }
    if (next.tag === 'a') links++;
    stack.push({ node: next, child: 0 });
  }
  flush();
  return lines;
}

/** A cell of data: a row of them is one line. Cells that hold blocks are layout, and break lines. */
const isPlainCell = (element: Element): boolean =>
  (element.tag === 'td' || element.tag === 'th') &&
  !element.children.some((child) => isElement(child) && (BLOCK_TAGS.has(child.tag) || child.tag === 'br'));

function nearestBlock(element: Element): Element {
  let node: Element = element;
  while (node.parent && !BLOCK_TAGS.has(node.tag)) node = node.parent;
  return node;
}

/** A `div` or `p` in a list item or quotation speaks for what encloses it. */
function kindOf(block: Element): string {
  let node: Element | null = block;
  for (let i = 0; node && i < 4; i++, node = node.parent) {
    if (node.tag === 'li' || node.tag === 'blockquote' || node.tag === 'td' || node.tag === 'th')
      return node.tag;
    if (node.tag !== 'p' && node.tag !== 'div' && node.tag !== 'span') break;
  }
  return block.tag;
}

/** What an element holds, counted over its unremoved text. */
export interface Counts {
  chars: number;
  linkChars: number;
  /** Marks that sentences are made with, in Latin and East Asian scripts. */
  marks: number;
  paragraphs: number;
  /** Headings of the first level. */
  headlines: number;
  /** `article` elements, itself included. */
  articles: number;
}

/** Counts for every element, by its `order`; one pass from the last element to the first. */
export function measure(tree: Tree): Counts[] {
  const counts: Counts[] = new Array(tree.elements.length);
  for (let i = 0; i < counts.length; i++)
    counts[i] = { chars: 0, linkChars: 0, marks: 0, paragraphs: 0, headlines: 0, articles: 0 };
  for (let i = tree.elements.length - 1; i >= 0; i--) {
    const element = tree.elements[i]!;
    if (element.removed) continue;
    const own = counts[i]!;
    for (const child of element.children) {
      if (isElement(child)) {
        if (child.removed) continue;
        const below = counts[child.order]!;
        own.chars += below.chars;
        own.linkChars += below.linkChars;
        own.marks += below.marks;
        own.paragraphs += below.paragraphs;
        own.headlines += below.headlines;
        own.articles += below.articles;
      } else countText(child, own);
    }
    if (element.tag === 'a') own.linkChars = own.chars;
    if (element.tag === 'p' && own.chars >= 40) own.paragraphs++;
    else if (element.tag === 'h1') own.headlines++;
    else if (element.tag === 'article') own.articles++;
  }
  return counts;
}

const MARKS = new Set([...',.;:!?、。，；：！？…।،؛؟'].map((mark) => mark.charCodeAt(0)));

function countText(text: string, counts: Counts): void {
  let gap = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 9 && code <= 13) || code === 160) {
      if (!gap) counts.chars++;
      gap = true;
      continue;
    }
    gap = false;
    counts.chars++;
    if (MARKS.has(code)) counts.marks++;
  }
}
