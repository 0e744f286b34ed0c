import { hash, verify } from '@node-rs/argon2';

/** Argon2id at OWASP's first recommendation (19 MiB, 2 passes, 1 lane; Password Storage Cheat Sheet, 2025). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Same length of work for a name that does not exist: answers must not tell names apart. */
const NOBODY = hash('no such account', COST);

export const hashPassword = (password: string): Promise<string> => hash(normalise(password), COST);

/** False as well for an account that has no password yet, after the same time. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), normalise(password));
  return matches && stored != null;
}

/** One keyboard writes "ế" in one piece, another in two: both are the same password. */
const normalise = (password: string): string => password.normalize('NFKC');

const LEAST = 12;
const MOST = 200;

/** What is wrong with a password, in words, or undefined. Length, not symbols (NIST SP 800-63B). */
export function passwordProblem(password: string, repeated: string, login: string): string | undefined {
  if (password !== repeated) return 'Hai lần nhập mật khẩu không giống nhau.';
  if (password.length < LEAST) return `Mật khẩu cần ít nhất ${LEAST} ký tự; một câu ngắn dễ nhớ là được.`;
  if (password.length > MOST) return `Mật khẩu dài quá ${MOST} ký tự.`;
  if (login !== '' && password.toLowerCase().includes(login.toLowerCase()))
    return 'Mật khẩu không được chứa tên đăng nhập.';
  if (new Set(password).size < 5) return 'Mật khẩu lặp lại quá ít ký tự.';
  return undefined;
}
