import { z } from 'zod';
import { madeUpAddress } from './saved-page.ts';

/** One article of a table. */
export interface TableRow {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: Date | null;
}

/** Column names, English or as officers write them. */
const COLUMNS: Readonly<Record<keyof TableRow, readonly string[]>> = {
  url: ['url', 'link', 'đường dẫn', 'địa chỉ', 'liên kết'],
  title: ['title', 'tiêu đề', 'tên bài'],
  text: ['text', 'content', 'nội dung'],
  publishedAt: ['publishedat', 'date', 'ngày đăng', 'ngày', 'thời gian'],
};

const Cells = z.record(z.string(), z.union([z.string(), z.number(), z.null()]).optional());

/** Rows of a CSV (RFC 4180, comma or semicolon, first line names the columns) or JSONL table. */
export function* readTable(
  content: string,
  name: string,
): Generator<TableRow | { readonly problem: string }> {
  const text = content.replace(/^\uFEFF/, '');
  if (/\.jsonl$/i.test(name)) {
    for (const [index, line] of text.split('\n').entries()) {
      if (line.trim() !== '') yield rowOf(parseJson(line), index + 1);
    }
    return;
  }
  const [head = [], ...lines] = parseCsv(text);
  for (const [index, line] of lines.entries()) {
    yield rowOf(Object.fromEntries(head.map((column, at) => [column, line[at] ?? ''])), index + 2);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function rowOf(value: unknown, line: number): TableRow | { problem: string } {
  const cells = Cells.safeParse(value);
  if (!cells.success) return { problem: `line ${line} is no row` };
  const byName = new Map(
    Object.entries(cells.data).map(([name, cell]) => [name.trim().toLowerCase(), String(cell ?? '')]),
  );
  const cell = (column: keyof TableRow) =>
    COLUMNS[column].map((name) => byName.get(name)).find((found) => found) ?? '';
  const text = cell('text').replace(/\r/g, '').trim();
  const title = cell('title').trim();
  if (!text && !title) return { problem: `line ${line} has neither title nor text` };
  const url = cell('url').trim();
  return {
    url: /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).href : madeUpAddress(`${title}\n${text}`),
    title,
    text,
    publishedAt: dateOf(cell('publishedAt').trim()),
  };
}

/** ISO 8601, or day first as Vietnamese officers write: 21/11/2026 06:30. Without a zone: Vietnam's. */
function dateOf(given: string): Date | null {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:h](\d{2}))?/.exec(given);
  const pad = (part: string | undefined) => (part ?? '0').padStart(2, '0');
  const iso = local
    ? `${local[3]}-${pad(local[2])}-${pad(local[1])}T${pad(local[4])}:${pad(local[5])}:00+07:00`
    : /(?:Z|[+-]\d\d:?\d\d)$/.test(given) || given === ''
      ? given
      : `${given.replace(' ', 'T')}${given.length <= 10 ? 'T00:00:00' : ''}+07:00`;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
}

function parseCsv(text: string): string[][] {
  const [head = ''] = text.split('\n', 1);
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  const row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator || character === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === '\n') rows.push(row.splice(0));
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((content) => content.trim() !== ''));
}
