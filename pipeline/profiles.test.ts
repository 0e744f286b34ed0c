import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatProblem, loadProfiles } from './profiles.ts';

const REAL = join(import.meta.dirname, '../localities');

describe('the profiles that are shipped', () => {
  const { localities, problems } = loadProfiles(REAL);

  test('load without a problem', () => {
    expect(problems.map(formatProblem)).toEqual([]);
    expect(localities.map((locality) => locality.id)).toEqual([
      'tinh-lang-son',
      'xa-binh-thanh',
      'xa-loi-bac',
      'xa-tien-phong',
      'xa-vu-duong',
    ]);
  });

  test('say of no source that it works where nobody has checked', () => {
    const states = new Set(localities.flatMap((locality) => locality.sources.map((source) => source.state)));
    expect([...states]).toEqual(['unverified']);
  });

  test('follow national, provincial, foreign-language and institution sources', () => {
    for (const locality of localities) {
      const languages = new Set(locality.sources.map((source) => source.language));
      expect([...languages], locality.id).toEqual(expect.arrayContaining(['vi', 'en', 'zh']));
      expect(
        locality.sources.some((source) => source.kind === 'institution'),
        locality.id,
      ).toBe(true);
      expect(
        locality.sources.some((source) => source.homeProvince === locality.province),
        locality.id,
      ).toBe(true);
    }
  });

  test('keep every clock of the decrees, each with its basis', () => {
    for (const { id, clocks } of localities) {
      expect(clocks.length, id).toBeGreaterThanOrEqual(8);
      for (const clock of clocks) expect(clock.basis).toMatch(/^Nghị định \d+\/2026\/NĐ-CP, Điều \d+/);
    }
  });

  test('never open loopback', () => {
    expect(localities.filter((locality) => locality.crawl.allowLoopback)).toEqual([]);
  });
});

