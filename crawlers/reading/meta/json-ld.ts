import { tidy } from '../dom/node.ts';

/** What the page's linked data says of its article. Missing values are ''. */
export interface LinkedArticle {
  /** Lower-case schema.org types of the node. */
  readonly types: readonly string[];
  readonly headline: string;
  readonly articleBody: string;
  readonly description: string;
  readonly datePublished: string;
  readonly dateModified: string;
  readonly publisher: string;
  readonly language: string;
  readonly url: string;
  /** False where the outlet marks the article as not free to read. */
  readonly free: boolean;
}

/** Linked data of a page: its article, if any, and every type that occurs. */
export interface LinkedData {
  readonly article: LinkedArticle | null;
  readonly types: ReadonlySet<string>;
  readonly siteName: string;
}

type Node = Record<string, unknown>;

const ARTICLE_TYPE =
  /(?:article|blogposting|newsstory|report|liveblogposting|analysisnews|opinionnews|review|recipe|socialmediaposting)$/;
const MAX_CHARACTERS = 800_000;
const MAX_NODES = 5_000;

/** Reads every linked-data script of a page; broken JSON is mended where that is safe. Never throws. */
export function readJsonLd(scripts: readonly string[]): LinkedData {
  const nodes: Node[] = [];
  for (const script of scripts) {
    if (script.length > MAX_CHARACTERS) continue;
    const value = parseLoosely(script);
    if (value === undefined) {
      const salvaged = salvage(script);
      if (salvaged) nodes.push(salvaged);
    } else flatten(value, nodes);
  }
  const types = new Set(nodes.flatMap(typesOf));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  articles.sort((a, b) => weight(b) - weight(a));
  const best = articles[0];
  const site = nodes.find((node) => typesOf(node).includes('website'));
  return {
    article: best ? toArticle(best) : null,
    types,
    siteName: site ? text(site.name) : '',
  };
}

/** News articles before others, nodes that say more before those that say less. */
function weight(node: Node): number {
  const types = typesOf(node);
  let sum = types.some((type) => type.endsWith('newsarticle')) ? 2 : 0;
  if (types.some((type) => type === 'review' || type === 'recipe')) sum -= 3;
  for (const key of ['headline', 'datePublished', 'articleBody']) if (text(node[key])) sum += 2;
  return sum;
}

function toArticle(node: Node): LinkedArticle {
  const free = node.isAccessibleForFree;
  return {
    types: typesOf(node),
    headline: tidy(text(node.headline) || text(node.name)),
    description: tidy(text(node.description)),
    articleBody: text(node.articleBody) || text(node.text),
    datePublished: text(node.datePublished) || text(node.dateCreated) || text(node.uploadDate),
    dateModified: text(node.dateModified),
    publisher: tidy(text(named(node.publisher)) || text(named(node.sourceOrganization))),
    language: text(node.inLanguage),
    url: text(node.url) || text(idOf(node.mainEntityOfPage)),
    free: !(free === false || (typeof free === 'string' && /^false$/i.test(free.trim()))),
  };
}

const text = (value: unknown, depth = 0): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (depth > 3) return '';
  if (Array.isArray(value)) return text(value[0], depth + 1);
  if (isNode(value) && '@value' in value) return text(value['@value'], depth + 1);
  return '';
};
const named = (value: unknown): unknown => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return isNode(one) ? one.name : one;
};
const idOf = (value: unknown): unknown => (isNode(value) ? (value['@id'] ?? value.url) : value);
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typesOf(node: Node): string[] {
  const type = node['@type'];
  const list: unknown[] = Array.isArray(type) ? type : [type];
  return list
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.toLowerCase().replace(/^.*[/#:]/, ''));
}

/** Every object below a value; iterative and bounded. */
function flatten(value: unknown, nodes: Node[]): void {
  const queue: unknown[] = [value];
  let seen = 0;
  while (queue.length > 0 && seen++ < MAX_NODES) {
    const next = queue.shift();
    if (Array.isArray(next)) queue.push(...next.slice(0, 500));
    else if (isNode(next)) {
      nodes.push(next);
      for (const key of [
        '@graph',
        'mainEntity',
        'mainEntityOfPage',
        'hasPart',
        'itemReviewed',
        'liveBlogUpdate',
      ]) {
        if (typeof next[key] === 'object') queue.push(next[key]);
      }
    }
  }
}

/** JSON as outlets write it: within comments or CDATA, with raw line breaks in strings, with trailing commas. */
function parseLoosely(script: string): unknown {
  const bare = script
    .trim()
    .replace(/^(?:\/\*\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\*\s*|\/\/\s*)?(?:\]\]>|-->)(?:\s*\*\/)?$/, '')
    .replace(/;\s*$/, '');
  const attempts = [
    () => bare,
    () => bare.replace(/[\u0000-\u001f]+/g, ' '),
    () => bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,(?=\s*[}\]])/g, ''),
    () => `[${bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/\}\s*\{/g, '},{')}]`,
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt()) as unknown;
    } catch {
      // The next, more forgiving reading is tried.
    }
  }
  return undefined;
}

/** The few values that matter, from JSON that cannot be parsed. */
function salvage(script: string): Node | null {
  if (!/"@type"\s*:\s*\[?\s*"[A-Za-z]*(?:Article|BlogPosting)"/.test(script)) return null;
  const node: Node = { '@type': 'NewsArticle' };
  for (const key of ['headline', 'datePublished', 'dateModified', 'inLanguage']) {
    const match = new RegExp(`"${key}"\\s*:\\s*"((?:[^"\\\\\\n]|\\\\.){1,400})"`).exec(script);
    if (!match) continue;
    try {
      node[key] = JSON.parse(`"${match[1]!.replace(/[\u0000-\u001f]+/g, ' ')}"`) as unknown;
    } catch {
      // A value with a broken escape is left out.
    }
  }
  return node;
}
