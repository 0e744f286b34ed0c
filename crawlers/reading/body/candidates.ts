import { classAndId, type Element, isElement, type Tree } from '../dom/node.ts';
import { type Counts, type Line, linesOf } from './measure.ts';
import { BAD_WORDS, BODY_WORDS, GOOD_WORDS, nameWords } from './patterns.ts';

/** Divisors of a line's points for its ancestors, nearest first. */
const DIVISORS = [1, 2, 6, 9, 12];
/** Lines shorter than this say nothing of where the text is. */
const MIN_LINE = 25;
/** What a line weighs more when linked data repeats it. */
const CONFIRMED = 4;

/**
 * The elements that hold the article's text, in document order: lines of prose give points to their ancestors
 * (after the scoring of Readability), links take them away, names, schema.org marks and the text in linked
 * data add to them; then boxes beside the best one join it when they hold prose as well.
 */
export function chooseBody(
  tree: Tree,
  counts: readonly Counts[],
  isConfirmed: (line: Line) => boolean,
): Element[] {
  const scores = new Map<Element, number>();
  const lines = linesOf(tree.root);
  const linesIn = new Map<Element, number>();
  for (const line of lines) linesIn.set(line.block, (linesIn.get(line.block) ?? 0) + 1);
  for (const line of lines) {
    const points = linePoints(line) * (isConfirmed(line) ? CONFIRMED : 1);
    if (points <= 0) continue;
    let node: Element | null = scoringParent(line, linesIn);
    for (let level = 0; node && level < DIVISORS.length; level++, node = node.parent) {
      scores.set(node, (scores.get(node) ?? 0) + points / DIVISORS[level]!);
      // An article is whole by itself: what is in a teaser speaks for nothing around it.
      if (node.tag === 'article') break;
    }
  }
  let best: Element | null = null;
  let bestScore = 0;
  for (const [element, raw] of scores) {
    const own = counts[element.order]!;
    const density = own.chars === 0 ? 1 : own.linkChars / own.chars;
    const score = (raw + Math.min(nameBonus(element), raw)) * (1 - density);
    if (score > bestScore) {
      best = element;
      bestScore = score;
    }
  }
  if (best) best = ownStory(best, bestScore, scores, counts);
  return best ? withNeighbours(best, massOf(tree, lines, isConfirmed)) : [];
}

/**
 * Pages that go on with other stories hold several articles. The one with the page's headline is its own; where
 * all are alike it is the first one of weight.
 */
function ownStory(
  best: Element,
  bestScore: number,
  scores: ReadonlyMap<Element, number>,
  counts: readonly Counts[],
): Element {
  const story = storyOf(best);
  if (!story) return best;
  const headed = (article: Element): boolean => counts[article.order]!.headlines > 0;
  let own = best;
  let ownScore = 0;
  for (const [element, score] of scores) {
    const other = storyOf(element);
    if (!other || other === story || score < bestScore * 0.25) continue;
    const isHeaded = headed(other) && !headed(story);
    const isEarlier =
      element.order < best.order &&
      element.tag === best.tag &&
      !!best.attrs.class &&
      element.attrs.class === best.attrs.class;
    if ((isHeaded && score > ownScore) || (isEarlier && own === best)) {
      own = element;
      ownScore = score;
    }
  }
  return own;
}

const storyOf = (element: Element): Element | null => {
  for (let node: Element | null = element; node; node = node.parent) if (node.tag === 'article') return node;
  return null;
};

function linePoints(line: Line): number {
  const prose = line.chars - line.linkChars;
  if (line.chars < MIN_LINE || prose < line.chars * 0.5) return 0;
  let marks = 0;
  for (const char of line.text) if (',，、。،;；'.includes(char)) marks++;
  return 1 + marks + Math.min(prose / 100, 3);
}