describe('a mistake', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'profiles-'));
    cpSync(REAL, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, from: string | RegExp, to: string): number => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const edited = text.replace(from, to);
    expect(edited, `${file} holds ${from}`).not.toBe(text);
    writeFileSync(path, edited);
    return text.slice(0, text.search(from)).split('\n').length;
  };
  const load = () => {
    const { localities, problems } = loadProfiles(folder);
    return { ids: localities.map(({ id }) => id), localities, messages: problems.map(formatProblem) };
  };
  test('of a decree is corrected in the profile: the same id replaces, a new one is added', () => {
    edit(
      'xa-loi-bac/profile.yaml',
      /^deadlines:/m,
      `workCalendar: { daysOff: ["2026-12-31"] }
clocks:
  - { id: editor-request, name: Trả lời, basis: Quy chế của xã, amount: 10, unit: days }
  - { id: own, name: Riêng, basis: Quy chế của xã }
deadlines:`,
    );
    const { localities, messages } = load();
    expect(messages).toEqual([]);
    const [own, other] = ['xa-loi-bac', 'xa-vu-duong'].map(
      (id) => localities.find((each) => each.id === id)!,
    );
    expect(own!.clocks).toHaveLength(other!.clocks.length + 1);
    const request = own!.clocks.find((clock) => clock.id === 'editor-request');
    expect(request).toMatchObject({ amount: 10, basis: 'Quy chế của xã' });
    expect(own!.clocks.at(-1)!.id).toBe('own');
    expect(own!.workCalendar).toEqual({ daysOff: ['2026-12-31'], workedDays: [] });
    expect(other!.workCalendar).toEqual({ daysOff: [], workedDays: [] });
  });

  test('of a clock with a number and no unit is told', () => {
    edit('_shared/common.yaml', /^ {4}unit: hours\n/m, '');
    expect(load().messages.join('\n')).toMatch(
      /common\.yaml:\d+: clocks\.0\.amount: 24 and unit belong together/,
    );
  });

  const OTHERS = ['tinh-lang-son', 'xa-binh-thanh', 'xa-tien-phong', 'xa-vu-duong'];

  test('in a type of source names file, line, field and what is allowed, and costs that source alone', () => {
    const before = loadProfiles(folder).localities.find(({ id }) => id === 'xa-loi-bac')!.sources.length;
    const line = edit('xa-loi-bac/sources.yaml', 'type: listing', 'type: rss');
    const { localities, messages } = load();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(`xa-loi-bac/sources.yaml:${line}: `);
    expect(messages[0]).toMatch(/sources\.\d+\.type: "rss" is not one of feed, sitemap, listing, browser/);
    expect(localities.find(({ id }) => id === 'xa-loi-bac')!.sources).toHaveLength(before - 1);
  });

  test('in the name of a field names the fields there are', () => {
    const line = edit('xa-loi-bac/profile.yaml', /^fullName:/m, 'fulname:');
    const { ids, messages } = load();
    expect(ids).toEqual(OTHERS);
    expect(messages).toContainEqual(
      expect.stringMatching(/profile\.yaml:\d+: fullName: missing; should be string/),
    );
    expect(messages).toContainEqual(
      expect.stringContaining(
        `profile.yaml:${line}: fulname: no such field; the fields here are level, name`,
      ),
    );
  });

  test('in a nested field points at its own line', () => {
    const line = edit('xa-loi-bac/profile.yaml', 'day: "06-15"', 'day: "06-31"');
    const { ids, messages } = load();
    expect(ids).toEqual(OTHERS);
    expect(messages).toEqual([
      `${join(folder, 'xa-loi-bac/profile.yaml')}:${line}: deadlines.0.day: "06-31" should be a month and day that exist, MM-DD in quotes`,
    ]);
  });

  test('in a time zone, an e-mail address or a topic is told too', () => {
    edit('xa-loi-bac/profile.yaml', /^digestAt: .*$/m, 'digestAt: "6h30"\ntimeZone: Asia/Hanoi');
    edit('xa-loi-bac/profile.yaml', /handles: \[.*\]/, 'handles: [Du lịch]');
    const { messages } = load();
    expect(messages.join('\n')).toMatch(/timeZone: "Asia\/Hanoi" should be an IANA time zone/);
    expect(messages.join('\n')).toMatch(/digestAt: "6h30" should be a time of day/);
    expect(messages.join('\n')).toMatch(
      /desks\.0\.handles\.0: "Du lịch" is not one of economy, border-trade/,
    );
  });

  test('in the YAML itself is told with its line', () => {
    edit('xa-loi-bac/profile.yaml', /^recipients:$/m, 'recipients: [');
    const { ids, messages } = load();
    expect(ids).toEqual(OTHERS);
    expect(messages[0]).toMatch(/xa-loi-bac\/profile\.yaml:\d+: not valid YAML: /);
  });

  test('in an include names the list that is missing', () => {
    edit('xa-loi-bac/sources.yaml', /include: \[national/, 'include: [nationwide');
    expect(load().messages).toEqual([
      `${join(folder, '_shared/sources/nationwide.yaml')}:1: the file is missing`,
    ]);
  });

  test('of one id for two addresses is told', () => {
    edit('xa-vu-duong/sources.yaml', /- id: [a-z0-9-]+/, '- id: vnexpress-thoi-su');
    expect(load().messages.join('\n')).toMatch(
      /vnexpress-thoi-su: this id names another address in tinh-lang-son/,
    );
  });

  test('of a file address where a web address belongs is told', () => {
    edit('xa-loi-bac/sources.yaml', /url: https:\S+/, 'url: file:///etc/passwd');
    expect(load().messages.join('\n')).toMatch(
      /url: "file:\/\/\/etc\/passwd" should be an http or https address/,
    );
  });

  test.each([
    ['mastodon', 'https://mastodon.social/tags/langson', 'institution'],
    ['reddit', 'https://www.reddit.com/r/VietNam', 'press'],
  ])(
    'of %s, where anyone can post, named as another kind is told, and costs that source alone',
    (type, url, kind) => {
      const entry = (of: string) => `- { id: mo, kind: ${of}, type: ${type}, url: "${url}", outlet: Mở }`;
      const line = edit('xa-loi-bac/sources.yaml', /^sources:$/m, `sources:\n  ${entry(kind)}`) + 1;
      const { ids, messages } = load();
      expect(messages).toEqual([
        `${join(folder, 'xa-loi-bac/sources.yaml')}:${line}: sources.0.kind: "${kind}" should be community: anyone can post there`,
      ]);
      expect(ids).toContain('xa-loi-bac');
      edit('xa-loi-bac/sources.yaml', entry(kind), entry('community'));
      expect(load().messages).toEqual([]);
    },
  );

  test('of an absent folder is a problem, not an exception', () => {
    expect(loadProfiles(join(folder, 'none')).problems).toEqual([
      { file: join(folder, 'none'), line: 1, field: '', message: 'the folder is missing' },
    ]);
  });
});
