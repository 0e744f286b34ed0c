/**
 * An element of the light tree that pages are read from. A text node is a plain string.
 * Numbers are filled in by `measure` and count characters of visible text.
 */
export interface Element {
  readonly tag: string;
  /** Only the attributes that reading needs (see `tokenize.ts`); values are decoded. */
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
  parent: Element | null;
  /** Position in document order. */
  readonly order: number;
  /** Set aside by pruning: neither counted nor printed. */
  removed: boolean;
}

/** A parsed page: the root and every element in document order, so that no walk needs recursion. */
export interface Tree {
  readonly root: Element;
  readonly elements: readonly Element[];
  /** True where a limit (size, nodes, depth) cut the page. */
  readonly cut: boolean;
}

/** Tags that begin a new line of text. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre section ' +
    'summary table tbody td tfoot th thead tr ul caption title #root'
  ).split(' '),
);

export const isElement = (node: Element | string): node is Element => typeof node !== 'string';

/** `class` and `id` of an element, lower case, as one string to match patterns on. */
export const classAndId = (element: Element): string => {
  const { class: names, id } = element.attrs;
  if (names === undefined && id === undefined) return '';
  return `${names ?? ''} ${id ?? ''}`.toLowerCase();
};

/** The element and its ancestors, nearest first. */
export function* lineage(element: Element): Generator<Element> {
  for (let node: Element | null = element; node; node = node.parent) yield node;
}

/** True when the element or one of its ancestors was set aside. */
export const isRemoved = (element: Element): boolean => {
  for (let node: Element | null = element; node; node = node.parent) if (node.removed) return true;
  return false;
};

/** Every text below an element, as it stands, without white space made tidy. */
export function rawText(element: Element, limit = 1_000_000): string {
  const parts: string[] = [];
  let length = 0;
  const stack: (Element | string)[] = [element];
  while (stack.length > 0 && length < limit) {
    const node = stack.pop()!;
    if (typeof node === 'string') {
      parts.push(node);
      length += node.length;
      continue;
    }
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    if (node !== element && (node.tag === 'br' || BLOCK_TAGS.has(node.tag))) parts.push(' ');
  }
  return parts.join('');
}

/** Text on one line: NFC, white space made single, invisible characters dropped. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g, '')
    .replace(/[\s\u00a0\u0085\u2028\u2029]+/g, ' ')
    .trim()
    .normalize('NFC');
