import { decodeHTMLStrict } from 'entities';

/** An element of a feed. Names keep their usual prefix whatever the feed calls it (`dc:date`, `content:encoded`). */
export interface XmlElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  readonly parent: XmlElement | null;
}

/** Namespaces that matter, by their address, with the prefix that this code uses; '' for the feed's own. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/purl\.org\/dc\/elements|purl\.org\/dc\/terms/i, 'dc'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/w3\.org\/2005\/atom|purl\.org\/atom\/ns/i, 'atom'],
  [/w3\.org\/1999\/02\/22-rdf-syntax/i, 'rdf'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/purl\.org\/rss\/1\.0\/?$|backend\.userland\.com|my\.netscape\.com\/rdf/i, ''],
];

const MAX_ELEMENTS = 200_000;
const MAX_DEPTH = 200;

/**
 * Parses XML as forgivingly as feeds need: bare ampersands, HTML references, missing or crossed end tags and a
 * missing end are all read. Linear in time; never throws. The result is a root that holds what was found.
 */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '#root', attrs: {}, children: [], parent: null };
  const prefixes = new Map<string, string>();
  const stack: XmlElement[] = [root];
  let count = 0;
  let at = 0;
  const text = (value: string): void => {
    if (value) stack[stack.length - 1]!.children.push(value);
  };
  while (at < xml.length && count < MAX_ELEMENTS) {
    const lt = xml.indexOf('<', at);
    text(decodeHTMLStrict(xml.slice(at, lt < 0 ? xml.length : lt)));
    if (lt < 0) break;
    if (xml.startsWith('<![CDATA[', lt)) {
      const close = xml.indexOf(']]>', lt + 9);
      text(xml.slice(lt + 9, close < 0 ? xml.length : close));
      at = close < 0 ? xml.length : close + 3;
    } else if (xml.startsWith('<!--', lt)) {
      const close = xml.indexOf('-->', lt + 4);
      at = close < 0 ? xml.length : close + 3;
    } else if (xml[lt + 1] === '!' || xml[lt + 1] === '?') {
      at = afterDeclaration(xml, lt);
    } else if (xml[lt + 1] === '/') {
      const gt = xml.indexOf('>', lt);
      const name = canonical(xml.slice(lt + 2, gt < 0 ? xml.length : gt).trim(), prefixes);
      for (let i = stack.length - 1; i > 0; i--) {
        if (stack[i]!.name === name) {
          stack.length = i;
          break;
        }
      }
      at = gt < 0 ? xml.length : gt + 1;
    } else {
      const tag = /[A-Za-z_][\w:.-]{0,100}/y;
      tag.lastIndex = lt + 1;
      const raw = tag.exec(xml)?.[0];
      if (!raw) {
        text('<');
        at = lt + 1;
        continue;
      }
      const { attrs, end, empty } = attributes(xml, lt + 1 + raw.length, prefixes);
      const parent = stack[stack.length - 1]!;
      const element: XmlElement = { name: canonical(raw, prefixes), attrs, children: [], parent };
      count++;
      parent.children.push(element);
      if (!empty && stack.length < MAX_DEPTH) stack.push(element);
      at = end;
    }
  }
  return root;
}

/** A doctype may hold an internal subset in brackets; nothing in it is expanded. */
function afterDeclaration(xml: string, from: number): number {
  const gt = xml.indexOf('>', from);
  if (gt < 0) return xml.length;
  const bracket = xml.indexOf('[', from);
  if (bracket < 0 || bracket > gt) return gt + 1;
  const close = xml.indexOf(']>', bracket);
  return close < 0 ? xml.length : close + 2;
}

const ATTRIBUTE = /\s*\/?\s*([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

function attributes(
  xml: string,
  from: number,
  prefixes: Map<string, string>,
): { attrs: Record<string, string>; end: number; empty: boolean } {
  const attrs: Record<string, string> = Object.create(null);
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(xml);
    if (!match) break;
    const name = match[1]!.toLowerCase();
    const value = decodeHTMLStrict(match[2] ?? match[3] ?? match[4] ?? '');
    if (attrs[name] === undefined) attrs[name] = value;
    if (name.startsWith('xmlns:')) {
      const known = PREFIXES.find(([address]) => address.test(value));
      if (known) prefixes.set(name.slice(6), known[1]);
    }
    at = ATTRIBUTE.lastIndex;
  }
  const gt = xml.indexOf('>', at);
  return { attrs, end: gt < 0 ? xml.length : gt + 1, empty: gt > 0 && xml[gt - 1] === '/' };
}

function canonical(raw: string, prefixes: ReadonlyMap<string, string>): string {
  const name = raw.toLowerCase();
  const colon = name.indexOf(':');
  if (colon < 0) return name;
  const prefix = prefixes.get(name.slice(0, colon)) ?? name.slice(0, colon);
  return prefix === '' ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
}

export const isXml = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** The first child with one of the names, names tried in order. */
export function child(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  for (const name of names) {
    for (const node of element.children) if (isXml(node) && node.name === name) return node;
  }
  return undefined;
}

export const childrenNamed = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  element.children.filter((node): node is XmlElement => isXml(node) && names.includes(node.name));

/** What an element holds: text as it is, child elements written out as markup again. */
export function inner(element: XmlElement | undefined): string {
  if (!element) return '';
  const parts: string[] = [];
  const stack: (XmlElement | string | { readonly close: string })[] = [...element.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') parts.push(node);
    else if ('close' in node) parts.push(node.close);
    else {
      const tag = node.name.replace(/^.*:/, '');
      parts.push(`<${tag}>`);
      stack.push({ close: `</${tag}>` });
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    }
  }
  return parts.join('').trim();
}
