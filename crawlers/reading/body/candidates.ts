import { classAndId, type Element, type Tree } from '../dom/node.ts';
import { type Counts, type Line, linesOf } from './measure.ts';
import { BAD_WORDS, BODY_WORDS, GOOD_WORDS, nameWords } from './patterns.ts';

/** Levels of ancestors that a line's score reaches, with the divisor of each. */
const DIVISORS = [1, 2, 6, 9, 12];
/** Lines shorter than this say nothing of where the text is. */
const MIN_LINE = 25;

/**
 * The element that holds the article's text: lines of prose give points to their ancestors (after the
 * scoring of Readability), links take them away, names and schema.org marks add to them.
 */
export function chooseBody(tree: Tree, counts: readonly Counts[]): Element | null {
  const scores = new Map<Element, number>();
  const lines = linesOf(tree.root);
  for (const line of lines) {
    const points = linePoints(line);
    if (points <= 0) continue;
    let node: Element | null = scoringParent(line);
    for (let level = 0; node && level < DIVISORS.length; level++, node = node.parent) {
      scores.set(node, (scores.get(node) ?? 0) + points / DIVISORS[level]!);
    }
  }
  let best: Element | null = null;
  let bestScore = 0;
  for (const [element, raw] of scores) {
    const own = counts[element.order]!;
    const density = own.chars === 0 ? 1 : own.linkChars / own.chars;
    const score = (raw + nameBonus(element)) * (1 - density);
    if (score > bestScore) {
      best = element;
      bestScore = score;
    }
  }
  if (!best) return null;
  return widen(best, lines);
}

function linePoints(line: Line): number {
  const prose = line.chars - line.linkChars;
  if (line.chars < MIN_LINE || prose < line.chars * 0.5) return 0;
  let marks = 0;
  for (const char of line.text) if (',，、。،;；'.includes(char)) marks++;
  return 1 + marks + Math.min(prose / 100, 3);
}

/** A block with several lines of its own (parted by `<br>`) is the container; else its parent is. */
function scoringParent(line: Line): Element {
  const { block } = line;
  if (block.tag === 'div' || block.tag === 'td' || block.tag === 'section' || block.tag === 'article')
    return block;
  return block.parent ?? block;
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
  if (attrs.itemprop?.toLowerCase().includes('articlebody')) bonus += 60;
  if (attrs.property?.toLowerCase().includes('articlebody')) bonus += 60;
  if (tag === 'article') bonus += 10;
  else if (tag === 'div') bonus += 5;
  else if (tag === 'pre' || tag === 'td' || tag === 'blockquote') bonus += 3;
  else if (tag === 'ol' || tag === 'ul' || tag === 'dl' || tag === 'form') bonus -= 3;
  return bonus;
}

/** Climbs while what the parent adds is mostly prose: an article cut into several boxes is one article. */
function widen(from: Element, lines: readonly Line[]): Element {
  let chosen = from;
  for (
    let parent = from.parent;
    parent && parent.tag !== 'html' && parent.tag !== '#root';
    parent = parent.parent
  ) {
    let good = 0;
    let bad = 0;
    let have = 0;
    for (const line of lines) {
      if (!isWithin(line.block, parent)) continue;
      if (isWithin(line.block, chosen)) have += line.chars;
      else if (isProse(line)) good += line.chars;
      else bad += line.chars;
    }
    if (good > 140 && good > bad * 2 && good > have * 0.05) chosen = parent;
  }
  return chosen;
}

const isProse = (line: Line): boolean =>
  line.chars >= 80 && line.linkChars < line.chars * 0.3 && /[.!?…。！？]/.test(line.text);

export function isWithin(element: Element, ancestor: Element): boolean {
  for (let node: Element | null = element; node; node = node.parent) {
    if (node === ancestor) return true;
    if (node.order < ancestor.order) return false;
  }
  return false;
}
