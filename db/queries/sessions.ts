import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Role } from '../model/account.ts';
import type { Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { appendAudit } from './audit.ts';
import type { Actor } from './users.ts';

type Trx = Transaction<Tables>;

/** Idle time after which a session ends, and its longest life: an office's working day. */
const IDLE_MINUTES = 60;
const LIFE_HOURS = 12;

export interface Session {
  readonly userId: number;
  readonly displayName: string;
  readonly role: Role;
  /** What every form of this session sends back. */
  readonly csrf: string;
}

/** 256 random bits for a cookie or link; the database keeps only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens a session after a password was right, and returns the token for the cookie. */
export async function openSession(trx: Trx, userId: number, now: Date): Promise<string> {
  const token = newToken();
  await trx.deleteFrom('sessions').where('expires_at', '<', now).execute();
  await trx
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      csrf: newToken(),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + LIFE_HOURS * 3_600_000),
    })
    .execute();
  await trx
    .updateTable('users')
    .set({ failed_tries: 0, locked_until: null })
    .where('id', '=', userId)
    .execute();
  await appendAudit(trx, { at: now, userId, action: 'session.open', subject: `user:${userId}`, detail: {} });
  return token;
}

/** The session of a cookie, or undefined when it is unknown, idle for too long, over, or its account closed. */
export async function findSession(db: Database, token: string, now: Date): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .where('s.token_hash', '=', hashToken(token))
    .where('s.expires_at', '>', now)
    .where('s.seen_at', '>', new Date(now.getTime() - IDLE_MINUTES * 60_000))
    .where('u.active', '=', true)
    .select(['u.id', 'u.display_name', 'u.role', 's.csrf', 's.seen_at'])
    .executeTakeFirst();
  if (!row) return undefined;
  // A minute's grain is enough, and spares a write on every page.
  if (now.getTime() - row.seen_at.getTime() > 60_000)
    await db
      .updateTable('sessions')
      .set({ seen_at: now })
      .where('token_hash', '=', hashToken(token))
      .execute();
  return { userId: row.id, displayName: row.display_name, role: row.role, csrf: row.csrf };
}

export async function closeSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
}

/**
 * A one-time link for an account to set its password, or for the first administrator (`userId` null). Whoever holds
 * the link can act as the account, so the log says who made it.
 */
export async function createLink(
  trx: Trx,
  userId: number | null,
  hours: number,
  actor: Actor,
): Promise<string> {
  const token = newToken();
  // The newest link is the only one that works.
  await trx
    .deleteFrom('account_links')
    .where((eb) => (userId === null ? eb('user_id', 'is', null) : eb('user_id', '=', userId)))
    .execute();
  await trx
    .insertInto('account_links')
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      created_at: actor.at,
      expires_at: new Date(actor.at.getTime() + hours * 3_600_000),
    })
    .execute();
  if (userId !== null)
    await appendAudit(trx, {
      ...actor,
      action: 'account.link',
      subject: `user:${userId}`,
      detail: { hours },
    });
  return token;
}

/** What a link is for, or undefined when it is unknown, used or over. */
export async function findLink(
  db: Database,
  token: string,
  now: Date,
): Promise<{ userId: number | null } | undefined> {
  const row = await db
    .selectFrom('account_links')
    .select('user_id')
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { userId: row.user_id };
}

/** Uses a link up; false when somebody was faster. */
export async function useLink(trx: Trx, token: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable('account_links')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
