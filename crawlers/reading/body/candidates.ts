import { classAndId, type Element, type Tree } from '../dom/node.ts';
import { type Counts, type Line, linesOf } from './measure.ts';
import { massOf, withNeighbours } from './neighbours.ts';
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
  return best ? withNeighbours(best, massOf(tree, lines, isConfirmed), counts) : [];
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
