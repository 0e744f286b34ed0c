import type { Tree } from '../dom/node.ts';
import { type OutletVersion, select } from '../outlets/rule.ts';
import { chooseBody } from './candidates.ts';
import { articleLines, pruneWithin } from './clean.ts';
import { evidence, linkedText } from './evidence.ts';
import { findLead } from './lead.ts';
import { type Line, linesOf, measure } from './measure.ts';
import { pruneByName, pruneHard, type Strictness } from './prune.ts';
import { isScrap } from './scraps.ts';

/** Below this many characters a stricter reading is not believed, and a more lenient one is tried. */
const ENOUGH = 250;

/** Below this many, the page is read without looking for an article in it. */
const LITTLE = 80;

/** Share of the text in linked data that the page's own text must cover to be believed. */
const COVERED = 0.6;

/** What the page's metadata know of its text. */
export interface BodyHints {
  readonly title: string;
  /** The page's own description, for telling the standfirst. */
  readonly description: string;
  /** `articleBody` of linked data, or ''. */
  readonly articleBody: string;
  /** The outlet's own rule, where it has one for the time of the page. */
  readonly outlet?: OutletVersion | undefined;
}

/** The article's text as lines; [] where the page has none. */
export function extractBody(tree: Tree, hints: BodyHints): string[] {
  const known = hints.outlet ? byOutlet(tree, hints, hints.outlet) : [];
  return length(known) >= ENOUGH ? known : generalBody(tree, hints);
}

/** The text where the outlet's own rule says that it is. */
function byOutlet(tree: Tree, hints: BodyHints, outlet: OutletVersion): string[] {
  pruneHard(tree, 'strict');
  for (const selector of outlet.remove ?? [])
    for (const element of select(tree, selector)) element.removed = true;
  pruneByName(tree, 'strict');
  const found = (outlet.body ?? [])
    .map((selector) => select(tree, selector))
    .find((elements) => elements.length > 0);
  if (!found) return [];
  pruneWithin(found[0]!, tree.elements, measure(tree));
  const heads = (outlet.lead ?? []).flatMap((selector) => select(tree, selector)).slice(0, 1);
  return [
    ...heads.flatMap((element) => linesOf(element)),
    ...articleLines(found.slice(0, 1), hints.title),
  ].map((line) => line.text);
}

/** The text as it is found on any page. */
function generalBody(tree: Tree, hints: BodyHints): string[] {
  const proof = evidence(hints.articleBody);
  let best: string[] = [];
  for (const strictness of ['strict', 'lenient', 'hidden-too'] as Strictness[]) {
    pruneHard(tree, strictness);
    const counts = pruneByName(tree, strictness);
    const bodies = chooseBody(tree, counts, proof.confirms);
    if (bodies.length === 0) continue;
    const all = linesOf(tree.root);
    const measured = measure(tree);
    for (const body of bodies) pruneWithin(body, tree.elements, measured);
    const lines = articleLines(bodies, hints.title);
    const text = [...lead(all, lines, hints), ...lines].map((line) => line.text);
    if (length(text) > length(best) * 1.2) best = text;
    // Text that linked data knows and the page hides (behind a paywall of styles) is looked for as well.
    if (length(best) >= ENOUGH && proof.share(best) >= COVERED) break;
  }
  if (length(best) < LITTLE) best = everything(tree, hints.title, best);
  // Pages that are filled in by a script still describe themselves.
  if (length(best) < LITTLE && hints.description.length > length(best)) best = [hints.description];
  const linked = linkedText(hints.articleBody);
  return length(linked) > Math.max(length(best) * 1.5, ENOUGH) && proof.share(best) < COVERED ? linked : best;
}

/** A page with next to no text: whatever it says outside links. */
function everything(tree: Tree, title: string, best: string[]): string[] {
  pruneHard(tree, 'lenient');
  pruneByName(tree, 'lenient');
  const all = linesOf(tree.root);
  const tiny = all.reduce((sum, line) => sum + line.chars, 0) < 400;
  const lines = all.filter((line) => (tiny || line.linkChars < line.chars * 0.5) && line.text !== title);
  const text = lines
    .filter((line, place) => line.block.tag !== 'h1' && !isScrap(line, place))
    .map((line) => line.text);
  return length(text) > length(best) && length(text) < 2000 ? text : best;
}

/** The standfirst above the body, where the body does not hold it already. */
function lead(all: readonly Line[], lines: readonly Line[], hints: BodyHints): Line[] {
  const head = lines[0];
  if (!head) return [];
  const first = all.findIndex((line) => line.block === head.block && line.text === head.text);
  if (first < 0) return [];
  const seen = new Set(lines.map((line) => line.text));
  return findLead(all, first, hints.title, hints.description).filter(
    (line) => !seen.has(line.text) && !isScrap(line, 0),
  );
}

const length = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
