import { sql } from 'kysely';
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

/** Articles that hold the words, the best first: words close together, in the title, newer. */
export async function searchArticles(
  db: Database,
  request: SearchRequest,
  paging: Paging,
): Promise<Listed<SearchHit>> {
  const text = request.text.normalize('NFC').replaceAll('\0', '').trim().slice(0, 300);
  if (text === '') return { items: [], total: 0 };
  const query = sql`websearch_to_tsquery('vietnamese', ${text})`;
  const literal = HAN.test(text);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  let matching = db
    .selectFrom('articles as a')
    .where(
      literal
        ? sql<boolean>`(a.title like ${pattern} or a.text like ${pattern})`
        : sql<boolean>`a.search @@ ${query}`,
    );
  if (request.locality) matching = matching.where(concerns(request.locality, true));
  if (request.from) matching = matching.where('a.at', '>=', request.from);
  if (request.to) matching = matching.where('a.at', '<', request.to);
  const [found, count] = await Promise.all([
    matching
      .select([
        'a.id',
        literal
          ? sql<string>`substring(a.text from greatest(1, position(${text} in a.text) - 40) for 160)`.as(
              'snippet',
            )
          : sql<string>`ts_headline('vietnamese', left(a.text, 20000), ${query}, ${HEADLINE})`.as('snippet'),
      ])
      // Cover density (ts_rank_cd) puts "Lạng Sơn" above a text with "lạng" here and "sơn" there.
      .orderBy(
        literal ? sql`position(${text} in a.title) > 0` : sql`ts_rank_cd(a.search, ${query}, 1)`,
        'desc',
      )
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
  const items = rows.map((article) => ({
    article,
    snippet: literal
      ? splitLiteral(snippets.get(article.id) ?? '', text)
      : splitMarked(snippets.get(article.id) ?? ''),
  }));
  return { items, total: Number(count.n) };
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