/** A block with several lines of its own (parted by `<br>`) is the container; a block of one line is a paragraph in it. */
function scoringParent(line: Line, linesIn: ReadonlyMap<Element, number>): Element {
  const { block } = line;
  return (linesIn.get(block) ?? 0) > 1 ? block : (block.parent ?? block);
}

function nameBonus(element: Element): number {
  const { attrs, tag } = element;
  let bonus = 0;
  const name = nameWords(classAndId(element));
  if (name) {
    if (BAD_WORDS.test(name)) bonus -= 25;
    if (GOOD_WORDS.test(name)) bonus += 25;
    if (BODY_WORDS.test(name)) bonus += 15;
  }
  if (`${attrs.itemprop ?? ''} ${attrs.property ?? ''}`.toLowerCase().includes('articlebody')) bonus += 60;
  if (tag === 'article') bonus += 10;
  else if (tag === 'div') bonus += 5;
  else if (tag === 'pre' || tag === 'td' || tag === 'blockquote') bonus += 3;
  else if (tag === 'ol' || tag === 'ul' || tag === 'dl' || tag === 'form') bonus -= 3;
  return bonus;
}

/** Levels climbed in search of neighbours. */
const MAX_CLIMB = 8;

/** What is below each element, by its `order`. */
interface Mass {
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

function massOf(tree: Tree, lines: readonly Line[], isConfirmed: (line: Line) => boolean): Mass {
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
function withNeighbours(best: Element, mass: Mass): Element[] {
  let chosen: Element[] = [best];
  const proven = mass.confirmed[best.order]! > mass.prose[best.order]! * 0.7;
  let path = best;
  for (let level = 0; level < MAX_CLIMB && path.parent; level++, path = path.parent) {
    const { parent } = path;
    if (path.tag === 'article' || path.tag === 'main' || path.tag === 'body') break;
    const siblings = parent.children.filter(
      (child): child is Element => isElement(child) && child !== path && !child.removed,
    );
    const joining = siblings.filter((sibling) =>
      proven ? mass.confirmed[sibling.order]! > 0 : joins(sibling, path, level, mass),
    );
    if (joining.length === 0) continue;
    chosen = [...chosen, ...joining, ...between([path, ...joining], siblings, mass)];
  }
  return [...new Set(chosen)].sort((a, b) => a.order - b.order);
}

/** Short paragraphs and headings among boxes of the article belong to it. */
function between(boxes: readonly Element[], siblings: readonly Element[], mass: Mass): Element[] {
  if (boxes.length < 3) return [];
  const orders = boxes.map((box) => box.order);
  const [first, last] = [Math.min(...orders), Math.max(...orders)];
  return siblings.filter(({ order, tag }) => {
    if (order < first || order > last || tag === 'aside' || tag === 'footer' || tag === 'article')
      return false;
    return mass.teasers[order] === 0 && mass.links[order]! <= (mass.prose[order]! + mass.rest[order]!) * 0.3;
  });
}

function joins(sibling: Element, path: Element, level: number, mass: Mass): boolean {
  const { order } = sibling;
  const prose = mass.prose[order]!;
  const sentences = mass.sentences[order]!;
  const alike = sibling.tag === path.tag && (sibling.attrs.class ?? '') === (path.attrs.class ?? '');
  if (alike && prose >= 40 && prose >= mass.rest[order]! && mass.teasers[order] === 0)
    return !isOtherStory(sibling);
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
  return !isOtherStory(sibling);
}

/** A box with a headline of its own, or an `article` beside the article, is another story. */
function isOtherStory(element: Element): boolean {
  if (element.tag === 'article' || element.tag === 'aside' || element.tag === 'footer') return true;
  const stack: Element[] = [element];
  let steps = 0;
  while (stack.length > 0 && steps++ < 300) {
    for (const child of stack.pop()!.children) {
      if (!isElement(child)) continue;
      if (child.tag === 'h1' || child.tag === 'article') return true;
      stack.push(child);
    }
  }
  return false;
}
