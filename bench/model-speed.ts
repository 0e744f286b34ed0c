import type { TextModel } from '../classifiers/model.ts';
import { vntc } from '../classifiers/training/sets.ts';
import type { Row } from './model.ts';

const ARTICLES = 200;
const CHARACTERS = 2_000;

/** Articles of 2,000 characters a second through `assess` (one inference thread), memory, first answer. */
export async function speedFigures(model: TextModel, firstAnswerMs: number, data: string): Promise<Row[]> {
  // Memory before the set itself is in it: what a worker of the office needs.
  const filler = 'Hội nghị bàn việc làm đường liên thôn, trồng rừng và đón khách về bản. ';
  await model.assess(Array.from({ length: 64 }, (_, i) => ({ text: `${i} ${filler.repeat(28)}` })));
  const memory = process.memoryUsage().rss / 1e6;
  const texts = vntc(data)
    .test.map((sample) => sample.text)
    .filter((text) => text.length >= CHARACTERS)
    .slice(0, ARTICLES)
    .map((text) => ({ title: text.slice(0, 80), text: text.slice(80, CHARACTERS) }));
  await model.assess(texts.slice(0, 16));
  const started = performance.now();
  await model.assess(texts);
  const seconds = (performance.now() - started) / 1000;
  const cells = { baseline: '–' };
  return [
    {
      set: `${texts.length} articles of ${CHARACTERS} characters`,
      figure: 'articles a second, one thread',
      reach: '≥ 25',
      measured: (texts.length / seconds).toFixed(1),
      ...cells,
    },
    {
      set: 'process',
      figure: 'memory (resident), MB',
      reach: '≤ 600',
      measured: memory.toFixed(0),
      ...cells,
    },
    {
      set: 'start',
      figure: 'first answer after loading began, s',
      reach: '≤ 2',
      measured: (firstAnswerMs / 1000).toFixed(2),
      ...cells,
    },
  ];
}
