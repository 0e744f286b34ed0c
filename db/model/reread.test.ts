import { expect, test } from 'vitest';
import type { ClaimMatch } from './claim.ts';
import { rereadMatches, type StoredMatch } from './reread.ts';

const Q = 'Đảo Thử là của nước khác.';
const OTHER = 'Đảo Thử chưa bao giờ là của ta.';
const stored = (id: number, start: number, change: Partial<StoredMatch> = {}): StoredMatch => ({
  id,
  statement: 's',
  quote: Q,
  start,
  reviewed: true,
  gone: false,
  ...change,
});
const match = (start: number, quote = Q, statement = 's'): ClaimMatch => ({
  statement,
  verdict: 'contradicts',
  score: 0.9,
  quote,
  start,
  end: start + quote.length,
  why: [],
});
const places = (before: readonly StoredMatch[], reading: readonly ClaimMatch[], text = '') => {
  const { found, standing, gone, dropped } = rereadMatches(before, reading, text);
  return {
    found: found.map(({ match: { start }, id }) => [id, start]),
    standing: standing.map(({ id, start }) => [id, start]),
    gone,
    dropped,
  };
};
const none = { found: [], standing: [], gone: [], dropped: [] };

test('another sentence, or another statement, at the place of a match is a match of its own', () => {
  expect(places([stored(1, 5)], [match(5, OTHER)])).toEqual({ ...none, found: [[undefined, 5]], gone: [1] });
  expect(places([stored(1, 5, { reviewed: false })], [match(5, Q, 't')])).toEqual({
    ...none,
    found: [[undefined, 5]],
    dropped: [1],
  });
});

test('a sentence that moved takes its match along', () => {
  expect(places([stored(1, 5)], [match(80)])).toEqual({ ...none, found: [[1, 80]] });
  expect(places([stored(1, 5, { gone: true })], [match(5)])).toEqual({ ...none, found: [[1, 5]] });
});

test.each<[string, StoredMatch[], number[], object]>([
  [
    'both move',
    [stored(1, 5), stored(2, 60)],
    [15, 70],
    {
      found: [
        [1, 15],
        [2, 70],
      ],
    },
  ],
  [
    'one moves to where the other stays',
    [stored(1, 5), stored(2, 60)],
    [60, 99],
    {
      found: [
        [2, 60],
        [1, 99],
      ],
    },
  ],
  [
    'a third is new',
    [stored(1, 5)],
    [5, 60],
    {
      found: [
        [1, 5],
        [undefined, 60],
      ],
    },
  ],
  [
    'of two places one is left: the one that people acted on goes on',
    [stored(1, 5), stored(2, 60, { reviewed: false })],
    [60],
    { found: [[1, 60]], dropped: [2] },
  ],
  [
    'both were acted on, one place is left',
    [stored(1, 5), stored(2, 60)],
    [60],
    { found: [[2, 60]], gone: [1] },
  ],
  [
    'the one that is there goes on before the one that is gone',
    [stored(1, 5), stored(2, 60, { gone: true })],
    [60],
    { found: [[1, 60]], gone: [2] },
  ],
])('the same sentence twice: %s', (_name, before, starts, expected) => {
  expect(
    places(
      before,
      starts.map((start) => match(start)),
    ),
  ).toEqual({ ...none, ...expected });
});

test('what the reading says twice is one match', () => {
  expect(places([], [match(5), match(5)]).found).toEqual([[undefined, 5]]);
});

test('a reviewed sentence that the reading passes over stands as long as it is a sentence of the text', () => {
  const unfound = (text: string) => places([stored(1, 0)], [], text);
  expect(unfound(Q)).toEqual({ ...none, standing: [[1, 0]] });
  expect(unfound(`Mở đầu. ${Q} Kết.`)).toEqual({ ...none, standing: [[1, 8]] });
  expect(unfound(`Mở đầu\n${Q}`)).toEqual({ ...none, standing: [[1, 7]] });
  for (const text of ['', `Họ nói: ${Q}`, `“${Q}”, họ nói`, Q.slice(0, -1), `${Q}vn là tên miền.`])
    expect(unfound(text), text).toEqual({ ...none, gone: [1] });
  const title = 'Đảo Thử của nước khác';
  const titled = (text: string) => places([stored(1, 0, { quote: title })], [], text);
  expect(titled(`${title}\nThân bài.`).standing).toEqual([[1, 0]]);
  expect(titled(`${title}, họ nói\nThân bài.`).gone).toEqual([1]);
  const chinese = '试岛属于别国。';
  expect(places([stored(1, 0, { quote: chinese })], [], `开头。${chinese}结尾。`).standing).toEqual([[1, 3]]);
  expect(places([stored(1, 30), stored(2, 0)], [], `${Q} ${Q}`).standing).toEqual([
    [2, 0],
    [1, Q.length + 1],
  ]);
});
