/** What a stage says of one input. An expected failure is a value; what is thrown is retried. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'retry'; readonly after: Date; readonly reason: string }
  | { readonly kind: 'quarantine'; readonly reason: QuarantineReason; readonly detail: string };

/** Why an input is set aside. The code is stable (it is counted); the detail is for a person. */
export const QUARANTINE_REASONS = [
  'not-html',
  'empty-body',
  'too-large',
  'broken-encoding',
  'broken-archive',
  'http-error',
  'no-text',
  'no-title',
  'bad-date',
  'listing',
  'video',
  'live-blog',
  'gallery',
  'consent-page',
  'soft-404',
  'paywall',
  'challenge',
  'feed',
  'spam',
  'error',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value });
export const retry = (after: Date, reason: string): Outcome<never> => ({ kind: 'retry', after, reason });
export const quarantine = (reason: QuarantineReason, detail: string): Outcome<never> => ({
  kind: 'quarantine',
  reason,
  detail,
});
