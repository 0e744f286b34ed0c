import {
  addDays,
  type Case,
  clockState,
  type DigestCase,
  type DigestData,
  type DigestEntry,
  isLocalDate,
  type LocalDate,
  type Locality,
  settledAt,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { casesMoved, casesOfStories, openCases, retractedCases } from '../../db/queries/cases-list.ts';
import {
  articlePlaces,
  articleTexts,
  periodArticles,
  periodCounts,
} from '../../db/queries/digest-articles.ts';
import { communityThemes, waitingClaims } from '../../db/queries/digest-claims.ts';
import { digestCoverage } from '../../db/queries/digest-coverage.ts';
import { alertsBetween } from '../../db/queries/forecast-alerts.ts';
import { sourceVolumeChanges } from '../../db/queries/source-volume.ts';
import { aheadOf } from './ahead.ts';
import { digestPeriod, periodBefore } from './period.ts';
import { deskName, type PeriodStory, storiesOf, toEntry, weightOf } from './stories.ts';

/** Lines of each part on two printed pages; the rest is on the dashboard, and the digest says how much. */
export const DIGEST_LIMITS = { today: 5, claims: 2, problems: 5, good: 3, other: 4, cases: 3 } as const;
/** Flags older than this are no morning's work any more; the review page has them. */
const CLAIM_DAYS = 90;
/** A change of a source's volume needs a week to be seen, and is told for a few mornings. */
const VOLUME_DAYS = 11;

export interface DigestDeps {
  readonly now: Date;
  /** Address of the dashboard, for links; '' or absent: the digest has none. */
  readonly dashboard?: string | undefined;
  /** Short wording of a reference statement; absent: its id is shown. */
  readonly statementTitle?: ((id: string) => string) | undefined;
  /** Lines of each part, to show more or fewer than two pages hold. */
  readonly limits?: Partial<Record<keyof typeof DIGEST_LIMITS, number>> | undefined;
}

/**
 * Reads one morning's digest of a locality.
 * @param date local day, `YYYY-MM-DD`; the period ends at the locality's digest hour of that day
 * @throws RangeError for what is no day
 */
export async function makeDigest(
  db: Database,
  locality: Locality,
  date: LocalDate,
  deps: DigestDeps,
): Promise<DigestData> {
  if (!isLocalDate(date)) throw new RangeError(`Not a day: ${date} (YYYY-MM-DD)`);
  const limits = { ...DIGEST_LIMITS, ...deps.limits };
  const period = digestPeriod(locality, date);
  const { from, to } = period;
  const before = periodBefore(period);
  const [articles, figures, figuresBefore, claims, community, open, moved, alerts] = await Promise.all([
    periodArticles(db, locality.id, from, to),
    periodCounts(db, locality.id, from, to),
    periodCounts(db, locality.id, before.from, before.to),
    waitingClaims(db, locality.id, new Date(to.getTime() - CLAIM_DAYS * 86_400_000), to),
    communityThemes(db, locality.id, from, to),
    openCases(db, locality.id),
    casesMoved(db, locality.id, from, to),
    alertsBetween(db, locality.id, from, to),
  ]);
  const [coverage, volumes] = await Promise.all([
    digestCoverage(db, locality.id, from, to, figures.articles),
    sourceVolumeChanges(db, locality, date),
  ]);
  const stories = storiesOf(articles).toSorted((a, b) => weightOf(b) - weightOf(a));
  const withTone = (tone: string | null) => stories.filter((story) => story.tone === tone);
  // What nobody is sure of comes first: a problem may hide there.
  const plain = stories.filter((story) => story.tone === null || story.tone === 'neutral');
  const other = plain.toSorted((a, b) => Number(b.unsure) - Number(a.unsure));
  const shown = {
    problems: withTone('negative').slice(0, limits.problems),
    good: withTone('positive').slice(0, limits.good),
    other: other.slice(0, limits.other),
  };
  const entries = await entriesOf(db, locality, to, shown);
  const retracted = await retractedCases(
    db,
    [...open, ...moved].map((item) => item.id),
  );
  const asDigestCase = (item: Case): DigestCase => ({
    case: item,
    desk: item.desk ? deskName(locality, item.desk) : '',
    clock: clockState(item.dueAt, settledAt(item), to, locality.timeZone, locality.workCalendar),
    retracted: retracted.has(item.id),
  });
  const today = open.map(asDigestCase).filter(({ clock }) => clock === 'overdue' || clock === 'soon');
  const called = new Set(today.slice(0, limits.today).map((item) => item.case.id));
  return {
    locality: {
      id: locality.id,
      fullName: locality.fullName,
      name: locality.name,
      timeZone: locality.timeZone,
    },
    letterhead: locality.letterhead,
    date,
    from,
    to,
    madeAt: deps.now,
    figures,
    before: figuresBefore,
    today: today.slice(0, limits.today),
    claims: claims.slice(0, limits.claims).map((claim) => ({
      ...claim,
      statementTitle: deps.statementTitle?.(claim.statement) ?? claim.statement,
    })),
    ...entries,
    community,
    // What stands in part 2 with all its facts is not told again.
    caseNews: moved
      .filter((item) => !called.has(item.id))
      .map(asDigestCase)
      .slice(0, limits.cases),
    ahead: aheadOf(locality, date),
    alerts,
    coverage: { ...coverage, volumes: volumes.filter(({ day }) => day >= addDays(date, -VOLUME_DAYS)) },
    more: {
      today: Math.max(0, today.length - limits.today),
      claims: Math.max(0, claims.length - limits.claims),
      problems: withTone('negative').length - shown.problems.length,
      good: withTone('positive').length - shown.good.length,
      other: other.length - shown.other.length,
    },
    dashboard: (deps.dashboard ?? '').replace(/\/+$/, ''),
  };
}

type Shown = Readonly<Record<'problems' | 'good' | 'other', readonly PeriodStory[]>>;

/** Texts and places are read for the stories that are shown, and for no others. */
async function entriesOf(
  db: Database,
  locality: Locality,
  now: Date,
  shown: Shown,
): Promise<Readonly<Record<keyof Shown, readonly DigestEntry[]>>> {
  const leads = [...shown.problems, ...shown.good, ...shown.other].map((story) => story.lead);
  const ids = leads.map((lead) => lead.id);
  const [texts, places, cases] = await Promise.all([
    articleTexts(db, ids),
    articlePlaces(db, ids),
    casesOfStories(
      db,
      locality.id,
      leads.flatMap((lead) => lead.storyId ?? []),
    ),
  ]);
  const context = { locality, now, texts, places, cases };
  const render = (stories: readonly PeriodStory[]) => stories.map((story) => toEntry(story, context));
  return { problems: render(shown.problems), good: render(shown.good), other: render(shown.other) };
}
