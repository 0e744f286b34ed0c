/** A text in the three languages that the check reads. */
export interface Localised {
  readonly vi: string;
  readonly en: string;
  readonly zh: string;
}

/** Words or patterns, by language. */
export interface LocalisedList {
  readonly vi: readonly string[];
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

/**
 * Whose word a statement is. `vietnam`: Vietnam's stated position, others hold another.
 * `treaty`: agreed in writing by both sides. `award`: found by a tribunal. `fact`: a public record.
 */
export const POSITIONS = ['vietnam', 'treaty', 'award', 'fact'] as const;
export type Position = (typeof POSITIONS)[number];

/** Countries that statements and texts speak of, by their short codes. */
export const COUNTRIES = ['vn', 'cn', 'tw', 'kh', 'la', 'ph', 'my', 'bn'] as const;
export type Country = (typeof COUNTRIES)[number];

/** A number that a text may get wrong. */
export interface StatementFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'km' | 'km2' | 'nmi' | '%' | 'count';
  /** Absolute, in `unit`. Rounding in the text is allowed for on top of it. */
  readonly tolerance: number;
  /** Other figures in official use, which are neither support nor contradiction. */
  readonly alsoAccepted: readonly number[];
  /** What the number is of, as patterns. */
  readonly subject: LocalisedList;
  /** For `count`: the noun that is counted (`cột mốc`), as patterns. */
  readonly counted: LocalisedList;
}

/** A day that a text may get wrong. */
export interface StatementDate {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly subject: LocalisedList;
  /** What happened on that day, as patterns: signed, in force, completed. */
  readonly event: LocalisedList;
  /** Neighbours that the sentence must name, and no other; absent where the subject says it all. */
  readonly parties?: readonly Country[] | undefined;
}

/** Propositions as patterns (classifiers/claims/pattern.ts): what agrees with the statement and what denies it. */
export interface StatementPatterns {
  readonly affirms: LocalisedList;
  readonly denies: LocalisedList;
  /** Wordings that turn down a claim against it: `rejects the nine-dash line`. */
  readonly rebuts?: LocalisedList | undefined;
  /** Wordings by which somebody makes such a claim: `claims historic rights`. */
  readonly claims?: LocalisedList | undefined;
}

export interface StatementSource {
  readonly document: string;
  readonly article?: string | undefined;
  /** `YYYY-MM-DD`, or a year. */
  readonly date: string;
  readonly url: string;
  /** True where somebody read this source and found the statement in it. */
  readonly checked: boolean;
}

/** A reference statement (luận cứ): what a claim is compared with, whose word it is, and on what grounds. */
export interface Statement {
  /** Slug, the file's name. */
  readonly id: string;
  readonly version: number;
  readonly position: Position;
  /**
   * True where its contrary is also said in criticism of an authority, in petitions or for a minority: then only
   * wordings that somebody wrote down raise a flag, never a trained judge.
   */
  readonly nearCriticism: boolean;
  readonly proposition: Localised;
  /** Propositions that contradict it. */
  readonly contradictedBy: readonly Localised[];
  readonly figures: readonly StatementFigure[];
  readonly dates: readonly StatementDate[];
  /** Names of what it is about. */
  readonly terms: LocalisedList;
  /** Words of which one must stand in the sentence or just before it, where the terms alone are common words. */
  readonly context?: LocalisedList | undefined;
  /** Whose the named place is by this statement; `shared` places may be said to lie in part elsewhere. */
  readonly ownership?: { readonly holder: Country | 'none'; readonly shared: boolean } | undefined;
  readonly patterns: StatementPatterns;
  readonly sources: readonly StatementSource[];
  /** `YYYY-MM-DD`; a text published earlier is not held against it. */
  readonly holdsFrom: string;
  /** Desk that owns it, as the locality names it. */
  readonly desk: string;
  /** What others hold, so that an officer knows what is contested. */
  readonly othersPositions: readonly { readonly holder: string; readonly vi: string }[];
  /** Proposed public reply, to be edited. */
  readonly reply: { readonly vi: string; readonly en?: string | undefined; readonly zh?: string | undefined };
  readonly history: readonly { readonly version: number; readonly date: string; readonly change: string }[];
}
