import { dueAt, type Locality, type PacketData, type Statement } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { readQuotations, readSpread } from '../../db/queries/packet-evidence.ts';
import type { ReviewView } from '../../db/queries/review-view.ts';
import { checkQuotation } from './rules.ts';

/** What the officer chooses and edits. */
export interface PacketChoice {
  readonly desk: string;
  readonly clock: string;
  readonly reply: string;
}

/** What a packet asks for; the words are fixed, so that it never asks for more. */
export const REQUEST =
  'Đề nghị đơn vị nghiên cứu, có phản hồi công khai hoặc đề nghị cơ quan báo chí đính chính theo quy định, căn cứ luận cứ và nguồn nêu trong hồ sơ. Nội dung trả lời đề xuất dưới đây để tham khảo và chỉnh sửa.';

/** Desks that receive packets: those that handle claims, else all. */
export function packetDesks(locality: Locality): Locality['desks'] {
  const handling = locality.desks.filter((desk) => desk.handles.includes('claims'));
  return handling.length > 0 ? handling : locality.desks;
}

/** The clocks that may apply, the one for wrong reports first. */
export const packetClocks = (locality: Locality): Locality['clocks'] =>
  locality.clocks.toSorted((a, b) => Number(isWrongReport(b)) - Number(isWrongReport(a)));

const isWrongReport = (clock: Locality['clocks'][number]): boolean =>
  /wrong|cai-chinh|dinh-chinh/.test(clock.id) || /Điều 7 khoản 6/.test(clock.basis);

/**
 * A packet of a match as it would leave now. It is not checked here: `checkPacket` says whether it may.
 * `confirmedBy` is what the database says, so that a match with one confirmation is refused by name.
 */
export async function buildPacket(
  db: Database,
  view: ReviewView,
  statement: Statement,
  locality: Locality,
  choice: PacketChoice,
  now: Date,
): Promise<unknown> {
  const desk = packetDesks(locality).find((item) => item.id === choice.desk);
  const clock = packetClocks(locality).find((item) => item.id === choice.clock);
  const [quotations, spread] = await Promise.all([
    readQuotations(db, view.matchId),
    readSpread(db, view.matchId, locality, now),
  ]);
  const packet: Omit<PacketData, 'confirmedBy' | 'claim'> & {
    readonly confirmedBy: number;
    readonly claim: { readonly verdict: string; readonly contradicts: string };
  } = {
    version: 1,
    matchId: view.matchId,
    madeAt: now.toISOString(),
    locality: { id: locality.id, fullName: locality.fullName, timeZone: locality.timeZone },
    issuingBody: locality.letterhead.issuingBody,
    desk: { id: desk?.id ?? '', name: desk?.name ?? '' },
    claim: { verdict: view.verdict, contradicts: statement.proposition.vi },
    confirmedBy: confirmations(view),
    // Its own sentence is checked with the packet; another's that may not leave is simply left out.
    quotations: quotations.filter((item, index) => index === 0 || checkQuotation(item).length === 0),
    statement: {
      id: statement.id,
      version: statement.version,
      position: statement.position,
      proposition: statement.proposition.vi,
      holdsFrom: statement.holdsFrom,
      sources: statement.sources.map((source) => ({
        document: source.document,
        ...(source.article ? { article: source.article } : {}),
        date: source.date,
        url: source.url,
        checked: source.checked,
      })),
      othersPositions: statement.othersPositions.map(({ holder, vi }) => ({ holder, vi })),
    },
    spread,
    basis: {
      name: clock?.name ?? '',
      basis: clock?.basis ?? '',
      due: (clock && dueAt(clock, now, locality.timeZone, locality.workCalendar)?.toISOString()) ?? null,
    },
    request: REQUEST,
    reply: choice.reply,
  };
  return packet;
}

const confirmations = (view: ReviewView): number =>
  new Set([view.review?.firstConfirmer, view.review?.secondConfirmer].filter((id) => id != null)).size;
