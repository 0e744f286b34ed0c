import { type Markup, Markup as MarkupText, markup, webAddress } from '../charts/markup.ts';
import { longDay } from '../texts/format.ts';
import {
  type Annex,
  type Block,
  numberLine,
  type OfficeDocument,
  recipientLines,
  type TableBlock,
} from './document.ts';
import { MOTTO, NATION } from './layout.ts';

/** The decree's page for the screen and for a browser's print: the same measures as the Word file. */
const STYLE = `
@page{size:A4;margin:20mm 20mm 20mm 30mm;@top-center{content:counter(page);font:13pt 'Times New Roman',serif}}
@page:first{@top-center{content:none}}
@page annex{size:A4 landscape;margin:30mm 20mm 20mm 20mm}
body{font:14pt/1.15 'Times New Roman','Liberation Serif',serif;color:#000;max-width:165mm;margin:20mm auto;padding:0 5mm}
@media print{body{max-width:none;margin:0;padding:0}.annex{page:annex;break-before:page}}
p{text-align:justify;text-indent:12.7mm;margin:0 0 6pt}
h1,h2{font-size:14pt;margin:6pt 0;text-indent:12.7mm;break-after:avoid}
h1{text-transform:uppercase}
.head,.sign{width:100%;border-collapse:collapse;margin-bottom:12pt}
.head td,.sign td{vertical-align:top;text-align:center;padding:0}
.head .a,.head .q{font-size:12pt;text-transform:uppercase}.head .m{font-size:13pt}.head .n,.head .d{font-size:13pt;white-space:pre-wrap}
.rule{border-top:1px solid #000;margin:2pt auto 4pt}
.title{text-align:center;font-weight:bold;margin:12pt 0}
.to{text-align:center;text-indent:0;margin:6pt 0}
table.data{border-collapse:collapse;width:100%;margin:0 0 8pt;font-size:11pt;line-height:1.15}
table.data th,table.data td{border:1px solid #000;padding:2px 5px;vertical-align:top;text-align:left}
table.data th{text-align:center;vertical-align:middle}table.data td.r{text-align:right}
thead{display:table-header-group}tr,figure{break-inside:avoid}
figure{margin:6pt 0;text-align:center}figure svg{max-width:100%;height:auto}figcaption{font:italic 12pt 'Times New Roman',serif}
.sign .l{text-align:left;font-size:11pt;width:45%}.sign .b{font-size:12pt;font-weight:bold;font-style:italic}
.sign .s{font-weight:bold}.annex{max-width:none;margin-top:20mm}a{color:inherit}`;

/** An administrative document as one HTML page that needs nothing from outside. */
export function officeHtml(document: OfficeDocument): string {
  const title = `${document.type}: ${document.summary.replace(/\n/g, ' ')}`;
  const date = document.signedOn ? longDay(document.signedOn) : `ngày      tháng      năm ${document.year}`;
  const page = markup`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${new MarkupText(STYLE)}</style></head><body>
<table class="head" role="presentation"><tr><td style="width:42%"><div class="a">${document.governingBody.toLocaleUpperCase('vi')}</div><div class="a"><b>${document.issuingBody.toLocaleUpperCase('vi')}</b></div><div class="rule" style="width:28%"></div><div class="n">${numberLine(document)}</div></td>
<td><div class="q"><b>${NATION}</b></div><div class="m"><b>${MOTTO}</b></div><div class="rule" style="width:56%"></div><div class="d"><i>${document.place}, ${date}</i></div></td></tr></table>
<div class="title">${document.type}<br>${document.summary.split('\n').map((line, index) => [index > 0 && markup`<br>`, line])}<div class="rule" style="width:26%"></div></div>
${document.addressees.length > 0 && markup`<p class="to">Kính gửi: ${document.addressees.join('; ')}.</p>`}
${document.body.map(blockHtml)}
<table class="sign" role="presentation"><tr><td class="l"><div class="b">Nơi nhận:</div>${recipientLines(document).map((line) => markup`<div>${line}</div>`)}</td>
<td class="s">${document.signer.authority && markup`${document.signer.authority}<br>`}${document.signer.title}<br><br><br><br><br>[Họ và tên]</td></tr></table>
${document.annexes.map((annex, index) => annexHtml(annex, index, document.annexes.length))}
</body></html>
`;
  return page.value;
}

const annexHtml = (annex: Annex, index: number, count: number): Markup =>
  markup`<section class="annex"><div class="title">Phụ lục${count > 1 ? ` ${index + 1}` : ''}<br>${annex.title.toLocaleUpperCase('vi')}</div>${annex.body.map(blockHtml)}</section>`;

function blockHtml(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? markup`<h1>${block.text}</h1>` : markup`<h2>${block.text}</h2>`;
    case 'paragraph':
      return block.italic ? markup`<p><i>${block.text}</i></p>` : markup`<p>${block.text}</p>`;
    case 'item':
      return markup`<p>- ${block.text}</p>`;
    case 'table':
      return tableHtml(block);
    case 'figure':
      // The drawing was escaped when it was made.
      return markup`<figure>${new MarkupText(block.svg)}<figcaption>${block.caption}</figcaption></figure>`;
  }
}

function tableHtml({ heads, widths, rows }: TableBlock): Markup {
  const sum = widths.reduce((total, width) => total + width, 0);
  const head = heads.map(
    (text, index) =>
      markup`<th scope="col" style="width:${Math.round(((widths[index] ?? 1) / sum) * 1000) / 10}%">${text}</th>`,
  );
  const body = rows.map(
    (cells) =>
      markup`<tr>${cells.map((cell) => {
        const url = webAddress(cell.url ?? '');
        const text = url === '' ? markup`${cell.text}` : markup`<a href="${url}">${cell.text}</a>`;
        return cell.right ? markup`<td class="r">${text}</td>` : markup`<td>${text}</td>`;
      })}</tr>`,
  );
  return markup`<table class="data"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
