import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { PlaceLevel, SourceKind, SourceState, SourceType, StoryLink, Tone } from './model/index.ts';
import type { PeopleTables } from './tables-people.ts';
import type { ReadingTables } from './tables-reading.ts';

/** Rows as PostgreSQL holds them; only `db/queries` sees these types, the others get nouns of the model. */
export interface Tables extends ReadingTables, PeopleTables {
  sources: SourceTable;
  rounds: RoundTable;
  addresses: AddressTable;
  hosts: HostTable;
  robots: RobotsTable;
  documents: DocumentTable;
  stage_marks: StageMarkTable;
  articles: ArticleTable;
  mentions: MentionTable;
  article_localities: ArticleLocalityTable;
  stories: StoryTable;
  story_fingerprints: StoryFingerprintTable;
  story_keys: StoryKeyTable;
  story_articles: StoryArticleTable;
  assessments: AssessmentTable;
  article_topics: ArticleTopicTable;
  posts: PostTable;
  /** Keyed hashes of deleted posts, and nothing else. */
  ended_posts: { repeat_key: string };
}

type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface SourceTable {
  id: string;
  kind: SourceKind;
  type: SourceType;
  url: string;
  outlet: string;
  home_province: string | null;
  language: string | null;
  localities: string[];
  active: Generated<boolean>;
  state: Generated<SourceState>;
  state_since: Generated<Date>;
  /** The state before this one. */
  state_before: Generated<SourceState>;
  state_detail: Generated<string>;
  last_round_at: NullableTime;
  last_ok_at: NullableTime;
  last_item_at: NullableTime;
  next_round_at: NullableTime;
  consecutive_failures: Generated<number>;
}

export interface RoundFailure {
  readonly url: string;
  readonly reason: string;
  readonly detail: string;
}

export interface RoundTable {
  id: Generated<number>;
  source_id: string;
  started_at: Time;
  finished_at: NullableTime;
  listed: Generated<number>;
  fresh: Generated<number>;
  documents: Generated<number>;
  posts: Generated<number>;
  unchanged: Generated<number>;
  failures: JSONColumnType<RoundFailure[], string | undefined, string>;
}

export interface AddressTable {
  url: string;
  etag: string | null;
  last_modified: string | null;
  listing: Generated<boolean>;
  read_at: Time;
}

export interface HostTable {
  host: string;
  failures: Generated<number>;
  not_before: NullableTime;
  detail: Generated<string>;
  turn_of: string | null;
  turn_until: NullableTime;
  free_at: NullableTime;
}

export interface RobotsTable {
  origin: string;
  verdict: 'rules' | 'open' | 'closed';
  body: string;
  detail: string;
  expires: Time;
}

export interface DocumentTable {
  id: Generated<number>;
  source_id: string | null;
  kind: Exclude<SourceKind, 'community'>;
  outlet: string;
  home_province: string | null;
  url: string;
  final_url: string;
  fetched_at: Time;
  status: number;
  content_type: string;
  sha256: string;
  archive_file: string;
  archive_offset: number;
  archive_length: number;
  hint: JSONColumnType<Record<string, string>, string | undefined, string>;
}

export interface StageMarkTable {
  stage: string;
  subject_id: number;
  state: 'leased' | 'done' | 'retry' | 'quarantined';
  reason: string | null;
  detail: string | null;
  attempts: Generated<number>;
  /** Who holds it: set while it is leased, and then only. */
  lease: ColumnType<string | null, string | null | undefined, string | null>;
  due_at: NullableTime;
  marked_at: Generated<Date>;
}

export interface ArticleTable {
  id: Generated<number>;
  document_id: number;
  source_id: string | null;
  kind: Exclude<SourceKind, 'community'>;
  outlet: string;
  home_province: string | null;
  title: string;
  text: string;
  published_at: NullableTime;
  at: Time;
  language: string;
  canonical_url: string;
  site_name: string;
  read_at: Time;
  search: ColumnType<string, never, never>;
}

export interface MentionTable {
  article_id: number;
  start_at: number;
  end_at: number;
  name: string;
  level: PlaceLevel;
  commune: string | null;
  province: string;
  place_key: string;
  confidence: number;
  signals: string[];
}

export interface ArticleLocalityTable {
  article_id: number;
  locality_id: string;
  score: number;
  about: boolean;
  reason: string;
}

export interface StoryTable {
  id: Generated<number>;
  title: string;
  first_seen: Time;
  last_seen: Time;
  article_count: Generated<number>;
  outlet_count: Generated<number>;
  retracted: Generated<boolean>;
}

export interface StoryFingerprintTable {
  article_id: number;
  /** As the stories' room made it, less its keys and embedding. */
  fingerprint: JSONColumnType<Record<string, unknown>, string, string>;
  embedding: number[] | null;
}

export interface StoryKeyTable {
  key: string;
  article_id: number;
}

export interface StoryArticleTable {
  article_id: number;
  story_id: number;
  link: StoryLink;
  score: number;
  because: string;
}

export interface AssessmentTable {
  article_id: number;
  tone: Tone;
  tone_score: number;
  unsure: boolean;
  model: string;
  target: string | null;
  assessed_at: Time;
}

export interface ArticleTopicTable {
  article_id: number;
  code: string;
  score: number;
  rank: number;
}

export interface PostTable {
  id: Generated<number>;
  source_id: string | null;
  platform: string;
  text: string;
  posted_hour: NullableTime;
  repeat_key: string;
  read_at: Time;
  localities: Generated<string[]>;
  topics: Generated<string[]>;
  tone: Tone | null;
}
