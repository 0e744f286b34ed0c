import type { LayoutRow } from './check.ts';
import { checkRule, checkSetting, missing } from './check-words.ts';
import { MOTTO, NATION, RULES, TEXT_WIDTH } from './layout.ts';
import type { WordFile, WordParagraph } from './word-file.ts';

const DATE = /^\S.*, ngày (\s{2,}|0[1-9]|[12]\d|3[01])\s*tháng (\s{2,}|0[12]|[3-9]|1[0-2])\s*năm \d{4}$/u;
const NUMBER = /^Số: ?(\s+|0[1-9]|[1-9]\d+) ?\/[\p{Lu}\d-]+$/u;

const bare = (text: string): string =>
  text.normalize('NFC').replace(/[–—]/g, '-').replace(/\s+/g, ' ').trim();

/** Nation, motto, agencies, number, place and date, type and summary with their rules. */
export function checkHead({ paragraphs }: WordFile): LayoutRow[] {
  const nation = paragraphs.filter((paragraph) => bare(paragraph.text) === NATION).slice(0, 1);
  const motto = paragraphs.filter((paragraph) => bare(paragraph.text) === MOTTO).slice(0, 1);
  const number = paragraphs.filter((paragraph) => paragraph.text.trim().startsWith('Số:')).slice(0, 1);
  const date = paragraphs.filter((paragraph) => DATE.test(paragraph.text.trim())).slice(0, 1);
  const column = number[0]?.cell;
  const agencies = column
    ? paragraphs.filter(
        (paragraph) =>
          paragraph.cell?.table === column.table &&
          paragraph.cell.column === column.column &&
          paragraph.text.trim() !== '' &&
          !paragraph.text.trim().startsWith('Số:'),
      )
    : [];
  const issuing = agencies.filter((paragraph) => paragraph.runs.every((run) => run.bold));
  const governing = agencies.filter((paragraph) => !issuing.includes(paragraph));
  const after = (list: readonly WordParagraph[]) => paragraphs[paragraphs.indexOf(list.at(-1)!) + 1];
  return [
    checkSetting('nation', nation, { size: RULES.nation, bold: true, capitals: true, centred: true }),
    checkSetting('motto', motto, { size: RULES.motto, bold: true, centred: true }),
    checkRule('mottoRule', motto, after(motto), TEXT_WIDTH / 2, RULES.fullRule),
    checkSetting('governingBody', governing, {
      size: RULES.agency,
      bold: false,
      capitals: true,
      centred: true,
    }),
    checkSetting('issuingBody', issuing, { size: RULES.agency, bold: true, capitals: true, centred: true }),
    checkRule('issuingRule', issuing, after(issuing), TEXT_WIDTH / 2, RULES.shortRule),
    checkSetting(
      'number',
      number,
      { size: RULES.number, bold: false, centred: true },
      { pattern: NUMBER, expected: 'Số: 05/BC-UBND' },
    ),
    checkSetting(
      'placeAndDate',
      date,
      { size: RULES.placeAndDate, italic: true },
      { pattern: DATE, expected: '…, ngày 05 tháng 02 năm 2026' },
    ),
    ...checkTitle(paragraphs),
  ];
}

/** Type and summary: the centred bold lines between the head and the body. */
function checkTitle(paragraphs: readonly WordParagraph[]): LayoutRow[] {
  const start = paragraphs.findIndex((paragraph) => paragraph.cell === null && paragraph.text.trim() !== '');
  const lines: WordParagraph[] = [];
  for (const paragraph of start < 0 ? [] : paragraphs.slice(start)) {
    if (paragraph.text.trim() === '' || !paragraph.runs.every((run) => run.bold)) break;
    lines.push(paragraph);
  }
  const [type, ...summary] = lines;
  if (!type) return [missing('type', ''), missing('summary', ''), missing('titleRule', '')];
  const next = paragraphs[paragraphs.indexOf(lines.at(-1)!) + 1];
  return [
    checkSetting('type', [type], { size: RULES.title, bold: true, capitals: true, centred: true }),
    checkSetting('summary', summary, { size: RULES.title, bold: true, centred: true }),
    checkRule('titleRule', summary, next, TEXT_WIDTH, RULES.shortRule),
  ];
}
