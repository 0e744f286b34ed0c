import type { Tone } from './assessment.ts';
import type { LocalDate } from './calendar.ts';
import type { YearlyForm } from './case.ts';
import type { DigestCase, Figures } from './digest.ts';
import type { TopicCode } from './topic.ts';

/** What a report's period is called; `range` is any other. */
export const REPORT_KINDS = ['week', 'month', 'quarter', 'half-year', 'year', 'range'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Days of a report, both included. */
export interface ReportPeriod {
  readonly kind: ReportKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A count of one thing in the period and in the two that it is compared with. */
export interface ReportCount<Key extends string = string> {
  readonly key: Key;
  readonly articles: number;
  readonly negative: number;
  readonly positive: number;
  /** In the period before; null where that period was not read at all. */
  readonly before: number | null;
}

/** A bar of the time chart: a day, or the week that begins on it. */
export interface ReportBar {
  readonly from: LocalDate;
  readonly articles: number;
  readonly negative: number;
}

/** A place with its count, and its centre where the office's table has one (degrees, WGS 84). */
export interface ReportPlace extends ReportCount {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A story as the report lists it. */
export interface ReportStory {
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly outlets: number;
  readonly articles: number;
  readonly at: Date;
  readonly tone: Tone;
  readonly topic: TopicCode | null;
  readonly language: string;
  /** An outlet took it back. */
  readonly retracted: boolean;
  readonly places: readonly string[];
}

/** One line of the annex. */
export interface ReportLine {
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly at: Date;
  readonly tone: Tone | null;
  readonly topic: TopicCode | null;
}

export interface ReportProblems {
  /** Null: the articles of which no topic is sure. */
  readonly topic: TopicCode | null;
  readonly articles: number;
  readonly stories: readonly ReportStory[];
}

/** Claims about borders and sovereignty, by what people decided; `waiting` nobody has finished with. */
export interface ReportClaims {
  readonly found: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly byStatement: readonly {
    readonly statement: string;
    readonly title: string;
    readonly confirmed: number;
  }[];
}

/** A sentence of part VI with the figure that carries it. `beyondChance`: its interval leaves out no change. */
export interface Finding {
  readonly kind: 'volume' | 'negative' | 'topic' | 'place' | 'outlet' | 'forecast' | 'coverage';
  readonly text: string;
  readonly beyondChance: boolean;
}

/** Proportion or ratio with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ReportComparison {
  /** The days compared with. */
  readonly period: ReportPeriod;
  readonly figures: Figures;
  /** Articles of this period over those of that one; null where that one has none. */
  readonly volume: Interval | null;
  /** Negative share of this period minus that one's; null where either has no assessed article. */
  readonly negative: Interval | null;
}

export interface ReportCoverage {
  readonly sources: number;
  /** Days of the period in which no source was read. */
  readonly unreadDays: number;
  readonly documents: number;
  readonly quarantined: number;
  /** Sources that failed more often than they answered. */
  readonly poorSources: readonly {
    readonly outlet: string;
    readonly rounds: number;
    readonly failed: number;
  }[];
}

/** Negative share ahead with its 80 % interval. */
export interface ShareForecast {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** A forecast line of part VI. */
export interface ReportForecast {
  readonly days: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Name of the method that won the back-test. */
  readonly method: 'regression' | 'seasonal-naive' | 'naive';
}

/** Everything a periodic report says (báo cáo tổng hợp dư luận báo chí); rendering adds words, never facts. */
export interface ReportData {
  readonly locality: {
    readonly id: string;
    readonly fullName: string;
    readonly name: string;
    readonly level: 'commune' | 'province';
    readonly timeZone: string;
  };
  readonly letterhead: {
    readonly governingBody: string;
    readonly issuingBody: string;
    readonly numberSuffix: string;
    readonly place: string;
    readonly signer: { readonly authority: string; readonly title: string };
  };
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
  readonly period: ReportPeriod;
  /** Last day that had begun when the report was made; before `period.to`, the period is not over. */
  readonly until: LocalDate;
  readonly madeAt: Date;
  readonly figures: Figures;
  readonly before: ReportComparison;
  readonly yearBefore: ReportComparison;
  readonly bars: readonly ReportBar[];
  readonly barDays: 1 | 7;
  readonly topics: readonly ReportCount<TopicCode>[];
  readonly outlets: readonly ReportCount[];
  readonly languages: readonly ReportCount[];
  readonly places: readonly ReportPlace[];
  /** Centres (degrees, WGS 84) and areas (km², 0 where unknown) of the province's units: the ground of the map. */
  readonly ground: readonly {
    readonly name: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly area: number;
  }[];
  readonly good: readonly ReportStory[];
  readonly problems: readonly ReportProblems[];
  readonly form: YearlyForm;
  readonly answered: readonly DigestCase[];
  readonly overdue: readonly DigestCase[];
  readonly unreported: readonly DigestCase[];
  readonly casesByDesk: readonly {
    readonly desk: string;
    readonly cases: number;
    readonly answered: number;
    /** Of the answered: after their limit. */
    readonly late: number;
    readonly overdue: number;
  }[];
  readonly claims: ReportClaims;
  readonly findings: readonly Finding[];
  readonly forecast: ReportForecast | null;
  /** First day of the forecasts. */
  readonly forecastFrom: LocalDate;
  /** Of the topics with most articles, where their own history is enough. */
  readonly topicForecasts: readonly (ReportForecast & {
    readonly topic: TopicCode;
    readonly negative: ShareForecast | null;
  })[];
  /** Negative share of the same days. */
  readonly negativeForecast: ShareForecast | null;
  readonly coverage: ReportCoverage;
  readonly annex: { readonly lines: readonly ReportLine[]; readonly total: number };
}
