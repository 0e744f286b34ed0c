import { type Element, isElement, lineage } from '../dom/node.ts';
import { type Counts, type Line, linesOf } from './measure.ts';
import { fold, isEnder, isScrap, isSignature } from './scraps.ts';

/** Sets aside boxes within the chosen body that hold links or scraps in place of prose. */
export function pruneWithin(body: Element, elements: readonly Element[], counts: readonly Counts[]): void {
  const bodyEnd = lastOrder(body);
  for (let i = body.order + 1; i <= bodyEnd; i++) {
    const element = elements[i]!;
    if (element.removed) continue;
    const own = counts[element.order]!;
    if (own.chars === 0) continue;
    const density = own.linkChars / own.chars;
    const { tag } = element;
    if (tag === 'ul' || tag === 'ol' || tag === 'dl') {
      if (density > 0.75 && own.chars < 3000 && own.chars / Math.max(1, own.marks) > 8)
        element.removed = true;
    } else if (tag === 'div' || tag === 'section' || tag === 'form') {
      if (density > 0.5 && own.paragraphs < 2) element.removed = true;
    } else if (tag === 'table') {
      if (density > 0.8) element.removed = true;
    }
  }
}

/** The highest order below an element. */
export function lastOrder(element: Element): number {
  let node = element;
  for (;;) {
    let last: Element | undefined;
    for (let i = node.children.length - 1; i >= 0 && !last; i--) {
      const child = node.children[i]!;
      if (isElement(child)) last = child;
    }
    if (!last) return node.order;
    node = last;
  }
}

const HEADING = /^h[1-6]$/;

/** The lines of the body that are text of the article. */
export function articleLines(bodies: readonly Element[], title: string): Line[] {
  const folded = fold(title);
  const kept: Line[] = [];
  for (const line of bodies.flatMap((body) => linesOf(body))) {
    const text = fold(line.text);
    if (line.block.tag === 'h1' && (text === folded || kept.length === 0)) continue;
    if (kept.length < 3 && text === folded) continue;
    if (
      line.linkChars > line.chars * 0.75 &&
      line.chars < 200 &&
      isLinkLine(line) &&
      !/^https?:/.test(line.text)
    )
      continue;
    if (isScrap(line, kept.length)) continue;
    kept.push(line);
  }
  return dropTail(cutAfterEnd(kept));
}

/** A line that is one link stands for navigation, save in a list or a table. */
function isLinkLine(line: Line): boolean {
  for (const node of lineage(line.block)) {
    if (node.tag === 'ul' || node.tag === 'ol' || node.tag === 'table') return false;
  }
  return true;
}

/** Cuts at a heading that announces related links, authors or comments, where little enough follows. */
function cutAfterEnd(lines: Line[]): Line[] {
  const total = lines.reduce((sum, line) => sum + line.chars, 0);
  let after = 0;
  let end = lines.length;
  for (let i = lines.length - 1; i > 0 && after <= total * 0.3; i--) {
    after += lines[i]!.chars;
    if (isEnder(lines[i]!)) end = i;
  }
  return lines.slice(0, end);
}

function dropTail(lines: Line[]): Line[] {
  let end = lines.length;
  while (end > 1 && isSignature(lines[end - 1]!)) end--;
  while (end > 0 && HEADING.test(lines[end - 1]!.block.tag)) end--;
  return lines.slice(0, end);
}
