import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHeldOut, type Sample } from './sets.ts';

/** One of the project's own training lines: a tone, perhaps topic codes, perhaps a target. */
export interface OwnLine extends Sample {
  /** 0 negative, 1 neutral, 2 positive. */
  readonly tone: number;
  readonly codes: readonly string[];
  readonly held: boolean;
}

/** Reads `own/*.tsv` (tone sign, codes, target, text); the same 10 % is held out as in corpora_own.py. */
export function ownLines(folder: string): OwnLine[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line): OwnLine => {
          const [sign = '', codes = '', target = '', text = ''] = line.split('\t');
          return {
            text,
            ...(target !== '-' ? { target } : {}),
            labels: [],
            tone: ['-', '0', '+'].indexOf(sign),
            codes: codes === '-' ? [] : codes.split(','),
            held: isHeldOut(text, 10),
          };
        }),
    );
}
