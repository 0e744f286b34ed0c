import { plainLines } from '../plain.ts';
import type { Line } from './measure.ts';
import { fold } from './scraps.ts';

/** What the text in linked data says of the page's lines. */
export interface Evidence {
  /** True for a line that linked data repeats. */
  readonly confirms: (line: Line) => boolean;
  /** Share of the linked text that lines cover, 0 to 1. */
  readonly share: (lines: readonly string[]) => number;
}

/** A shorter `articleBody` is a teaser, and proves nothing. */
const MIN_BODY = 250;
const MAX_BODY = 300_000;
/** Characters of a line that are looked for. */
const PROBE = 40;

export function evidence(articleBody: string): Evidence {
  const text = articleBody.length < MIN_BODY ? '' : fold(plainLines(articleBody.slice(0, MAX_BODY)));
  const holds = (line: string): boolean => {
    const probe = fold(line).slice(0, PROBE);
    return probe.length >= 20 && text.includes(probe);
  };
  return {
    confirms: (line) => text !== '' && holds(line.text),
    share: (lines) => {
      if (text === '') return 1;
      const covered = lines.reduce((sum, line) => sum + (holds(line) ? line.length : 0), 0);
      return Math.min(1, covered / text.length);
    },
  };
}

/** The linked text as lines; [] where it is a teaser. */
export function linkedText(articleBody: string): string[] {
  if (articleBody.length < MIN_BODY) return [];
  const body = articleBody.slice(0, MAX_BODY);
  // Without markup, its line breaks are the paragraphs.
  const source = /<[a-z]/i.test(body) ? body : body.replace(/\r?\n/g, '\n\n');
  return plainLines(source).split('\n').filter(Boolean);
}
