import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadModel, type TextModel } from '../model.ts';
import { type CheckedArticle, type ClaimChecker, createChecker } from './check.ts';
import { createRetrieval } from './retrieval.ts';
import { readStatements } from './shipped.ts';

const statements = readStatements('statements');
let model: TextModel;
let retrieving: ClaimChecker;
/** What the encoder was asked to read, call by call. */
const asked: string[][] = [];

beforeAll(async () => {
  model = await loadModel('classifiers/models/diem-bao-small');
  const retrieval = createRetrieval(statements, (texts) => {
    asked.push([...texts]);
    return model.embed(texts);
  });
  retrieving = createChecker({ statements, retrieval });
  // The statements are embedded here, at the first sentence that may concern one.
  await retrieving.check({ text: 'Vùng biển ấy là của Trung Quốc.' });
}, 120_000);
afterAll(() => model.close());

const said = async (checker: ClaimChecker, article: CheckedArticle) =>
  (await checker.check(article)).map(({ statement, verdict }) => `${verdict}:${statement}`);

test.each([
  [
    'Vietnamese',
    'Hoàng Sa',
    'Trời mưa nhẹ. Có hơn trăm người dự. Nhiều bạn trẻ ghi chép. Buổi nói chuyện kéo dài.',
    'Quần đảo nằm phía đông Đà Nẵng ấy là lãnh thổ của Trung Quốc.',
    'contradicts:hoang-sa',
    'Quần đảo Chu San là lãnh thổ của Trung Quốc.',
  ],
  [
    'English',
    'Spratly Islands',
    'The talk was long. It rained. Many came. Some left.',
    'That archipelago off Khanh Hoa is an inseparable part of China.',
    'contradicts:truong-sa',
    'The Zhoushan Archipelago is an inseparable part of China.',
  ],
  [
    'Chinese',
    '西沙群岛',
    '会议今天举行。下了雨。很多人来了。有人走了。',
    '岘港以东海面上的那片群岛属于中国。',
    'contradicts:hoang-sa',
    '舟山群岛属于中国。',
  ],
])(
  'finds a place that is described and not named, %s',
  async (_, title, plain, sentence, expected, other) => {
    const article = { title, text: `${plain}\n${sentence}` };
    expect(await said(createChecker({ statements }), article)).toEqual([]);
    expect(await said(retrieving, article)).toEqual([expected]);
    // Without the name anywhere in the article, nobody knows which place is meant.
    expect(await said(retrieving, { text: article.text })).toEqual([]);
    // A place with a name of its own is not the one of the title.
    expect(await said(retrieving, { title, text: `${plain}\n${other}` })).toEqual([]);
  },
);

test('the statements are embedded once, and of sentences only those that may concern one', async () => {
  expect(asked.map((texts) => texts.length > 100).filter((many) => many)).toEqual([true]);
  asked.length = 0;
  await retrieving.check({ text: 'Chợ phiên đông vui. Hòn đảo ấy là của Trung Quốc. Trời mưa.' });
  await retrieving.check({ text: 'Chợ phiên đông vui. Chè Thái Nguyên được giá.' });
  expect(asked).toEqual([['Hòn đảo ấy là của Trung Quốc.']]);
});

test('a failure is not swallowed, and the next question asks again', async () => {
  let broken = true;
  const [first] = statements;
  const retrieval = createRetrieval(first ? [first] : [], (texts) =>
    broken ? Promise.reject(new Error('the model is closed')) : model.embed(texts),
  );
  await expect(retrieval.nearest(['Hòn đảo ấy là của Trung Quốc.'])).rejects.toThrow('closed');
  broken = false;
  expect(await retrieval.nearest(['Hòn đảo ấy là của Trung Quốc.'])).toEqual([[first?.id]]);
});
