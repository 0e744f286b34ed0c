import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, type Database } from '../../db/open.ts';

export interface FreshDatabase {
  readonly db: Database;
  readonly url: string;
  drop(): Promise<void>;
}

/** A new, migrated database, copied from the run's template. Drop it in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const source = template.pathname.slice(1);
  await asAdmin(template, `create database ${name} template ${source}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const { db } = connect(url.href, 4);
  return {
    db,
    url: url.href,
    drop: async () => {
      await db.destroy();
      await asAdmin(template, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    // The template is copied by one session at a time.
    await client.query('select pg_advisory_lock(1)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
