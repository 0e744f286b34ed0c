import { peopleCn } from './people-cn.ts';
import type { OutletRule } from './rule.ts';
import { vnexpress } from './vnexpress.ts';

/** Every outlet that has rules of its own. None is needed for a first reading. */
export const OUTLETS: readonly OutletRule[] = [vnexpress, peopleCn];
