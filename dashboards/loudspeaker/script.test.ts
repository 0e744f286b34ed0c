import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DigestData } from '../../db/model/index.ts';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { makeDigest } from '../digest/index.ts';
import { SAMPLE_LOCALITY } from '../digest/testing/sample.ts';
import { SAMPLE_DAY, SAMPLE_SOURCES } from '../digest/testing/sample-day.ts';
import { seedArticles, seedSources } from '../digest/testing/sample-seed.ts';
import { SPOKEN } from '../texts/spoken.ts';
import { loudspeakerScript, scriptText, WORDS_A_MINUTE } from './script.ts';

const now = new Date('2026-11-21T06:30:00+07:00');
let fresh: FreshDatabase;
let data: DigestData;

beforeAll(async () => {
  fresh = await freshDatabase();
  await seedSources(fresh.db, SAMPLE_LOCALITY.id, SAMPLE_SOURCES);
  await seedArticles(fresh.db, SAMPLE_LOCALITY.id, SAMPLE_DAY);
  data = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2026-11-21', { now });
});
afterAll(() => fresh.drop());

describe('the script for the loudspeaker', () => {
  test('has no digit and no abbreviation left, and its reading time at 140 words a minute', () => {
    const script = loudspeakerScript(data);
    const read = script.paragraphs.join(' ');
    expect(read).not.toMatch(/\d|UBND|HĐND|%|\bha\b/);
    expect(script.words).toBe(script.paragraphs.flatMap((paragraph) => paragraph.split(' ')).length);
    expect(script.minutes).toBeCloseTo(script.words / 140, 9);
    expect(WORDS_A_MINUTE).toBe(140);
    const total = Math.round((script.words / 140) * 60);
    expect(scriptText(data)).toContain(`${Math.floor(total / 60)} phút ${total % 60} giây`);
  });

  test('what is under way stays in the office: claims, open problems, deadlines, posts', () => {
    const read = loudspeakerScript(data).paragraphs.join(' ');
    for (const entry of data.problems) expect(read).not.toContain(entry.title);
    expect(read).not.toContain('Báo cáo tổng kết năm');
    expect(read).toContain('Cô giáo vùng cao Suối Đào');
  });

  test('each story says its outlet and the day of its report: "this morning" is that day\'s', () => {
    const story = loudspeakerScript(data).paragraphs.find((paragraph) => paragraph.startsWith('Cô giáo'));
    expect(story).toMatch(/Theo Giáo Dục Vùng Cao, ngày hai mươi tháng mười một\.$/);
  });

  test('a report that was taken back, and one in another language, are not read out', () => {
    const [first] = data.good;
    const read = (change: object) =>
      loudspeakerScript({ ...data, good: [{ ...first!, ...change }], other: [] }).paragraphs.join(' ');
    expect(read({})).toContain('ận Suối Đào');
    for (const change of [{ retracted: true }, { language: 'zh' }])
      expect(read(change)).not.toContain('ận Suối Đào');
  });

  test('where nothing was read it says nothing of the press, and warns the reader', async () => {
    const quiet = await makeDigest(fresh.db, SAMPLE_LOCALITY, '2025-03-04', { now });
    const text = scriptText(quiet);
    expect(text).toContain(SPOKEN.notRead);
    expect(text).toContain(SPOKEN.unread('xã Suối Đào'));
    expect(text).not.toContain('chưa có tin mới');
  });

  test("an anniversary of the day itself is told as today's", () => {
    const ahead = [
      {
        kind: 'anniversary' as const,
        name: 'Ngày Thầy thuốc Việt Nam',
        date: data.date,
        days: 0,
        basis: '',
        years: 71,
      },
    ];
    const read = loudspeakerScript({ ...data, ahead }).paragraphs;
    expect(read).toContain('Hôm nay là Ngày Thầy thuốc Việt Nam.');
    expect(read.join(' ')).not.toContain(SPOKEN.ahead);
  });
});
