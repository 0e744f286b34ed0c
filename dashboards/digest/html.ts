import type { DigestCase, DigestData, DigestEntry, Tone } from '../../db/model/index.ts';
import { type Markup, markup, webAddress } from '../charts/markup.ts';
import { DIGEST, moreItems } from '../texts/digest.ts';
import { fullTime, percent } from '../texts/format.ts';
import {
  aheadLine,
  alertLine,
  caseFacts,
  cellsOf,
  changeLine,
  coverageLines,
  emptyLine,
  figuresLine,
  heading,
  isPartial,
  otherHead,
  otherLine,
  periodLine,
  readingLine,
  themeLine,
} from './lines.ts';

/*
 * Mail programs drop style sheets, scripts and images: every style stands inline, the layout is made of tables,
 * and nothing needs to be fetched.
 */
const FONT = "font-family:'Segoe UI',Arial,'Liberation Sans',sans-serif";
const CELL = 'border:1px solid #c9d1d9;padding:4px 6px;vertical-align:top;font-size:12px;line-height:1.35';
const TONE_COLOUR: Readonly<Record<Tone, string>> = {
  positive: '#1a6b34',
  neutral: '#4a5560',
  negative: '#a8201a',
};
/** Shares of the table's width, in per cent, in the order of `DIGEST.columns`. */
const WIDTHS = [3, 8, 15, 5, 7, 9, 30, 6, 7, 5, 5] as const;

/** The digest as an HTML page that is also the body of the e-mail. */
export function digestHtml(data: DigestData): string {
  const [figures, today, claims, problems, good, community, caseNews, ahead, coverage] = DIGEST.parts;
  const zone = data.locality.timeZone;
  const page = markup`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${DIGEST.title} – ${heading(data)}</title>
<style>@page{size:A4 landscape;margin:10mm}@media print{body{zoom:.64}}tr{break-inside:avoid}h2{break-after:avoid}</style></head>
<body style="margin:0;padding:0;background:#ffffff;color:#1b1f24;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:1180px;margin:0 auto;border-collapse:collapse"><tr><td style="padding:14px 16px">
<p style="margin:0;font-size:12px;color:#4a5560">${data.letterhead.governingBody} · ${data.letterhead.issuingBody}</p>
<h1 style="margin:2px 0 0;font-size:21px;line-height:1.3;color:#7a1010">${DIGEST.title}</h1>
<p style="margin:2px 0 0;font-size:15px;font-weight:bold">${heading(data)}</p>
<p style="margin:2px 0 8px;font-size:12px;color:#4a5560">${periodLine(data)}</p>
<p style="margin:0 0 4px;padding:7px 10px;font-size:13px;${isPartial(data) ? 'background:#fdecea;border-left:4px solid #a8201a;font-weight:bold' : 'background:#eef6f0;border-left:4px solid #1a6b34'}">${readingLine(data)}</p>
${part(1, figures, [paragraph(figuresLine(data)), toneBar(data), paragraph(changeLine(data)), alertLines(data)])}
${part(
  2,
  today,
  list(
    data.today.map((item) => caseItem(item, item.clock === 'overdue', data)),
    DIGEST.empty.today,
  ),
)}
${part(3, claims, claimTable(data))}
${part(4, problems, entryTable(data.problems, data, emptyLine('problems', data), data.more.problems))}
${part(5, good, [entryTable(data.good, data, emptyLine('good', data), data.more.good), otherList(data)].flat())}
${part(6, community, [
  list(
    data.community.map((theme) => item(themeLine(theme))),
    DIGEST.empty.community,
  ),
  data.community.length > 0 && note(DIGEST.communityNote),
])}
${part(
  7,
  caseNews,
  list(
    data.caseNews.map((moved) => caseItem(moved, false, data)),
    DIGEST.empty.caseNews,
  ),
)}
${part(
  8,
  ahead,
  list(
    data.ahead.map((day) => item(aheadLine(day))),
    DIGEST.empty.ahead,
  ),
)}
${part(
  9,
  coverage,
  list(
    coverageLines(data).map((line, index) =>
      item(line, index < data.coverage.failed.length ? 'color:#a8201a' : ''),
    ),
    '',
  ),
)}
<p style="margin:14px 0 0;padding-top:8px;border-top:1px solid #c9d1d9;font-size:11px;color:#4a5560">${DIGEST.foot} Lập lúc ${fullTime(data.madeAt, zone)}. ${dashboardLink(data)}</p>
</td></tr></table></body></html>
`;
  return page.value;
}

type Body = Markup | false | readonly (Markup | false)[];

const part = (index: number, title: string, body: Body): Markup =>
  markup`<h2 style="margin:14px 0 5px;font-size:14px;color:#7a1010">${index}. ${title}</h2>${body}`;

const paragraph = (text: string): Markup =>
  text === '' ? markup`` : markup`<p style="margin:0 0 4px;font-size:13px;line-height:1.5">${text}</p>`;

