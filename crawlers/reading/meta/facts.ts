import { type Element, rawText, type Tree, tidy } from '../dom/node.ts';

/** What a page says about itself outside its text, collected in one pass before anything is pruned. */
export interface Facts {
  /** Values of `meta` by lower-case `name`, `property`, `itemprop` or `http-equiv`, in document order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly documentTitle: string;
  readonly htmlLanguage: string;
  readonly canonical: string;
  readonly base: string;
  /** Contents of `script type="application/ld+json"`. */
  readonly jsonLd: readonly string[];
  readonly headings: readonly Element[];
  /** Texts of elements that are named as headlines without being headings. */
  readonly headlines: readonly string[];
  /** `time` elements and elements with a machine-readable date. */
  readonly times: readonly Element[];
  /** Elements with `itemprop`, for microdata. */
  readonly properties: readonly Element[];
}

const MAX_OF_A_KIND = 200;
/** Names that portals give their headlines. */
const HEADLINE_NAME =
  /(?:article|news|post|detail|entry|tin)[-_]?(?:title|header|headline|name)|tieu-?de|title-?(?:detail|news|article)/i;

export function collectFacts(tree: Tree): Facts {
  const meta = new Map<string, string[]>();
  const jsonLd: string[] = [];
  const headings: Element[] = [];
  const headlines: string[] = [];
  const times: Element[] = [];
  const properties: Element[] = [];
  let documentTitle = '';
  let sawTitle = false;
  let htmlLanguage = '';
  let canonical = '';
  let base = '';
  for (const element of tree.elements) {
    const { tag, attrs } = element;
    if (tag === 'meta') {
      const name = (attrs.property ?? attrs.name ?? attrs.itemprop ?? attrs['http-equiv'])
        ?.trim()
        .toLowerCase();
      const value = tidy(attrs.content ?? '');
      if (!name || !value) continue;
      const values = meta.get(name) ?? [];
      if (values.length < 20) meta.set(name, [...values, value]);
    } else if (tag === 'title') {
      if (!sawTitle && element.parent?.tag !== 'svg') {
        sawTitle = true;
        documentTitle = tidy(rawText(element, 2000)).slice(0, 1000);
      }
    } else if (tag === 'html') {
      htmlLanguage ||= attrs.lang ?? attrs['xml:lang'] ?? '';
    } else if (tag === 'link') {
      if (attrs.rel?.toLowerCase().split(/\s+/).includes('canonical')) canonical ||= attrs.href?.trim() ?? '';
    } else if (tag === 'base') {
      base ||= attrs.href?.trim() ?? '';
    } else if (tag === 'script') {
      if (attrs.type?.toLowerCase().includes('ld+json') && jsonLd.length < 50) jsonLd.push(rawText(element));
    } else if ((tag === 'h1' || tag === 'h2') && headings.length < MAX_OF_A_KIND) headings.push(element);
    else if (headlines.length < 5 && HEADLINE_NAME.test(`${attrs.class ?? ''} ${attrs.id ?? ''}`)) {
      const text = tidy(rawText(element, 400));
      if (text.length >= 12 && text.length <= 300) headlines.push(text);
    }
    if (tag === 'time' || attrs.datetime !== undefined) {
      if (times.length < MAX_OF_A_KIND) times.push(element);
    }
    if (attrs.itemprop !== undefined && tag !== 'meta' && properties.length < MAX_OF_A_KIND)
      properties.push(element);
    else if (tag === 'meta' && attrs.itemprop !== undefined && properties.length < MAX_OF_A_KIND)
      properties.push(element);
  }
  return {
    meta,
    documentTitle,
    htmlLanguage,
    canonical,
    base,
    jsonLd,
    headings,
    headlines,
    times,
    properties,
  };
}

/** The first value that one of the names has. */
export function metaValue(facts: Facts, ...names: readonly string[]): string {
  for (const name of names) {
    const value = facts.meta.get(name)?.[0];
    if (value) return value;
  }
  return '';
}
