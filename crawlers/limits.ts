/** Bounds of one fetch. Every one of them ends in a value, never in an exception. */
export interface Limits {
  /** Of a body, before and after its content coding is taken off; bytes. */
  readonly bodyBytes: number;
  /** Of a response's header block; bytes. */
  readonly headerBytes: number;
  /** For name resolution, TCP and TLS; ms. */
  readonly connectMs: number;
  /** Until the header is complete, and between two pieces of a body; ms. */
  readonly idleMs: number;
  /** For one request from start to last byte; ms. */
  readonly totalMs: number;
  /** Redirects followed (RFC 9309 asks for five at least for robots.txt). */
  readonly redirects: number;
  /** Requests on their way at once, all hosts together. */
  readonly inFlight: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 16 * 1024 * 1024,
  headerBytes: 64 * 1024,
  connectMs: 15_000,
  idleMs: 20_000,
  totalMs: 60_000,
  redirects: 5,
  inFlight: 48,
};
