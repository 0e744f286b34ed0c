import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/** What a server gave to recognise an unchanged answer by. */
export interface StoredValidators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** Validators of an address read before, or undefined. */
export async function validatorsOf(db: Db, url: string): Promise<StoredValidators | undefined> {
  const row = await db
    .selectFrom('addresses')
    .select(['etag', 'last_modified'])
    .where('url', '=', url)
    .executeTakeFirst();
  if (!row || (row.etag === null && row.last_modified === null)) return undefined;
  return { etag: row.etag ?? undefined, lastModified: row.last_modified ?? undefined };
}

/** Those of `urls` that were read before. */
export async function knownAddresses(db: Db, urls: readonly string[]): Promise<ReadonlySet<string>> {
  if (urls.length === 0) return new Set();
  const rows = await db.selectFrom('addresses').select('url').where('url', 'in', urls).execute();
  return new Set(rows.map((row) => row.url));
}

export interface ReadAddress extends StoredValidators {
  readonly url: string;
  readonly listing: boolean;
  readonly readAt: Date;
}

/** Remembers that an address was read, with what its server gave to recognise it by. */
export async function rememberAddress(db: Db, address: ReadAddress): Promise<void> {
  const values = {
    url: address.url,
    etag: address.etag ?? null,
    last_modified: address.lastModified ?? null,
    listing: address.listing,
    read_at: address.readAt,
  };
  const { url, ...rest } = values;
  await db
    .insertInto('addresses')
    .values({ url, ...rest })
    .onConflict((conflict) => conflict.column('url').doUpdateSet(rest))
    .execute();
}
