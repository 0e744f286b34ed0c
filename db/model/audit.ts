/** One act in the append-only log. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Date;
  /** Null: the program itself (a deletion whose time came, a statement that changed). */
  readonly userId: number | null;
  /** Stable code: `review.confirm`, `packet.send`, `account.create`. */
  readonly action: string;
  /** What it was done to: `match:12`, `packet:3`, `user:1`. */
  readonly subject: string;
  /** Codes and numbers only: no quotation, no free text, nothing about who spoke. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** What `verifyAudit` found. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | { readonly ok: false; readonly rows: number; readonly seq: number; readonly why: string };
