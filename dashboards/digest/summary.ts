import { foldDiacritics, type SummarySentence } from '../../db/model/index.ts';

const SHORTEST = 35;
const LONGEST = 300;
/** Of both sentences together: two pages hold eight summaries of this length. */
const LONGEST_SUMMARY = 280;
/** Sentences beyond this one are not looked at: news says its matter first. */
const CONSIDERED = 14;
/** Share of a sentence's words that stand in the first one already, above which it is a repeat. */
const REPEATED = 0.55;
/** Begins by pointing at what stands before it, which a summary may not have told. */
const LEANS =
  /^(theo đó|trong khi đó|tuy nhiên|tuy vậy|ngoài ra|bên cạnh đó|do đó|vì vậy|vì thế|nhờ đó|cùng với đó|đồng thời|mặt khác|ngược lại|điều này|việc này|họ|however|meanwhile|moreover|but)[ ,]/iu;
const ENDS = /[.!?…。！？]+["”’»)\]]*/g;
/** A full stop after these ends no sentence: titles, units of place, dates, initials. */
const ABBREVIATION =
  /(?:^|[\s(])(?:TP|Tp|TX|TT|Q|P|H|X|T|ThS|Th\.S|TS|PGS|GS|BS|CN|KS|LS|NSND|NSƯT|Mr|Mrs|Ms|Dr|St|No|vs|v\.v|(?:\p{Lu}\.)+\p{Lu})\.$/u;
const FURNITURE =
  /^(ảnh|ảnh minh họa|nguồn|video|clip|đồ họa|xem thêm|đọc thêm|tin liên quan|bài, ảnh|tác giả|photo|source|read more)\s*[:：(]|©|^>>|https?:\/\/|\.{4,}/iu;

/** Sentences of a text whose paragraphs are joined by `\n`; offsets are UTF-16 in that text. */
export function sentencesOf(text: string): SummarySentence[] {
  const sentences: SummarySentence[] = [];
  let paragraphStart = 0;
  for (const paragraph of text.split('\n')) {
    let start = 0;
    for (const match of paragraph.matchAll(ENDS)) {
      const end = match.index + match[0].length;
      if (end < paragraph.length && !startsSentence(paragraph, start, match.index, end)) continue;
      push(sentences, paragraph, paragraphStart, start, end);
      start = end;
    }
    push(sentences, paragraph, paragraphStart, start, paragraph.length);
    paragraphStart += paragraph.length + 1;
  }
  return sentences;
}

/** Whether a new sentence begins at `end`: a space and a capital, and no abbreviation before the stop. */
function startsSentence(paragraph: string, start: number, stop: number, end: number): boolean {
  if (/[。！？]/.test(paragraph[stop] ?? '')) return true;
  if (!/^\s+["“‘«(–-]?\s*[\p{Lu}\p{Lo}\d]/u.test(paragraph.slice(end, end + 6))) return false;
  return paragraph[stop] !== '.' || !ABBREVIATION.test(paragraph.slice(start, stop + 1));
}

function push(into: SummarySentence[], paragraph: string, offset: number, from: number, to: number): void {
  const raw = paragraph.slice(from, to);
  const text = raw.trim();
  if (text === '') return;
  const start = offset + from + (raw.length - raw.trimStart().length);
  into.push({ text, start, end: start + text.length });
}

const wordsOf = (text: string): Set<string> =>
  new Set(foldDiacritics(text).match(/[\p{L}\p{N}]{2,}|\p{Script=Han}/gu) ?? []);

/**
 * At most two sentences of the text, as they stand and in its order: those that share most with the title and
 * the names of the locality, the earlier the better; a sentence that only repeats the title is passed over.
 */
export function summarize(title: string, text: string, names: readonly string[] = []): SummarySentence[] {
  const titleWords = wordsOf(title);
  const folded = names.map(foldDiacritics);
  const scored = sentencesOf(text)
    .filter((sentence) => readsWell(sentence.text) && !wordsOf(sentence.text).isSubsetOf(titleWords))
    .slice(0, CONSIDERED)
    .map((sentence, index) => ({ sentence, score: scoreOf(sentence.text, index, titleWords, folded) }));
  const [first, ...rest] = scored.toSorted((a, b) => b.score - a.score).map(({ sentence }) => sentence);
  if (!first) return [];
  const told = wordsOf(first.text);
  const second = rest.find(
    (sentence) =>
      first.text.length + sentence.text.length <= LONGEST_SUMMARY && saysMore(wordsOf(sentence.text), told),
  );
  return [first, ...(second ? [second] : [])].toSorted((a, b) => a.start - b.start);
}

/** A second sentence that mostly repeats the first (a standfirst and its first paragraph) tells nothing new. */
const saysMore = (words: ReadonlySet<string>, told: ReadonlySet<string>): boolean =>
  words.intersection(told).size <= words.size * REPEATED;

const readsWell = (text: string): boolean =>
  text.length <= LONGEST &&
  text.length >= (/\p{Script=Han}/u.test(text) ? SHORTEST / 3 : SHORTEST) &&
  !FURNITURE.test(text) &&
  !LEANS.test(text) &&
  /[.!?…。！？"”’»)]$/.test(text);

function scoreOf(
  text: string,
  index: number,
  titleWords: ReadonlySet<string>,
  names: readonly string[],
): number {
  const words = wordsOf(text);
  const shared = titleWords.size === 0 ? 0 : titleWords.intersection(words).size / titleWords.size;
  const folded = foldDiacritics(text);
  const named = names.some((name) => folded.includes(name)) ? 0.35 : 0;
  const figures = /\d/.test(text) ? 0.08 : 0;
  return shared + named + figures + 0.5 / (1 + index * 0.5);
}
