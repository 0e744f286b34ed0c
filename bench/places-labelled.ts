import { readdirSync, readFileSync } from 'node:fs';

/** One labelled text: what it is of, and the mentions that a reader sees in it. */
export interface LabelledText {
  readonly kind: string;
  readonly part: 'dev' | 'test' | 'fresh';
  readonly title: string | undefined;
  readonly text: string;
  readonly language: string;
  readonly home: string | undefined;
  readonly publishedAt: Date | null;
  readonly mentions: readonly LabelledMention[];
}

export interface LabelledMention {
  /** UTF-16 offsets in `title + "\n" + text`. */
  readonly start: number;
  readonly end: number;
  /** Keys of the units that are right: `Lạng Sơn`, `Lạng Sơn/Lợi Bác`, `@Lạng Sơn/Đồng Đăng/Hữu Nghị`; empty where either answer passes. */
  readonly answers: readonly string[];
}

const FOLDER = new URL('labelled/', import.meta.url);

/** Every text of `labelled/places-*.tsv`. The first column is its half: decided by a hash when it was written, before any of it was tuned on. */
export function labelledTexts(): LabelledText[] {
  const files = readdirSync(FOLDER).filter((name) => /^places-.*\.tsv$/.test(name));
  return files.sort().flatMap((name) =>
    readFileSync(new URL(name, FOLDER), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(parse),
  );
}

function parse(line: string): LabelledText {
  const [part = '', kind = '', language = '', meta = '', marked = ''] = line.split('\t');
  const [first = '', second] = decompose(marked).split(' || ');
  const values = new Map(meta.split(';').map((pair) => pair.split('=') as [string, string]));
  const date = values.get('date');
  const title = second === undefined ? undefined : unmark(first, 0);
  const body = unmark(second ?? first, title === undefined ? 0 : title.text.length + 1);
  return {
    kind,
    part: part === 'test' || part === 'fresh' ? part : 'dev',
    title: title?.text,
    text: body.text,
    language,
    home: values.get('home'),
    publishedAt: date ? new Date(`${date}T05:00:00Z`) : null,
    mentions: [...(title?.mentions ?? []), ...body.mentions],
  };
}

/** Splits marks from letters in `<nfd>` stretches, but not in the answers. */
const decompose = (text: string): string =>
  text.replace(/<nfd>(.*?)<\/nfd>/g, (_, inner: string) =>
    inner.replace(/\[([^\]=]*)(?:=([^\]]*))?\]|[^[]+/g, (part, surface?: string, answer?: string) =>
      surface === undefined ? part.normalize('NFD') : `[${surface.normalize('NFD')}=${answer ?? surface}]`,
    ),
  );

function unmark(marked: string, offset: number): { text: string; mentions: LabelledMention[] } {
  const mentions: LabelledMention[] = [];
  let text = '';
  let last = 0;
  for (const match of marked.matchAll(/\[([^\]=]*)(?:=([^\]]*))?\]/g)) {
    text += marked.slice(last, match.index);
    last = match.index + match[0].length;
    const surface = match[1]!;
    const start = offset + text.length;
    const answer = match[2] ?? properCase(surface);
    mentions.push({ start, end: start + surface.length, answers: answer === '?' ? [] : answer.split('+') });
    text += surface;
  }
  return { text: text + marked.slice(last), mentions };
}

const properCase = (surface: string): string =>
  surface === surface.toUpperCase()
    ? surface.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
    : surface;
