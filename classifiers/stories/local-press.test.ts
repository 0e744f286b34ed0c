import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoItem, readContent } from '../../pipeline/demo/content.ts';
import { loadModel, type TextModel } from '../model.ts';
import { groupStories } from './group.ts';

/**
 * An installation reads the press of one place: nearly every article names the commune and the province, within two
 * days. That names are shared says nothing here, however rare they are in the national press, and neither does an
 * embedding that finds any two local articles alike. Read with `places` (as the pipeline hands them in), with and
 * without the shipped model's embeddings.
 */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  market: [
    'loi-bac-mo-lai-cho-phien',
    'cho-phien-vui-tro-lai',
    'phien-cho-vung-cao-loi-bac',
    'nho-mot-phien-cho',
    'a-market-returns-in-the-hills',
    'liangshan-ganji',
  ],
  landslide: ['sat-lo-duong-loi-bac-san-vien', 'duong-lien-xa-sat-lo', 'thong-mot-lan-duong-loi-bac'],
  hospital: ['hon-40-hoc-sinh-nhap-vien', 'dinh-chinh-bai-hoc-sinh-nhap-vien'],
  gate: ['thong-quan-huu-nghi-620-xe', 'huu-nghi-thong-quan-ky-luc'],
  ship: ['statements-traded-over-survey-ship', 'waijiaobu-biaotai'],
};
/** A person could read these as part of an event or not. */
const UNDECIDED = [
  'thong-bao-cam-duong',
  'wifi-mien-phi-cho-phien',
  'anh-cho-phien',
  'the-long-road-north',
  // Behind robots.txt: never read.
  'noi-quy-toa-soan',
  'hop-giao-ban',
];

const eventOf = (slug: string): string =>
  Object.entries(EVENTS).find(([, slugs]) => slugs.includes(slug))?.[0] ?? slug;

interface Read {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date;
  readonly places: readonly string[];
}

function pressOfThePlace(): Read[] {
  const outlets = readContent().filter((outlet) => outlet.listing !== 'telegram');
  const find = (host: string, slug: string) =>
    outlets.find((outlet) => outlet.host === host)?.items.find((item) => item.slug === slug);
  const paragraphs = (item: DemoItem): string[] => {
    const { reprint } = item;
    const source = reprint && find(reprint.host, reprint.slug);
    const taken = source ? paragraphs(source).slice(1).slice(reprint.from, reprint.to) : [];
    return [item.lead, ...item.body.split(/\n+/).filter((line) => line !== ''), ...taken];
  };
  return outlets
    .flatMap((outlet) => outlet.items.map((item) => ({ outlet, item })))
    .filter(({ item }) => !item.template && !UNDECIDED.includes(item.slug) && item.body !== '')
    .map(({ outlet, item }) => {
      const text = paragraphs(item).join('\n');
      const [, days, hour, minute] = /^(-?\d+) (\d\d):(\d\d)$/.exec(item.at) ?? [];
      const names = /Lợi Bác|Loi Bac/.test(`${item.title} ${text}`) ? ['Lạng Sơn/Lợi Bác'] : [];
      return {
        id: item.slug,
        title: item.title,
        text,
        language: outlet.language,
        publishedAt: new Date(Date.UTC(2026, 10, 21 + Number(days), Number(hour) - 7, Number(minute))),
        places: [...names, 'Lạng Sơn'],
      };
    })
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
}

function wrongPairs(stories: readonly { readonly id: string; readonly story: number }[]): string[] {
  return stories.flatMap((one, index) =>
    stories
      .slice(index + 1)
      .filter((other) => other.story === one.story && eventOf(other.id) !== eventOf(one.id))
      .map((other) => `${one.id} + ${other.id}`),
  );
}

let model: TextModel;
let press: Read[];
beforeAll(async () => {
  model = await loadModel(join(import.meta.dirname, '../models/diem-bao-small'));
  press = pressOfThePlace();
});
afterAll(() => model.close());

describe.each(['without embeddings', 'with embeddings'])('the press of one place, %s', (kind) => {
  let stories: { id: string; story: number }[];
  const together = (slugs: readonly string[]) =>
    new Set(stories.filter(({ id }) => slugs.includes(id)).map(({ story }) => story)).size === 1;

  beforeAll(async () => {
    const embeddings =
      kind === 'with embeddings'
        ? await model.embed(press.map((read) => `${read.title}\n${read.text}`.slice(0, 600)))
        : [];
    stories = groupStories(press.map((read, index) => ({ ...read, embedding: embeddings[index] })));
  });

  test('what is not one event is not one story', () => {
    expect(wrongPairs(stories)).toEqual([]);
  });

  test('the reprints of a release are one story', () => {
    expect(together(EVENTS.market?.slice(0, 4) ?? [])).toBe(true);
  });

  test('a correction stands with what it takes back', () => {
    expect(together(EVENTS.hospital ?? [])).toBe(true);
  });

  // Their words differ too much: only the meaning tells.
  test.runIf(kind === 'with embeddings')('two tellings of the landslide are one story', () => {
    expect(together(EVENTS.landslide?.slice(0, 2) ?? [])).toBe(true);
  });
});
