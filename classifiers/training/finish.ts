/**
 * Last step of training: turns the trained network's heads into the product's, calibrated on held-out texts
 * through the quantised encoder itself, and fits the vntc head on its own articles.
 *
 *     node classifiers/training/finish.ts MODEL_FOLDER DATA_FOLDER CLAIM_LINES
 */
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JUDGED } from '../claims/judge.ts';
import { buildHead, type HeadPlan, type LabelledReading } from '../heads/build.ts';
import { fitOffsets, fitTemperature, fitThreshold } from '../heads/calibrate.ts';
import type { View } from '../heads/features.ts';
import { type Head, type LexicalShape, logits } from '../heads/head.ts';
import { accuracy, argmax } from '../heads/metrics.ts';
import { mixHeads } from '../heads/mix.ts';
import { saveHead } from '../heads/store.ts';
import { type EncoderClient, startEncoder } from '../model/client.ts';
import { readSettings } from '../model/settings.ts';
import { TOPIC_CODES } from '../topics.ts';
import { ownLines, readHeadlines } from './own.ts';
import { danes, isCalibration, isHeldOut, newsmtsc, type Sample, vntc } from './sets.ts';

const [directory, data, claimLines] = process.argv.slice(2);
if (!directory || !data || !claimLines)
  throw new Error('usage: finish.ts MODEL_FOLDER DATA_FOLDER CLAIM_LINES');

/** Views of each trained head, as in network.py. */
const VIEWS: Record<string, View[]> = {
  tone: ['cls', 'mean', 'target'],
  danes: ['cls', 'mean', 'middle'],
  codes: ['cls', 'mean', 'middle'],
  verdict: ['cls', 'mean'],
};
/** Articles that the dense part of the vntc head learns from; the encoder reads some 70 a second. */
const VNTC_ARTICLES = 15_000;
const VNTC_CALIBRATION = 800;
/** Articles that the lexical part counts; it needs no encoder. */
const VNTC_COUNTED = 30_000;

interface RawHead {
  readonly weight: number[][];
  readonly bias: number[];
}

const raw = JSON.parse(await readFile(join(directory, 'raw-heads.json'), 'utf8')) as Record<string, RawHead>;
const encoder = await startEncoder(directory, await readSettings(directory), 2);
const heads = join(directory, 'heads');

const read = async (client: EncoderClient, samples: readonly Sample[]): Promise<LabelledReading[]> => {
  const readings = await client.read(samples, 'whole');
  return readings.map((reading, i) => ({ reading, labels: samples[i]!.labels }));
};

function trained(task: string, name: string, labels: readonly string[], choose: 'one' | 'many'): Head {
  const { weight, bias } = raw[task]!;
  return {
    name,
    labels,
    choose,
    views: VIEWS[task]!,
    dense: Float32Array.from(weight.flat()),
    bias: Float32Array.from(bias),
    temperature: 1,
    thresholds: new Float32Array(labels.length).fill(0.5),
  };
}

async function calibrated(head: Head, held: readonly LabelledReading[]): Promise<Head> {
  const scored = held.map(({ reading, labels }) => ({ logits: logits(head, reading), labels }));
  const temperature = fitTemperature(scored, head.choose);
  const threshold = head.choose === 'many' ? fitThreshold(scored, temperature) : 0.5;
  console.log(`${head.name}: temperature ${temperature.toFixed(3)}, threshold ${threshold.toFixed(2)}`);
  return { ...head, temperature, thresholds: head.thresholds.map(() => threshold) };
}

/** The tone head with its bias moved to where the held-out sets' macro-F1 is best. */
function balanced(head: Head, groups: readonly (readonly LabelledReading[])[]): Head {
  const offsets = fitOffsets(
    groups.map((group) => group.map(({ reading, labels }) => ({ logits: logits(head, reading), labels }))),
  );
  console.log(`${head.name}: offsets ${[...offsets].map((offset) => offset.toFixed(3)).join(', ')}`);
  return { ...head, bias: head.bias.map((bias, c) => bias + offsets[c]!) };
}

const own = ownLines(new URL('./own', import.meta.url).pathname).filter((line) => line.held);
const topics = danes(data, 'topics');
const tones = danes(data, 'tone');

