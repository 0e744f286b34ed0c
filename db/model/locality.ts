import type { WorkCalendar } from './calendar.ts';
import type { Source } from './source.ts';

/** Người, đơn vị nhận văn bản, hoặc đơn vị chủ trì xử lý. */
export interface Desk {
  readonly id: string;
  /** `Phòng Văn hóa – Xã hội`. */
  readonly name: string;
  /** Kinds of matter that go to it: topic codes, or `claims`. */
  readonly handles: readonly string[];
  readonly email?: string | undefined;
  /** Where packets are posted to, signed; HTTPS. */
  readonly webhook?: string | undefined;
}

/** A yearly deadline: `06-15`. */
export interface ReportingDeadline {
  readonly name: string;
  /** Month and day, `MM-DD`, solar calendar. */
  readonly day: string;
  /** Where the duty comes from: plan or decree. */
  readonly basis: string;
  /** Days ahead at which the digest reminds. */
  readonly remindDays: number;
  /** First and last day of what is reported, `MM-DD`, where that is not the half year of the deadline. */
  readonly data?: { readonly from: string; readonly to: string } | undefined;
}

/** A day that the digest shows ahead of time. */
export interface Anniversary {
  readonly name: string;
  /** `MM-DD`. */
  readonly day: string;
  /** `lunar` days count in the Vietnamese lunar calendar. */
  readonly calendar: 'solar' | 'lunar';
  /** Year of the event, to count the years; absent for a yearly day. */
  readonly since?: number | undefined;
}

/** A time limit with its legal basis, as an office may correct it. */
export interface ClockRule {
  readonly id: string;
  readonly name: string;
  /** Legal basis as it is printed: `Nghị định 237/2026/NĐ-CP, Điều 18 khoản 1`. */
  readonly basis: string;
  /** No number means: without a fixed limit. */
  readonly amount?: number | undefined;
  readonly unit?: 'hours' | 'days' | 'working-days' | undefined;
}

/** What an office follows, and for whom. Read from `localities/<id>/profile.yaml`. */
export interface Locality {
  /** Slug, the folder's name: `xa-loi-bac`. */
  readonly id: string;
  readonly level: 'commune' | 'province';
  /** Short name in force: `Lợi Bác`. */
  readonly name: string;
  readonly province: string;
  /** As printed: `Xã Lợi Bác`. */
  readonly fullName: string;
  /** Former and foreign names that the press uses. */
  readonly aliases: readonly string[];
  /** Names of units merged into it; shown to officers, the gazetteer knows them anyway. */
  readonly formerUnits: readonly string[];
  /** Contact that the crawler's user agent carries. */
  readonly contact: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** Local time of the digest, `HH:MM`. */
  readonly digestAt: string;
  /** Governing and issuing body, as the head of a document prints them. */
  readonly letterhead: {
    readonly governingBody: string;
    readonly issuingBody: string;
    /** `BC-UBND`. */
    readonly numberSuffix: string;
    /** Place in the dateline: `Lợi Bác`. */
    readonly place: string;
    readonly signer: { readonly authority: string; readonly title: string };
  };
  /** Kính gửi. */
  readonly addressees: readonly string[];
  /** Nơi nhận. */
  readonly recipients: readonly string[];
  readonly desks: readonly Desk[];
  readonly deadlines: readonly ReportingDeadline[];
  readonly anniversaries: readonly Anniversary[];
  readonly clocks: readonly ClockRule[];
  readonly sources: readonly Source[];
  /** Exchanged days and other departures from the statutory calendar; absent: none. */
  readonly workCalendar?: WorkCalendar | undefined;
  /** Plan that the office works under. */
  readonly plan: string;
  /** Whom the program writes to by itself; nobody unless the office says so. */
  readonly notify?: {
    /** E-mail addresses of offices that get the morning digest. */
    readonly digest: readonly string[];
    /** E-mail or web addresses (webhooks) that get alerts of unusual volume. */
    readonly alerts: readonly string[];
    /** Local hours in which alerts and reminders wait; absent: 21:00 to 06:00. */
    readonly quiet?: { readonly from: string; readonly to: string } | undefined;
  };
  /** Manners and access that differ from the defaults; only a demo or test profile opens loopback. */
  readonly crawl: {
    readonly delaySeconds: number;
    readonly allowLoopback: boolean;
  };
}
