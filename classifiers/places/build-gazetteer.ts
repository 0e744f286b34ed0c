/**
 * Builds `gazetteer/units.txt` from the tables of units and former units, and shows what changed.
 *
 *   npx node classifiers/places/build-gazetteer.ts [--data ../shared/data/units] [--check]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const TARGET = new URL('gazetteer/units.txt', import.meta.url);
const TYPE: Readonly<Record<string, string>> = {
  Xã: 'x',
  Phường: 'p',
  'Đặc khu': 'k',
  'Thị trấn': 't',
  Huyện: 'h',
  Quận: 'q',
  'Thị xã': 'd',
  'Thành phố': 'c',
  Tỉnh: 's',
};

const rows = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

/** `Xã Lợi Bác` → `['x', 'Lợi Bác']`. */
function typed(name: string): readonly [string, string] {
  for (const [word, letter] of Object.entries(TYPE)) {
    if (name.toLowerCase().startsWith(`${word.toLowerCase()} `)) return [letter, name.slice(word.length + 1)];
  }
  return ['', name];
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The compact file: provinces (`=`), units (`+`), former provinces (`~`), districts (`#`) and their former units. */
export function compact(units: readonly string[][], legacy: readonly string[][]): string {
  const provinces = [...new Set(units.map((row) => row[4]!))];
  const out = ['1'];
  for (const province of provinces) {
    out.push(`=${province}`);
    for (const [code, type, name, , of] of units)
      if (of === province) out.push(`+${Number(code)}\t${TYPE[type!]}\t${name}`);
  }
  const former = new Map<string, Map<string, Map<string, number[]>>>();
  const into = new Map<string, string>();
  for (const [oldProvince, oldDistrict, oldUnit, , code, , , province] of legacy) {
    into.set(oldProvince!, typed(province!)[1]);
    if (!oldUnit) continue;
    const districts = entry(former, oldProvince!, () => new Map<string, Map<string, number[]>>());
    const inDistrict = entry(districts, oldDistrict!, () => new Map<string, number[]>());
    entry(inDistrict, oldUnit, () => []).push(Number(code));
  }
  for (const [province, districts] of former) {
    out.push(`~${typed(province)[1]}\t${into.get(province)}`);
    for (const [district, inDistrict] of districts) {
      out.push(`#${typed(district).join('\t')}`);
      for (const [unit, codes] of inDistrict)
        out.push(`${typed(unit).join('\t')}\t${[...new Set(codes)].join(',')}`);
    }
  }
  return `${out.join('\n')}\n`;
}

function difference(before: string, after: string): string[] {
  const old = new Set(before.split('\n'));
  const fresh = new Set(after.split('\n'));
  return [
    ...[...old].filter((line) => !fresh.has(line)).map((line) => `- ${line}`),
    ...[...fresh].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}

function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/data/units' },
      check: { type: 'boolean', default: false },
    },
  });
  const fresh = compact(rows(`${values.data}/units.tsv`), rows(`${values.data}/legacy.tsv`));
  const before = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';
  const changes = difference(before, fresh);
  console.log(changes.length === 0 ? 'gazetteer/units.txt is up to date' : changes.slice(0, 200).join('\n'));
  if (changes.length > 200) console.log(`… and ${changes.length - 200} more lines`);
  if (!values.check && fresh !== before) writeFileSync(TARGET, fresh);
  if (values.check && changes.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
