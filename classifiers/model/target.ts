const WORD = /[\p{L}\p{N}_]/u;
const HAN = /\p{Script=Han}/u;

/** True where a word starts or ends between two characters; Han text has no spaces, so any place will do. */
const isEdge = (before: string | undefined, after: string | undefined): boolean =>
  !before || !after || !WORD.test(before) || !WORD.test(after) || HAN.test(before) || HAN.test(after);

/**
 * Where a target stands in a text as a whole word, at most `limit` times, first ones first. Without a whole
 * word the first plain occurrence counts; letters' case matters, as names are written.
 */
export function findTarget(text: string, target: string, limit = 4): { start: number; end: number }[] {
  if (!target) return [];
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(target); at >= 0 && found.length < limit; at = text.indexOf(target, at + 1)) {
    const end = at + target.length;
    if (isEdge(text[at - 1], text[at]) && isEdge(text[end - 1], text[end])) {
      found.push({ start: at, end });
      at = end - 1;
    }
  }
  if (found.length === 0) {
    const at = text.indexOf(target);
    if (at >= 0) found.push({ start: at, end: at + target.length });
  }
  return found;
}
