import type { ColumnType, Generated } from 'kysely';
import type { Role } from './model/account.ts';
import type { Verdict } from './model/claim.ts';
import type { Place } from './model/mention.ts';
import type { DeliveryState, PacketChannel, PacketDeliveryKind } from './model/packet.ts';
import type { RejectionReason, ReviewState } from './model/review.ts';
import type { Held } from './model/threshold.ts';

/** Tables of the office's own accounts and of what they did, claim matches with it. */
export interface PeopleTables {
  users: UserTable;
  sessions: SessionTable;
  account_links: AccountLinkTable;
  audit_log: AuditTable;
  audit_head: AuditHeadTable;
  claim_matches: ClaimMatchTable;
  claim_reviews: ReviewTable;
  packets: PacketTable;
  packet_deliveries: PacketDeliveryTable;
  corrections: CorrectionTable;
  place_rules: PlaceRuleTable;
}

type Time = ColumnType<Date, Date, Date>;
type NullableTime = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface UserTable {
  id: Generated<number>;
  login: string;
  display_name: string;
  role: Role;
  active: Generated<boolean>;
  password_hash: string | null;
  failed_tries: Generated<number>;
  locked_until: NullableTime;
  created_at: Time;
}

export interface SessionTable {
  token_hash: string;
  user_id: number;
  csrf: string;
  created_at: Time;
  seen_at: Time;
  expires_at: Time;
}

export interface AccountLinkTable {
  token_hash: string;
  user_id: number | null;
  created_at: Time;
  expires_at: Time;
  used_at: NullableTime;
}

export interface AuditTable {
  seq: number;
  at: Time;
  user_id: number | null;
  action: string;
  subject: string;
  /** JSON, exactly as it was hashed. */
  detail: string;
  previous: string;
  hash: string;
}

export interface AuditHeadTable {
  one: Generated<boolean>;
  seq: number;
  hash: string;
}

export interface ClaimMatchTable {
  id: Generated<number>;
  article_id: number;
  statement: string;
  verdict: Verdict;
  score: number;
  quote: string;
  start_at: number;
  end_at: number;
  why: string[];
  found_at: Time;
  held: ColumnType<Held | null, Held | null | undefined, Held | null>;
  /** Reviewed, and the reading of this time found that the sentence is no longer in the article. */
  gone_at: NullableTime;
}

export interface ReviewTable {
  match_id: number;
  statement_version: number;
  state: ReviewState;
  first_confirmer: ColumnType<number | null, number | null | undefined, number | null>;
  second_confirmer: ColumnType<number | null, number | null | undefined, number | null>;
  reason: ColumnType<RejectionReason | null, RejectionReason | null | undefined, RejectionReason | null>;
  note: Generated<string>;
  opened_at: Time;
  changed_at: Time;
}

export interface PacketTable {
  id: Generated<number>;
  match_id: number;
  locality: string;
  desk: string;
  /** JSON, exactly as it was hashed and sent. */
  data: string;
  sha256: string;
  created_by: number;
  created_at: Time;
  recalled_at: NullableTime;
  correction: Generated<string>;
}

export interface PacketDeliveryTable {
  id: Generated<number>;
  packet_id: number;
  kind: PacketDeliveryKind;
  channel: PacketChannel;
  target: string;
  key: string;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  due_at: Time;
  sent_at: NullableTime;
  last_error: Generated<string>;
}

export interface CorrectionTable {
  article_id: number;
  kind: 'tone' | 'topics';
  labels: string[];
  user_id: number;
  at: Time;
}

export interface PlaceRuleTable {
  outlet: string;
  name: string;
  unit: ColumnType<Place | null, string | null, string | null>;
  user_id: number;
  at: Time;
}
