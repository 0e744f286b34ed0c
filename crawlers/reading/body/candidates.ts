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
  return best ? withNeighbours(best, massOf(tree, lines, isConfirmed)) : [];
}

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

/** Characters of prose and of everything else below each element, by its `order`. */
interface Mass {
  readonly prose: Float64Array;
  readonly rest: Float64Array;
}

function massOf(tree: Tree, lines: readonly Line[], isConfirmed: (line: Line) => boolean): Mass {
  const prose = new Float64Array(tree.elements.length);
  const rest = new Float64Array(tree.elements.length);
  for (const line of lines) {
    const order = line.block.order;
    if (isProse(line) || isConfirmed(line)) prose[order]! += line.chars;
    else rest[order]! += line.chars;
  }
  for (let i = tree.elements.length - 1; i > 0; i--) {
    const parent = tree.elements[i]!.parent;
    if (!parent) continue;
    prose[parent.order]! += prose[i]!;
    rest[parent.order]! += rest[i]!;
  }
  return { prose, rest };
}

/** A sentence of running text; East Asian ones are shorter. */
const isProse = (line: Line): boolean => {
  if (line.linkChars > line.chars * 0.3) return false;
  if (line.chars >= 80) return /[.!?…;:,。！？，、"”»]/.test(line.text);
  return line.chars >= 25 && /[。！？，、]/.test(line.text);
};

/** The best element with the boxes beside it, or beside its ancestors, that hold mostly prose: one article in several boxes. */
function withNeighbours(best: Element, mass: Mass): Element[] {
  const chosen: Element[] = [best];
  let path = best;
  for (let level = 0; level < MAX_CLIMB && path.parent; level++, path = path.parent) {
    if (path.tag === 'article' || path.tag === 'main' || path.tag === 'body') break;
    for (const sibling of path.parent.children) {
      if (!isElement(sibling) || sibling === path || sibling.removed) continue;
      const prose = mass.prose[sibling.order]!;
      const rest = mass.rest[sibling.order]!;
      const name = nameWords(classAndId(sibling));
      const demand = BAD_WORDS.test(name) ? 4 : 1.5;
      if (prose >= 80 && prose > rest * demand && !isOtherStory(sibling)) chosen.push(sibling);
    }
  }
  return chosen.sort((a, b) => a.order - b.order);
}

/** A box with a headline of its own, or an `article` beside the article, is another story. */
function isOtherStory(element: Element): boolean {
  if (element.tag === 'article' || element.tag === 'aside' || element.tag === 'footer') return true;
  return element.children.some(
    (child) => isElement(child) && (child.tag === 'h1' || child.tag === 'article'),
  );
}
