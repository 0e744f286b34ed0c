import type { DigestCase, DigestData, Tone } from '../../db/model/index.ts';
import { DIGEST, moreItems } from '../texts/digest.ts';
import { fullTime } from '../texts/format.ts';
import { aheadLine, coverageLines, themeLine } from './beside-lines.ts';
import { caseFacts } from './case-lines.ts';
import { alertLine, changeLine, figuresLine, heading, isPartial, periodLine, readingLine } from './lines.ts';
import { claimTable, entryTable, otherStories } from './tables.ts';

/** A cell of a table of the digest. */
export interface DigestCell {
  readonly text: string;
  readonly url?: string;
  readonly tone?: Tone;
  readonly urgent?: boolean;
}

/** A line of a list: `lead` stands in bold before the text, and carries the link where there is one. */
export interface DigestItem {
  readonly text: string;
  readonly lead?: string;
  readonly url?: string;
  readonly urgent?: boolean;
}

/** What a part of the digest is made of. Every output (HTML, text, Word) dresses the same blocks. */
export type DigestBlock =
  | { readonly kind: 'line'; readonly style: 'plain' | 'empty' | 'note' | 'alert'; readonly text: string }
  /** The tones as a bar, for outputs that can draw one; its figures stand in a line of their own. */
  | { readonly kind: 'tones'; readonly tones: Readonly<Record<Tone, number>> }
  | { readonly kind: 'list'; readonly items: readonly DigestItem[]; readonly small?: boolean }
  | DigestTable
  /** How many more there are; they stand on the dashboard. */
  | { readonly kind: 'more'; readonly text: string };

export interface DigestTable {
  readonly kind: 'table';
  readonly heads: readonly string[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly DigestCell[])[];
  /** Column of the title, which carries the link. */
  readonly title: number;
  /** Columns of whole sentences: an output without columns gives each a line of its own. */
  readonly long: readonly number[];
}

export interface DigestPart {
  readonly title: string;
  readonly blocks: readonly DigestBlock[];
}

/** A digest ready to be dressed: what stands on it, part by part, in words. */
export interface DigestSheet {
  readonly office: string;
  readonly heading: string;
  readonly period: string;
  readonly reading: { readonly text: string; readonly partial: boolean };
  /** The nine parts, in the order of `DIGEST.parts`. */
  readonly parts: readonly DigestPart[];
  readonly foot: string;
  readonly dashboard: string;
}

/** The one place that decides what a digest says, and in which order. */
export function digestSheet(data: DigestData): DigestSheet {
  const { letterhead, more } = data;
  const bodies: readonly (readonly DigestBlock[])[] = [
    figures(data),
    [...list(data.today.map(caseItem(data)), DIGEST.empty.today), ...moreOf(more.today, 'việc')],
    claimTable(data),
    [...entryTable('problems', data), ...moreOf(more.problems, 'sự việc tiêu cực')],
    [...entryTable('good', data), ...moreOf(more.good, 'sự việc tích cực'), ...otherStories(data)],
    community(data),
    list(data.caseNews.map(caseItem(data)), DIGEST.empty.caseNews),
    list(
      data.ahead.map((day) => ({ text: aheadLine(day) })),
      DIGEST.empty.ahead,
    ),
    list(coverageLines(data), ''),
  ];
  return {
    office: [letterhead.governingBody, letterhead.issuingBody].filter(Boolean).join(' · '),
    heading: heading(data),
    period: periodLine(data),
    reading: { text: readingLine(data), partial: isPartial(data) },
    parts: bodies.map((blocks, index) => ({ title: `${index + 1}. ${DIGEST.parts[index] ?? ''}`, blocks })),
    foot: `${DIGEST.foot} Lập lúc ${fullTime(data.madeAt, data.locality.timeZone)}.`,
    dashboard: data.dashboard,
  };
}

const line = (text: string, style: 'plain' | 'empty' | 'note' | 'alert' = 'plain'): DigestBlock => ({
  kind: 'line',
  style,
  text,
});

const list = (items: readonly DigestItem[], empty: string): DigestBlock[] =>
  items.length === 0 ? [line(empty, 'empty')] : [{ kind: 'list', items }];

const moreOf = (count: number, what: string): DigestBlock[] =>
  count > 0 ? [{ kind: 'more', text: moreItems(count, what) }] : [];

function figures(data: DigestData): DigestBlock[] {
  const change = changeLine(data);
  return [
    line(figuresLine(data)),
    ...(data.figures.articles > 0 ? [{ kind: 'tones', tones: data.figures.tones } as const] : []),
    ...(change === '' ? [] : [line(change)]),
    ...data.alerts.map((alert) => line(alertLine(alert), 'alert')),
  ];
}

const caseItem =
  (data: DigestData) =>
  (item: DigestCase): DigestItem => ({
    lead: item.case.title,
    url: data.dashboard && `${data.dashboard}/vu-viec/${item.case.id}`,
    text: caseFacts(item, data),
    urgent: item.clock === 'overdue',
  });

function community(data: DigestData): DigestBlock[] {
  const items = data.community.map((theme) => ({ text: themeLine(theme) }));
  return [
    ...list(items, DIGEST.empty.community),
    ...(items.length > 0 ? [line(DIGEST.communityNote, 'note')] : []),
  ];
}
