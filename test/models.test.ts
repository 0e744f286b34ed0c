import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../db/open.ts';
import { saveArticle } from '../db/queries/articles.ts';
import { saveCorrection } from '../db/queries/corrections.ts';
import { freshHome, jsonLines, runCommand } from './setup/command.ts';
import { type FreshDatabase, freshDatabase } from './setup/fresh-database.ts';
import { commitOf, type Hub, startHub } from './setup/hub.ts';
import { someDocuments } from './setup/rows.ts';

let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;
let labels: string;
beforeAll(async () => {
  home = await freshHome();
  fresh = await freshDatabase();
  labels = join(home.home, 'labels.jsonl');
  await writeFile(labels, lessons());
});
afterAll(async () => {
  await fresh.drop();
  await home.remove();
});

const models = (...args: string[]) =>
  runCommand(['models', ...args], { home: home.home, env: { DATABASE_URL: fresh.url } });
const folder = (...parts: string[]) => join(home.home, 'models', ...parts);
const inUse = async () =>
  jsonLines((await models('list', '--json')).stdout).find((model) => model.inUse)?.name;

const GOOD = [
  'đường mới sạch đẹp',
  'chợ đông vui',
  'lớp học khang trang',
  'rừng xanh trở lại',
  'bà con phấn khởi',
];
const BAD = ['cầu hỏng nhiều tháng', 'rác bốc mùi', 'giếng cạn khô', 'hàng giả tràn lan', 'đường sạt lở'];
const PLACES = [
  'thôn Bản Chu',
  'thôn Nà Mò',
  'xã Lợi Bác',
  'bản Khuổi Lầy',
  'khu chợ',
  'xóm Đình',
  'tổ 4',
  'phố huyện',
];

