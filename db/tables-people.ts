import type { ColumnType, Generated } from 'kysely';
import type { Role } from './model/account.ts';

/** Tables of the office's own accounts and of what they did. */
export interface PeopleTables {
  users: UserTable;
  sessions: SessionTable;
  account_links: AccountLinkTable;
  audit_log: AuditTable;
  audit_head: AuditHeadTable;
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
