import { Document, Packer, Paragraph, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { SAMPLE_LOCALITY } from '../digest/testing/sample.ts';
import { LAYOUT_ROW } from '../texts/layout.ts';
import { buildOfficeDocument } from './build.ts';
import { checkLayout, isLaidOut } from './check.ts';
import { numberLine, type OfficeDocument } from './document.ts';
import { agencyLines, boldWidth } from './text-width.ts';
import { readZip } from './zip.ts';

const { letterhead, addressees, recipients } = SAMPLE_LOCALITY;
const document: OfficeDocument = {
  ...letterhead,
  year: 2026,
  type: 'Báo cáo',
  summary: 'Tổng hợp dư luận báo chí về xã Suối Đào\n6 tháng cuối năm 2026',
  addressees,
  recipients,
  body: [
    { kind: 'heading', level: 1, text: 'I. Tình hình chung' },
    { kind: 'heading', level: 2, text: '1. Số liệu' },
    { kind: 'paragraph', text: 'Trong kỳ có 1.306 tin, bài.' },
    { kind: 'item', text: 'Tích cực: 56%.' },
    {
      kind: 'table',
      heads: ['TT', 'Tiêu đề'],
      widths: [1, 9],
      rows: [[{ text: '1' }, { text: 'Bài\u0007 một', url: 'https://bao.example/1' }]],
    },
    {
      kind: 'figure',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>',
      png: null,
      widthMm: 100,
      heightMm: 50,
      alt: 'Số tin, bài mỗi tuần',
      caption: 'Hình 1',
    },
  ],
  annexes: [
    { title: 'Danh mục tin, bài', landscape: true, body: [{ kind: 'paragraph', text: 'Không có.' }] },
  ],
};

const failing = (bytes: Uint8Array): string[] =>
  checkLayout(bytes)
    .filter((row) => !row.ok)
    .map((row) => row.row);

describe('what the builder makes', () => {
  test.each([
    ['with placeholders', document],
    ['with number and date', { ...document, number: 5, signedOn: '2026-02-05' }],
    [
      'with several addressees',
      { ...document, addressees: ['UBND tỉnh', 'Sở Văn hóa, Thể thao và Du lịch'] },
    ],
    ['without addressees and annexes', { ...document, addressees: [], annexes: [] }],
    [
      'of a province',
      {
        ...document,
        governingBody: 'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
        issuingBody: 'SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH',
        signer: { authority: '', title: 'GIÁM ĐỐC' },
      },
    ],
  ])('holds every row of the layout table: %s', async (_, spec) => {
    const rows = checkLayout(await buildOfficeDocument(spec));
    expect(rows.filter((row) => !row.ok)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });

  test('every part is well-formed XML, whatever a headline holds', async () => {
    const parts = readZip(await buildOfficeDocument(document));
    const xml = [...(parts ?? [])].filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(xml.length).toBeGreaterThan(5);
    for (const [, bytes] of xml)
      expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toMatch(/[\u0000-\u0008]/);
  });

  test('a chart is vector graphics with its alternative text', async () => {
    const parts = readZip(await buildOfficeDocument(document));
    expect([...(parts?.keys() ?? [])].some((name) => name.endsWith('.svg'))).toBe(true);
    expect(new TextDecoder().decode(parts?.get('word/document.xml'))).toContain(
      'descr="Số tin, bài mỗi tuần"',
    );
  });
});

describe('what the checker finds', () => {
  const broken = async (spec: Partial<OfficeDocument>) =>
    failing(await buildOfficeDocument({ ...document, ...spec }));

  test.each([
    ['a number without its leading zero', { numberSuffix: 'bc' }, LAYOUT_ROW.number],
    ['recipients without the archive', { recipients: ['Như trên'] }, LAYOUT_ROW.recipientList],
    [
      'an authority that is none',
      { signer: { authority: 'Thay mặt', title: 'Chủ tịch' } },
      LAYOUT_ROW.authority,
    ],
    [
      'a body without headings',
      { body: [{ kind: 'paragraph', text: 'Chỉ có một đoạn.' }] },
      LAYOUT_ROW.headings,
    ],
  ] as const)('%s', async (_, spec, row) => expect(await broken(spec)).toContain(row));

  test('another page, font, colour and spacing', async () => {
    const file = new Document({
      sections: [
        {
          properties: {
            page: {
              size: { width: 12240, height: 15840 },
              margin: { top: 500, left: 500, right: 500, bottom: 500 },
            },
          },
          children: [
            new Paragraph({
              children: [
                new TextRun({
                  text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
                  font: 'Arial',
                  size: 40,
                  color: 'FF0000',
                }),
              ],
            }),
            new Paragraph({ children: [new TextRun({ text: 'Nội dung.', size: 20 })] }),
          ],
        },
      ],
    });
    const rows = failing(new Uint8Array(await Packer.toArrayBuffer(file)));
    for (const name of [
      'page',
      'marginTop',
      'marginLeft',
      'font',
      'color',
      'pageNumber',
      'firstPage',
      'nation',
      'motto',
      'body',
      'alignment',
      'firstLine',
      'gap',
      'recipientLabel',
    ] as const) {
      expect(rows, LAYOUT_ROW[name]).toContain(LAYOUT_ROW[name]);
    }
  });

  test.each([
    ['no bytes', new Uint8Array()],
    ['text', new TextEncoder().encode('PK, but no archive')],
  ])('%s is no Word file', (_, bytes) => {
    const rows = checkLayout(bytes);
    expect(rows).toHaveLength(1);
    expect(isLaidOut(rows)).toBe(false);
  });
});

test('numbers below ten have a leading zero', () => {
  expect([5, 10, undefined].map((number) => numberLine({ number, numberSuffix: 'BC-UBND' }))).toEqual([
    'Số: 05/BC-UBND',
    'Số: 10/BC-UBND',
    'Số:         /BC-UBND',
  ]);
});

test('widths are those of Times New Roman Bold', () => {
  expect(Math.round(boldWidth('Độc lập - Tự do - Hạnh phúc', 13))).toBe(
    Math.round(boldWidth('Đoc lap - Tu do - Hanh phuc', 13)),
  );
  expect(boldWidth('M', 10)).toBeCloseTo(188.8);
  expect(agencyLines('ỦY BAN NHÂN DÂN XÃ SUỐI ĐÀO', 12, 3800)).toEqual(['ỦY BAN NHÂN DÂN', 'XÃ SUỐI ĐÀO']);
  expect(agencyLines('UBND XÃ LỢI BÁC', 12, 3800)).toEqual(['UBND XÃ LỢI BÁC']);
});
