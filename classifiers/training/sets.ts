import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A labelled text of a public set, with the number of its class. */
export interface Sample {
  readonly title?: string;
  readonly text: string;
  readonly target?: string;
  readonly labels: readonly number[];
}

export interface LabelledSet {
  readonly name: string;
  readonly classes: readonly string[];
  readonly training: readonly Sample[];
  readonly test: readonly Sample[];
}

const TONES = ['negative', 'neutral', 'positive'] as const;

/** True for about `percent` of texts, the same ones each time; diem_bao_training/corpora.py splits alike. */
export function isHeldOut(text: string, percent: number): boolean {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16) % 100 < percent;
}

/** One half of held-out texts sets temperatures and thresholds, the other is reported on. */
export const isCalibration = (sample: Sample): boolean =>
  Number.parseInt(createHash('sha256').update(sample.text).digest('hex').slice(8, 10), 16) % 2 === 0;

const read = (folder: string, file: string): string[] => {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`${path} is absent; the sets are described in their DATA.md`);
  const bytes = readFileSync(path);
  const body = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return body
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line.trim());
};

const split = (samples: readonly Sample[], percent: number) => ({
  training: samples.filter((s) => !isHeldOut(s.text, percent)),
  test: samples.filter((s) => isHeldOut(s.text, percent)),
});

/** danes, both tasks on the same split (15 % held out by the hash of title and description). */
export function danes(folder: string, task: 'topics' | 'tone'): LabelledSet {
  const rows = read(folder, 'danes/danes.jsonl').map(
    (line) =>
      JSON.parse(line) as { title: string; description: string; topics: string[]; sentiment: string | null },
  );
  // By code points, as Python sorts; the trained head's labels stand in this order.
  const topics = [...new Set(rows.flatMap((row) => row.topics))].sort();
  const tones = ['Tiêu cực', 'Trung tính', 'Tích cực'];
  const samples = rows.flatMap((row) => {
    const text = [row.title, row.description].filter(Boolean).join('\n');
    if (task === 'tone') return row.sentiment ? [{ text, labels: [tones.indexOf(row.sentiment)] }] : [];
    return [{ text, labels: row.topics.map((topic) => topics.indexOf(topic)) }];
  });
  return { name: `danes-${task}`, classes: task === 'tone' ? TONES : topics, ...split(samples, 15) };
}

/** Headlines of danes's part without labels, each once. */
export function danesUnlabelled(folder: string): string[] {
  const titles = read(folder, 'danes/danes_unlabelled.jsonl.gz').map((line) =>
    ((JSON.parse(line) as { title: string | null }).title ?? '').trim(),
  );
  return [...new Set(titles)].filter(Boolean);
}

/** vntc, 10 topics, 10 % held out. */
export function vntc(folder: string): LabelledSet {
  const rows = read(folder, 'vntc/train.jsonl.gz').map(
    (l) => JSON.parse(l) as { label: string; text: string },
  );
  const classes = [...new Set(rows.map((row) => row.label))].sort();
  const samples = rows.map(({ label, text }) => ({ text, labels: [classes.indexOf(label)] }));
  return { name: 'vntc', classes, ...split(samples, 10) };
}

/** newsmtsc, tone towards the target; the publisher's dev file is the test part. */
export function newsmtsc(folder: string): LabelledSet {
  const part = (file: string) =>
    read(folder, `newsmtsc/${file}.jsonl`).map((line) => {
      const row = JSON.parse(line) as { sentence: string; mention: string; polarity: number };
      return { text: row.sentence, target: row.mention, labels: [row.polarity + 1] };
    });
  return { name: 'newsmtsc', classes: TONES, training: part('train'), test: part('dev') };
}

/** uit_vsfc students' feedback; the publisher's dev file is the test part. */
export function uitVsfc(folder: string): LabelledSet {
  const part = (file: string) =>
    read(folder, `uit_vsfc/${file}.tsv`)
      .slice(1)
      .map((line) => {
        const [text = '', tone = ''] = line.split('\t');
        return { text, labels: [Number(tone)] };
      });
  return { name: 'uit_vsfc', classes: TONES, training: part('train'), test: part('dev') };
}

/** vlsp2016 product reviews, 20 % held out. */
export function vlsp2016(folder: string): LabelledSet {
  const samples = read(folder, 'vlsp2016/train.tsv').flatMap((line) => {
    const [text = '', tone = ''] = line.split('\t');
    const label = ['NEG', 'NEU', 'POS'].indexOf(tone.trim());
    return label < 0 ? [] : [{ text: text.replace(/^\uFEFF/, ''), labels: [label] }];
  });
  return { name: 'vlsp2016', classes: TONES, ...split(samples, 20) };
}

/** Chinese headlines, 10 topics, 20 % held out. */
export function thucnews(folder: string): LabelledSet {
  const classes = read(folder, 'thucnews_titles/class.txt').map((line) => line.trim());
  const samples = read(folder, 'thucnews_titles/train.tsv').map((line) => {
    const [text = '', label = ''] = line.split('\t');
    return { text, labels: [Number(label)] };
  });
  return { name: 'thucnews_titles', classes, ...split(samples, 20) };
}

/** English news articles, 5 topics, 25 % held out. */
export function bbc(folder: string): LabelledSet {
  const rows = read(folder, 'bbc/bbc.jsonl.gz').map((l) => JSON.parse(l) as { label: string; text: string });
  const classes = [...new Set(rows.map((row) => row.label))].sort();
  const samples = rows.map(({ label, text }) => ({ text, labels: [classes.indexOf(label)] }));
  return { name: 'bbc', classes, ...split(samples, 25) };
}

/** Chinese hotel reviews, positive or negative, 20 % held out. */
export function zhHotel(folder: string): LabelledSet {
  const samples = read(folder, 'zh_reviews/ChnSentiCorp_htl_all.csv')
    .slice(1)
    .flatMap((line) => {
      const match = /^([01]),(.+)$/.exec(line.trim());
      return match
        ? [{ text: match[2]!.replace(/^"|"$/g, '').replaceAll('""', '"'), labels: [Number(match[1])] }]
        : [];
    });
  return { name: 'zh hotel reviews', classes: ['negative', 'positive'], ...split(samples, 20) };
}
