import { type ReportData, topicLabel } from '../../db/model/index.ts';
import type { Annex, Block, OfficeDocument } from '../office-document/document.ts';
import { TONE } from '../texts/common.ts';
import { fullDayTime, number } from '../texts/format.ts';
import { REPORT } from '../texts/report.ts';
import type { ToPng } from './charts.ts';
import { generalPart } from './contents.ts';
import { claimPart, findingPart, goodPart, problemPart, proposalPart } from './parts.ts';
import { periodName } from './period.ts';
import { resultPart } from './results.ts';

/** The report as an administrative document: seven parts and the annex. Word and HTML files dress the same one. */
export async function reportDocument(data: ReportData, toPng: ToPng): Promise<OfficeDocument> {
  const bodies = [
    await generalPart(data, toPng),
    goodPart(data),
    problemPart(data),
    resultPart(data),
    claimPart(data),
    findingPart(data),
    proposalPart(data),
  ];
  const { letterhead } = data;
  return {
    governingBody: letterhead.governingBody,
    issuingBody: letterhead.issuingBody,
    numberSuffix: letterhead.numberSuffix,
    place: letterhead.place,
    year: Number(data.period.to.slice(0, 4)),
    type: REPORT.type,
    summary: REPORT.summary(data.locality.fullName, periodName(data.period, data.until)),
    addressees: data.addressees,
    body: bodies.flatMap((body, index): Block[] => [
      { kind: 'heading', level: 1, text: REPORT.parts[index] ?? '' },
      ...body,
    ]),
    signer: letterhead.signer,
    recipients: data.recipients,
    annexes: [annexOf(data)],
  };
}

function annexOf(data: ReportData): Annex {
  const { lines, total } = data.annex;
  const rest: Block[] =
    total > lines.length
      ? [
          {
            kind: 'paragraph',
            text: `Liệt kê ${number(lines.length)} tin, bài gần nhất trong ${number(total)} tin, bài; danh mục đầy đủ xuất riêng dưới dạng bảng tính.`,
          },
        ]
      : [];
  const table: Block = {
    kind: 'table',
    heads: REPORT.annexColumns,
    widths: [0.6, 1.8, 2, 5.6, 2.2, 1.1],
    rows: lines.map((line, index) => [
      { text: String(index + 1) },
      { text: fullDayTime(line.at, data.locality.timeZone) },
      { text: line.outlet },
      { text: line.title, url: line.url },
      { text: line.topic ? topicLabel(line.topic) : '–' },
      { text: line.tone ? TONE[line.tone] : '–' },
    ]),
  };
  return {
    title: REPORT.annex,
    landscape: true,
    body: lines.length === 0 ? [{ kind: 'paragraph', text: REPORT.none.annex }] : [...rest, table],
  };
}
