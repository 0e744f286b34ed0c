/**
 * Figures of the local model: what ships, what an office gets by teaching it, and speed.
 *
 *     npx node bench/model.ts [--model classifiers/models/diem-bao-small] [--data ../shared/data] [--only name,…]
 *
 * Names: shipped, taught, speed, or one set of `taught`. Prints one table; reads the sets in place.
 */
import { parseArgs } from 'node:util';
import { loadModel } from '../classifiers/model.ts';
import { shippedFigures } from './model-shipped.ts';
import { speedFigures } from './model-speed.ts';
import { taughtFigures } from './model-taught.ts';

/** One line of the table. */
export interface Row {
  readonly set: string;
  readonly figure: string;
  readonly baseline: string;
  readonly reach: string;
  readonly measured: string;
}

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'classifiers/models/diem-bao-small' },
    data: { type: 'string', default: '../shared/data' },
    only: { type: 'string', default: '' },
  },
});
const only = new Set(values.only.split(',').filter(Boolean));
const wants = (part: string) => only.size === 0 || only.has(part);

const started = performance.now();
const model = await loadModel(values.model);
await model.assess([{ text: 'Xã họp bàn việc làm đường liên thôn.' }]);
const firstAnswer = performance.now() - started;

const rows: Row[] = [];
if (wants('speed')) rows.push(...(await speedFigures(model, firstAnswer, values.data)));
if (wants('shipped')) rows.push(...(await shippedFigures(model, values.model, values.data)));
if (wants('taught') || [...only].some((name) => !['shipped', 'speed'].includes(name)))
  rows.push(...(await taughtFigures(model, values.data, only.has('taught') ? new Set() : only)));
await model.close();

console.log(`${model.name}\n`);
console.log('| set | figure | baseline | reach | measured |\n|---|---|---|---|---|');
for (const row of rows)
  console.log(`| ${row.set} | ${row.figure} | ${row.baseline} | ${row.reach} | ${row.measured} |`);