// One half of a public set's held-out texts calibrates, bench/model.ts reports on the other; all of our own do.
const readHeld = readHeadlines(new URL('./read-danes.tsv', import.meta.url).pathname, data).filter(
  (line) => line.held,
);
const toneHeld: LabelledReading[][] = [];
for (const samples of [
  tones.test.filter(isCalibration),
  newsmtsc(data).test.filter(isCalibration),
  own.map((line) => ({ ...line, labels: [line.tone] })),
  readHeld.map((line) => ({ ...line, labels: [line.tone] })),
])
  toneHeld.push(await read(encoder, samples));
const tone = balanced(trained('tone', 'tone', tones.classes, 'one'), toneHeld);
await saveHead(heads, await calibrated(tone, toneHeld.flat()));

await saveHead(
  heads,
  await calibrated(
    trained('danes', 'danes', topics.classes, 'many'),
    await read(encoder, topics.test.filter(isCalibration)),
  ),
);

// Codes of danes and vntc are weak labels, so only our own lines and what we read set this threshold.
const codeHeld = [...own, ...readHeld]
  .filter((line) => line.codes.length)
  .map((line) => ({ ...line, labels: line.codes }));
await saveHead(
  heads,
  await calibrated(trained('codes', 'topics', TOPIC_CODES, 'many'), await read(encoder, codeHeld)),
);

// The encoder tells who speaks and to what end, the counts which wordings are whose: mixed they err least.
const claims = claimSamples(claimLines);
const verdict = await counted(
  { name: 'verdict', labels: JUDGED, choose: 'one' },
  claims.filter(({ text }) => !isHeldOut(text, 10)),
  { size: 1 << 15, longest: 3, characters: 4 },
  3,
);
const claimsHeld = await read(
  encoder,
  claims.filter(({ text }) => isHeldOut(text, 10)),
);
await saveHead(
  heads,
  await calibrated(bestMix(trained('verdict', 'verdict', JUDGED, 'one'), verdict, claimsHeld), claimsHeld),
);

const articles = vntc(data);
const vntcPlan = { name: 'vntc', labels: articles.classes, choose: 'one' } as const;
const dense = buildHead(await read(encoder, thin(articles.training, VNTC_ARTICLES)), [], {
  ...vntcPlan,
  views: ['cls', 'mean', 'middle', 'low'],
  fit: { cost: 0.1, balance: 0.3, passes: 20, seed: 1 },
});
const lexical = await counted(
  vntcPlan,
  thin(articles.training, VNTC_COUNTED),
  { size: 1 << 16, longest: 2, characters: 0 },
  2,
);
const vntcHeld = await read(encoder, thin(articles.test.filter(isCalibration), VNTC_CALIBRATION));
await saveHead(heads, await calibrated(bestMix(dense, lexical, vntcHeld), vntcHeld));
await encoder.close();
await rm(join(directory, 'raw-heads.json'));

/** About `count` of the items, evenly: the sets stand in the order of their classes. */
function thin<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, i) => i % step === 0);
}

/** The share of the lexical part with which most held-out texts are right. */
function bestMix(first: Head, second: Head, held: readonly LabelledReading[]): Head {
  const truth = held.map(({ labels }) => labels[0]!);
  const mixes = [0, 1, 2, 4, 6, 10, 16, 30].map((gain) => {
    const head = mixHeads(first, second, gain);
    const guess = held.map(({ reading }) => argmax(logits(head, reading)));
    const right = accuracy(truth, guess);
    console.log(
      `${first.name}, lexical part x ${gain}: accuracy ${right.toFixed(4)} on ${held.length} held-out texts`,
    );
    return { head, right };
  });
  return mixes.reduce((a, b) => (b.right > a.right ? b : a)).head;
}

/** A head that counts pieces and characters alone. */
async function counted(
  plan: Pick<HeadPlan, 'name' | 'labels' | 'choose'>,
  training: readonly Sample[],
  lexical: LexicalShape,
  cost: number,
): Promise<Head> {
  const readings = await encoder.read(training, 'pieces');
  return buildHead(
    readings.map((reading, i) => ({ reading, labels: training[i]!.labels })),
    [],
    { ...plan, views: [], lexical, fit: { cost, balance: 0.3, passes: 8, seed: 1 } },
  );
}

function claimSamples(file: string): Sample[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { text, verdict } = JSON.parse(line) as { text: string; verdict: (typeof JUDGED)[number] };
    return { text, labels: [JUDGED.indexOf(verdict)] };
  });
}
