import { type Element, isElement, type Tree } from '../dom/node.ts';
import { type Counts, measure } from './measure.ts';
import { BODY_WORDS, JUNK_WORDS, nameWords } from './patterns.ts';

/** Elements that never hold an article's text. */
const NEVER = new Set(
  (
    'script style noscript template svg math iframe object embed canvas button select option input textarea ' +
    'nav dialog menu audio video picture map head link meta title datalist label output progress meter'
  ).split(' '),
);
const ROLES =
  /^(?:navigation|banner|complementary|contentinfo|dialog|alertdialog|menu|menubar|search|tablist|toolbar)$/;
/** Shares of the page's text above which an element is kept whatever its name says. */
const TOO_MUCH = 0.4;

/** Sets aside what is never text: scripts, controls, navigation, hidden elements. */
export function pruneHard(tree: Tree): void {
  for (const element of tree.elements) {
    if (NEVER.has(element.tag) || isHidden(element)) element.removed = true;
  }
}

function isHidden(element: Element): boolean {
  const { style, hidden } = element.attrs;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  if (element.attrs['aria-hidden'] === 'true' && element.tag !== 'body' && element.tag !== 'div') return true;
  return style !== undefined && /(?:^|;|\s)(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** How much pruning by name: `strict` for a first try, `lenient` when that leaves nothing. */
export type Strictness = 'strict' | 'lenient';

/**
 * Sets aside what its tag, role, class or id says is no article: related links, comments, sharing,
 * captions, bylines, sidebars. An element that holds much of the page's text, or whose name says that
 * it is the body, stays.
 */
export function pruneByName(tree: Tree, strictness: Strictness): Counts[] {
  const counts = measure(tree);
  const total = counts[0]!.chars || 1;
  for (const element of tree.elements) {
    if (element.removed || element.tag === 'body' || element.tag === 'html') continue;
    const own = counts[element.order]!;
    if (own.chars > total * TOO_MUCH && prose(own) > 0.5) continue;
    if (isJunk(element, own, strictness)) element.removed = true;
  }
  return measure(tree);
}

/** Share of an element's text that is outside links. */
const prose = (counts: Counts): number => (counts.chars === 0 ? 0 : 1 - counts.linkChars / counts.chars);

function isJunk(element: Element, counts: Counts, strictness: Strictness): boolean {
  const { tag, attrs } = element;
  if (tag === 'figcaption') return true;
  if (tag === 'figure') return !holds(element, FIGURE_TEXT);
  if (tag === 'footer') return counts.paragraphs < 4;
  if (tag === 'aside') return true;
  if (tag === 'header') return counts.paragraphs < 3;
  if (attrs.role && ROLES.test(attrs.role)) return true;
  if (strictness === 'lenient') return false;
  if (tag === 'p' && counts.chars > 300 && prose(counts) > 0.7) return false;
  const name = names(element);
  if (!name) return false;
  if (!JUNK_WORDS.test(name)) return false;
  return !BODY_WORDS.test(name) || counts.paragraphs < 2;
}

const FIGURE_TEXT = new Set(['table', 'blockquote', 'pre', 'ul', 'ol']);

function holds(element: Element, tags: ReadonlySet<string>): boolean {
  const stack: Element[] = [element];
  let steps = 0;
  while (stack.length > 0 && steps++ < 500) {
    const node = stack.pop()!;
    for (const child of node.children) {
      if (!isElement(child)) continue;
      if (tags.has(child.tag)) return true;
      stack.push(child);
    }
  }
  return false;
}

const names = (element: Element): string => {
  const { attrs } = element;
  const parts = [attrs.class, attrs.id, attrs['data-testid'], attrs['data-component'], attrs['data-block']];
  const joined = parts.filter((part) => part !== undefined).join(' ');
  return joined ? nameWords(joined.slice(0, 400)) : '';
};
