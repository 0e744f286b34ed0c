import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportPlace } from '../../db/model/index.ts';
import { barChart } from './bars.ts';
import { labelsOf } from './labels.ts';
import { placeMap } from './map.ts';
import { readUnitCentres } from './unit-centres.ts';

const ground = readUnitCentres().get('Lạng Sơn')!;
const place = (name: string, articles: number, negative = 0): ReportPlace => {
  const unit = ground.find((one) => one.name === name)!;
  return { key: name, articles, negative, positive: 0, before: null, ...unit };
};

describe('the map of units', () => {
  const places = [place('Lợi Bác', 27, 4), place('Mẫu Sơn', 9), place('Khuất Xá', 4), place('Lộc Bình', 2)];
  const chart = placeMap(places, ground, 'Lợi Bác');
  const $ = load(chart.svg, { xml: true });
  const radii = $('svg > circle')
    .toArray()
    .map((circle) => Number($(circle).attr('r')));

  test('every unit is a circle of its own area: a wider unit has a wider circle', () => {
    const grounds = $('svg > circle[fill="#eef1f4"]');
    expect(grounds).toHaveLength(65);
    const [small, large] = [...ground]
      .toSorted((a, b) => a.area - b.area)
      .filter((unit) => unit.area > 40)
      .slice(0, 2);
    const radiusOf = (name: string) => radii[ground.findIndex((unit) => unit.name === name)]!;
    expect((radiusOf(large!.name) / radiusOf(small!.name)) ** 2).toBeCloseTo(large!.area / small!.area, 1);
  });

  test('the unit of the report has a rim of its own, and every place its name and number', () => {
    expect($('svg > circle[stroke-width="1.6"]')).toHaveLength(1);
    const words = $('svg > text').text();
    for (const { key, articles } of places) expect(words).toContain(`${key} (${articles})`);
  });

  test('it says that no boundary is drawn, in the drawing and in its description', () => {
    expect($('g text').text()).toContain('không phải địa giới');
    expect($('g text').text()).toMatch(/\d+ km/);
    expect(chart.alt).toContain('không vẽ địa giới');
    expect(chart.alt).toContain('Lợi Bác 27');
  });

  test('the special zones of the sea are units like all others', () => {
    for (const [province, zone] of [
      ['Đà Nẵng', 'Hoàng Sa'],
      ['Khánh Hòa', 'Trường Sa'],
    ] as const)
      expect(
        readUnitCentres()
          .get(province)
          ?.some((unit) => unit.name === zone),
      ).toBe(true);
  });

  test('without units or places it says that there is nothing', () => {
    expect(placeMap([], []).svg).toContain('Không có số liệu');
  });
});

test('names never cover each other and stay on the drawing', () => {
  const mark = fc.record({
    text: fc.constantFrom('Lợi Bác (27)', 'Mẫu Sơn (9)', 'Thống Nhất (1)'),
    x: fc.integer({ min: 0, max: 640 }),
    y: fc.integer({ min: 0, max: 400 }),
    radius: fc.integer({ min: 3, max: 22 }),
  });
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
      const boxes = labelsOf(marks, { width: 640, height: 400 }).map(({ text, x, y, anchor }) => {
        const width = text.length * 6.4;
        const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width;
        return { left, right: left + width, y };
      });
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(-0.01);
        expect(box.right).toBeLessThanOrEqual(640.01);
      }
      for (const [index, a] of boxes.entries())
        for (const b of boxes.slice(index + 1))
          expect(a.left < b.right - 0.01 && b.left < a.right - 0.01 && Math.abs(a.y - b.y) < 6).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('a long name keeps its place beside its bar', () => {
  const chart = barChart('Cơ quan', [
    { label: 'Trang thông tin xã Lợi Bác (trình diễn)', value: 3, negative: 1 },
    { label: 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn', value: 2, negative: 0 },
  ]);
  expect(chart.svg).toContain('Trang thông tin xã Lợi Bác (trình diễn)<');
  expect(chart.svg).toMatch(/>Ban Quản lý Khu kinh tế cửa khẩu[^<]{0,8}…</);
  expect(chart.alt).toContain('Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn 2');
});
