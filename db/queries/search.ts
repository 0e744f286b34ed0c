import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../open.ts';
import type { Listed, Paging } from './article-list.ts';
import { type ArticleRow, concerns, readArticleRows } from './article-rows.ts';

/** A piece of a text; `hit` pieces are what was searched for. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchHit {
  readonly article: ArticleRow;
  readonly snippet: readonly SnippetPart[];
}

export interface SearchRequest {
  /** Words, "a phrase", -without; with or without diacritics. */
  readonly text: string;
  readonly locality?: string | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
}

// Marks of a hit inside a headline: private-use characters, which a read text never holds on purpose.
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';
const HEADLINE = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "`;

/** Chinese is written without spaces, so the parser sees one long word: such a query is looked up as it stands. */
const HAN = /\p{Script=Han}/u;
/** The condition of the index `articles_han`: without it every text would be read. */
const HOLDS_HAN = sql<boolean>`(a.title || a.text) ~ '[\u4e00-\u9fff]'`;

/**
 * Of a query that matches more, the newest so many are ranked, and only they can be paged to: a word that is in
 * every article says nothing of which one is meant, and ranking reads each of them.
 */
export const MOST_RANKED = 2000;

/** Articles that hold the words, the best first: words close together, in the title, newer. */
export async function searchArticles(
  db: Database,
  request: SearchRequest,
  paging: Paging,
): Promise<Listed<SearchHit>> {
  const text = request.text.normalize('NFC').replaceAll('\0', '').trim().slice(0, 300);
  if (text === '') return { items: [], total: 0 };
  const how = HAN.test(text) ? literally(text) : byWords(text);
  let matching = db.selectFrom('articles as a').where(how.matches);
  if (request.locality) matching = matching.where(concerns(request.locality, true));
  if (request.from) matching = matching.where('a.at', '>=', request.from);
  if (request.to) matching = matching.where('a.at', '<', request.to);
  const newest = matching
    .select(['a.id', 'a.at', 'a.title', 'a.text', 'a.search'])
    .orderBy('a.at', 'desc')
    .limit(MOST_RANKED);
  const [found, count] = await Promise.all([
    db
      .selectFrom(newest.as('a'))
      .select(['a.id', how.snippet.as('snippet')])
      .orderBy(how.rank, 'desc')
      .orderBy('a.at', 'desc')
      .orderBy('a.id', 'desc')
      .limit(paging.limit)
      .offset(paging.offset)
      .execute(),
    matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  const rows = await readArticleRows(
    db,
    found.map((row) => row.id),
  );
  const snippets = new Map(found.map((row) => [row.id, row.snippet]));
  return {
    items: rows.map((article) => ({ article, snippet: how.split(snippets.get(article.id) ?? '') })),
    total: Number(count.n),
  };
}

interface Matching {
  readonly matches: RawBuilder<boolean>;
  readonly rank: RawBuilder<unknown>;
  readonly snippet: RawBuilder<string>;
  split(snippet: string): SnippetPart[];
}

function byWords(text: string): Matching {
  const query = sql`websearch_to_tsquery('vietnamese', ${text})`;
  return {
    matches: sql<boolean>`a.search @@ ${query}`,
    // Cover density puts "Lạng Sơn" above a text with "lạng" here and "sơn" there.
    rank: sql`ts_rank_cd(a.search, ${query}, 1)`,
    snippet: sql<string>`ts_headline('vietnamese', left(a.text, 20000), ${query}, ${HEADLINE})`,
    split: splitMarked,
  };
}

function literally(text: string): Matching {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return {
    matches: sql<boolean>`(${HOLDS_HAN} and (a.title like ${pattern} or a.text like ${pattern}))`,
    rank: sql`position(${text} in a.title) > 0`,
    snippet: sql<string>`substring(a.text from greatest(1, position(${text} in a.text) - 40) for 160)`,
    split: (snippet) => splitLiteral(snippet, text),
  };
}

function splitMarked(headline: string): SnippetPart[] {
  return headline
    .split(OPEN)
    .flatMap((piece, index): SnippetPart[] => {
      if (index === 0) return [{ text: piece, hit: false }];
      const [hit = '', rest = ''] = piece.split(CLOSE);
      return [
        { text: hit, hit: true },
        { text: rest, hit: false },
      ];
    })
    .filter((part) => part.text !== '');
}

function splitLiteral(snippet: string, text: string): SnippetPart[] {
  return snippet
    .split(text)
    .flatMap((piece, index): SnippetPart[] =>
      index === 0
        ? [{ text: piece, hit: false }]
        : [
            { text, hit: true },
            { text: piece, hit: false },
          ],
    )
    .filter((part) => part.text !== '');
}
