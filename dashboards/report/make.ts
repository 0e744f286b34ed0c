import {
  type Figures,
  isLocalDate,
  type LocalDate,
  type Locality,
  localDate,
  type ReportComparison,
  type ReportCount,
  type ReportData,
  type ReportForecast,
  type ReportPeriod,
  type ReportPlace,
  type ReportProblems,
  type ReportStory,
  TOPICS,
  type TopicCode,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { claimCounts, reportCoverage } from '../../db/queries/report-claims.ts';
import {
  columnTallies,
  dailyTallies,
  placeTallies,
  spanTotals,
  type Tally,
} from '../../db/queries/report-counts.ts';
import { type Span, withReportSpans } from '../../db/queries/report-span.ts';
import { annexLines, topStories } from '../../db/queries/report-stories.ts';
import type { UnitCentre } from '../charts/unit-centres.ts';
import { barsOf, type DayCount, fillDays } from './bars.ts';
import { reportCases } from './cases.ts';
import { findingsOf } from './findings.ts';
import { reportForecasts } from './forecasts.ts';
import { dispersion, rateRatio, shareDifference } from './intervals.ts';
import { periodBefore, reportPeriod, yearBefore } from './period.ts';
import { spanOf } from './span.ts';

/** Lines of the annex in the document; the export command gives all. */
export const ANNEX_LIMIT = 500;
const GOOD_STORIES = 10;
const PROBLEMS_OF_TOPIC = 4;
const OUTLETS = 12;
const PLACES = 400;
const LANGUAGES = 6;

export interface ReportDeps {
  readonly now: Date;
  /** Communes with their centres, by province; absent: the report has no map. */
  readonly unitCentres?: ReadonlyMap<string, readonly UnitCentre[]> | undefined;
  /** Short wording of a reference statement; absent: its id. */
  readonly statementTitle?: ((id: string) => string) | undefined;
  /** Forecast of the days after the period from daily counts, oldest first; null where there is too little. */
  readonly forecast?: ((days: readonly DayCount[]) => ReportForecast | null) | undefined;
  /** The same of the negative share. */
  readonly forecastShare?: ((days: readonly DayCount[]) => ReportData['negativeForecast']) | undefined;
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
  const spans = {
    now: spanOf(period, locality),
    before: spanOf(periodBefore(period), locality),
    'year-before': spanOf(yearBefore(period), locality),
  };
  return withReportSpans(db, spans, (snapshot) => read(snapshot, locality, period, spans.now, deps));
}

/** The queries run one after the other: they share the snapshot's connection. */
async function read(
  db: Database,
  locality: Locality,
  period: ReportPeriod,
  span: Span,
  deps: ReportDeps,
): Promise<ReportData> {
  const zone = locality.timeZone;
  const previous = await readComparison(db, locality, 'before', periodBefore(period));
  const lastYear = await readComparison(db, locality, 'year-before', yearBefore(period));
  const figures = await spanTotals(db, 'now');
  const until = lastDayOf(period, locality, deps.now);
  const days = fillDays(await dailyTallies(db, 'now', zone), { from: period.from, to: until });
  const topics = await columnTallies(db, 'now', 'topic', TOPICS.length);
  const topicsBefore = await columnTallies(db, 'before', 'topic', TOPICS.length);
  const outlets = await columnTallies(db, 'now', 'outlet', OUTLETS);
  const languages = await columnTallies(db, 'now', 'language', LANGUAGES);
  const negative = await topStories(db, 'negative', PROBLEMS_OF_TOPIC, 'of-topic');
  const claims = await claimCounts(db, span);
  const cases = await reportCases(db, locality, period, span, deps.now);
  const data: Omit<ReportData, 'findings'> = {
    locality: {
      id: locality.id,
      fullName: locality.fullName,
      name: locality.name,
      level: locality.level,
      timeZone: zone,
    },
    letterhead: locality.letterhead,
    addressees: locality.addressees,
    recipients: locality.recipients,
    period,
    until,
    madeAt: deps.now,
    figures,
    before: compare(figures, days, previous),
    yearBefore: compare(figures, days, lastYear),
    ...barsOf(days),
    topics: compared(topics, topicsBefore, previous.figures) as ReportCount<TopicCode>[],
    outlets: compared(outlets, [], previous.figures),
    languages: compared(languages, [], previous.figures),
    places: await readPlaces(db, locality, previous.figures, deps),
    ground: deps.unitCentres?.get(locality.province) ?? [],
    good: await topStories(db, 'positive', GOOD_STORIES, 'of-all'),
    problems: problemsOf(figures.tones.negative, topics, negative),
    ...cases,
    claims: {
      ...claims,
      byStatement: claims.byStatement.map((row) => ({
        ...row,
        title: deps.statementTitle?.(row.statement) ?? row.statement,
      })),
    },
    ...(await reportForecasts(db, locality, { ...period, to: until }, topics, deps)),
    coverage: await reportCoverage(db, span, zone, days.length),
    annex: { lines: await annexLines(db, ANNEX_LIMIT), total: figures.articles },
  };
  return { ...data, findings: findingsOf(data) };
}

/** Negative articles by first topic, those without one last: each of them stands in some group. */
function problemsOf(
  negative: number,
  topics: readonly Tally[],
  stories: readonly ReportStory[],
): ReportProblems[] {
  const named = topics.filter((topic) => topic.negative > 0);
  const rest = negative - named.reduce((sum, topic) => sum + topic.negative, 0);
  return [
    ...named.map((topic) => ({ topic: topic.key as TopicCode, articles: topic.negative })),
    ...(rest > 0 ? [{ topic: null, articles: rest }] : []),
  ].map((group) => ({ ...group, stories: stories.filter((story) => story.topic === group.topic) }));
}

/** The last day of the period that has begun: of a period under way the days to come are no days without news. */
function lastDayOf({ from, to }: ReportPeriod, { timeZone }: Locality, now: Date): LocalDate {
  const today = localDate(now, timeZone);
  return today >= to ? to : today > from ? today : from;
}

interface PastPeriod {
  readonly period: ReportPeriod;
  readonly figures: Figures;
  readonly days: readonly DayCount[];
}

async function readComparison(
  db: Database,
  locality: Locality,
  name: 'before' | 'year-before',
  period: ReportPeriod,
): Promise<PastPeriod> {
  const figures = await spanTotals(db, name);
  return { period, figures, days: fillDays(await dailyTallies(db, name, locality.timeZone), period) };
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

async function readPlaces(
  db: Database,
  locality: Locality,
  figuresBefore: Figures,
  deps: ReportDeps,
): Promise<ReportPlace[]> {
  const place = {
    province: locality.province,
    commune: locality.level === 'commune' ? locality.name : undefined,
  };
  const now = await placeTallies(db, 'now', place, PLACES);
  const past = new Map(
    (await placeTallies(db, 'before', place, PLACES)).map((tally) => [tally.key, tally.articles]),
  );
  const centres = new Map(
    (deps.unitCentres?.get(locality.province) ?? []).map((centre) => [centre.name, centre]),
  );
  return now.map((tally) => ({
    ...tally,
    before: figuresBefore.articles === 0 ? null : (past.get(tally.key) ?? 0),
    latitude: centres.get(tally.key)?.latitude ?? null,
    longitude: centres.get(tally.key)?.longitude ?? null,
  }));
}
