import { html } from 'hono/html';
import type { PacketData } from '../../db/model/index.ts';
import { outside } from '../layout/parts.ts';
import type { Html } from '../layout/shell.ts';
import type { Block } from '../office-document/document.ts';
import { PACKET_TYPE, packetBlocks, packetSummary } from './blocks.ts';

/** The body of a packet as markup, for the dashboard and for the document below. */
export const packetMarkup = (packet: PacketData): Html =>
  html`<h2>${packetSummary}</h2><p>Kính gửi: ${packet.desk.name}</p>${packetBlocks(packet).map(block)}`;

/** A packet as one HTML document that needs nothing else: the body of the mail. */
export async function packetHtml(packet: PacketData): Promise<string> {
  return String(
    await html`<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${PACKET_TYPE} ${packet.matchId}</title>
<style>body{font-family:"Times New Roman",serif;font-size:13pt;max-width:48rem;margin:1rem auto;color:#000}table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.25rem .4rem;vertical-align:top;text-align:left}h1,h2{text-align:center}h3{margin-bottom:.2rem}</style></head>
<body><p><b>${packet.issuingBody}</b></p><h1>${PACKET_TYPE}</h1>${packetMarkup(packet)}</body></html>`,
  );
}

function block(item: Block): Html | '' {
  switch (item.kind) {
    case 'heading':
      return html`<h3>${item.text}</h3>`;
    case 'paragraph':
      return html`<p>${item.text}</p>`;
    case 'item':
      return html`<p>– ${item.text}</p>`;
    case 'table':
      return html`<table><thead><tr>${item.heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${item.rows.map(
        (row) =>
          html`<tr>${row.map((cell) => html`<td>${cell.url ? outside(cell.url, cell.text) : cell.text}</td>`)}</tr>`,
      )}</tbody></table>`;
    default:
      return '';
  }
}
