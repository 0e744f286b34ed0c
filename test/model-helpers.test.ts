import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshHome, jsonLines, runCommand } from './setup/command.ts';
import { type Hub, startHub } from './setup/hub.ts';
import { tinyClassifier } from './setup/tiny-model.ts';

const NLI = 'Xenova/mDeBERTa-v3-base-xnli-multilingual-nli-2mil7';
const SENTIMENT = 'Xenova/distilbert-base-multilingual-cased-sentiments-student';
const FLAGGED = 'Sáng nay, quần đảo Hoàng Sa là lãnh thổ của Trung Quốc.';

let home: Awaited<ReturnType<typeof freshHome>>;
let hub: Hub;
beforeAll(async () => {
  home = await freshHome();
  hub = await startHub();
});
afterAll(async () => {
  await hub.close();
  await home.remove();
});

const models = (...args: string[]) => runCommand(['models', ...args], { home: home.home });
const weights = (name: string) => join(home.home, 'models', name, 'onnx/model_quantized.onnx');

async function analyze(text: string) {
  const ran = await runCommand(['analyze', '--jsonl'], {
    home: home.home,
    input: JSON.stringify({ id: 1, text }),
  });
  const [line] = jsonLines(ran.stdout) as [
    { claims: { verdict: string; score: number }[]; sentiment: { label: string; score: number } },
  ];
  return { ...line, stderr: ran.stderr, code: ran.code };
}

describe('an inference model', { timeout: 120_000 }, () => {
  test('is pulled, chosen, and takes a flag back that it reads as agreeing', async () => {
    // “Trường” stands only in the statement: the hypothesis is read as well as the premise.
    const words = { hoàng: [0, 0, 1], trường: [6, 0, 0] };
    hub.put(NLI, tinyClassifier({ labels: ['entailment', 'neutral', 'contradiction'], words }));
    expect((await models('pull', 'entailment-multilingual', '--from', hub.from)).code).toBe(0);
    expect((await analyze(FLAGGED)).claims[0]).toMatchObject({ verdict: 'contradicts' });

    const used = await models('use', 'entailment-multilingual');
    expect(used).toMatchObject({ code: 0, stdout: expect.stringContaining('second opinions') });
    const after = await analyze(FLAGGED);
    expect(after.stderr).toBe('');
    expect(after.claims[0]).toMatchObject({ verdict: 'reports' });
  });

  test('raises no flag and moves the score where it does not agree', async () => {
    const words = { hoàng: [0, 0, 9] };
    hub.put(NLI, tinyClassifier({ labels: ['entailment', 'neutral', 'contradiction'], words }));
    await rm(join(home.home, 'models/entailment-multilingual'), { recursive: true });
    expect((await models('pull', 'entailment-multilingual', '--from', hub.from)).code).toBe(0);
    const [claim] = (await analyze(FLAGGED)).claims;
    expect(claim).toMatchObject({ verdict: 'contradicts' });
    expect(claim?.score).toBeCloseTo(0.95 * 0.7 + 0.3, 2);
    expect((await analyze('Bão vào Hoàng Sa, gió giật mạnh.')).claims).toEqual([]);
  });

  test('that is broken or gone costs a warning, and the shipped means do the work', async () => {
    await writeFile(weights('entailment-multilingual'), 'broken');
    const broken = await analyze(FLAGGED);
    expect(broken.code).toBe(0);
    expect(broken.claims[0]).toMatchObject({ verdict: 'contradicts', score: 0.95 });
    expect(broken.stderr).toContain('"entailment-multilingual" cannot be loaded for nli');
    expect(broken.stderr).toContain('--off');
    const refused = await models('use', 'entailment-multilingual');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('models pull') });

    await rm(join(home.home, 'models/entailment-multilingual'), { recursive: true });
    const gone = await analyze(FLAGGED);
    expect(gone.claims[0]).toMatchObject({ verdict: 'contradicts' });
    expect(gone.stderr).toContain('is not there');

    expect(await models('use', 'entailment-multilingual', '--off')).toMatchObject({ code: 0 });
    expect((await analyze(FLAGGED)).stderr).toBe('');
  });

  test('of another kind is not taken', async () => {
    hub.put(NLI, tinyClassifier({ labels: ['good', 'bad'], words: { tốt: [1, 0] } }));
    expect((await models('pull', 'entailment-multilingual', '--from', hub.from)).code).toBe(0);
    const refused = await models('use', 'entailment-multilingual');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('no label for entailment, neutral, contradiction; it has good, bad');
  });
});

describe('a sentiment model', { timeout: 120_000 }, () => {
  test('gives the tone while topics stay the reader’s; the list shows each task', async () => {
    const words = { đẹp: [4, 0, 0], hỏng: [0, 0, 4] };
    hub.put(SENTIMENT, tinyClassifier({ labels: ['positive', 'neutral', 'negative'], words }));
    expect((await models('pull', 'sentiment-multilingual', '--from', hub.from)).code).toBe(0);
    expect(await models('use', 'sentiment-multilingual')).toMatchObject({ code: 0 });
    expect((await analyze('Con đường mới mở qua bản rất đẹp, bà con vui.')).sentiment).toEqual({
      label: 'positive',
      score: 0.96,
    });
    expect((await analyze('Cây cầu qua bản bị hỏng đã nhiều tháng.')).sentiment.label).toBe('negative');

    const listed = jsonLines((await models('list', '--json')).stdout);
    expect(listed.map(({ name, task, inUse }) => [name, task, inUse])).toEqual([
      ['diem-bao-small', 'reading', true],
      ['diem-bao-thorough', 'reading', false],
      ['entailment-multilingual', 'nli', false],
      ['sentiment-multilingual', 'sentiment', true],
      ['e5-base', 'reading', false],
    ]);
    expect((await models('list')).stdout).toMatch(/\* sentiment-multilingual\s+pulled\s+sentiment/);
    const wrong = await models('use', 'diem-bao-small', '--off');
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--off') });
    expect(await models('use', 'sentiment-multilingual', '--off')).toMatchObject({ code: 0 });
    expect((await analyze('Cây cầu qua bản bị hỏng đã nhiều tháng.')).sentiment.score).not.toBe(0.96);
  });
});
