import { type Locality, localDate, type PacketData } from '../../db/model/index.ts';
import { buildOfficeDocument } from '../office-document/build.ts';
import { PACKET_TYPE, packetBlocks, packetSummary } from './blocks.ts';

/** A packet as a Word file in the layout of an administrative document; number, date and signature stay open. */
export function packetDocx(packet: PacketData, locality: Locality): Promise<Uint8Array> {
  const { letterhead } = locality;
  return buildOfficeDocument({
    governingBody: letterhead.governingBody,
    issuingBody: letterhead.issuingBody,
    numberSuffix: letterhead.numberSuffix,
    place: letterhead.place,
    year: Number(localDate(new Date(packet.madeAt), packet.locality.timeZone).slice(0, 4)),
    type: PACKET_TYPE,
    summary: packetSummary,
    addressees: [packet.desk.name],
    body: packetBlocks(packet),
    signer: letterhead.signer,
    recipients: [packet.desk.name, 'Lưu: VT, hồ sơ'],
    annexes: [],
  });
}
