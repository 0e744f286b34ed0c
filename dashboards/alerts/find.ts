import {
  addDays,
  instantOf,
  isCampaignDay,
  type LocalDate,
  type Locality,
  localDate,
  type TopicCode,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { growingStories, storySizes, type TopicDay, topicDays } from '../../db/queries/forecast.ts';
import { type Alert, saveAlert } from '../../db/queries/forecast-alerts.ts';

/** Compares a day's count so far with the days before; null while it is ordinary (classifiers/forecast). */
export type UnusualVolume = (
  history: readonly { readonly date: LocalDate; readonly count: number }[],
  observed: number,
  /** Days on which the office's calendar leads one to expect more. */
  isCampaign?: (date: LocalDate) => boolean,
) => { readonly observed: number; readonly expected: number; readonly upper: number } | null;

const HISTORY_DAYS = 120;
/** Fewer outlets than this are no growth. */
const LEAST_OUTLETS = 5;
/** A story is unusual above this share of the last months' stories. */
const ORDINARY_SHARE = 0.995;
const LEAST_STORIES = 50;
const DAY_MS = 86_400_000;

/**
 * Looks for unusual volume of the whole and of each topic today, and for stories that grew in a day beyond what
 * stories here do. Returns the new ones: each event is found once. Cheap enough to run after every round.
 */
export async function findAlerts(
  db: Database,
  locality: Locality,
  now: Date,
  unusual: UnusualVolume,
): Promise<Alert[]> {
  const today = localDate(now, locality.timeZone);
  const start = instantOf(addDays(today, -HISTORY_DAYS), locality.timeZone);
  const days = await topicDays(db, locality.id, start, now, locality.timeZone);
  const candidates = [
    ...volumeAlerts(locality, days, today, unusual),
    ...(await storyAlerts(db, locality, start, now)),
  ];
  const fresh: Alert[] = [];
  for (const alert of candidates) if (await saveAlert(db, alert, now)) fresh.push(alert);
  return fresh;
}

function volumeAlerts(
  locality: Locality,
  days: readonly TopicDay[],
  today: LocalDate,
  unusual: UnusualVolume,
): Alert[] {
  const first = days.map((day) => day.date).toSorted()[0] ?? today;
  const isCampaign = (date: LocalDate) => isCampaignDay(locality.anniversaries, date);
  return [...Map.groupBy(days, (day) => day.topic)].flatMap(([topic, own]) => {
    const observed = own.find((day) => day.date === today)?.count ?? 0;
    const found = observed === 0 ? null : unusual(historyOf(own, first, today), observed, isCampaign);
    if (!found) return [];
    const kind = topic ? 'topic' : 'volume';
    return [
      {
        locality: locality.id,
        kind,
        key: `${kind}:${topic ?? 'all'}:${today}`,
        topic: topic as TopicCode | null,
        storyId: null,
        ...found,
        upper: Math.round(found.upper),
      },
    ];
  });
}

/** Every day from the office's first one to yesterday: a day without an article counts too. */
function historyOf(days: readonly TopicDay[], first: LocalDate, today: LocalDate) {
  const counts = new Map(days.map((day) => [day.date, day.count]));
  const history: { date: LocalDate; count: number }[] = [];
  for (let date = first; date < today; date = addDays(date, 1))
    history.push({ date, count: counts.get(date) ?? 0 });
  return history;
}

async function storyAlerts(db: Database, locality: Locality, start: Date, now: Date): Promise<Alert[]> {
  const growing = await growingStories(db, locality.id, new Date(now.getTime() - DAY_MS), now, LEAST_OUTLETS);
  if (growing.length === 0) return [];
  const sizes = (await storySizes(db, locality.id, start, new Date(now.getTime() - DAY_MS))).toSorted(
    (a, b) => a - b,
  );
  if (sizes.length < LEAST_STORIES) return [];
  const upper = Math.max(LEAST_OUTLETS - 1, sizes[Math.floor((sizes.length - 1) * ORDINARY_SHARE)] ?? 0);
  const expected = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return growing
    .filter((story) => story.outlets > upper)
    .map((story) => ({
      locality: locality.id,
      kind: 'story',
      key: `story:${story.storyId}`,
      topic: null,
      storyId: story.storyId,
      observed: story.outlets,
      expected,
      upper,
    }));
}
