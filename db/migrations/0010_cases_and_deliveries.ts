import { type Kysely, sql } from 'kysely';

/** What people read and follow: cases with their clocks, kept digests, deliveries, alerts. No person in any of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A digest's period counts by the time of reading.
  'create index articles_read_at on articles (read_at)',
  'create index documents_fetched_at on documents (fetched_at)',
  // Makes the read of a half year an index-only scan: the text stays where it is.
  'create index articles_report on articles (at, id, outlet)',

  `create table cases (
     id bigint generated always as identity primary key,
     locality text not null,
     article_id bigint references articles(id) on delete set null,
     story_id bigint references stories(id) on delete set null,
     title text not null,
     origin text not null check (origin in ('press-report', 'editor-request', 'citizen-letter', 'wrong-report')),
     state text not null default 'new' check (state in ('new', 'assigned', 'answered', 'published', 'closed')),
     desk text,
     clock text,
     basis text not null default '',
     started_at timestamptz not null,
     due_at timestamptz,
     answered_at timestamptz,
     answer_number text not null default '',
     outcome_url text not null default '',
     outcome_kind text check (outcome_kind in ('answer-published', 'correction')),
     result text not null default '',
     opened_at timestamptz not null,
     closed_at timestamptz,
     check (state <> 'closed' or (closed_at is not null and result <> ''))
   )`,
  // One click makes one case: a second click on the same story finds the first.
  `create unique index cases_of_story on cases (locality, story_id) where story_id is not null and state <> 'closed'`,
  'create index cases_by_locality on cases (locality, opened_at desc)',
  `create index cases_open on cases (due_at) where state <> 'closed'`,

  `create table case_events (
     id bigint generated always as identity primary key,
     case_id bigint not null references cases(id) on delete cascade,
     at timestamptz not null,
     kind text not null check (kind in ('opened', 'assigned', 'clock', 'answered', 'published', 'corrected', 'closed', 'reopened', 'reminded')),
     detail text not null default ''
   )`,
  'create index case_events_case on case_events (case_id, at)',
  'create index case_events_at on case_events (at)',

  `create table press_conferences (
     id bigint generated always as identity primary key,
     locality text not null,
     held_on date not null,
     subject text not null
   )`,

  // A digest as it was sent: the dashboard and the Atom feed show it again, whatever changed since.
  `create table digests (
     locality text not null,
     date text not null,
     made_at timestamptz not null,
     data jsonb not null,
     primary key (locality, date)
   )`,

  `create table deliveries (
     id bigint generated always as identity primary key,
     locality text not null,
     kind text not null check (kind in ('digest', 'alert', 'reminder')),
     key text not null,
     channel text not null check (channel in ('email', 'webhook')),
     recipient text not null,
     state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
     attempts integer not null default 0,
     due_at timestamptz not null,
     sent_at timestamptz,
     receipt text not null default '',
     unique (locality, kind, key, channel, recipient)
   )`,
  `create index deliveries_due on deliveries (due_at) where state in ('waiting', 'sending')`,

  `create table alerts (
     id bigint generated always as identity primary key,
     locality text not null,
     kind text not null check (kind in ('volume', 'topic', 'story')),
     key text not null,
     topic text,
     story_id bigint references stories(id) on delete set null,
     observed integer not null,
     expected real not null,
     upper real not null,
     found_at timestamptz not null,
     unique (locality, key)
   )`,
  'create index alerts_found_at on alerts (locality, found_at desc)',
];
