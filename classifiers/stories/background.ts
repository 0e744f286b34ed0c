import { readFileSync } from 'node:fs';

/** Level given to a term outside the list: rarer than any in it. */
let rarest = 0;
let levels: Map<string, number> | undefined;

/** Everyday words of English that carry no event; Vietnamese ones are in the counted list. */
const ENGLISH =
  'the of and to in a is that for on was with as it by at from be are has have had were will said an this which its not their they he she his her but or who been also more than after one two about into over out up new first last other would could can may no when where while during between against under since all some most such only many much year years day days week month people government national country province district commune city local officials authorities according reported report news vietnam vietnamese'.split(
    ' ',
  );

function load(): Map<string, number> {
  const table = new Map<string, number>();
  for (const line of readFileSync(new URL('background.txt', import.meta.url), 'utf8').split('\n')) {
    const [level, ...terms] = line.split(' ');
    if (!level) continue;
    for (const term of terms) table.set(term.replaceAll('_', ' '), Number(level));
    rarest = Math.max(rarest, Number(level));
  }
  for (const word of ENGLISH) table.set(word, 2);
  return table;
}

/** How rare a term is in the press: about 0 for the commonest, 1 for one outside the list. */
export function rarity(term: string): number {
  levels ??= load();
  const level = levels.get(term);
  if (level !== undefined) return level / (rarest + 4);
  const cut = term.indexOf(' ');
  if (cut < 0) return 1;
  // An unseen pair of everyday words is mere grammar.
  const parts =
    (levels.get(term.slice(0, cut)) ?? rarest + 4) + (levels.get(term.slice(cut + 1)) ?? rarest + 4);
  return Math.min(1, parts / (rarest + 4));
}
