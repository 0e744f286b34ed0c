import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadGazetteer } from './gazetteer.ts';
import { matchesAt } from './name-index.ts';
import { spell } from './spelling.ts';
import { FormCache, GAP, tokenise } from './tokens.ts';

describe('spelling', () => {
  test.each([
    ['hoà', 'hòa'],
    ['THUỴ', 'thụy'],
    ['Quí', 'quý'],
    ['Mĩ', 'mỹ'],
    ['bằng'.normalize('NFD'), 'bằng'],
    ['Ðồng', 'đồng'],
    ['Саo', 'cao'],
    ["M'Drắk", 'mdrắk'],
  ])('%s is %s', (a, b) => {
    expect(spell(a).exact).toBe(spell(b).exact);
  });

  test('other syllables stay apart', () => {
    expect(spell('mai').exact).not.toBe(spell('may').exact);
    expect(spell('bá').exact).not.toBe(spell('bà').exact);
    expect(spell('thuy').exact).not.toBe(spell('thui').exact);
    expect(spell('Лаос').exact).toBe('лаос');
  });
});

test('a text is cut into words with what stands between them', () => {
  const tokens = tokenise('Bà Rịa - Vũng Tàu (TP.HCM), 谅山省', new FormCache());
  expect(tokens.forms.map(({ fold }) => fold)).toEqual([
    'ba',
    'ria',
    'vung',
    'tau',
    'tp',
    'hcm',
    '谅',
    '山',
    '省',
  ]);
  expect([...tokens.gaps]).toEqual([
    GAP.break,
    GAP.space,
    GAP.dash,
    GAP.space,
    GAP.open,
    GAP.dot,
    GAP.close,
    GAP.none,
    GAP.none,
  ]);
});

describe('gazetteer', () => {
  const { index, provinces } = loadGazetteer();
  const referents = (name: string): string[] =>
    matchesAt(index, tokenise(name, index.forms), 0)[0]!.names.flatMap(({ name: found }) =>
      found.referents.map(({ kind, targets }) => `${kind}:${targets[0]?.place.province}`),
    );

  test('holds the 34 provinces and the names of units in force and former', () => {
    expect(provinces).toHaveLength(34);
    expect(referents('Lợi Bác')).toContain('commune:Lạng Sơn');
    expect(referents('Sàn Viên')).toContain('former-commune:Lạng Sơn');
    expect(referents('Hà Giang')).toContain('former-province:Tuyên Quang');
    expect(referents('Ý Yên')).toContain('district:Ninh Bình');
    expect(referents('友谊关')).toContain('landmark:Lạng Sơn');
  });

  test('a second reading is the same object', () => {
    expect(loadGazetteer().index).toBe(index);
  });

  test.skipIf(!existsSync('../shared/data/units/units.tsv'))('is built from the tables as they are', () => {
    const out = execFileSync(process.execPath, ['classifiers/places/build-gazetteer.ts', '--check'], {
      encoding: 'utf8',
    });
    expect(out).toContain('up to date');
  });
});
