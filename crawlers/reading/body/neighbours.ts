import { classAndId, type Element, isElement, type Tree } from '../dom/node.ts';
import type { Counts, Line } from './measure.ts';
import { BAD_WORDS, GOOD_WORDS, nameWords } from './patterns.ts';

/** Levels climbed in search of neighbours. */
const MAX_CLIMB = 8;

/** What is below each element, by its `order`. */
export interface Mass {
  /** Characters of running text, and of everything else. */
  readonly prose: Float64Array;
  readonly rest: Float64Array;
  /** Lines that are whole sentences. */
  readonly sentences: Float64Array;
  /** Headings that are links, as teasers of other stories have. */
  readonly teasers: Float64Array;
  readonly headings: Float64Array;
  /** Characters that linked data repeats. */
  readonly confirmed: Float64Array;
  /** Characters within links. */
  readonly links: Float64Array;
}

export function massOf(tree: Tree, lines: readonly Line[], isConfirmed: (line: Line) => boolean): Mass {
  const make = (): Float64Array => new Float64Array(tree.elements.length);
  const mass = {
    prose: make(),
    rest: make(),
    sentences: make(),
    teasers: make(),
    headings: make(),
    confirmed: make(),
    links: make(),
  };
  for (const line of lines) {
    const { order } = line.block;
    const confirmed = isConfirmed(line);
    mass.links[order]! += line.linkChars;
    if (confirmed) mass.confirmed[order]! += line.chars;
    if (isProse(line) || confirmed) mass.prose[order]! += line.chars;
    else mass.rest[order]! += line.chars;
    if (/[.!?…。！？]["”»’)]?$/.test(line.text) && line.chars >= 25) mass.sentences[order]! += 1;
    if (/^h[1-6]$/.test(line.block.tag)) {
      mass.headings[order]! += 1;
      if (line.linkChars > line.chars * 0.7) mass.teasers[order]! += 1;
    }
  }
  for (let i = tree.elements.length - 1; i > 0; i--) {
    const parent = tree.elements[i]!.parent;
    if (!parent) continue;
    for (const sums of Object.values(mass)) sums[parent.order]! += sums[i]!;
  }
  return mass;
}

/** A sentence of running text; East Asian ones are shorter. */
const isProse = (line: Line): boolean => {
  if (line.linkChars > line.chars * 0.3) return false;
  if (line.chars >= 80) return /[.!?…;:,。！？，、"”»]/.test(line.text);
  return line.chars >= 25 && /[。！？，、]/.test(line.text);
};

/** The best element with the boxes beside it, or beside its ancestors, that hold mostly prose: one article in several boxes. */
export function withNeighbours(best: Element, mass: Mass, counts: readonly Counts[]): Element[] {
  let chosen: Element[] = [best];
  const proven = mass.confirmed[best.order]! > mass.prose[best.order]! * 0.7;
  let path = best;
  for (let level = 0; level < MAX_CLIMB && path.parent; level++, path = path.parent) {
    const { parent } = path;
    if (path.tag === 'article' || path.tag === 'main' || path.tag === 'body') break;
    const siblings = parent.children.filter(
      (child): child is Element =>
        isElement(child) && child !== path && !child.removed && massAt(child, mass) > 0,
    );
    const joining: Element[] = [];
    let last: Element | null = null;
    for (const sibling of [...siblings, path].sort((a, b) => a.order - b.order)) {
      const joined: boolean =
        sibling !== path &&
        (proven
          ? mass.confirmed[sibling.order]! > 0
          : joins(sibling, path, level, mass, counts) || (last !== null && isAppendix(sibling, mass)));
      if (joined) joining.push(sibling);
      last = joined || sibling === path ? sibling : null;
    }
    if (joining.length === 0) continue;
    chosen = [...chosen, ...joining, ...between([path, ...joining], siblings, mass)];
  }
  return [...new Set(chosen)].sort((a, b) => a.order - b.order);
}

const massAt = (element: Element, mass: Mass): number =>
  mass.prose[element.order]! + mass.rest[element.order]!;

/** A table, list or quotation right after a box of the article is part of it. */
const isAppendix = (element: Element, mass: Mass): boolean =>
  /^(?:table|ul|ol|dl|blockquote|pre)$/.test(element.tag) &&
  mass.links[element.order]! < massAt(element, mass) * 0.3 &&
  mass.teasers[element.order] === 0;

/** Short paragraphs and headings among boxes of the article belong to it. */
function between(boxes: readonly Element[], siblings: readonly Element[], mass: Mass): Element[] {
  if (boxes.length < 3) return [];
  let first = boxes[0]!.order;
  let last = first;
  for (const { order } of boxes) {
    first = Math.min(first, order);
    last = Math.max(last, order);
  }
  return siblings.filter(({ order, tag }) => {
    if (order < first || order > last || tag === 'aside' || tag === 'footer' || tag === 'article')
      return false;
    return mass.teasers[order] === 0 && mass.links[order]! <= (mass.prose[order]! + mass.rest[order]!) * 0.3;
  });
}

function joins(
  sibling: Element,
  path: Element,
  level: number,
  mass: Mass,
  counts: readonly Counts[],
): boolean {
  const { order } = sibling;
  const prose = mass.prose[order]!;
  const sentences = mass.sentences[order]!;
  const alike = sibling.tag === path.tag && (sibling.attrs.class ?? '') === (path.attrs.class ?? '');
  if (alike && prose >= 40 && prose >= mass.rest[order]! && mass.teasers[order] === 0)
    return !isOtherStory(sibling, counts);
  if (sibling.tag === 'p' && prose >= 60) return true;
  const name = nameWords(classAndId(sibling));
  // Further out, a box that is named after something else is something else.
  if (level > 0 && prose < 600 && name !== '' && !GOOD_WORDS.test(name)) return false;
  const demand = BAD_WORDS.test(name) ? 4 : 1.5;
  if (prose < 80 || prose < mass.rest[order]! * demand || sentences === 0) return false;
  if (level > 0 && prose < 200 && sentences < 2) return false;
  const teasers = mass.teasers[order]!;
  if (teasers > 0 && sentences < teasers * 4) return false;
  // Headings with hardly a sentence each are a list of stories.
  if (level > 0 && mass.headings[order]! >= 2 && sentences < mass.headings[order]! * 2.5) return false;
  return !isOtherStory(sibling, counts);
}

/** A box with a headline of its own, or an `article` beside the article, is another story. */
const isOtherStory = (element: Element, counts: readonly Counts[]): boolean => {
  const own = counts[element.order]!;
  return own.headlines > 0 || own.articles > 0 || element.tag === 'aside' || element.tag === 'footer';
};
