import { type Kysely, sql } from 'kysely';
import type { LocalDate } from '../model/index.ts';
import type { Tables } from '../tables.ts';

type Db = Kysely<Tables>;

/** A press conference that the office held; nothing but an officer's note tells of it. */
export interface PressConference {
  readonly id: number;
  readonly heldOn: LocalDate;
  readonly subject: string;
}

/** Press conferences held in a period, both days included. */
export async function countPressConferences(
  db: Db,
  locality: string,
  from: LocalDate,
  to: LocalDate,
): Promise<number> {
  const { n } = await db
    .selectFrom('press_conferences')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('locality', '=', locality)
    .where('held_on', '>=', sql<Date>`${from}::date`)
    .where('held_on', '<=', sql<Date>`${to}::date`)
    .executeTakeFirstOrThrow();
  return n;
}

/** The latest `limit` press conferences of a locality, latest first. */
export const listPressConferences = (db: Db, locality: string, limit: number): Promise<PressConference[]> =>
  db
    .selectFrom('press_conferences')
    .select(['id', sql<LocalDate>`to_char(held_on, 'YYYY-MM-DD')`.as('heldOn'), 'subject'])
    .where('locality', '=', locality)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Notes a press conference, for the yearly form. Returns its number. */
export async function addPressConference(
  db: Db,
  locality: string,
  heldOn: LocalDate,
  subject: string,
): Promise<number> {
  const { id } = await db
    .insertInto('press_conferences')
    .values({ locality, held_on: heldOn, subject })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes a note back; undefined where the locality has none of that number. */
export const removePressConference = (
  db: Db,
  locality: string,
  id: number,
): Promise<PressConference | undefined> =>
  db
    .deleteFrom('press_conferences')
    .where('locality', '=', locality)
    .where('id', '=', id)
    .returning(['id', sql<LocalDate>`to_char(held_on, 'YYYY-MM-DD')`.as('heldOn'), 'subject'])
    .executeTakeFirst();
