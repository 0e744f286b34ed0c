import { readFile } from 'node:fs/promises';
import { getSurt } from 'warcio';
import type { ArchiveLocation, Document } from '../../db/model/index.ts';

/** One line of a CDXJ index: where a record lies, and what it holds. */
export interface IndexLine {
  /** Sortable key of the address: `vn,bao)/tin`. */
  readonly key: string;
  /** 14 digits, UTC. */
  readonly timestamp: string;
  readonly url: string;
  readonly status: number;
  readonly mime: string;
  readonly sha256: string;
  readonly location: ArchiveLocation;
}

/** What indexes call the type of a record that refers to an earlier body. */
export const REVISIT = 'warc/revisit';

export function indexLine(document: Document, location: ArchiveLocation, revisit: boolean): IndexLine {
  return {
    key: getSurt(document.finalUrl),
    timestamp: document.fetchedAt.toISOString().replace(/\D/g, '').slice(0, 14),
    url: document.finalUrl,
    status: document.status,
    mime: revisit ? REVISIT : (document.headers['content-type'] ?? '').replace(/;.*$/, '').trim(),
    sha256: document.sha256,
    location,
  };
}

/** A line as pywb and warcio write it; numbers are strings there. */
export function formatIndexLine({ key, timestamp, location, ...line }: IndexLine): string {
  const json = JSON.stringify({
    url: line.url,
    mime: line.mime,
    status: String(line.status),
    digest: `sha256:${line.sha256}`,
    length: String(location.length),
    offset: String(location.offset),
    filename: location.file,
  });
  return `${key} ${timestamp} ${json}\n`;
}

/** The whole lines of an index; a line that a crash cut is left out. No file means no lines. */
export async function readIndex(path: string): Promise<IndexLine[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines: IndexLine[] = [];
  for (const line of text.split('\n')) {
    const match = /^(\S+) (\d{14}) (\{.*\})$/.exec(line);
    if (!match) continue;
    const json = JSON.parse(match[3]!) as Record<string, string>;
    lines.push({
      key: match[1]!,
      timestamp: match[2]!,
      url: json.url ?? '',
      status: Number(json.status),
      mime: json.mime ?? '',
      sha256: (json.digest ?? '').replace(/^sha256:/, ''),
      location: { file: json.filename ?? '', offset: Number(json.offset), length: Number(json.length) },
    });
  }
  return lines;
}

/** First byte after the last record that the index knows. */
export const indexEnd = (lines: readonly IndexLine[]): number =>
  lines.reduce((end, { location }) => Math.max(end, location.offset + location.length), 0);
