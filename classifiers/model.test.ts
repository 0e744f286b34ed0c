import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildHead } from './heads/build.ts';
import { saveHead } from './heads/store.ts';
import { loadModel, type TextModel } from './model.ts';

const SHIPPED = fileURLToPath(new URL('./models/diem-bao-small', import.meta.url));
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);

describe('the shipped model', () => {
  let model: TextModel;
  let ready = 0;
  beforeAll(async () => {
    const start = performance.now();
    model = await loadModel(SHIPPED);
    await model.assess([{ text: 'Xã họp bàn việc làm đường.' }]);
    ready = performance.now() - start;
  });
  afterAll(() => model.close());

  test('answers soon after start', () => {
    // The aim is 2 s on an idle core; a busy test machine gets more room.
    expect(ready).toBeLessThan(10_000);
  });

  test('tells sport from crime in three languages', async () => {
    const answers = await model.assess([
      { text: 'Đội bóng chuyền nữ của tỉnh giành huy chương vàng sau trận chung kết nghẹt thở' },
      { text: 'The home side scored twice in the second half to win the cup final' },
      { text: '国家队在昨晚的足球比赛中两球获胜' },
      { text: 'Công an bắt giữ đối tượng vận chuyển ma túy qua biên giới' },
      { text: 'Police arrested two men over a bank fraud on Tuesday' },
      { text: '警方抓获一个贩毒团伙，三名嫌疑人被判刑' },
    ]);
    for (const answer of answers.slice(0, 3)) expect(answer.topics[0]?.code).toBe('sport');
    for (const answer of answers.slice(3)) expect(answer.topics.map((t) => t.code)).toContain('security-law');
    for (const answer of answers) expect(answer.model).toBe(model.name);
  });

  test('is unsure, quickly, of what cannot be read', async () => {
    const start = performance.now();
    const answers = await model.assess([
      { text: '' },
      { text: 'a'.repeat(1_000_000) },
      { text: '😀🎉🔥'.repeat(500) },
      { text: 'Это сообщение написано на языке, которого модель не знает' },
      { text: 'ปีนี้ฝนตกหนักมากในหลายจังหวัดของประเทศไทย' },
      { text: 'Un texte en français', language: 'fr' },
    ]);
    expect(answers.map((answer) => answer.unsure)).toEqual([true, true, true, true, true, true]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('embeds a text near its translation', async () => {
    const [vi, en, zh, other] = await model.embed([
      'Lũ quét làm ba người chết ở miền núi phía Bắc',
      'Flash floods kill three in the northern mountains',
      '北部山区山洪造成三人死亡',
      'Giá vàng hôm nay tăng mạnh',
    ]);
    expect(cosine(vi!, vi!)).toBeCloseTo(1, 3);
    expect(cosine(vi!, en!)).toBeGreaterThan(cosine(vi!, other!));
    expect(cosine(vi!, zh!)).toBeGreaterThan(cosine(vi!, other!));
  });

  test('explains by sentences of the text itself', async () => {
    const input = {
      title: 'Tin trong ngày',
      text: 'Sáng nay trời nhiều mây. Một vụ cháy chợ đã thiêu rụi ba mươi gian hàng, hai người bị thương nặng. Mời bạn đọc theo dõi.',
    };
    const whole = `${input.title}\n${input.text}`;
    const moved = await model.explain(input);
    expect(moved.length).toBeGreaterThan(0);
    for (const part of moved) expect(whole.slice(part.start, part.end)).toBe(part.sentence);
  });

  test('keeps the order of a long batch while another caller is served', async () => {
    const texts = Array.from(
      { length: 100 },
      (_, i) => `Bản tin số ${i}: giá lúa tại chợ huyện ${'tăng nhẹ '.repeat(i % 7)}`,
    );
    let batchDone = false;
    const batch = model.embed(texts).then((all) => {
      batchDone = true;
      return all;
    });
    await model.assess([{ text: 'Một câu hỏi từ trang tin của cán bộ xã' }]);
    expect(batchDone).toBe(false);
    const all = await batch;
    const [single] = await model.embed([texts[41]!]);
    expect(cosine(all[41]!, single!)).toBeGreaterThan(0.99);
  });
});

test('reads more of a text where asked, and embeds as before', async () => {
  const usual = await loadModel(SHIPPED);
  const thorough = await loadModel(SHIPPED, { headTokens: 160 });
  try {
    const text = Array.from({ length: 40 }, (_, i) => `Thôn số ${i + 1} đã làm xong đường bê tông.`).join(
      ' ',
    );
    const [[short], [long]] = await Promise.all([usual.read([{ text }]), thorough.read([{ text }])]);
    const [[before], [after]] = await Promise.all([usual.embed([text]), thorough.embed([text])]);
    expect(cosine(short!.mean, long!.mean)).toBeLessThan(0.9999);
    expect(cosine(before!, after!)).toBeGreaterThan(0.9999);
    expect(thorough.name).toBe(`${usual.name} (160 pieces)`);
  } finally {
    await usual.close();
    await thorough.close();
  }
});

test('a head that an office taught on both encoders answers for it', async () => {
  const office = await mkdtemp(join(tmpdir(), 'diem-bao-heads-'));
  const shipped = await loadModel(SHIPPED);
  try {
    const texts = ['Chợ phiên đông vui, hàng bán chạy.', 'Mưa đá làm hỏng vườn mận của bản.'];
    const readings = await shipped.readForTeaching(texts.map((text) => ({ text })));
    const usual = await shipped.read(texts.map((text) => ({ text })));
    expect(cosine(readings[0]!.mean, usual[0]!.mean)).toBeGreaterThan(0.999);
    expect(cosine(readings[0]!.mean, readings[0]!.untuned)).toBeLessThan(0.99);
    const taught = buildHead(
      readings.map((reading, i) => ({ reading, labels: [i === 0 ? 2 : 0] })),
      [],
      {
        name: 'tone',
        labels: ['negative', 'neutral', 'positive'],
        choose: 'one',
        views: ['untuned', 'untunedMiddle'],
        fit: { cost: 1, balance: 0, passes: 20, seed: 1 },
      },
    );
    await saveHead(office, taught);
    const own = await loadModel(SHIPPED, { heads: office });
    onTestFinished(() => own.close());
    const answers = await own.assess(texts.map((text) => ({ text })));
    expect(answers.map(({ tone }) => tone)).toEqual(['positive', 'negative']);
    expect(answers[0]!.topics.length).toBeGreaterThan(0);
  } finally {
    await shipped.close();
    await rm(office, { recursive: true });
  }
});

test('a folder that is no model is refused by name', async () => {
  await expect(loadModel('classifiers/nowhere')).rejects.toThrow(/nowhere/);
});
