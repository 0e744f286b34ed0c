import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed } from '../crawlers/manners/robots.ts';
import { readRobotsCases } from '../crawlers/testing/robots-cases.ts';

/** `node bench/robots.ts [data]`: the published robots.txt cases; all must be right. */
const data = join(process.argv[2] ?? '../shared/data', 'robots');

const rows = readdirSync(data).map((file) => {
  const cases = readRobotsCases(readFileSync(join(data, file), 'utf8'));
  const right = cases.filter((one) => isAllowed(one.robots, one.agent, one.url) === one.allowed).length;
  return { file, cases: cases.length, right };
});
const sum = (column: 'cases' | 'right') => rows.reduce((total, row) => total + row[column], 0);
console.table([...rows, { file: 'all', cases: sum('cases'), right: sum('right') }]);
