import type { Place } from '../../db/model/index.ts';
import type { Referent, Target } from './gazetteer.ts';

export interface Units {
  readonly provinces: readonly string[];
  readonly entries: readonly (readonly [name: string, referent: Referent])[];
  /** Province in force of a former province. */
  readonly into: ReadonlyMap<string, string>;
  /** Referents by address: `Lạng Sơn`, `Lạng Sơn/Lợi Bác`, former `Lạng Sơn/Lộc Bình/Sàn Viên`. */
  readonly byAddress: ReadonlyMap<string, Referent>;
}

interface Commune {
  readonly code: number;
  readonly type: string;
  readonly place: Place;
  readonly parents: Set<string>;
}

interface Reading {
  readonly provinces: string[];
  readonly communes: Map<number, Commune>;
  readonly into: Map<string, string>;
  readonly entries: [string, Referent][];
  readonly byAddress: Map<string, Referent>;
}

/** Special zones whose name is also an everyday word. */
const EVERYDAY: ReadonlySet<string> = new Set(['Phú Quý']);

/** Cities that are provinces. */
const CENTRAL = new Set(['Hà Nội', 'Hồ Chí Minh', 'Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Huế']);

/** Reads the compact file that `build-gazetteer.ts` writes. */
export function readUnits(text: string): Units {
  const reading: Reading = {
    provinces: [],
    communes: new Map(),
    into: new Map(),
    entries: [],
    byAddress: new Map(),
  };
  const lines = text.split('\n');
  let at = 1;
  let province = '';
  for (; at < lines.length && !lines[at]!.startsWith('~'); at++) {
    const line = lines[at]!;
    if (line.startsWith('=')) {
      province = line.slice(1);
      reading.provinces.push(province);
    } else if (line.startsWith('+')) {
      const [code, type, name] = line.slice(1).split('\t') as [string, string, string];
      const place: Place = { name, level: 'commune', commune: name, province };
      reading.communes.set(Number(code), {
        code: Number(code),
        type,
        place,
        parents: new Set([`p:${province}`]),
      });
    }
  }
  readFormer(lines.slice(at), reading);
  for (const commune of reading.communes.values()) addCommune(commune, reading);
  for (const name of reading.provinces) addProvince(name, reading);
  return reading;
}

function readFormer(lines: readonly string[], reading: Reading): void {
  let province = '';
  let district = '';
  for (const line of lines) {
    const [first = '', second = '', third = ''] = line
      .slice(line[0] === '~' || line[0] === '#' ? 1 : 0)
      .split('\t');
    if (line.startsWith('~')) {
      province = first;
      reading.into.set(first, second);
      if (first !== second) addFormerProvince(first, second, reading);
    } else if (line.startsWith('#')) {
      district = second;
      addDistrict(first, second, province, reading);
    } else if (third !== '') {
      addFormerCommune(
        { type: first, name: second, district, province },
        third.split(',').map(Number),
        reading,
      );
    }
  }
}

function add(reading: Reading, name: string, address: string, referent: Referent): void {
  reading.entries.push([name, referent]);
  // A unit in force goes before a former district of its name.
  if (referent.kind === 'commune' || !reading.byAddress.has(address))
    reading.byAddress.set(address, referent);
}

const provincePlace = (province: string): Place => ({ name: province, level: 'province', province });

function addProvince(name: string, reading: Reading): void {
  const type = CENTRAL.has(name) ? 'c' : 's';
  const targets = [{ place: provincePlace(name), share: 1 }];
  add(reading, name, name, {
    kind: 'province',
    type,
    ids: [`p:${name}`, `f:${name}`],
    parents: [],
    targets,
    standing: name === 'Hồ Chí Minh' ? 'guarded' : 'usual',
  });
}

function addFormerProvince(name: string, into: string, reading: Reading): void {
  const targets = [{ place: provincePlace(into), share: 1 }];
  const referent: Referent = {
    kind: 'former-province',
    type: 's',
    ids: [`f:${name}`],
    parents: [`p:${into}`],
    targets,
    standing: 'usual',
  };
  add(reading, name, name, referent);
}

function addDistrict(type: string, name: string, province: string, reading: Reading): void {
  const into = reading.into.get(province) ?? province;
  add(reading, name, `${province}/${name}`, {
    kind: 'district',
    type,
    ids: [`d:${name}@${province}`],
    parents: [`p:${into}`, `f:${province}`],
    targets: [{ place: provincePlace(into), share: 1 }],
    standing: /^\d+$/.test(name) ? 'guarded' : 'usual',
  });
}

function addCommune(commune: Commune, reading: Reading): void {
  add(reading, commune.place.name, `${commune.place.province}/${commune.place.name}`, {
    kind: 'commune',
    type: commune.type,
    ids: [`c:${commune.code}`],
    parents: [...commune.parents],
    targets: [{ place: commune.place, share: 1 }],
    standing:
      commune.type === 'k' && !EVERYDAY.has(commune.place.name)
        ? 'sure'
        : commune.place.name.includes(' ')
          ? 'usual'
          : 'guarded',
  });
}

interface Former {
  readonly type: string;
  readonly name: string;
  readonly district: string;
  readonly province: string;
}

function addFormerCommune(former: Former, codes: readonly number[], reading: Reading): void {
  const heirs = codes.map((code) => reading.communes.get(code)).filter((heir) => heir !== undefined);
  if (heirs.length === 0) return;
  const parents = [`f:${former.province}`, `d:${former.district}@${former.province}`];
  for (const heir of heirs) for (const parent of parents) heir.parents.add(parent);
  const address = `${former.province}/${former.district}/${former.name}`;
  const referent: Referent = {
    kind: 'former-commune',
    type: former.type,
    ids: [`o:${address}`, ...(heirs.length === 1 ? [`c:${heirs[0]!.code}`] : [])],
    parents: [...parents, `p:${heirs[0]!.place.province}`],
    targets: shares(former.name, heirs),
    standing: former.name.includes(' ') ? 'usual' : 'guarded',
  };
  // A unit that went whole into one of its own name is found under that one.
  if (heirs.length === 1 && heirs[0]!.place.name === former.name) reading.byAddress.set(address, referent);
  else add(reading, former.name, address, referent);
}

/** Without areas of the parts, the heirs count alike, but the one that kept the name counts double. */
function shares(name: string, heirs: readonly Commune[]): Target[] {
  const weights = heirs.map((heir) => (heir.place.name === name ? 2 : 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  return heirs
    .map((heir, i) => ({ place: heir.place, share: weights[i]! / sum }))
    .sort((a, b) => b.share - a.share);
}
