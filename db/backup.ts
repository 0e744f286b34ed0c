import type { Readable, Writable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A table's rows as PostgreSQL's own text copy format. */
export interface TableCopy {
  readonly table: string;
  readonly columns: readonly string[];
  read(): Readable;
}

/** Tables whose rows are worth nothing elsewhere: migrations are run anew. */
const LEFT_OUT = new Set(['kysely_migration', 'kysely_migration_lock']);

/**
 * Hands every table of the installation to `use`, all as of one instant, however long it takes.
 * Tables come in an order in which they can be filled again: a row's parent before the row.
 */
export async function copyTables(url: string, use: (copy: TableCopy) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    for (const { table, columns } of await tablesInOrder(client)) {
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const read = () => client.query(copyTo(`copy ${client.escapeIdentifier(table)} (${list}) to stdout`));
      await use({ table, columns, read });
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

export interface TableLoad {
  /** A stream that fills `table` with rows of the copy format; its `finish` says that they are in. */
  write(table: string, columns: readonly string[]): Promise<Writable>;
}

/**
 * Fills an empty, migrated database in one transaction: all of it or nothing.
 * Keys and checks of the tables hold for every row; their triggers rest until the rows are in.
 * @throws an Error when the database is in use already, or a row breaks a rule
 */
export async function loadTables(url: string, fill: (load: TableLoad) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const tables = (await tablesInOrder(client)).map(({ table }) => table);
    const triggers = await triggersOf(client, tables);
    await turnTriggers(client, triggers, 'disable');
    await clear(client, tables);
    await fill({
      write: async (table, columns) => {
        if (!tables.includes(table))
          throw new Error(`the backup holds a table "${table}" that this version does not know`);
        const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
        return client.query(copyFrom(`copy ${client.escapeIdentifier(table)} (${list}) from stdin`));
      },
    });
    await raiseSequences(client);
    await turnTriggers(client, triggers, 'enable');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** What an office has gathered or decided; where one of these has rows, nothing is overwritten. */
const GATHERED = ['documents', 'posts', 'users', 'audit_log'];

/** Empties what the migrations and the profiles put into a database that is otherwise unused. */
async function clear(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of GATHERED) {
    const { rows } = await client.query(`select 1 from ${client.escapeIdentifier(table)} limit 1`);
    if (rows.length > 0) throw new Error(`table "${table}" holds rows already: restore into an empty home`);
  }
  for (const table of tables.toReversed())
    await client.query(`delete from ${client.escapeIdentifier(table)}`);
}

interface TableTrigger {
  readonly table: string;
  readonly trigger: string;
}

/**
 * The rules of the schema that watch how rows come to be: a review is new first, a packet follows two
 * confirmations. Restored rows went that way where they were made. Foreign keys' own triggers are not among them.
 */
async function triggersOf(client: pg.Client, tables: readonly string[]): Promise<TableTrigger[]> {
  const { rows } = await client.query<TableTrigger>(
    `select c.relname as "table", t.tgname as "trigger" from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
        and not t.tgisinternal and t.tgenabled = 'O' order by 1, 2`,
    [tables],
  );
  return rows;
}

/** Turns them off or on in the restore's own transaction: a restore that fails leaves them as they were. */
async function turnTriggers(
  client: pg.Client,
  triggers: readonly TableTrigger[],
  turn: 'disable' | 'enable',
): Promise<void> {
  for (const { table, trigger } of triggers)
    await client.query(
      `alter table ${client.escapeIdentifier(table)} ${turn} trigger ${client.escapeIdentifier(trigger)}`,
    );
}

/** Tables with their stored columns, parents before children. */
async function tablesInOrder(client: pg.Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; parents: string[] }>(`
    select c.relname as "table",
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`);
  const waiting = rows.filter(({ table }) => !LEFT_OUT.has(table));
  const ordered: { table: string; columns: string[] }[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      ({ parents }) => !parents.some((name) => waiting.some(({ table }) => table === name)),
    );
    const [next] = waiting.splice(Math.max(free, 0), 1);
    if (next) ordered.push({ table: next.table, columns: next.columns });
  }
  return ordered;
}

/** New rows must not get the ids of restored ones. */
async function raiseSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname as "table", a.attname as "column", pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`);
  for (const { table, column, sequence } of rows) {
    const top = `select max(${client.escapeIdentifier(column)}) from ${client.escapeIdentifier(table)}`;
    await client.query(`select setval($1::regclass, coalesce((${top}), 1), (${top}) is not null)`, [
      sequence,
    ]);
  }
}
