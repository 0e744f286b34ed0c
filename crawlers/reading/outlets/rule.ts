import { type Element, isRemoved, type Tree } from '../dom/node.ts';
import { hostOf } from '../meta/title.ts';

/**
 * How one outlet sets its pages, where the general reading is not enough. Each outlet has one file with its
 * versions; a version says when it holds, so that pages archived under an older layout still read.
 */
export interface OutletRule {
  /** Hosts without `www.`; hosts below them are meant as well. */
  readonly hosts: readonly string[];
  readonly versions: readonly OutletVersion[];
}

export interface OutletVersion {
  /** First and last day (`YYYY-MM-DD`, by the page's date) on which pages are set so; absent where open. */
  readonly since?: string;
  readonly until?: string;
  /** Elements that hold the text: `tag`, `.class`, `#id`, or `tag.class`. The first that is found counts. */
  readonly body?: readonly string[];
  /** Elements that are none of the article's. */
  readonly remove?: readonly string[];
  /** Elements that stand before the text as its standfirst. */
  readonly lead?: readonly string[];
}

/** The version that holds for a page of a host on its day; undefined where the outlet has no rule. The day is asked for only where it matters. */
export function versionFor(
  rules: readonly OutletRule[],
  url: string,
  dateOf: () => Date | null,
): OutletVersion | undefined {
  const host = hostOf(url);
  const rule = rules.find(({ hosts }) => hosts.some((own) => host === own || host.endsWith(`.${own}`)));
  if (!rule) return undefined;
  const day = dateOf()?.toISOString().slice(0, 10);
  // A page without a date is taken for a page of today.
  if (!day) return rule.versions.find((version) => version.until === undefined);
  return rule.versions.find(
    ({ since, until }) => (since === undefined || since <= day) && (until === undefined || day <= until),
  );
}

/** Elements that a selector of a rule means, in document order, without those already set aside. */
export function select(tree: Tree, selector: string): Element[] {
  const [, tag = '', mark = '', name = ''] = /^([\w-]*)([.#]?)([\w-]*)$/.exec(selector) ?? [];
  return tree.elements.filter((element) => {
    if (tag && element.tag !== tag.toLowerCase()) return false;
    if (mark === '#' && element.attrs.id !== name) return false;
    if (mark === '.' && !(element.attrs.class ?? '').split(/\s+/).includes(name)) return false;
    return (tag !== '' || mark !== '') && !isRemoved(element);
  });
}
