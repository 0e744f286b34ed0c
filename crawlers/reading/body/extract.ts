import type { Tree } from '../dom/node.ts';
import { chooseBody } from './candidates.ts';
import { articleLines, pruneWithin } from './clean.ts';
import { measure } from './measure.ts';
import { pruneByName, pruneHard, type Strictness } from './prune.ts';

/** Below this many characters a stricter reading is not believed, and a more lenient one is tried. */
const ENOUGH = 250;

/** The article's text as lines; [] where the page has none. */
export function extractBody(tree: Tree, title: string): string[] {
  pruneHard(tree);
  const hard = tree.elements.filter((element) => element.removed);
  let best: string[] = [];
  for (const strictness of ['strict', 'lenient'] as Strictness[]) {
    for (const element of tree.elements) element.removed = false;
    for (const element of hard) element.removed = true;
    const counts = pruneByName(tree, strictness);
    const body = chooseBody(tree, counts);
    if (!body) continue;
    pruneWithin(body, tree.elements, measure(tree));
    const lines = articleLines(body, title).map((line) => line.text);
    if (length(lines) > length(best)) best = lines;
    if (length(best) >= ENOUGH) return best;
  }
  return best;
}

const length = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
