/**
 * Accuracy of stories: reprints made by rule from VNTC, and events written for the project.
 *
 *   npx node bench/stories.ts [../shared/data] [--half dev|test] [--wrong] [--articles 1500] [--no-dates] [--model classifiers/models/NAME]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadModel } from '../classifiers/model.ts';
import { createLocator } from '../classifiers/places/locate.ts';
import { type GroupedArticle, groupStories } from '../classifiers/stories/group.ts';
import { placeKey } from '../db/model/index.ts';
import { writtenEvents } from './stories-events.ts';
import { reprints } from './stories-reprints.ts';

/** An article with the story that it belongs to. */
export type Labelled = GroupedArticle & { readonly truth: string };

function pairs(
  articles: readonly Labelled[],
  story: ReadonlyMap<string, number>,
): { right: number; found: number; wanted: number; wrong: [Labelled, Labelled][] } {
  let right = 0;
  let found = 0;
  let wanted = 0;
  const wrong: [Labelled, Labelled][] = [];
  const byBoth = new Map<string, Labelled[]>();
  for (const article of articles) {
    for (const key of [`t${article.truth}`, `s${story.get(article.id)}`])
      byBoth.set(key, [...(byBoth.get(key) ?? []), article]);
  }
  for (const [key, group] of byBoth) {
    for (let i = 0; i < group.length; i++) {
      for (let j = i + 1; j < group.length; j++) {
        const a = group[i]!;
        const b = group[j]!;
        const same = a.truth === b.truth;
        const joined = story.get(a.id) === story.get(b.id);
        if (key[0] === 't') {
          wanted++;
          if (!joined) wrong.push([a, b]);
        } else {
          found++;
          if (same) right++;
          else wrong.push([a, b]);
        }
      }
    }
  }
  return { right, found, wanted, wrong };
}

function bCubed(
  articles: readonly Labelled[],
  story: ReadonlyMap<string, number>,
): { precision: number; recall: number; f1: number } {
  let precision = 0;
  let recall = 0;
  for (const a of articles) {
    const mine = articles.filter((b) => story.get(b.id) === story.get(a.id));
    const truth = articles.filter((b) => b.truth === a.truth);
    const both = mine.filter((b) => b.truth === a.truth).length;
    precision += both / mine.length;
    recall += both / truth.length;
  }
  precision /= articles.length;
  recall /= articles.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function report(name: string, articles: readonly Labelled[], show: boolean, cubed: boolean): void {
  const start = performance.now();
  const story = new Map(groupStories(articles).map((one) => [one.id, one.story]));
  const each = (performance.now() - start) / articles.length;
  const { right, found, wanted, wrong } = pairs(articles, story);
  const line = [name, String(articles.length), (right / found).toFixed(4), (right / wanted).toFixed(4)];
  if (cubed) {
    const { precision, recall, f1 } = bCubed(articles, story);
    line.push(precision.toFixed(3), recall.toFixed(3), f1.toFixed(3));
  } else line.push('', '', '');
  console.log(`| ${line.join(' | ')} | ${each.toFixed(2)} |`);
  if (!show) return;
  for (const [a, b] of wrong.slice(0, 60)) {
    const joined = story.get(a.id) === story.get(b.id);
    console.log(
      `  ${joined ? 'joined' : 'parted'} ${a.truth} ${a.id} "${a.title || a.text.slice(0, 60)}" ${b.truth} ${b.id} "${b.title || b.text.slice(0, 60)}"`,
    );
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      half: { type: 'string' },
      wrong: { type: 'boolean', default: false },
      'no-dates': { type: 'boolean', default: false },
      articles: { type: 'string', default: '1500' },
      model: { type: 'string' },
    },
    allowPositionals: true,
  });
  const locator = createLocator();
  const model = values.model ? await loadModel(values.model) : undefined;
  const ready = async (articles: readonly Labelled[]): Promise<Labelled[]> => {
    const embeddings = await model?.embed(
      articles.map(({ title, text }) => `${title}\n${text}`.slice(0, 600)),
    );
    return articles.map((article, i) => ({
      ...article,
      embedding: embeddings?.[i],
      publishedAt: values['no-dates'] ? null : article.publishedAt,
      places: [
        ...new Set(
          locator
            .locate(article)
            .filter(({ confidence }) => confidence >= 0.5)
            .map(placeKey),
        ),
      ],
    }));
  };
  console.log(
    '| set | articles | pair precision | pair recall | B³ precision | B³ recall | B³ F1 | ms an article |\n|---|---|---|---|---|---|---|---|',
  );
  const events = writtenEvents().filter(({ half }) => values.half === undefined || half === values.half);
  report('events', await ready(events), values.wrong, true);
  const data = positionals[0] ?? '../shared/data';
  if (!existsSync(`${data}/vntc/train.jsonl.gz`)) console.log(`no VNTC below ${data}: reprints left out`);
  else
    report(
      'reprints',
      await ready(await reprints(`${data}/vntc/train.jsonl.gz`, Number(values.articles))),
      values.wrong,
      false,
    );
}

await main();
