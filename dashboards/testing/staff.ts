import type { Role } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { openSession } from '../../db/queries/sessions.ts';
import { createUser, setPassword } from '../../db/queries/users.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { Browser } from './browser.ts';

export const PASSWORD = 'bốn mùa hoa nở trên đồi';

/** Hashing is slow on purpose: one a test file is enough. */
let hash: Promise<string> | undefined;

/** An account with `PASSWORD`; returns its number. */
export async function addOfficer(db: Database, login: string, role: Role, at: Date): Promise<number> {
  hash ??= hashPassword(PASSWORD);
  const hashed = await hash;
  return db.transaction().execute(async (trx) => {
    const id = await createUser(trx, { login, displayName: `Cán bộ ${login}`, role }, { userId: null, at });
    if (id === undefined) throw new Error(`login ${login} is taken`);
    await setPassword(trx, id, hashed, { userId: id, at });
    return id;
  });
}

/** A browser with an open session, without the slow way through the password. */
export async function withSession(db: Database, base: string, userId: number, at: Date): Promise<Browser> {
  const browser = new Browser(base);
  browser.setCookie('diem_bao', await db.transaction().execute((trx) => openSession(trx, userId, at)));
  await browser.get('/tai-khoan/cua-toi');
  return browser;
}

/** A browser in which an officer logged in. */
export async function loggedIn(base: string, login: string): Promise<Browser> {
  const browser = new Browser(base);
  await browser.get('/dang-nhap');
  const seen = await browser.post('/dang-nhap', { ten: login, 'mat-khau': PASSWORD });
  if (seen.status !== 303) throw new Error(`${login} could not log in: ${seen.words}`);
  // Any page with a form gives the session's token.
  await browser.get('/');
  return browser;
}
