import { type Element, lineage } from '../dom/node.ts';
import type { Line } from './measure.ts';
import { LEAD_WORDS } from './patterns.ts';
import { names } from './prune.ts';
import { fold } from './scraps.ts';

/** Lines between headline and text that are looked at. */
const REACH = 14;

/**
 * The standfirst: one or two lines between the headline and the first line of the body, told by the page's own
 * description, by their name, or by being a full sentence right under the headline.
 *
 * `lines` are all lines of the pruned page, `first` is the index of the body's first line in them.
 */
export function findLead(lines: readonly Line[], first: number, title: string, description: string): Line[] {
  const folded = fold(title);
  const about = fold(description).slice(0, 80);
  const from = Math.max(0, first - REACH);
  let start = -1;
  for (let i = first - 1; i >= from; i--) {
    const text = fold(lines[i]!.text);
    if (lines[i]!.block.tag === 'h1' || (folded.length > 10 && text === folded)) {
      start = i + 1;
      break;
    }
  }
  const found: Line[] = [];
  for (let i = start < 0 ? from : start; i < first && found.length < 3; i++) {
    const line = lines[i]!;
    if (line.chars < 25 || line.linkChars > line.chars * 0.4) continue;
    const text = fold(line.text);
    if (text === folded || text.length < 12) continue;
    const described =
      about.length >= 25 && (text.startsWith(about.slice(0, 40)) || about.startsWith(text.slice(0, 40)));
    const named = line.chars >= 40 && isNamedLead(line.block);
    const sentence =
      start >= 0 &&
      line.chars >= 60 &&
      /[.!?…。！？"”»]$/.test(line.text) &&
      /^(?:p|h2|div)$/.test(line.block.tag);
    if (described || (start >= 0 && named) || sentence) found.push(line);
  }
  return found;
}

function isNamedLead(block: Element): boolean {
  let level = 0;
  for (const node of lineage(block)) {
    if (level++ > 2) return false;
    if (LEAD_WORDS.test(names(node))) return true;
  }
  return false;
}
