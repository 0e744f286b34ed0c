import { readFileSync } from 'node:fs';
import type { Place } from '../../db/model/index.ts';
import { readNames } from './gazetteer-names.ts';
import { readUnits } from './gazetteer-units.ts';
import { addName, type NameIndex, newIndex } from './name-index.ts';

/** What a name can stand for. `longer` and `foreign` are names that hold or resemble one of ours. */
export type ReferentKind =
  | 'province'
  | 'former-province'
  | 'commune'
  | 'former-commune'
  | 'district'
  | 'town'
  | 'landmark'
  | 'country'
  | 'homeland'
  | 'foreign'
  | 'namesake'
  | 'longer';

/** A unit in force that a name leads to, with its share of certainty (a divided unit leads to several). */
export interface Target {
  readonly place: Place;
  readonly share: number;
}

export interface Referent {
  readonly kind: ReferentKind;
  /** Letter of the unit's type (`x` xã, `p` phường, `k` đặc khu, `t` thị trấn, `h` huyện, `q` quận, `d` thị xã, `c` thành phố, `s` tỉnh), or a landmark's kind. */
  readonly type: string;
  /** Its ids as a parent in an address: `p:Lạng Sơn`, `f:Nam Định`, `d:Ý Yên`, `c:6601`. */
  readonly ids: readonly string[];
  /** Ids of what it lies in, now and formerly. */
  readonly parents: readonly string[];
  readonly targets: readonly Target[];
  /**
   * How well the bare name stands for it: `sure` hardly means anything else; `guarded` is also something else and
   * needs an admin or kind word, or a Vietnamese neighbour.
   */
  readonly standing: 'sure' | 'usual' | 'guarded';
}

/** Units in force and former, landmarks and foreign names, ready to be looked up. */
export interface Gazetteer {
  readonly index: NameIndex;
  /** Names of the provinces in force. */
  readonly provinces: readonly string[];
}

const file = (name: string): string => readFileSync(new URL(`gazetteer/${name}`, import.meta.url), 'utf8');

let shared: Gazetteer | undefined;

/** Reads the gazetteer files beside this module; the second call hands back the same object. */
export function loadGazetteer(): Gazetteer {
  if (shared) return shared;
  const index = newIndex();
  const units = readUnits(file('units.txt'));
  for (const [name, referent] of units.entries) addName(index, name, referent);
  for (const name of ['names.tsv', 'landmarks.tsv', 'foreign.tsv']) {
    for (const [spelled, referent] of readNames(name, file(name), units)) addName(index, spelled, referent);
  }
  shared = { index, provinces: units.provinces };
  return shared;
}
