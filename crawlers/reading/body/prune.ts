import { BLOCK_TAGS, type Element, isElement, type Tree } from '../dom/node.ts';
import { type Counts, measure } from './measure.ts';
import {
  BODY_WORDS,
  HARD_JUNK,
  HIDING,
  LINKY_JUNK,
  nameWords,
  PICTURE_WORDS,
  SOFT_JUNK,
  THREADS,
} from './patterns.ts';

/** Elements that never hold an article's text. */
const NEVER = new Set(
  (
    'script style noscript template svg math iframe object embed canvas button select option input textarea ' +
    'nav dialog menu audio video picture map head link meta title datalist label output progress meter'
  ).split(' '),
);
const ROLES =
  /^(?:navigation|banner|complementary|contentinfo|dialog|alertdialog|menu|menubar|search|tablist|toolbar)$/;
/** Share of the page's text above which an element is kept whatever its name says. */
const TOO_MUCH = 0.4;

/** Sets aside what is never text: scripts, controls, navigation, hidden elements. */
export function pruneHard(tree: Tree, strictness: Strictness): void {
  for (const element of tree.elements) {
    element.removed =
      (NEVER.has(element.tag) && !(element.tag === 'noscript' && strictness === 'hidden-too')) ||
      (strictness !== 'hidden-too' && isHidden(element));
  }
}

function isHidden(element: Element): boolean {
  const { style, hidden } = element.attrs;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  if (element.attrs['aria-hidden'] === 'true' && !/^(?:body|div|section|article|main|p)$/.test(element.tag))
    return true;
  return style !== undefined && /(?:^|;|\s)(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** How much pruning: `strict` for a first try; when that leaves too little `lenient`, then with what was hidden. */
export type Strictness = 'strict' | 'lenient' | 'hidden-too';

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
    if (own.chars > total * TOO_MUCH && prose(own) > 0.5) {
      // A long thread of comments may outweigh the article, which then stands elsewhere.
      const elsewhere = counts[0]!.paragraphs - own.paragraphs;
      if (strictness !== 'strict' || elsewhere < 3 || own.headlines > 0) continue;
      const name = names(element);
      if (!THREADS.test(name) || !HARD_JUNK.test(name) || BODY_WORDS.test(name)) continue;
    }
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
  if (tag === 'footer') return counts.paragraphs < 4 && element.parent?.tag !== 'blockquote';
  if (tag === 'aside') return true;
  if (tag === 'header') return counts.paragraphs < 3 && counts.headlines === 0;
  if (attrs.role && ROLES.test(attrs.role)) return true;
  if (strictness !== 'strict') return false;
  if (isInline(element) || /^(?:t[rdh]|tbody|thead)$/.test(tag)) return false;
  if (tag === 'p' && counts.chars > 200 && prose(counts) > 0.7) return false;
  // The page's headline and paragraphs below it: that is the article, whatever the box is called.
  if (counts.headlines > 0 && counts.paragraphs >= 3) return false;
  const name = names(element);
  if (!name) return false;
  if (HIDING.test(name) && counts.paragraphs < 3) return true;
  if (LINKY_JUNK.test(name) && prose(counts) < 0.6 && counts.paragraphs < 3) return true;
  if (
    counts.chars < 400 &&
    counts.paragraphs < 2 &&
    PICTURE_WORDS.test(name) &&
    holds(element, PICTURES) &&
    !holds(element, QUOTED)
  )
    return true;
  const hard = HARD_JUNK.test(name);
  if (!hard && !SOFT_JUNK.test(name)) return false;
  if (!hard && (counts.paragraphs >= 3 || holds(element, QUOTED))) return false;
  return !BODY_WORDS.test(name) || counts.paragraphs < 2;
}

const FIGURE_TEXT = new Set(['table', 'blockquote', 'pre', 'ul', 'ol']);
const PICTURES = new Set(['img', 'picture', 'video', 'iframe', 'figure', 'noscript', 'svg']);
/** Embedded posts and quotations are text even in a box named after the network. */
const QUOTED = new Set(['blockquote']);

/** Inline elements within running text: a link or a name is part of its sentence whatever its class. */
function isInline(element: Element): boolean {
  if (BLOCK_TAGS.has(element.tag)) return false;
  const { parent } = element;
  if (!parent) return false;
  if (/^(?:p|li|td|blockquote|h[1-6]|em|strong|b|i|font)$/.test(parent.tag)) return true;
  // A text right before or after it; looking at all siblings would be quadratic.
  const { children } = parent;
  const place = children.length > 64 ? -1 : children.indexOf(element);
  if (place < 0) return true;
  return [children[place - 1], children[place + 1]].some(
    (near) => typeof near === 'string' && near.trim().length > 2,
  );
}

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

/** Everything that names an element, as words. */
export function names(element: Element): string {
  const { attrs } = element;
  const given = [attrs.class, attrs.id, attrs['data-testid'], attrs['data-component'], attrs['data-block']];
  const joined = given.filter((part) => part !== undefined).join(' ');
  return joined ? nameWords(joined) : '';
}
