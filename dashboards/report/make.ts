import {
  addDays,
  daysBetween,
  type Figures,
  instantOf,
  isLocalDate,
  type LocalDate,
  type Locality,
  type ReportComparison,
  type ReportCount,
  type ReportData,
  type ReportForecast,
  type ReportPeriod,
  type TopicCode,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { claimCounts, reportCoverage } from '../../db/queries/report-claims.ts';
import {
  columnTallies,
  dailyTallies,
  placeTallies,
  type Span,
  spanTotals,
  type Tally,
  topicTallies,
} from '../../db/queries/report-counts.ts';
import { annexLines, topStories } from '../../db/queries/report-stories.ts';
import type { UnitCentre } from '../charts/unit-centres.ts';
import { barsOf, type DayCount, fillDays } from './bars.ts';
import { reportCases } from './cases.ts';
import { findingsOf } from './findings.ts';
import { dispersion, rateRatio, shareDifference } from './intervals.ts';
import { periodBefore, reportPeriod, yearBefore } from './period.ts';

/** Lines of the annex in the document; the export command gives all. */
export const ANNEX_LIMIT = 500;
const GOOD_STORIES = 10;
const PROBLEMS_OF_TOPIC = 4;
const OUTLETS = 12;
const PLACES = 400;

export interface ReportDeps {
  readonly now: Date;
  /** Communes with their centres, by province; absent: the report has no map. */
  readonly unitCentres?: ReadonlyMap<string, readonly UnitCentre[]> | undefined;
  /** Short wording of a reference statement; absent: its id. */
  readonly statementTitle?: ((id: string) => string) | undefined;
  /** Forecast of the days after the period from daily counts, oldest first; null where there is too little. */
  readonly forecast?: ((days: readonly DayCount[]) => ReportForecast | null) | undefined;
}

/**
 * Reads a periodic report of a locality, from its first to its last local day, both included.
 * @throws RangeError where the days are none, or in the wrong order
 */
export async function makeReport(
  db: Database,
  locality: Locality,
  from: LocalDate,
  to: LocalDate,
  deps: ReportDeps,
): Promise<ReportData> {
  if (!isLocalDate(from) || !isLocalDate(to)) throw new RangeError(`Not days: ${from}, ${to} (YYYY-MM-DD)`);
  if (to < from) throw new RangeError(`The report ends (${to}) before it begins (${from})`);
  const period = reportPeriod(from, to);
  const span = spanOf(period, locality);
  const previous = await readComparison(db, locality, periodBefore(period));
  const lastYear = await readComparison(db, locality, yearBefore(period));
  // One after the other: each scans the period, and a small office has two cores.
  const figures = await spanTotals(db, span);
  const days = fillDays(await dailyTallies(db, span, locality.timeZone), period);
  const topics = compared(
    await topicTallies(db, span),
    await topicTallies(db, previous.span),
    previous.figures,
  );
  const outlets = compared(await columnTallies(db, span, 'outlet', OUTLETS), [], previous.figures);
  const languages = compared(await columnTallies(db, span, 'language', 6), [], previous.figures);
  const places = await readPlaces(db, locality, span, previous.span, deps);
  const good = await topStories(db, span, 'positive', GOOD_STORIES, 'of-all');
  const negative = await topStories(db, span, 'negative', PROBLEMS_OF_TOPIC, 'of-topic');
  const claims = await claimCounts(db, span);
  const coverage = await reportCoverage(db, span, locality.timeZone, days.length);
  const annex = await annexLines(db, span, ANNEX_LIMIT);
  const cases = await reportCases(db, locality, period, span, deps.now);
  const data: Omit<ReportData, 'findings'> = {
    locality: {
      id: locality.id,
      fullName: locality.fullName,
      name: locality.name,
      level: locality.level,
      timeZone: locality.timeZone,
    },
    letterhead: locality.letterhead,
    addressees: locality.addressees,
    recipients: locality.recipients,
    period,
    madeAt: deps.now,
    figures,
    before: compare(figures, days, previous),
    yearBefore: compare(figures, days, lastYear),
    ...barsOf(days),
    topics: topics as ReportCount<TopicCode>[],
    outlets,
    languages,
    places,
    ground: deps.unitCentres?.get(locality.province) ?? [],
    good,
    problems: topics
      .filter((topic) => topic.negative > 0)
      .map((topic) => ({
        topic: topic.key as TopicCode,
        articles: topic.negative,
        stories: negative.filter((story) => story.topic === topic.key),
      })),
    ...cases,
    claims: {
      ...claims,
      byStatement: claims.byStatement.map((row) => ({
        ...row,
        title: deps.statementTitle?.(row.statement) ?? row.statement,
      })),
    },
    forecast: deps.forecast?.(await historyOf(db, locality, period)) ?? null,
    coverage,
    annex: { lines: annex, total: figures.articles },
  };
  return { ...data, findings: findingsOf(data) };
}

/** Days before the period's end that the forecast learns from: two years, where the office has them. */
const HISTORY_DAYS = 730;

async function historyOf(db: Database, locality: Locality, period: ReportPeriod): Promise<DayCount[]> {
  const history = { ...period, from: addDays(period.to, 1 - HISTORY_DAYS) };
  const days = fillDays(await dailyTallies(db, spanOf(history, locality), locality.timeZone), history);
  const first = days.findIndex((day) => day.articles > 0);
  return first < 0 ? [] : days.slice(first);
}

const spanOf = (period: ReportPeriod, locality: Locality): Span => ({
  locality: locality.id,
  from: instantOf(period.from, locality.timeZone),
  to: instantOf(addDays(period.to, 1), locality.timeZone),
});

interface PastPeriod {
  readonly period: ReportPeriod;
  readonly span: Span;
  readonly figures: Figures;
  readonly days: readonly DayCount[];
}

async function readComparison(db: Database, locality: Locality, period: ReportPeriod): Promise<PastPeriod> {
  const span = spanOf(period, locality);
  const figures = await spanTotals(db, span);
  const tallies = figures.articles === 0 ? [] : await dailyTallies(db, span, locality.timeZone);
  return { period, span, figures, days: fillDays(tallies, period) };
}

function compare(figures: Figures, days: readonly DayCount[], past: PastPeriod): ReportComparison {
  const volume = (articles: number, counts: readonly DayCount[]) => ({
    count: articles,
    days: counts.length,
    dispersion: dispersion(counts.map((day) => day.articles)),
  });
  const share = ({ articles, unassessed, stories, tones }: Figures) => ({
    part: tones.negative,
    total: articles - unassessed,
    stories,
  });
  return {
    period: past.period,
    figures: past.figures,
    volume: rateRatio(volume(figures.articles, days), volume(past.figures.articles, past.days)),
    negative: shareDifference(share(figures), share(past.figures)),
  };
}

/** Counts beside those of the period before; null there where nothing was read at all. */
function compared(now: readonly Tally[], before: readonly Tally[], figures: Figures): ReportCount[] {
  const past = new Map(before.map((tally) => [tally.key, tally.articles]));
  return now.map((tally) => ({
    ...tally,
    before: figures.articles === 0 ? null : (past.get(tally.key) ?? 0),
  }));
}

async function readPlaces(db: Database, locality: Locality, span: Span, before: Span, deps: ReportDeps) {
  const place = {
    province: locality.province,
    commune: locality.level === 'commune' ? locality.name : undefined,
  };
  const now = await placeTallies(db, span, place, PLACES);
  const past = new Map(
    (await placeTallies(db, before, place, PLACES)).map((tally) => [tally.key, tally.articles]),
  );
  const centres = new Map(
    (deps.unitCentres?.get(locality.province) ?? []).map((centre) => [centre.name, centre]),
  );
  return now.map((tally) => ({
    ...tally,
    before: past.get(tally.key) ?? 0,
    latitude: centres.get(tally.key)?.latitude ?? null,
    longitude: centres.get(tally.key)?.longitude ?? null,
  }));
}

export const reportDays = (period: ReportPeriod): number => daysBetween(period.from, period.to) + 1;
