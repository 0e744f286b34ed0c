import { type Kysely, sql } from 'kysely';

/** The road from a source to a claim match: every noun of db/model that is stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'create extension if not exists unaccent',
  'create extension if not exists pg_trgm',

  // Finds "lang son" and "Lạng Sơn" alike: marks are removed, no stemming.
  'create text search configuration vietnamese (copy = simple)',
  `alter text search configuration vietnamese
     alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, simple`,

  `create table sources (
     id text primary key,
     kind text not null check (kind in ('press', 'agency', 'institution', 'community')),
     type text not null,
     url text not null,
     outlet text not null,
     home_province text,
     language text,
     localities text[] not null default '{}',
     active boolean not null default true,
     state text not null default 'unverified',
     state_since timestamptz not null default now(),
     state_detail text not null default '',
     last_round_at timestamptz,
     last_ok_at timestamptz,
     last_item_at timestamptz,
     next_round_at timestamptz,
     consecutive_failures integer not null default 0
   )`,

  // One row a round of one source: the day's coverage is read from here.
  `create table rounds (
     id bigint generated always as identity primary key,
     source_id text not null references sources(id) on delete cascade,
     started_at timestamptz not null,
     finished_at timestamptz,
     listed integer not null default 0,
     fresh integer not null default 0,
     documents integer not null default 0,
     posts integer not null default 0,
     unchanged integer not null default 0,
     failures jsonb not null default '[]'
   )`,
  'create index rounds_by_source on rounds (source_id, started_at desc)',
  'create index rounds_by_time on rounds (started_at)',

  // What a conditional GET sends back, and which addresses were read before.
  `create table addresses (
     url text primary key,
     etag text,
     last_modified text,
     listing boolean not null default false,
     read_at timestamptz not null
   )`,

  `create table documents (
     id bigint generated always as identity primary key,
     source_id text references sources(id) on delete set null,
     kind text not null check (kind in ('press', 'agency', 'institution')),
     outlet text not null,
     home_province text,
     url text not null,
     final_url text not null,
     fetched_at timestamptz not null,
     status integer not null,
     content_type text not null,
     sha256 text not null,
     archive_file text not null,
     archive_offset bigint not null,
     archive_length bigint not null,
     hint jsonb not null default '{}',
     unique (url, sha256)
   )`,

  // The done-mark of each stage: one row a stage and input. No row means: still to do.
  `create table stage_marks (
     stage text not null,
     subject_id bigint not null,
     state text not null check (state in ('leased', 'done', 'retry', 'quarantined')),
     reason text,
     detail text,
     attempts integer not null default 1,
     due_at timestamptz,
     marked_at timestamptz not null default now(),
     primary key (stage, subject_id)
   )`,
  `create index stage_marks_due on stage_marks (stage, due_at) where state in ('leased', 'retry')`,
  `create index stage_marks_quarantine on stage_marks (marked_at desc) where state = 'quarantined'`,

  `create table articles (
     id bigint generated always as identity primary key,
     document_id bigint not null references documents(id),
     source_id text references sources(id) on delete set null,
     kind text not null,
     outlet text not null,
     home_province text,
     title text not null,
     text text not null,
     published_at timestamptz,
     -- published_at, or the time of the fetch where the page gives none: what lists are ordered by
     at timestamptz not null,
     language text not null,
     canonical_url text not null unique,
     site_name text not null,
     read_at timestamptz not null,
     search tsvector generated always as (
       setweight(to_tsvector('vietnamese', title), 'A') || setweight(to_tsvector('vietnamese', left(text, 200000)), 'B')
     ) stored
   )`,
  'create index articles_search on articles using gin (search)',
  'create index articles_at on articles (at desc)',
  'create index articles_document on articles (document_id)',

  `create table mentions (
     article_id bigint not null references articles(id) on delete cascade,
     start_at integer not null,
     end_at integer not null,
     name text not null,
     level text not null,
     commune text,
     province text not null,
     place_key text not null,
     confidence real not null,
     signals text[] not null,
     primary key (article_id, start_at, place_key)
   )`,
  'create index mentions_place on mentions (place_key, article_id)',

  `create table article_localities (
     article_id bigint not null references articles(id) on delete cascade,
     locality_id text not null,
     score real not null,
     about boolean not null,
     reason text not null,
     primary key (locality_id, article_id)
   )`,
  'create index article_localities_article on article_localities (article_id)',

  `create table stories (
     id bigint generated always as identity primary key,
     title text not null,
     first_seen timestamptz not null,
     last_seen timestamptz not null,
     article_count integer not null default 0,
     outlet_count integer not null default 0,
     retracted boolean not null default false
   )`,
  `create table story_articles (
     article_id bigint primary key references articles(id) on delete cascade,
     story_id bigint not null references stories(id) on delete cascade,
     link text not null,
     score real not null,
     because text not null
   )`,
  'create index story_articles_story on story_articles (story_id)',

  `create table assessments (
     article_id bigint primary key references articles(id) on delete cascade,
     tone text not null check (tone in ('positive', 'neutral', 'negative')),
     tone_score real not null,
     unsure boolean not null,
     model text not null,
     target text,
     assessed_at timestamptz not null
   )`,
  `create table article_topics (
     article_id bigint not null references articles(id) on delete cascade,
     code text not null,
     score real not null,
     rank smallint not null,
     primary key (article_id, code)
   )`,
  'create index article_topics_code on article_topics (code, article_id)',

  `create table claim_matches (
     id bigint generated always as identity primary key,
     article_id bigint not null references articles(id) on delete cascade,
     statement text not null,
     verdict text not null check (verdict in ('contradicts', 'reports', 'rebuts', 'supports')),
     score real not null,
     quote text not null,
     start_at integer not null,
     end_at integer not null,
     why text[] not null,
     found_at timestamptz not null,
     unique (article_id, statement, start_at)
   )`,
  `create index claim_matches_flagged on claim_matches (found_at desc) where verdict = 'contradicts'`,

  // Public posts after reduction: no address, no speaker; deleted when their time is over.
  `create table posts (
     id bigint generated always as identity primary key,
     source_id text references sources(id) on delete set null,
     platform text not null,
     text text not null,
     posted_hour timestamptz,
     repeat_key text not null unique,
     read_at timestamptz not null,
     localities text[] not null default '{}',
     topics text[] not null default '{}',
     tone text
   )`,
  'create index posts_read_at on posts (read_at)',
];
