import { ADMIN_AFTER, ADMIN_BEFORE, ADMIN_BEFORE_PLAIN, ADMIN_CHARACTERS, type AdminLevel } from './cues.ts';
import { GAP, type Tokens } from './tokens.ts';

/** An admin word beside a name. */
export interface Admin {
  readonly level: AdminLevel;
  readonly type: string;
  /** First token of the admin word where it stands before the name, else the name's own first. */
  readonly first: number;
  readonly last: number;
}

const TYPES: Readonly<Record<string, string>> = {
  xa: 'x',
  commune: 'x',
  phuong: 'p',
  p: 'p',
  ward: 'p',
  'dac khu': 'k',
  'special zone': 'k',
  'thi tran': 't',
  tt: 't',
  township: 't',
  huyen: 'h',
  h: 'h',
  district: 'h',
  quan: 'q',
  q: 'q',
  'thi xa': 'd',
  tx: 'd',
  town: 'd',
  'thanh pho': 'c',
  tp: 'c',
  city: 'c',
  tinh: 's',
  province: 's',
};

/** The admin word right before token `first`, of two syllables or one. */
export function adminBefore(tokens: Tokens, first: number, plainName: boolean): Admin | undefined {
  if (first === 0) return undefined;
  const gap = tokens.gaps[first]!;
  if (gap !== GAP.space && gap !== GAP.dot) return undefined;
  const one = tokens.forms[first - 1]!;
  if (one.shape === 'char') return undefined;
  if (first > 1 && (tokens.gaps[first - 1] === GAP.space || tokens.gaps[first - 1] === GAP.dot)) {
    const two = tokens.forms[first - 2]!;
    const found = levelOf(
      `${two.exact} ${one.exact}`,
      plainName && one.plain && two.plain,
      `${two.fold} ${one.fold}`,
    );
    if (found)
      return {
        level: found,
        type: TYPES[`${two.fold} ${one.fold}`] ?? '',
        first: first - 2,
        last: first - 1,
      };
  }
  if (/^[a-z]$/.test(one.fold) && one.shape === 'lower') return undefined;
  if (one.fold === 'xa' && first > 1 && tokens.forms[first - 2]!.fold === 'tac') return undefined;
  const found = levelOf(one.exact, plainName && one.plain, one.fold);
  if (!found) return undefined;
  if (gap === GAP.dot && one.fold.length > 2) return undefined;
  return { level: found, type: TYPES[one.fold] ?? '', first: first - 1, last: first - 1 };
}

const levelOf = (exact: string, plain: boolean, fold: string): AdminLevel | undefined =>
  ADMIN_BEFORE.get(exact) ?? (plain ? ADMIN_BEFORE_PLAIN.get(fold) : undefined);

/** The admin word right after token `last`, in English or in Han characters. */
export function adminAfter(tokens: Tokens, last: number): Admin | undefined {
  const next = last + 1;
  if (next >= tokens.count) return undefined;
  const form = tokens.forms[next]!;
  if (form.shape === 'char') {
    const level = tokens.gaps[next] === GAP.none ? ADMIN_CHARACTERS.get(form.fold) : undefined;
    return level ? { level, type: '', first: next, last: next } : undefined;
  }
  if (tokens.gaps[next] !== GAP.space) return undefined;
  const after =
    next + 1 < tokens.count && tokens.gaps[next + 1] === GAP.space
      ? `${form.fold} ${tokens.forms[next + 1]!.fold}`
      : '';
  const level = ADMIN_AFTER.get(after) ?? ADMIN_AFTER.get(form.fold);
  if (!level || !form.plain) return undefined;
  const two = ADMIN_AFTER.has(after);
  return { level, type: TYPES[two ? after : form.fold] ?? '', first: next, last: two ? next + 1 : next };
}
