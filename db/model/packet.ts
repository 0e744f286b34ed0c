import type { Position, StatementSource } from './statement.ts';

/** A sentence of the press or an institution, with where it can be looked up. Never of a public post. */
export interface PacketQuotation {
  readonly quote: string;
  readonly language: string;
  readonly outlet: string;
  readonly kind: 'press' | 'agency' | 'institution';
  readonly title: string;
  readonly url: string;
  /** ISO 8601. */
  readonly at: string;
  readonly archive: {
    readonly file: string;
    readonly offset: number;
    readonly sha256: string;
    readonly fetchedAt: string;
  };
}

export interface PacketOutlet {
  readonly outlet: string;
  readonly kind: 'press' | 'agency' | 'institution';
  readonly articles: number;
  /** ISO 8601. */
  readonly first: string;
}

/**
 * A confirmed claim with its evidence, asking a desk for a public response (hồ sơ đề nghị). What is not in this
 * list is not in a packet: above all nothing about who spoke.
 */
export interface PacketData {
  readonly version: 1;
  readonly matchId: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly locality: { readonly id: string; readonly fullName: string; readonly timeZone: string };
  readonly issuingBody: string;
  readonly desk: { readonly id: string; readonly name: string };
  readonly claim: { readonly verdict: 'contradicts'; readonly contradicts: string };
  /** How many different people confirmed it. */
  readonly confirmedBy: 2;
  readonly quotations: readonly PacketQuotation[];
  readonly statement: {
    readonly id: string;
    readonly version: number;
    readonly position: Position;
    readonly proposition: string;
    readonly holdsFrom: string;
    readonly sources: readonly StatementSource[];
    readonly othersPositions: readonly { readonly holder: string; readonly vi: string }[];
  };
  readonly spread: {
    readonly articles: number;
    readonly outlets: readonly PacketOutlet[];
    readonly days: readonly { readonly date: string; readonly articles: number }[];
    /** A number and nothing else. */
    readonly communityPosts: number;
  };
  readonly basis: { readonly name: string; readonly basis: string; readonly due: string | null };
  readonly request: string;
  /** Proposed public reply, as an officer edited it. */
  readonly reply: string;
}

/** Why a packet may not leave: the principle of "Claims, not people" that it breaks, and where. */
export interface PacketRefusal {
  readonly rule: 1 | 2 | 3 | 4 | 5;
  /** Stable code: `unknown-field`, `contact`, `community-source`, … */
  readonly code: string;
  /** Path in the packet: `quotations.0.quote`. */
  readonly where: string;
}

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'failed' | 'cancelled';
export type PacketDeliveryKind = 'packet' | 'recall';
export type PacketChannel = 'email' | 'webhook';