const note = (text: string): Markup =>
  markup`<p style="margin:2px 0 4px;font-size:11px;font-style:italic;color:#4a5560">${text}</p>`;

const item = (text: string, style = ''): Markup =>
  markup`<li style="margin:0 0 3px;font-size:13px;line-height:1.45;${style}">${text}</li>`;

const list = (items: readonly Markup[], empty: string): Markup =>
  items.length === 0 ? note(empty) : markup`<ul style="margin:0;padding-left:20px">${items}</ul>`;

const caseItem = (moved: DigestCase, urgent: boolean, data: DigestData): Markup =>
  markup`<li style="margin:0 0 3px;font-size:13px;line-height:1.45;${urgent ? 'color:#a8201a' : ''}"><b>${linked(moved.case.title, data.dashboard && `${data.dashboard}/vu-viec/${moved.case.id}`)}</b> – ${caseFacts(moved, data)}</li>`;

const linked = (text: string, url: string): Markup =>
  webAddress(url) === '' ? markup`${text}` : markup`<a href="${url}" style="color:#0b4f8a">${text}</a>`;

/** The tones as a bar made of table cells: it shows without images, and its figures stand in the line above. */
function toneBar(data: DigestData): Markup {
  const total = data.figures.articles;
  if (total === 0) return markup``;
  const tones: readonly Tone[] = ['positive', 'neutral', 'negative'];
  const cells = tones
    .filter((tone) => data.figures.tones[tone] > 0)
    .map(
      (tone) =>
        markup`<td width="${percent(data.figures.tones[tone] / total, 0).replace(',', '.')}" style="background:${TONE_COLOUR[tone]};height:8px;font-size:1px;line-height:8px">&nbsp;</td>`,
    );
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:2px 0 6px;border-collapse:collapse"><tr>${cells}</tr></table>`;
}

const alertLines = (data: DigestData): Markup =>
  markup`${data.alerts.map((alert) => markup`<p style="margin:0 0 4px;font-size:13px;font-weight:bold;color:#a8201a">${alertLine(alert)}</p>`)}`;

function claimTable(data: DigestData): Body {
  if (data.claims.length === 0) return note(emptyLine('claims', data));
  const rows = data.claims.map(
    (claim, index) => markup`<tr><td style="${CELL}">${index + 1}</td><td style="${CELL}">${claim.outlet}</td>
<td style="${CELL}">${linked(claim.articleTitle, claim.url)}</td><td style="${CELL}">“${claim.quote}”</td>
<td style="${CELL}">${claim.statementTitle}</td><td style="${CELL}">${percent(claim.score, 0)}</td></tr>`,
  );
  return [
    note(DIGEST.claimNote),
    table(DIGEST.claimColumns, [3, 12, 22, 33, 23, 7], rows),
    data.more.claims > 0 && more(data, data.more.claims, 'nội dung'),
  ];
}

function entryTable(entries: readonly DigestEntry[], data: DigestData, empty: string, omitted: number): Body {
  if (entries.length === 0) return note(empty);
  const rows = entries.map((entry, row) => {
    const cells = cellsOf(entry, row, data).map((text, column) => {
      const colour = column === 7 ? `color:${TONE_COLOUR[entry.tone]};` : '';
      const urgent = column === 9 && entry.clock === 'overdue' ? 'color:#a8201a;font-weight:bold;' : '';
      return markup`<td style="${CELL};${colour}${urgent}">${column === 2 ? linked(text, entry.url) : text}</td>`;
    });
    return markup`<tr>${cells}</tr>`;
  });
  return [table(DIGEST.columns, WIDTHS, rows), omitted > 0 && more(data, omitted, 'sự việc')];
}

function table(heads: readonly string[], widths: readonly number[], rows: readonly Markup[]): Markup {
  const head = heads.map(
    (text, index) =>
      markup`<th scope="col" width="${widths[index] ?? 0}%" style="${CELL};background:#eef1f4;text-align:left">${text}</th>`,
  );
  return markup`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;table-layout:auto"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

const more = (data: DigestData, count: number, what: string): Markup =>
  markup`<p style="margin:3px 0 0;font-size:12px">${moreItems(count, what)} ${dashboardLink(data)}</p>`;

const dashboardLink = (data: DigestData): Markup =>
  data.dashboard === '' ? markup`` : linked(DIGEST.openDashboard, `${data.dashboard}/tin-bai`);

/** Stories without a row of their own, one line each. */
function otherList(data: DigestData): Markup {
  if (data.other.length === 0) return markup``;
  const items = data.other.map(
    (entry) =>
      markup`<li style="margin:0 0 2px;font-size:12px;line-height:1.4">${linked(otherLine(entry), entry.url)}</li>`,
  );
  return markup`<p style="margin:6px 0 2px;font-size:12px">${otherHead(data)}</p><ul style="margin:0;padding-left:20px">${items}</ul>`;
}
