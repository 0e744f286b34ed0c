import type { DigestData } from '../../db/model/index.ts';
import { DIGEST } from '../texts/digest.ts';
import {
  type DigestBlock,
  type DigestCell,
  type DigestItem,
  type DigestTable,
  digestSheet,
} from './sheet.ts';

const WIDTH = 92;

/** The digest as plain text, lines of at most 92 characters (addresses are never broken). */
export function digestText(data: DigestData): string {
  const sheet = digestSheet(data);
  return [
    wrap(sheet.office),
    DIGEST.title,
    sheet.heading,
    wrap(sheet.period),
    wrap(sheet.reading.text),
    '',
    ...sheet.parts.flatMap((part) => [
      wrap(part.title.toLocaleUpperCase('vi')),
      ...part.blocks.flatMap(blockLines),
      '',
    ]),
    wrap(sheet.foot),
    ...(sheet.dashboard ? [`${DIGEST.openDashboard}: ${sheet.dashboard}/`] : []),
    '',
  ].join('\n');
}

function blockLines(block: DigestBlock): string[] {
  switch (block.kind) {
    case 'line':
    case 'more':
      return [wrap(block.text)];
    case 'tones':
      return [];
    case 'list':
      return block.items.map(itemLines);
    case 'table':
      return tableLines(block);
  }
}

/** An address stands below a line of its own text; a case's is on the dashboard, which the foot names. */
function itemLines({ lead, text, url }: DigestItem): string {
  if (lead) return wrap(`${lead} – ${text}`, '- ', '  ');
  return `${wrap(text, '- ', '  ')}${url ? `\n  ${url}` : ''}`;
}

/** Each row as labelled lines, the columns in their order; empty cells are left out. */
function tableLines({ heads, rows, title, long }: DigestTable): string[] {
  const label = (cell: DigestCell, index: number): string => `${heads[index] ?? ''}: ${cell.text}`;
  const told = (cell: DigestCell | undefined): boolean => cell !== undefined && cell.text !== '–';
  const blocks = rows.map((cells) => {
    const facts = cells.flatMap((cell, index) =>
      index > 0 && index !== title && !long.includes(index) && told(cell) ? [label(cell, index)] : [],
    );
    const sentences = long.flatMap((index) => {
      const cell = cells[index];
      if (!cell || !told(cell)) return [];
      return [wrap(long.length > 1 ? label(cell, index) : cell.text, '   ', '   ')];
    });
    const url = cells[title]?.url;
    return [
      wrap(cells[title]?.text ?? '', `${cells[0]?.text ?? ''}) `, '   '),
      wrap(facts.join(' | '), '   ', '   '),
      ...sentences,
      ...(url ? [`   ${url}`] : []),
    ].join('\n');
  });
  return [blocks.join('\n\n')];
}

/** Breaks a line at spaces; a word longer than the line stands alone. */
function wrap(text: string, first = '', next = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join('\n');
}
