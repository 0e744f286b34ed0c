import { type CheerioAPI, load } from 'cheerio';
import { halfPoints, inheritedStyles, isOn, readRun, type WordRun } from './word-run.ts';
import { readZip } from './zip.ts';

/** A paragraph, where it stands and how it is set. Lengths in twips. */
export interface WordParagraph {
  readonly text: string;
  readonly runs: readonly WordRun[];
  readonly alignment: string;
  readonly firstLine: number;
  readonly left: number;
  readonly right: number;
  readonly before: number;
  readonly after: number;
  /** 240ths of a line for `auto`, twips otherwise. */
  readonly line: number;
  readonly lineRule: string;
  readonly style: string;
  /** Table, row and cell it stands in, or null in the body. */
  readonly cell: { readonly table: number; readonly column: number; readonly width: number } | null;
  readonly section: number;
  readonly borderTop: boolean;
  readonly borderBottom: boolean;
  /** Widths of drawn lines and shapes anchored here, in twips. */
  readonly shapes: readonly number[];
}

export interface WordSection {
  readonly width: number;
  readonly height: number;
  readonly margins: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>;
  readonly differentFirstPage: boolean;
  readonly numberFrom: number | null;
  readonly headers: Readonly<Record<string, WordHeader>>;
}

export interface WordHeader {
  readonly pageField: boolean;
  readonly size: number;
  readonly alignment: string;
}

export interface WordFile {
  readonly paragraphs: readonly WordParagraph[];
  readonly sections: readonly WordSection[];
}

const EMU_PER_TWIP = 635;

/** Reads what the layout checker measures, or undefined where the bytes are no Word file. */
export function readWordFile(bytes: Uint8Array): WordFile | undefined {
  const parts = readZip(bytes);
  const text = (name: string) => {
    const part = parts?.get(name);
    return part ? new TextDecoder().decode(part) : '';
  };
  const source = text('word/document.xml');
  if (source === '') return undefined;
  const $ = load(source, { xml: true });
  const styles = load(text('word/styles.xml'), { xml: true });
  const relations = load(text('word/_rels/document.xml.rels'), { xml: true });
  const header = (id: string): WordHeader => {
    const target = relations(`Relationship[Id="${id}"]`).attr('Target') ?? '';
    return readHeader(load(text(`word/${target.replace(/^\/?(word\/)?/, '')}`), { xml: true }), styles);
  };
  return { paragraphs: readParagraphs($, styles), sections: readSections($, header) };
}

function readSections($: CheerioAPI, header: (id: string) => WordHeader): WordSection[] {
  return $('w\\:sectPr')
    .toArray()
    .map((element): WordSection => {
      const section = $(element);
      const margin = section.find('w\\:pgMar');
      const size = section.find('w\\:pgSz');
      const headers = section
        .find('w\\:headerReference')
        .toArray()
        .map(
          (reference) =>
            [$(reference).attr('w:type') ?? 'default', header($(reference).attr('r:id') ?? '')] as const,
        );
      const start = section.find('w\\:pgNumType').attr('w:start');
      return {
        width: twips(size.attr('w:w')),
        height: twips(size.attr('w:h')),
        margins: {
          top: twips(margin.attr('w:top')),
          bottom: twips(margin.attr('w:bottom')),
          left: twips(margin.attr('w:left')),
          right: twips(margin.attr('w:right')),
        },
        differentFirstPage: isOn(section.find('w\\:titlePg')),
        numberFrom: start === undefined ? null : Number(start),
        headers: Object.fromEntries(headers),
      };
    });
}

function readHeader($: CheerioAPI, styles: CheerioAPI): WordHeader {
  const field = $('w\\:instrText, w\\:fldSimple').filter((_, element) =>
    /\bPAGE\b/.test($(element).text() || ($(element).attr('w:instr') ?? '')),
  );
  const paragraph = field.closest('w\\:p');
  const run = field.closest('w\\:r');
  return {
    pageField: field.length > 0,
    size: halfPoints(run.find('w\\:sz').attr('w:val')) ?? defaultSize(styles),
    alignment: paragraph.find('w\\:pPr > w\\:jc').attr('w:val') ?? 'left',
  };
}

function readParagraphs($: CheerioAPI, styles: CheerioAPI): WordParagraph[] {
  const tables: readonly unknown[] = $('w\\:tbl').toArray();
  const inherited = inheritedStyles(styles);
  let section = 0;
  return $('w\\:p')
    .toArray()
    .map((element): WordParagraph => {
      const paragraph = $(element);
      const own = paragraph.children('w\\:pPr');
      const indent = own.children('w\\:ind');
      const spacing = own.children('w\\:spacing');
      const style = own.children('w\\:pStyle').attr('w:val') ?? '';
      const cell = paragraph.closest('w\\:tc');
      const table = paragraph.closest('w\\:tbl').get(0);
      const runs = paragraph
        .find('w\\:r')
        .toArray()
        .map((run) => readRun($, run, inherited(style)));
      const current = section;
      if (own.children('w\\:sectPr').length > 0) section += 1;
      return {
        text: runs.map((run) => run.text).join(''),
        runs: runs.filter((run) => run.text.trim() !== ''),
        alignment: own.children('w\\:jc').attr('w:val') ?? 'left',
        firstLine: twips(indent.attr('w:firstLine')),
        left: twips(indent.attr('w:left') ?? indent.attr('w:start')),
        right: twips(indent.attr('w:right') ?? indent.attr('w:end')),
        before: twips(spacing.attr('w:before')),
        after: twips(spacing.attr('w:after')),
        line: spacing.attr('w:line') === undefined ? 240 : twips(spacing.attr('w:line')),
        lineRule: spacing.attr('w:lineRule') ?? 'auto',
        style,
        cell: table
          ? {
              table: tables.indexOf(table),
              column: cell.prevAll('w\\:tc').length,
              width: twips(cell.find('w\\:tcW').attr('w:w')),
            }
          : null,
        section: current,
        borderTop: isOn(own.find('w\\:pBdr > w\\:top')),
        borderBottom: isOn(own.find('w\\:pBdr > w\\:bottom')),
        shapes: paragraph
          .find('wp\\:extent')
          .toArray()
          .map((shape) => Number($(shape).attr('cx') ?? 0) / EMU_PER_TWIP),
      };
    });
}

const twips = (value: string | undefined): number => Number(value ?? 0) || 0;
const defaultSize = (styles: CheerioAPI): number =>
  halfPoints(styles('w\\:docDefaults w\\:rPrDefault w\\:sz').attr('w:val')) ?? 10;
