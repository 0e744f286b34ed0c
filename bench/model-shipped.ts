import { join } from 'node:path';
import { type Head, probabilities } from '../classifiers/heads/head.ts';
import { accuracy, argmax, calibrationError, macroF1, microF1 } from '../classifiers/heads/metrics.ts';
import { loadHead } from '../classifiers/heads/store.ts';
import type { TextModel } from '../classifiers/model.ts';
import { danes, isCalibration, newsmtsc, type Sample, vlsp2016, vntc } from '../classifiers/training/sets.ts';
import { VNTC_CODES } from '../classifiers/training/weak-codes.ts';
import { TONES } from '../db/model/index.ts';
import { labelledHeadlines } from './labelled/headlines.ts';
import type { Row } from './model.ts';

const three = (value: number): string => value.toFixed(3);

/** Figures of the heads as they ship, on texts that they never learned from. */
export async function shippedFigures(model: TextModel, directory: string, data: string): Promise<Row[]> {
  const heads = join(directory, 'heads');
  const head = (name: string) => loadHead(heads, name);
  const tone = await head('tone');
  const rows: Row[] = [];
  const row = (set: string, figure: string, baseline: string, reach: string, measured: string) => {
    rows.push({ set, figure, baseline, reach, measured });
    console.error(rows.at(-1));
  };

  // Every other of the articles that set no temperature: some 800 say enough.
  const articles = vntc(data);
  const unread = articles.test.filter((sample) => !isCalibration(sample)).filter((_, i) => i % 2 === 0);
  const own = await single(model, await head('vntc'), unread);
  row(
    `vntc, ${own.count} held out, its 10 classes`,
    'accuracy',
    '0.930',
    '≥ 0.950',
    `${three(own.accuracy)} (ECE ${three(own.ece)})`,
  );
  row(
    'vntc, mapped to codes',
    'accuracy',
    '0.930',
    '≥ 0.950',
    three(await mapped(model, await head('topics'), unread, articles.classes)),
  );

  const topics = danes(data, 'topics');
  const rest = topics.test.filter((sample) => !isCalibration(sample));
  row(
    `danes topics, ${rest.length} held out`,
    'micro-F1',
    '0.503',
    '≥ 0.62',
    three(await many(model, await head('danes'), rest)),
  );
  const tones = danes(data, 'tone').test.filter((sample) => !isCalibration(sample));
  const all = await single(model, tone, danes(data, 'tone').test);
  const half = await single(model, tone, tones);
  row(
    `danes tone, ${half.count} held out (with those that set the bias, ${all.count})`,
    'macro-F1',
    '0.493',
    '≥ 0.62',
    `${three(half.f1)} (${three(all.f1)}; ECE ${three(half.ece)})`,
  );
  const towards = await single(
    model,
    tone,
    newsmtsc(data).test.filter((sample) => !isCalibration(sample)),
  );
  row(
    `newsmtsc dev, ${towards.count} that set no bias`,
    'macro-F1',
    '0.604',
    '≥ 0.75',
    `${three(towards.f1)} (ECE ${three(towards.ece)})`,
  );
  const reviews = vlsp2016(data);
  const unseen = await single(
    model,
    tone,
    [...reviews.training, ...reviews.test].filter((_, i) => i % 3 === 0),
  );
  row(
    `vlsp2016, every third (${unseen.count}), unseen`,
    'macro-F1',
    '(0.690 taught)',
    '≥ 0.55',
    three(unseen.f1),
  );

  const headlines = labelledHeadlines(data);
  const answers = await model.assess(headlines.map(({ text, language }) => ({ text, language })));
  for (const language of ['all', 'vi', 'en', 'zh']) {
    const chosen = headlines
      .map((_, i) => i)
      .filter((i) => language === 'all' || headlines[i]!.language === language);
    const codes = [
      ...new Set([
        ...headlines.flatMap((h) => h.topics),
        ...answers.flatMap((a) => a.topics.map((t) => t.code)),
      ]),
    ];
    const micro = microF1(
      chosen.map((i) => headlines[i]!.topics.map((code) => codes.indexOf(code))),
      chosen.map((i) => answers[i]!.topics.map((topic) => codes.indexOf(topic.code))),
    );
    const macro = macroF1(
      chosen.map((i) => (TONES as readonly string[]).indexOf(headlines[i]!.tone)),
      chosen.map((i) => TONES.indexOf(answers[i]!.tone)),
      TONES.length,
    );
    const none = chosen.filter((i) => answers[i]!.unsure).length;
    row(
      `${chosen.length} headlines (${language})`,
      'topics micro-F1 / tone macro-F1',
      '–',
      '≥ 0.75 / 0.68',
      `${three(micro)} / ${three(macro)} (${none} unsure)`,
    );
  }
  return rows;
}

async function single(model: TextModel, head: Head, samples: readonly Sample[]) {
  const given = (await model.read(samples)).map((reading) => probabilities(head, reading));
  const truth = samples.map((sample) => sample.labels[0]!);
  const guess = given.map(argmax);
  return {
    count: samples.length,
    accuracy: accuracy(truth, guess),
    f1: macroF1(truth, guess, head.labels.length),
    ece: calibrationError(
      given.map((p) => Math.max(...p)),
      guess.map((g, i) => g === truth[i]),
    ),
  };
}

async function many(model: TextModel, head: Head, samples: readonly Sample[]): Promise<number> {
  const readings = await model.read(samples);
  const guess = readings.map((reading) => {
    const given = probabilities(head, reading);
    const named = [...given].flatMap((p, c) => (p >= head.thresholds[c]! ? [c] : []));
    return named.length ? named : [argmax(given)];
  });
  return microF1(
    samples.map((sample) => sample.labels),
    guess,
  );
}

/** Share of articles whose best code among the mapped ones is that of their category. */
async function mapped(model: TextModel, head: Head, samples: readonly Sample[], classes: readonly string[]) {
  const wanted = samples.filter((sample) => VNTC_CODES[classes[sample.labels[0]!]!]);
  const codes = [...new Set(Object.values(VNTC_CODES))].map((code) => head.labels.indexOf(code));
  const readings = await model.read(wanted);
  let hit = 0;
  readings.forEach((reading, i) => {
    const given = probabilities(head, reading);
    const best = codes.reduce((a, b) => (given[b]! > given[a]! ? b : a));
    if (head.labels[best] === VNTC_CODES[classes[wanted[i]!.labels[0]!]!]) hit++;
  });
  return hit / wanted.length;
}