/** 80 labelled sentences. */
function lessons(): string {
  const lines = PLACES.flatMap((place) =>
    [GOOD, BAD].flatMap((set, index) =>
      set.map((words) => ({
        text: `Ở ${place}, ${words}.`,
        label: index === 0 ? 'positive' : 'negative',
      })),
    ),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Thirty articles whose tone and topic an officer has set right. */
async function storeCorrections(db: Database): Promise<void> {
  const at = new Date('2026-11-20T02:00:00Z');
  const user = { login: 'bientap', display_name: 'Biên tập', role: 'editor' as const, created_at: at };
  const { id: userId } = await db.insertInto('users').values(user).returning('id').executeTakeFirstOrThrow();
  for (const [index, documentId] of (await someDocuments(db, 30)).entries()) {
    const good = index % 2 === 0;
    const words = (good ? GOOD : BAD)[index % 5] ?? '';
    const article = {
      documentId,
      sourceId: null,
      kind: 'press' as const,
      outlet: 'Báo Thử',
      title: `Chuyện ở ${PLACES[index % 8]}`,
      text: `Tuần thứ ${index}, ${words}. Người dân nói ${words}.`,
      publishedAt: at,
      at,
      readAt: at,
      language: 'vi',
      canonicalUrl: `http://bao.example/${index}.html`,
      siteName: '',
    };
    await db.transaction().execute(async (trx) => {
      const articleId = await saveArticle(trx, article, []);
      const topics = [good ? ('transport' as const) : ('environment' as const), 'society' as const];
      await saveCorrection(trx, articleId, { tone: good ? 'positive' : 'negative', topics }, { userId, at });
    });
  }
}

async function toneOf(text: string): Promise<unknown> {
  const { stdout } = await runCommand(['analyze', '--jsonl'], {
    home: home.home,
    input: JSON.stringify({ id: 1, text }),
  });
  return (jsonLines(stdout)[0]?.sentiment as { label: string } | undefined)?.label;
}

describe('a name that cannot be used', () => {
  test.each([
    [['use', 'nobody'], 1, 'there are diem-bao-small'],
    [['use', '../../etc'], 2, 'no model name'],
    [['retrain', '--data', 'labels', '--out', 'a/b'], 2, 'no model name'],
    [['pull', 'nobody'], 2, 'e5-base'],
    [['pull', 'e5-base', '--from', 'file:///etc'], 2, '--from'],
    [['retrain'], 1, 'no article has been corrected'],
    [['retrain', '--data', 'no-such-file.jsonl'], 1, 'no-such-file.jsonl'],
  ])('models %j exits %i', async (args, code, words) => {
    const finished = await models(...args);
    expect(finished.code).toBe(code);
    expect(finished.stdout).toBe('');
    expect(finished.stderr).toContain(words);
  });
});

test('the thorough reader is listed, chosen and left again like any other', { timeout: 60_000 }, async () => {
  const listed = jsonLines((await models('list', '--json')).stdout);
  expect(listed.find(({ name }) => name === 'diem-bao-thorough')).toMatchObject({
    origin: 'shipped',
    task: 'reading',
    inUse: false,
  });
  expect(await models('use', 'diem-bao-thorough')).toMatchObject({ code: 0 });
  expect(await inUse()).toBe('diem-bao-thorough');
  expect(await toneOf('Lũ quét cuốn trôi cầu, ba người thiệt mạng.')).toBe('negative');
  expect(await models('retrain', '--data', labels, '--out', 'diem-bao-thorough')).toMatchObject({ code: 1 });
  expect(await models('use', 'diem-bao-small')).toMatchObject({ code: 0 });
});

describe("heads taught on the office's labels", { timeout: 120_000 }, () => {
  test('show before and after, are listed, and read when they are chosen', async () => {
    const taught = await models('retrain', '--data', labels, '--out', 'van-phong', '--json');
    expect(taught.code).toBe(0);
    const [figures] = jsonLines(taught.stdout) as [
      { before: { macroF1: number }; after: { macroF1: number } },
    ];
    expect(figures).toMatchObject({
      head: 'tone',
      lines: 80,
      labels: ['negative', 'positive'],
    });
    expect(figures.after.macroF1).toBeGreaterThan(0.8);
    expect(figures.before.macroF1).toBeLessThanOrEqual(figures.after.macroF1);
    // The new head has no word for what the lines never say.
    expect(taught.stderr).toContain('neutral');
    expect(await inUse()).toBe('diem-bao-small');

    expect(await models('use', 'van-phong')).toMatchObject({ code: 0 });
    expect(await inUse()).toBe('van-phong');
    expect(await toneOf('Ở thôn Pò Mạch, rác bốc mùi và giếng cạn khô.')).toBe('negative');
    expect(await toneOf('Ở thôn Pò Mạch, lớp học khang trang, chợ đông vui.')).toBe('positive');
  });

  test('are kept when they are replaced', async () => {
    const before = await readFile(folder('van-phong', 'heads', 'tone.bin'));
    expect(await models('retrain', '--data', labels, '--out', 'van-phong')).toMatchObject({ code: 0 });
    expect(await readFile(folder('van-phong', 'heads', 'tone.1.bin'))).toEqual(before);
  });

  test('come from what officers corrected, where no file is given', async () => {
    await storeCorrections(fresh.db);
    const taught = await models('retrain', '--json');
    expect(taught.code).toBe(0);
    const figures = jsonLines(taught.stdout);
    expect(figures).toEqual([
      expect.objectContaining({ head: 'topics', lines: 30, labels: ['environment', 'transport'] }),
      expect.objectContaining({ head: 'tone', lines: 30, labels: ['negative', 'positive'] }),
    ]);
    expect((await readdir(folder('office', 'heads'))).sort()).toEqual([
      'tone.bin',
      'tone.json',
      'topics.bin',
      'topics.json',
    ]);
  });

  test('that are gone are named at the start, with the way back', async () => {
    await rm(folder('van-phong'), { recursive: true });
    const lost = await runCommand(['analyze', '--jsonl'], { home: home.home, input: '{"id":1,"text":"x"}' });
    expect(lost.code).toBe(1);
    expect(lost.stderr.trim().split('\n')).toHaveLength(1);
    expect(lost.stderr).toContain('"diem-bao models use diem-bao-small"');
    expect(await models('use', 'diem-bao-small')).toMatchObject({ code: 0 });
    expect(await toneOf('Ở thôn Pò Mạch, bà con họp.')).toEqual(expect.any(String));
  });
});

describe('a model from elsewhere', { timeout: 120_000 }, () => {
  const REPOSITORY = 'Xenova/distilbert-base-multilingual-cased-sentiments-student';
  const files = new Map(
    ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'].map((path) => [
      path,
      Buffer.from(`{"of":"${path}"}`),
    ]),
  );
  let hub: Hub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());

  test('with wrong bytes is refused, and nothing of it is listed', async () => {
    hub.put(REPOSITORY, files, 'spoilt');
    const refused = await models('pull', 'sentiment-multilingual', '--from', hub.from);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain('SHA-256');
    const { stdout } = await models('list', '--json');
    expect(jsonLines(stdout)).toContainEqual(
      expect.objectContaining({ name: 'sentiment-multilingual', origin: 'known', licence: 'Apache-2.0' }),
    );
  });

  test('is pulled into the home alone; one that cannot be loaded is not chosen', async () => {
    hub.put(REPOSITORY, files);
    const pulled = await models('pull', 'sentiment-multilingual', '--from', hub.from);
    expect(pulled).toMatchObject({ code: 0, stdout: expect.stringContaining(commitOf(REPOSITORY)) });
    expect((await readdir(folder('sentiment-multilingual'))).sort()).toEqual([
      'config.json',
      'diem-bao.json',
      'onnx',
      'pull-lock.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    const refused = await models('use', 'sentiment-multilingual');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('cannot be loaded for sentiment');
    expect(await inUse()).toBe('diem-bao-small');
  });

  test('without heads is chosen with a warning and can be taught', async () => {
    const shipped = 'classifiers/models/diem-bao-small';
    await cp(shipped, folder('e5-base'), {
      recursive: true,
      filter: (path) => !path.includes(`${shipped}/heads`),
    });
    const chosen = await models('use', 'e5-base');
    expect(chosen).toMatchObject({ code: 0, stderr: expect.stringContaining('retrain') });
    const taught = await models('retrain', '--data', labels, '--out', 'tren-e5', '--json');
    expect(taught.code).toBe(0);
    expect(jsonLines(taught.stdout)).toEqual([expect.objectContaining({ head: 'tone', before: null })]);
    expect(await models('use', 'tren-e5')).toMatchObject({ code: 0 });
    expect(await toneOf('Ở thôn Pò Mạch, rác bốc mùi và giếng cạn khô.')).toBe('negative');
    // The encoder under the heads is exchanged: their numbers fit it no more.
    await writeFile(
      folder('e5-base', 'diem-bao.json'),
      JSON.stringify({ name: 'e5-base@2', maxTokens: 128 }),
    );
    const other = await models('use', 'tren-e5');
    expect(other.code).toBe(1);
    expect(other.stderr).toContain('e5-base@2');
  });
});
