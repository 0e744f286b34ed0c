import type { DigestData } from '../../db/model/index.ts';

/** The digest as JSON; times are ISO 8601 in UTC. */
export const digestJson = (data: DigestData): string => `${JSON.stringify(data, null, 2)}\n`;

/** Fields that hold times, whatever their place in the digest. */
const TIMES: ReadonlySet<string> = new Set([
  'from',
  'to',
  'madeAt',
  'publishedAt',
  'due',
  'foundAt',
  'lastOk',
  'lastFetch',
  'since',
  'startedAt',
  'dueAt',
  'answeredAt',
  'outcomeAt',
  'openedAt',
  'closedAt',
]);

/** Reads back what `digestJson` wrote: the stored digest of an earlier day. */
export const digestFromJson = (text: string): DigestData =>
  JSON.parse(text, (key, value: unknown) =>
    TIMES.has(key) && typeof value === 'string' ? new Date(value) : value,
  ) as DigestData;
