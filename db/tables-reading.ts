import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { CaseOrigin, CaseState } from './model/index.ts';

/** Rows of what people read and follow; see migration 0010. */
export interface ReadingTables {
  cases: CaseTable;
  case_events: CaseEventTable;
  press_conferences: PressConferenceTable;
  digests: DigestTable;
  deliveries: DeliveryTable;
  alerts: AlertTable;
}

type Time = ColumnType<Date, Date | string, Date | string>;
type NullableTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface CaseTable {
  id: Generated<number>;
  locality: string;
  article_id: number | null;
  story_id: number | null;
  title: string;
  origin: CaseOrigin;
  state: Generated<CaseState>;
  desk: string | null;
  clock: string | null;
  basis: Generated<string>;
  started_at: Time;
  due_at: NullableTime;
  answered_at: NullableTime;
  answer_number: Generated<string>;
  outcome_url: Generated<string>;
  outcome_kind: 'answer-published' | 'correction' | null;
  outcome_at: NullableTime;
  result: Generated<string>;
  opened_at: Time;
  closed_at: NullableTime;
}

export type CaseEventKind =
  | 'opened'
  | 'assigned'
  | 'clock'
  | 'answered'
  | 'published'
  | 'corrected'
  | 'closed'
  | 'reopened'
  | 'reminded';

export interface CaseEventTable {
  id: Generated<number>;
  case_id: number;
  at: Time;
  kind: CaseEventKind;
  detail: Generated<string>;
}

export interface PressConferenceTable {
  id: Generated<number>;
  locality: string;
  held_on: ColumnType<Date, string, string>;
  subject: string;
}

export interface DigestTable {
  locality: string;
  date: string;
  made_at: Time;
  data: JSONColumnType<Record<string, unknown>, string, string>;
}

export interface DeliveryTable {
  id: Generated<number>;
  locality: string;
  kind: 'digest' | 'alert' | 'reminder';
  key: string;
  channel: 'email' | 'webhook';
  recipient: string;
  state: Generated<'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain'>;
  attempts: Generated<number>;
  due_at: Time;
  sent_at: NullableTime;
  receipt: Generated<string>;
}

export interface AlertTable {
  id: Generated<number>;
  locality: string;
  kind: 'volume' | 'topic' | 'story';
  key: string;
  topic: string | null;
  story_id: number | null;
  observed: number;
  expected: number;
  upper: number;
  found_at: Time;
}
