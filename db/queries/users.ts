import type { Transaction } from 'kysely';
import type { Account, Role } from '../model/account.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';

type Trx = Transaction<Tables>;

/** Who does something: an account, or the program itself. */
export interface Actor {
  readonly userId: number | null;
  readonly at: Date;
}

const COLUMNS = ['id', 'login', 'display_name', 'role', 'active', 'password_hash', 'locked_until'] as const;

interface Row {
  readonly id: number;
  readonly login: string;
  readonly display_name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly password_hash: string | null;
  readonly locked_until: Date | null;
}

const toAccount = (row: Row): Account => ({
  id: row.id,
  login: row.login,
  displayName: row.display_name,
  role: row.role,
  active: row.active,
  hasPassword: row.password_hash !== null,
  lockedUntil: row.locked_until,
});

export async function listUsers(db: Database): Promise<Account[]> {
  return (await db.selectFrom('users').select(COLUMNS).orderBy('display_name').execute()).map(toAccount);
}

export async function findUser(db: Database, id: number): Promise<Account | undefined> {
  const row = await db.selectFrom('users').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toAccount(row);
}

/** The account of a login name with what checking a password needs. */
export async function findLogin(
  db: Database,
  login: string,
): Promise<{ account: Account; passwordHash: string | null } | undefined> {
  const row = await db
    .selectFrom('users')
    .select(COLUMNS)
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst();
  return row && { account: toAccount(row), passwordHash: row.password_hash };
}

export interface NewUser {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
}

/** Makes an account without a password; undefined when the login name is taken. */
export async function createUser(trx: Trx, user: NewUser, actor: Actor): Promise<number | undefined> {
  const row = await trx
    .insertInto('users')
    .values({
      login: user.login.trim().toLowerCase(),
      display_name: user.displayName.trim(),
      role: user.role,
      created_at: actor.at,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await appendAudit(trx, {
    at: actor.at,
    userId: actor.userId,
    action: 'account.create',
    subject: `user:${row.id}`,
    detail: { role: user.role },
  });
  return row.id;
}

/** Changes a role or closes an account; its sessions end. The last active administrator stays one. */
export async function changeUser(
  trx: Trx,
  id: number,
  change: { readonly role: Role; readonly active: boolean },
  actor: Actor,
): Promise<'ok' | 'unknown' | 'last-administrator'> {
  const administrators = await trx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .forUpdate()
    .execute();
  const keeps = change.active && change.role === 'administrator';
  if (!keeps && administrators.length === 1 && administrators[0]?.id === id) return 'last-administrator';
  const result = await trx.updateTable('users').set(change).where('id', '=', id).executeTakeFirst();
  if (result.numUpdatedRows === 0n) return 'unknown';
  await trx.deleteFrom('sessions').where('user_id', '=', id).execute();
  await appendAudit(trx, {
    at: actor.at,
    userId: actor.userId,
    action: 'account.change',
    subject: `user:${id}`,
    detail: change,
  });
  return 'ok';
}

/** Sets a password hash, clears the lock, and ends every session of the account. */
export async function setPassword(trx: Trx, id: number, passwordHash: string, actor: Actor): Promise<void> {
  await trx
    .updateTable('users')
    .set({ password_hash: passwordHash, failed_tries: 0, locked_until: null })
    .where('id', '=', id)
    .execute();
  await trx.deleteFrom('sessions').where('user_id', '=', id).execute();
  await appendAudit(trx, {
    at: actor.at,
    userId: actor.userId,
    action: 'account.password',
    subject: `user:${id}`,
    detail: {},
  });
}

export interface LockRule {
  /** Tries in a row that fail before the account is locked. */
  readonly tries: number;
  readonly minutes: number;
}

/**
 * Takes one try at the password before it is checked, so that tries side by side are all counted.
 * `locked`: the lock holds, or this try was one too many and locked it.
 */
export async function takeLoginTry(
  db: Database,
  id: number,
  rule: LockRule,
  now: Date,
): Promise<'go' | 'locked'> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('users')
      .select(['failed_tries', 'locked_until'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.locked_until && row.locked_until > now) return 'locked';
    // A lock that has run out gives a fresh set of tries.
    const tries = (row.locked_until ? 0 : row.failed_tries) + 1;
    const locked = tries > rule.tries;
    await trx
      .updateTable('users')
      .set({
        failed_tries: locked ? 0 : tries,
        locked_until: locked ? new Date(now.getTime() + rule.minutes * 60_000) : null,
      })
      .where('id', '=', id)
      .execute();
    if (!locked) return 'go';
    await appendAudit(trx, {
      at: now,
      userId: null,
      action: 'account.lock',
      subject: `user:${id}`,
      detail: { minutes: rule.minutes },
    });
    return 'locked';
  });
}
