import { type DigestData, TONES, type Tone } from '../../db/model/index.ts';
import { type Markup, markup, webAddress } from '../charts/markup.ts';
import { DIGEST } from '../texts/digest.ts';
import { percent } from '../texts/format.ts';
import { type DigestBlock, type DigestItem, type DigestTable, digestSheet } from './sheet.ts';

/*
 * Mail programs drop style sheets, scripts and images: every style stands inline, the layout is made of tables,
 * and nothing needs to be fetched. What the one style element adds (paper, narrow screens) is lost without harm.
 */
const FONT = "font-family:'Segoe UI',Arial,'Liberation Sans',sans-serif";
const CELL = 'border:1px solid #c9d1d9;padding:4px 6px;vertical-align:top;font-size:12px;line-height:1.35';
const RED = '#a8201a';
const LINK = 'color:#0b4f8a';
const TONE_COLOUR: Readonly<Record<Tone, string>> = {
  positive: '#1a6b34',
  neutral: '#4a5560',
  negative: RED,
};
/**
 * On paper the digest shrinks to two pages. On a phone a row of eleven columns is a stack of lines, each with the
 * name of its column before it; a program that drops the style shows a table as wide as it must be, to be moved
 * sideways, never eleven columns of single letters.
 */
const STYLE = `@page{size:A4 landscape;margin:10mm}@media print{body{zoom:.64}}tr{break-inside:avoid}h2{break-after:avoid}
@media screen and (max-width:720px){table.w{min-width:0!important}table.w thead{display:none!important}table.w,table.w tbody,table.w tr,table.w td{display:block!important;width:auto!important;border:0!important}table.w tr{border-top:1px solid #c9d1d9!important;padding:6px 0!important}table.w td{padding:1px 0!important;font-size:14px!important}table.w td.t{font-weight:bold}table.w td.e{display:none!important}table.w .l{display:inline!important}}`;
const LINE_STYLES = {
  plain: 'margin:0 0 4px;font-size:13px;line-height:1.5',
  empty: 'margin:2px 0 4px;font-size:11px;font-style:italic;color:#4a5560',
  note: 'margin:2px 0 4px;font-size:11px;font-style:italic;color:#4a5560',
  alert: `margin:0 0 4px;font-size:13px;font-weight:bold;color:${RED}`,
} as const;

/** The digest as an HTML page that is also the body of the e-mail. */
export function digestHtml(data: DigestData): string {
  const sheet = digestSheet(data);
  const { reading } = sheet;
  const dashboard = linked(DIGEST.openDashboard, sheet.dashboard && `${sheet.dashboard}/tin-bai`);
  const link = sheet.dashboard === '' ? '' : dashboard;
  const page = markup`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${DIGEST.title} – ${sheet.heading}</title>
<style>${STYLE}</style></head>
<body style="margin:0;padding:0;background:#ffffff;color:#1b1f24;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:1180px;margin:0 auto;border-collapse:collapse"><tr><td style="padding:14px 16px">
<p style="margin:0;font-size:12px;color:#4a5560">${sheet.office}</p>
<h1 style="margin:2px 0 0;font-size:21px;line-height:1.3;color:#7a1010">${DIGEST.title}</h1>
<p style="margin:2px 0 0;font-size:15px;font-weight:bold">${sheet.heading}</p>
<p style="margin:2px 0 8px;font-size:12px;color:#4a5560">${sheet.period}</p>
<p style="margin:0 0 4px;padding:7px 10px;font-size:13px;${reading.partial ? `background:#fdecea;border-left:4px solid ${RED};font-weight:bold` : 'background:#eef6f0;border-left:4px solid #1a6b34'}">${reading.text}</p>
${sheet.parts.map(
  (part) =>
    markup`<h2 style="margin:14px 0 5px;font-size:14px;color:#7a1010">${part.title}</h2>${part.blocks.map((block) => blockHtml(block, link))}
`,
)}<p style="margin:14px 0 0;padding-top:8px;border-top:1px solid #c9d1d9;font-size:11px;color:#4a5560">${sheet.foot} ${link}</p>
</td></tr></table></body></html>
`;
  return page.value;
}

function blockHtml(block: DigestBlock, dashboard: Markup | ''): Markup {
  switch (block.kind) {
    case 'line':
      return markup`<p style="${LINE_STYLES[block.style]}">${block.text}</p>`;
    case 'tones':
      return toneBar(block.tones);
    case 'list':
      return markup`<ul style="margin:0;padding-left:20px">${block.items.map((item) => itemHtml(item, block.small === true))}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'more':
      return markup`<p style="margin:3px 0 0;font-size:12px">${block.text} ${dashboard}</p>`;
  }
}

function itemHtml({ lead, text, url = '', urgent }: DigestItem, small: boolean): Markup {
  const style = `margin:0 0 ${small ? 2 : 3}px;font-size:${small ? 12 : 13}px;line-height:1.45;${urgent ? `color:${RED}` : ''}`;
  return lead
    ? markup`<li style="${style}"><b>${linked(lead, url)}</b> – ${text}</li>`
    : markup`<li style="${style}">${linked(text, url)}</li>`;
}

const linked = (text: string, url: string): Markup =>
  webAddress(url) === '' ? markup`${text}` : markup`<a href="${url}" style="${LINK}">${text}</a>`;

/** The tones as a bar made of table cells: it shows without images, and its figures stand in the line above. */
function toneBar(tones: Readonly<Record<Tone, number>>): Markup {
  const total = TONES.reduce((sum, tone) => sum + tones[tone], 0);
  const cells = TONES.filter((tone) => tones[tone] > 0).map(
    (tone) =>
      markup`<td width="${percent(tones[tone] / total, 0).replace(',', '.')}" style="background:${TONE_COLOUR[tone]};height:8px;font-size:1px;line-height:8px">&nbsp;</td>`,
  );
  return cells.length === 0
    ? markup``
    : markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:2px 0 6px;border-collapse:collapse"><tr>${cells}</tr></table>`;
}

function tableHtml({ heads, widths, rows, title }: DigestTable): Markup {
  const head = heads.map(
    (text, index) =>
      markup`<th scope="col" width="${widths[index] ?? 0}%" style="${CELL};background:#eef1f4;text-align:left">${text}</th>`,
  );
  const body = rows.map((cells) => {
    const shown = cells.map((cell, index) => {
      const colour = cell.tone ? `color:${TONE_COLOUR[cell.tone]};` : '';
      const urgent = cell.urgent ? `color:${RED};font-weight:bold;` : '';
      const kind = index === title ? 't' : cell.text === '–' || index === 0 ? 'e' : 'c';
      const label =
        kind === 'c' &&
        markup`<span class="l" style="display:none;color:#4a5560;font-weight:normal">${heads[index] ?? ''}: </span>`;
      return markup`<td class="${kind}" style="${CELL};${colour}${urgent}">${label}${linked(cell.text, cell.url ?? '')}</td>`;
    });
    return markup`<tr>${shown}</tr>`;
  });
  return markup`<table class="w" width="100%" cellpadding="0" cellspacing="0" style="min-width:680px;border-collapse:collapse;table-layout:auto"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
