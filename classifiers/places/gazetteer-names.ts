import type { Place } from '../../db/model/index.ts';
import type { Referent, ReferentKind } from './gazetteer.ts';
import type { Units } from './gazetteer-units.ts';

/**
 * Reads one of the hand-kept lists: `names.tsv`, `landmarks.tsv` or `foreign.tsv`.
 * Throws on an address that no unit answers to: the lists are part of the program.
 */
export function readNames(name: string, text: string, units: Units): [string, Referent][] {
  const out: [string, Referent][] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const [names, make] =
      name === 'names.tsv'
        ? alias(cells, units)
        : name === 'landmarks.tsv'
          ? landmark(cells, units)
          : foreign(cells);
    for (const spelled of names.split('|')) {
      const guarded = spelled.endsWith('*');
      const bare = guarded ? spelled.slice(0, -1) : spelled;
      out.push([bare, make(bare, guarded)]);
    }
  }
  return out;
}

const standing = (guarded: boolean): Referent['standing'] => (guarded ? 'guarded' : 'sure');

type Make = (name: string, guarded: boolean) => Referent;

function alias(cells: readonly string[], units: Units): [string, Make] {
  const [address = '', kind = '', names = ''] = cells;
  const own = kind === 'town' ? undefined : units.byAddress.get(address);
  const known = own ?? units.byAddress.get(address);
  if (!known) throw new Error(`names.tsv: no unit at "${address}"`);
  if (kind === 'town')
    return [
      names,
      (_, guarded) => ({
        ...known,
        kind: 'town',
        type: 'c',
        ids: [],
        parents: known.ids,
        standing: standing(guarded),
      }),
    ];
  return [names, (_, guarded) => ({ ...known, standing: standing(guarded) })];
}

function landmark(cells: readonly string[], units: Units): [string, Make] {
  const [type = '', names = '', address = ''] = cells;
  const home = units.byAddress.get(address.replace(/^=/, ''));
  if (!home) throw new Error(`landmarks.tsv: no unit at "${address}"`);
  const first = names.split('|')[0]!.replace(/\*$/, '');
  const at = home.targets[0]!.place;
  const place: Place = { name: first, level: 'landmark', commune: at.commune, province: at.province };
  const parents = [...home.ids, ...home.parents];
  return [
    names,
    (_, guarded) => ({
      kind: 'landmark',
      type,
      ids: [],
      parents,
      targets: [{ place, share: 1 }],
      standing: standing(guarded),
    }),
  ];
}

function foreign(cells: readonly string[]): [string, Make] {
  const [kind = '', names = ''] = cells;
  return [
    names,
    (_, guarded) => ({
      kind: kind as ReferentKind,
      type: '',
      ids: [],
      parents: [],
      targets: [],
      standing: standing(guarded),
    }),
  ];
}
