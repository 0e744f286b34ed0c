/**
 * Accuracy of places on the project's own labelled texts, by class, and speed.
 *
 *   npx node bench/places.ts [dev|test|fresh] [--wrong]
 *
 * A mention is right when it overlaps a labelled one and names its unit. Mentions that would be asked
 * (confidence below ASK_BELOW) count as not given.
 */
import { parseArgs } from 'node:util';
import { ASK_BELOW, createLocator, type Locator } from '../classifiers/places/locate.ts';
import type { Mention } from '../db/model/index.ts';
import { type LabelledText, labelledTexts } from './places-labelled.ts';

interface Tally {
  right: number;
  wrong: number;
  missed: number;
  texts: number;
}

const keyOf = (mention: Mention): string => {
  if (mention.level === 'province') return mention.province;
  if (mention.level === 'commune') return `${mention.province}/${mention.name}`;
  return `@${mention.province}/${mention.commune ?? ''}/${mention.name}`;
};

function score(locator: Locator, item: LabelledText, tally: Tally, show: boolean): void {
  const found = locator
    .locate(item)
    .filter((mention) => mention.confidence >= ASK_BELOW || mention.signals.includes('divided'));
  const free = item.mentions.filter(({ answers }) => answers.length === 0);
  const gold = item.mentions.flatMap(({ start, end, answers }) =>
    answers.map((answer) => ({ start, end, answer })),
  );
  const taken = new Set<number>();
  const text = item.title ? `${item.title}\n${item.text}` : item.text;
  tally.texts++;
  const faults: string[] = [];
  for (const mention of found) {
    const overlaps = (other: { start: number; end: number }): boolean =>
      mention.start < other.end && other.start < mention.end;
    const at = gold.findIndex((want, i) => !taken.has(i) && overlaps(want) && want.answer === keyOf(mention));
    if (at >= 0) {
      taken.add(at);
      tally.right++;
    } else if (!free.some(overlaps)) {
      tally.wrong++;
      faults.push(
        `+ ${text.slice(mention.start, mention.end)} → ${keyOf(mention)} ${mention.confidence} ${mention.signals.join(' ')}`,
      );
    }
  }
  gold.forEach((want, i) => {
    if (taken.has(i)) return;
    tally.missed++;
    faults.push(`- ${text.slice(want.start, want.end)} → ${want.answer}`);
  });
  if (show && faults.length > 0)
    console.log(`[${item.kind}] ${text.replace('\n', ' || ')}\n    ${faults.join('\n    ')}`);
}

const percent = (value: number): string => value.toFixed(3).padStart(6);

function row(name: string, { right, wrong, missed, texts }: Tally): string {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = right + missed === 0 ? 1 : right / (right + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return `| ${name.padEnd(10)} | ${String(texts).padStart(5)} | ${String(right + missed).padStart(8)} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} |`;
}

function accuracy(locator: Locator, part: string | undefined, show: boolean): void {
  const kinds = new Map<string, Tally>();
  const all: Tally = { right: 0, wrong: 0, missed: 0, texts: 0 };
  for (const item of labelledTexts()) {
    if (part && item.part !== part) continue;
    const tally = kinds.get(item.kind) ?? { right: 0, wrong: 0, missed: 0, texts: 0 };
    kinds.set(item.kind, tally);
    score(locator, item, tally, show);
  }
  console.log('| class      | texts | mentions | precision | recall | F1 |\n|---|---|---|---|---|---|');
  for (const [kind, tally] of kinds) {
    console.log(row(kind, tally));
    all.right += tally.right;
    all.wrong += tally.wrong;
    all.missed += tally.missed;
    all.texts += tally.texts;
  }
  console.log(row('all', all));
}

function speed(locator: Locator): void {
  const texts = labelledTexts().map(({ text }) => text);
  const articles = Array.from({ length: 400 }, (_, i) => {
    let text = '';
    for (let j = i; text.length < 3000; j += 7) text += `${texts[j % texts.length]}\n`;
    return text.slice(0, 3000);
  });
  const before = process.cpuUsage();
  for (const text of articles) locator.locate({ text });
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / 1000 / articles.length;
  console.log(
    `\n${each.toFixed(2)} ms of processor time an article of 3,000 characters, ${Math.round(60_000 / each)} a minute`,
  );
}

const { values, positionals } = parseArgs({
  options: { wrong: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const locator = createLocator();
accuracy(locator, positionals[0], values.wrong);
speed(locator);
