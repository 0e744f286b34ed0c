import type { Tone } from './assessment.ts';
import type { LocalDate } from './calendar.ts';
import type { Case } from './case.ts';
import type { ClockState } from './clock.ts';
import type { SourceState } from './source.ts';
import type { TopicCode } from './topic.ts';
import type { SourceVolumeChange } from './volume.ts';

/** A sentence taken from an article as it stands; UTF-16 offsets in its `text` (not in `fullText`). */
export interface SummarySentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One story as the digest lists it, told by the article that stands for it. */
export interface DigestEntry {
  readonly storyId: number;
  readonly articleId: number;
  readonly title: string;
  readonly url: string;
  /** Of the article that stands for the story; absent in digests kept before it was told. */
  readonly language?: string;
  /** Outlets that carried the story in the period, the representative one first. */
  readonly outlets: readonly string[];
  readonly articleCount: number;
  readonly publishedAt: Date | null;
  /** Names of the places, narrowest first. */
  readonly places: readonly string[];
  readonly topics: readonly TopicCode[];
  readonly tone: Tone;
  /** The model asks for an officer's eye. */
  readonly unsure: boolean;
  /** True when the story was already in an earlier digest and has grown. */
  readonly continued: boolean;
  readonly retracted: boolean;
  readonly summary: readonly SummarySentence[];
  /** The desk in charge: the case's, else the one whose topics fit; '' where none does. */
  readonly desk: string;
  readonly due: Date | null;
  readonly clock: ClockState;
  readonly caseId: number | null;
  readonly caseState: Case['state'] | null;
}

/** A sentence that waits for review. Never shows who spoke; community posts are not among them. */
export interface DigestClaim {
  readonly matchId: number;
  readonly statement: string;
  readonly statementTitle: string;
  readonly quote: string;
  readonly score: number;
  readonly outlet: string;
  readonly articleTitle: string;
  readonly url: string;
  readonly foundAt: Date;
}

/** A case as the digest shows it: what must be handled, or what moved since the last digest. */
export interface DigestCase {
  readonly case: Case;
  readonly desk: string;
  readonly clock: ClockState;
  /** An outlet took the story back; absent in digests kept before it was told. */
  readonly retracted?: boolean;
}

/** Public posts are shown as counts and themes only. */
export interface CommunityTheme {
  readonly platform: string;
  readonly posts: number;
  readonly themes: readonly { readonly topic: TopicCode; readonly posts: number }[];
}

export interface AheadDay {
  readonly kind: 'anniversary' | 'deadline' | 'holiday';
  readonly name: string;
  readonly date: LocalDate;
  readonly days: number;
  /** Legal or plan basis of a deadline; '' otherwise. */
  readonly basis: string;
  /** Years since the event, for an anniversary that counts them. */
  readonly years: number | null;
}

export interface SourceFailure {
  readonly sourceId: string;
  readonly outlet: string;
  readonly state: SourceState;
  /** Reason as the collector gave it, a stable code. */
  readonly reason: string;
  readonly lastOk: Date | null;
}

/** A source that answered, and of which the reader must know more: it changed its state, or is still in trouble. */
export interface SourceChange {
  readonly sourceId: string;
  readonly outlet: string;
  readonly state: SourceState;
  /** The state before it. */
  readonly before: SourceState;
  readonly since: Date;
  /** The change came in the period; else the trouble has lasted. */
  readonly fresh: boolean;
}

/** What was read and what could not be. `total` counts the profile's sources, read or not. */
export interface Coverage {
  readonly total: number;
  /** Sources that answered at least once in the period. */
  readonly read: number;
  /** Sources nobody asked in the period: never scheduled, or the crawler stood still. */
  readonly unasked: number;
  readonly failed: readonly SourceFailure[];
  /** Absent in digests of before 2026-11-21, as is `volumes`. */
  readonly changed?: readonly SourceChange[];
  /** Sources that bring many more or fewer items a day than before, from a day not long ago on. */
  readonly volumes?: readonly SourceVolumeChange[];
  readonly documents: number;
  readonly articles: number;
  /** Articles about the locality: what the digest counts. */
  readonly relevant: number;
  /** Articles that only name the locality in passing: not listed, not in the figures. */
  readonly mentioned: number;
  /** Fetched, but not yet read by the stages. */
  readonly waiting: number;
  readonly quarantined: readonly { readonly reason: string; readonly documents: number }[];
  /** Relevant articles fetched in the period but published more than a week before it began. */
  readonly backlog: number;
  readonly lastFetch: Date | null;
}

export interface Figures {
  readonly articles: number;
  readonly stories: number;
  readonly outlets: number;
  readonly tones: Readonly<Record<Tone, number>>;
  /** Articles that no model has read yet. */
  readonly unassessed: number;
  /** Articles whose tone the model was not sure of; they stand in `tones` under its best guess. */
  readonly unsure: number;
}

/** An anomaly that the forecast found in the period: more than its interval allows. */
export interface DigestAlert {
  readonly topic: TopicCode | null;
  readonly count: number;
  readonly upper: number;
  readonly storyTitle: string;
}

/** Everything a morning digest says (điểm báo); rendering adds words, never facts. */
export interface DigestData {
  readonly locality: {
    readonly id: string;
    readonly fullName: string;
    readonly name: string;
    readonly timeZone: string;
  };
  readonly letterhead: {
    readonly governingBody: string;
    readonly issuingBody: string;
    readonly place: string;
  };
  readonly date: LocalDate;
  /** The period read: from the last working day's digest to this one. */
  readonly from: Date;
  readonly to: Date;
  readonly madeAt: Date;
  readonly figures: Figures;
  /** The period before, of the same length. */
  readonly before: Figures;
  readonly today: readonly DigestCase[];
  readonly claims: readonly DigestClaim[];
  readonly problems: readonly DigestEntry[];
  readonly good: readonly DigestEntry[];
  readonly other: readonly DigestEntry[];
  readonly community: readonly CommunityTheme[];
  readonly caseNews: readonly DigestCase[];
  readonly ahead: readonly AheadDay[];
  readonly alerts: readonly DigestAlert[];
  readonly coverage: Coverage;
  /** How many more there are than listed, by part; they are on the dashboard. */
  readonly more: {
    readonly today: number;
    readonly claims: number;
    readonly problems: number;
    readonly good: number;
    readonly other: number;
  };
  /** Address of the dashboard, without a trailing slash; '' where it is not known. */
  readonly dashboard: string;
}
