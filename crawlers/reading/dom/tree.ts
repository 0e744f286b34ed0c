import { BLOCK_TAGS, type Element, type Tree } from './node.ts';
import { tokenize } from './tokenize.ts';

/** Characters read of a page; no article is longer. */
const MAX_CHARACTERS = 8_000_000;
/** Characters of text outside scripts and styles; a long book has a million. */
const MAX_TEXT = 2_000_000;
/** Twenty times what a heavy page has. */
const MAX_ELEMENTS = 120_000;
/** Elements below this depth are dropped and their text goes to the deepest that is kept. */
const MAX_DEPTH = 400;

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Start tags that end an open paragraph. */
const ENDS_P = new Set(
  (
    'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul'
  ).split(' '),
);
/** Start tags that end an open sibling, and the tags that bound the search for it. */
const ENDS_SIBLING: Readonly<Record<string, { ends: Set<string>; within: Set<string> }>> = (() => {
  const cell = { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) };
  const section = { ends: new Set(['thead', 'tbody', 'tfoot']), within: new Set(['table']) };
  const term = { ends: new Set(['dd', 'dt']), within: new Set(['dl']) };
  return {
    li: { ends: new Set(['li']), within: new Set(['ul', 'ol', 'menu', 'dir']) },
    dd: term,
    dt: term,
    td: cell,
    th: cell,
    tr: { ends: new Set(['tr']), within: new Set(['table', 'tbody', 'thead', 'tfoot']) },
    tbody: section,
    thead: section,
    tfoot: section,
    option: { ends: new Set(['option']), within: new Set(['select', 'datalist']) },
  };
})();
/** An end tag never reaches through these. */
const BARRIER = new Set(['td', 'th', 'table', 'caption', 'button', 'object', 'body', 'html', '#root']);

/**
 * Parses a page into the light tree. Never throws; time and memory are linear in the size of the page and
 * bounded by the limits above. Broken nesting is mended as browsers do for the cases that matter to text
 * (implied ends of paragraphs, list items and cells); misnested inline tags are left open.
 */
export function parseHtml(html: string): Tree {
  const root: Element = element('#root', {}, null, 0);
  const elements: Element[] = [root];
  const stack: Element[] = [root];
  const open = new Map<string, number>();
  let dropped = 0;
  let cut = html.length > MAX_CHARACTERS;
  let sawBody = false;
  let textLength = 0;

  const pop = (): void => {
    const gone = stack.pop()!;
    open.set(gone.tag, (open.get(gone.tag) ?? 1) - 1);
  };
  const popTo = (index: number): void => {
    while (stack.length > index) pop();
  };
  const isOpen = (tag: string): boolean => (open.get(tag) ?? 0) > 0;

  const endParagraph = (): void => {
    if (!isOpen('p')) return;
    for (let i = stack.length - 1; i > 0; i--) {
      if (stack[i]!.tag === 'p') {
        popTo(i);
        return;
      }
      if (BLOCK_TAGS.has(stack[i]!.tag)) return;
    }
  };
  const endSibling = (tag: string): void => {
    const rule = ENDS_SIBLING[tag];
    if (!rule) return;
    for (let i = stack.length - 1; i > 0; i--) {
      const name = stack[i]!.tag;
      if (rule.ends.has(name)) {
        popTo(i);
        return;
      }
      if (rule.within.has(name)) return;
    }
  };

  tokenize(cut ? html.slice(0, MAX_CHARACTERS) : html, {
    text(text) {
      const parent = stack[stack.length - 1]!;
      const isText = parent.tag !== 'script' && parent.tag !== 'style';
      if (isText && textLength + text.length > MAX_TEXT) cut = true;
      else if (text) {
        parent.children.push(text);
        if (isText) textLength += text.length;
      }
    },
    open(tag, attrs, selfClosing) {
      if (elements.length >= MAX_ELEMENTS) {
        cut = true;
        return false;
      }
      if (tag === 'body' || tag === 'html') {
        if (tag === 'body' ? sawBody : stack.length > 1) return true;
        if (tag === 'body') {
          sawBody = true;
          popTo(stack[1]?.tag === 'html' ? 2 : 1);
        }
      } else if (ENDS_P.has(tag)) endParagraph();
      endSibling(tag);
      const isVoid = selfClosing || VOID.has(tag);
      if (stack.length >= MAX_DEPTH) {
        cut = true;
        if (!isVoid) dropped++;
        if (tag === 'br' || BLOCK_TAGS.has(tag)) stack[stack.length - 1]!.children.push('\n');
        return true;
      }
      const parent = stack[stack.length - 1]!;
      const made = element(tag, attrs, parent, elements.length);
      elements.push(made);
      parent.children.push(made);
      if (!isVoid) {
        stack.push(made);
        open.set(tag, (open.get(tag) ?? 0) + 1);
      }
      return true;
    },
    close(tag) {
      if (dropped > 0) {
        dropped--;
        return;
      }
      if (tag === 'body' || tag === 'html' || !isOpen(tag)) return;
      const block = BLOCK_TAGS.has(tag);
      for (let i = stack.length - 1; i > 0; i--) {
        const name = stack[i]!.tag;
        if (name === tag) {
          popTo(i);
          return;
        }
        if (
          BARRIER.has(name) &&
          !(name === 'button') &&
          !(tag === 'table' || tag === 'tr' || tag === 'tbody')
        )
          return;
        if (!block && BLOCK_TAGS.has(name)) return;
      }
    },
  });
  return { root, elements, cut };
}

function element(tag: string, attrs: Record<string, string>, parent: Element | null, order: number): Element {
  return { tag, attrs, children: [], parent, order, removed: false };
}
