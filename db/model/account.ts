/** What an account may do; each role includes those before it. */
export const ROLES = ['reader', 'editor', 'reviewer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** True when `role` may do what `needed` may. */
export const roleIncludes = (role: Role, needed: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** An officer's account. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly active: boolean;
  /** False until the one-time link was used. */
  readonly hasPassword: boolean;
  readonly lockedUntil: Date | null;
}
