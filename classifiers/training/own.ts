import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPIC_CODES } from '../topics.ts';
import { danesUnlabelled, isHeldOut, type Sample } from './sets.ts';

/** A line that the project wrote or read: a tone, perhaps topic codes, perhaps a target. */
export interface OwnLine extends Sample {
  /** 0 negative, 1 neutral, 2 positive. */
  readonly tone: number;
  /** Numbers in TOPIC_CODES. */
  readonly codes: readonly number[];
  readonly held: boolean;
}

const SIGNS = ['-', '0', '+'];

/** Tone and codes as the files write them; throws, naming the place, where one is unknown. */
function labelsOf(sign: string, codes: string, place: string): Pick<OwnLine, 'tone' | 'codes'> {
  const tone = SIGNS.indexOf(sign);
  const named = codes.split(',').filter((code) => code !== '-');
  const numbers = named.map((code) => (TOPIC_CODES as readonly string[]).indexOf(code));
  if (tone < 0 || numbers.includes(-1))
    throw new Error(`${place}: tone "${sign}" or codes "${codes}" unknown; see TOPICS.md`);
  return { tone, codes: numbers };
}

/** The lines of a tab-separated file with their places. */
const rowsOf = (file: string): { fields: string[]; place: string }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line, i) => ({ fields: line.split('\t'), place: `${file}:${i + 1}` }))
    .filter(({ fields }) => fields.length > 1);

/** Reads `own/*.tsv` (tone sign, codes, target, text); the same 10 % is held out as in corpora_own.py. */
export function ownLines(folder: string): OwnLine[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => rowsOf(join(folder, file)))
    .map(({ fields: [sign = '', codes = '', target = '', text = ''], place }) => ({
      text,
      ...(target !== '-' ? { target } : {}),
      labels: [],
      ...labelsOf(sign, codes, place),
      held: isHeldOut(text, 10),
    }));
}

/** Headlines of danes's unlabelled part that `read-danes.tsv` labels; held out as in corpora_own.py. */
export function readHeadlines(file: string, data: string): OwnLine[] {
  const given = new Map(
    rowsOf(file).map(({ fields: [key = '', codes = '', sign = ''], place }) => [
      key,
      labelsOf(sign, codes, place),
    ]),
  );
  return danesUnlabelled(data).flatMap((text) => {
    const labels = given.get(createHash('sha256').update(text).digest('hex').slice(0, 16));
    return labels ? [{ text, labels: [], ...labels, held: isHeldOut(text, 10) }] : [];
  });
}
