import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TONES, TOPICS } from '../db/model/index.ts';
import { registerCommands } from '../pipeline/commands/index.ts';
import { jsonLines, runCommand } from './setup/command.ts';
import { articlePage } from './setup/pages.ts';

/** Every command that others call, with what they may pass to it. */
const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['start', '--port'],
  ['demo', '--once'],
  ['crawl', '--locality', '--source'],
  ['ingest', '<files...>'],
  ['worker', '--queues'],
  ['extract', '--url', '--jsonl', '[file]'],
  ['feed', '--jsonl'],
  ['robots', '--jsonl'],
  ['analyze', '--jsonl'],
  ['similar', '--jsonl'],
  ['digest', '--locality', '--date', '--format', '--out'],
  ['report', '--locality', '--from', '--to', '--format', '--out', '--check'],
  ['export', '--locality', '--from', '--to', '--format'],
  ['sources', '--locality', '--check'],
  ['status'],
  ['models list'],
  ['models pull', '<name>', '--from'],
  ['models use', '<name>'],
  ['models retrain', '--data', '--out'],
  ['archive verify'],
  ['audit verify'],
  ['eval', '[name]'],
  ['backup', '<file>'],
  ['restore', '<file>'],
];

describe('the command line', () => {
  test.each(COMMANDS)('%s', async (name, ...parts) => {
    const [first = '', ...rest] = name.split(' ');
    const program = new Command('diem-bao');
    await registerCommands(program, first);
    const command = [first, ...rest].reduce<Command | undefined>(
      (parent, word) => parent?.commands.find((one) => one.name() === word),
      program,
    );
    const help = command?.helpInformation() ?? '';
    expect(help).toContain(`Usage: diem-bao ${name}`);
    expect(parts.filter((part) => !help.includes(part))).toEqual([]);
  });

  test('all of it is in the help', async () => {
    const { code, stdout, stderr } = await runCommand(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const listed = [...stdout.matchAll(/^ {2}([a-z]+)[ \n]/gm)].map((match) => match[1]);
    const wanted = new Set(COMMANDS.map(([name]) => name.split(' ')[0]));
    expect([...wanted].filter((name) => !listed.includes(name))).toEqual([]);
  });
});

const place = z.strictObject({
  name: z.string(),
  level: z.enum(['province', 'commune', 'landmark']),
  commune: z.string().optional(),
  province: z.string(),
  start: z.int(),
  end: z.int(),
  confidence: z.number().min(0).max(1),
});
const claim = z.strictObject({
  statement: z.string(),
  verdict: z.enum(['contradicts', 'reports', 'rebuts', 'supports']),
  score: z.number().min(0).max(1),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
});
const analysis = z.strictObject({
  id: z.union([z.string(), z.number()]),
  language: z.string(),
  places: z.array(place),
  topics: z.array(
    z.strictObject({ code: z.enum(TOPICS.map((topic) => topic.code)), score: z.number().min(0).max(1) }),
  ),
  sentiment: z.strictObject({ label: z.enum(TONES), score: z.number().min(0).max(1) }),
  claims: z.array(claim),
});

describe('analyze --jsonl', () => {
  // A character outside the first plane is two UTF-16 units: offsets in code points or bytes would be off.
  const titled = {
    id: 'co-tieu-de',
    title: '🌾 Lợi Bác vào vụ hồi',
    text: 'Bà con xã Lợi Bác, tỉnh Lạng Sơn thu hoạch hồi 🌿. Đoàn của xã Hạnh Dịch, Nghệ An tới thăm.',
    publishedAt: '2026-11-20T07:00:00+07:00',
  };
  const claiming = {
    id: 2,
    text: 'Bản tin mở đầu 🗞. Thác Bản Giốc hoàn toàn thuộc về Trung Quốc. Du khách vẫn tới đông.',
    home: 'Cao Bằng',
    language: 'vi',
  };
  const quiet = { id: 'khong-co-gi', text: 'Giá vàng hôm nay tăng nhẹ so với phiên trước.' };

  test('answers each line in the agreed shape, with offsets that cut the named words out', async () => {
    const input = [titled, { id: 'thieu' }, claiming, quiet].map((line) => JSON.stringify(line));
    const { code, stdout } = await runCommand(['analyze', '--jsonl'], { input: [...input, '{'].join('\n') });
    expect(code).toBe(0);
    const answers = jsonLines(stdout);
    expect(answers.map((answer) => answer.id)).toEqual(['co-tieu-de', 'thieu', 2, 'khong-co-gi', null]);
    expect(answers[1]).toEqual({ id: 'thieu', error: expect.stringContaining('text') });
    expect(answers[4]).toEqual({ id: null, error: expect.any(String) });
    const [first, second, third] = [0, 2, 3].map((index) => analysis.parse(answers[index]));

    const whole = `${titled.title}\n${titled.text}`;
    const cut = first?.places.map(({ name, province, start, end }) => [
      whole.slice(start, end),
      name,
      province,
    ]);
    expect(cut).toEqual([
      ['Lợi Bác', 'Lợi Bác', 'Lạng Sơn'],
      ['Lợi Bác', 'Lợi Bác', 'Lạng Sơn'],
      ['Lạng Sơn', 'Lạng Sơn', 'Lạng Sơn'],
      // The unit in force since 1 July 2025.
      ['Hạnh Dịch', 'Tiền Phong', 'Nghệ An'],
      ['Nghệ An', 'Nghệ An', 'Nghệ An'],
    ]);
    expect(first?.language).toBe('vi');

    expect(second?.claims).toHaveLength(1);
    const [found] = second?.claims ?? [];
    expect(found).toMatchObject({ statement: 'thac-ban-gioc', verdict: 'contradicts' });
    expect(claiming.text.slice(found?.start, found?.end)).toBe(found?.quote);
    expect(found?.quote).toBe('Thác Bản Giốc hoàn toàn thuộc về Trung Quốc.');

    expect(third).toMatchObject({ places: [], claims: [] });
  });
});

describe('similar --jsonl', () => {
  test('gives reprints one story, and others their own', async () => {
    const body = (number: number) =>
      [...articlePage(number).matchAll(/<p>(.*?)<\/p>/g)].map((match) => match[1]).join('\n');
    const lines = [
      {
        id: 'goc',
        title: 'Lợi Bác bàn đường liên thôn',
        text: body(1),
        publishedAt: '2026-11-20T07:00:00+07:00',
      },
      {
        id: 'khac',
        title: 'Đội bóng chuyền nữ vào chung kết giải vô địch quốc gia',
        text: 'Tối qua, đội bóng chuyền nữ Hà Nội thắng ba hiệp trắng trước đội chủ nhà để vào chung kết. Huấn luyện viên khen tinh thần của các cầu thủ trẻ. Trận chung kết diễn ra cuối tuần này.',
        publishedAt: '2026-11-20T08:00:00+07:00',
      },
      {
        id: 'dang-lai',
        title: 'Lợi Bác bàn đường liên thôn',
        text: body(1),
        publishedAt: '2026-11-20T09:00:00+07:00',
      },
      { id: 'cat', title: 'Đường liên thôn ở Lợi Bác', text: body(1).slice(0, 1200) },
    ];
    const input = [...lines.map((line) => JSON.stringify(line)), '{"id":"hong","title":"x"}'].join('\n');
    const { code, stdout } = await runCommand(['similar', '--jsonl'], { input });
    expect(code).toBe(0);
    const answers = jsonLines(stdout);
    expect(answers.map((answer) => Object.keys(answer))).toEqual([
      ...lines.map(() => ['id', 'story']),
      ['id', 'error'],
    ]);
    const [original, other, reprint, short] = answers.map((answer) => answer.story);
    expect(reprint).toBe(original);
    expect(short).toBe(original);
    expect(other).not.toBe(original);
  });
});
