import { expect, test } from 'vitest';
import type { Verdict } from '../../db/model/index.ts';
import { createChecker } from './check.ts';
import { readStatements } from './shipped.ts';

const statements = readStatements('statements');
const checker = createChecker({ statements });

/** Pairs that differ in the one thing that a rule is about: what it lets go, and what it must still find. */
test.each<[string, string, string, Verdict[]]>([
  [
    '“us” in hearsay is not the text',
    'thac-ban-gioc',
    'Nhiều người nói ta mất nửa thác Bản Giốc.',
    ['reports'],
  ],
  ['“us” said by the text is', 'thac-ban-gioc', 'Sự thật là ta đã mất nửa thác Bản Giốc.', ['contradicts']],
  [
    'accounts of a side are its words',
    'chien-tranh-bien-gioi-1979',
    'Chinese accounts call the 1979 war a self-defensive counterattack.',
    ['reports'],
  ],
  [
    'without them the text says it',
    'chien-tranh-bien-gioi-1979',
    'The 1979 war was a self-defensive counterattack by China.',
    ['contradicts'],
  ],
  [
    'one side of a shared fall',
    'thac-ban-gioc',
    'Khu du lịch thác Đức Thiên phía Trung Quốc đóng cửa vì lũ.',
    [],
  ],
  [
    'the other side agrees',
    'thac-ban-gioc',
    "Vietnam's Ban Gioc waterfall drew 40,000 visitors.",
    ['supports'],
  ],
  [
    'an amendment that failed',
    'san-francisco-1951',
    "At San Francisco Gromyko's amendment to hand the Paracels and Spratlys to Peking was voted down.",
    [],
  ],
  [
    'what the treaty is said to have done',
    'san-francisco-1951',
    'The treaty of San Francisco handed the Paracels and Spratlys to China.',
    ['contradicts'],
  ],
])('%s', async (_, statement, text, expected) => {
  const matches = await checker.check({ text });
  expect(matches.filter((match) => match.statement === statement).map(({ verdict }) => verdict)).toEqual(
    expected,
  );
});

/** A retrieval that finds the statement in every sentence. */
const finding = (id: string) => ({ nearest: async (texts: readonly string[]) => texts.map(() => [id]) });

test('a number of a sentence that retrieval alone relates to a statement is not compared', async () => {
  const related = createChecker({ statements, retrieval: finding('gac-ma') });
  const flags = (
    await related.check({
      text: 'Ngày 19/1/1974 trận hải chiến nổ ra, 74 người lính Việt Nam Cộng hòa nằm lại với biển.',
    })
  ).filter(({ verdict }) => verdict === 'contradicts');
  expect(flags).toEqual([]);
  const named = await related.check({
    text: 'Trận Gạc Ma năm 1988 có 74 chiến sĩ hải quân Việt Nam hy sinh.',
  });
  expect(named.map(({ statement, verdict }) => [statement, verdict])).toContainEqual([
    'gac-ma',
    'contradicts',
  ]);
});
