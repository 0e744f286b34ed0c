import {
  type Case,
  clockState,
  type DigestEntry,
  foldDiacritics,
  type Locality,
  settledAt,
  type Tone,
  type TopicCode,
} from '../../db/model/index.ts';
import type { PeriodArticle } from '../../db/queries/digest-articles.ts';
import { summarize } from './summary.ts';

/** The articles of one story in the period, with the one that stands for it. */
export interface PeriodStory {
  readonly key: string;
  readonly lead: PeriodArticle;
  readonly articles: readonly PeriodArticle[];
  readonly outlets: readonly string[];
  /** Null when no model has read any of its articles. */
  readonly tone: Tone | null;
  readonly unsure: boolean;
}

/** Puts the period's articles into stories. An article that is not grouped yet is a story of its own. */
export function storiesOf(articles: readonly PeriodArticle[]): PeriodStory[] {
  const groups = Map.groupBy(articles, (article) =>
    article.storyId === null ? `a${article.id}` : `s${article.storyId}`,
  );
  return [...groups].map(([key, members]) => {
    const lead = members.reduce((best, article) => (standsBetter(article, best) ? article : best));
    const outlets = [lead.outlet, ...members.map((article) => article.outlet)];
    return { key, lead, articles: members, outlets: [...new Set(outlets)], ...toneOf(members) };
  });
}

/** The notice that takes a story back, then Vietnamese before other languages, most about the place, dated, the earliest. */
function standsBetter(a: PeriodArticle, b: PeriodArticle): boolean {
  const rank = (article: PeriodArticle) =>
    (article.retraction ? 8 : 0) +
    (article.language === 'vi' ? 4 : 0) +
    (article.publishedAt ? 1 : 0) +
    article.relevance * 2;
  return rank(a) === rank(b) ? a.at < b.at : rank(a) > rank(b);
}

/** The tone of most of its articles; where they are even, the one that an officer must not miss. */
function toneOf(articles: readonly PeriodArticle[]): { tone: Tone | null; unsure: boolean } {
  const read = articles.filter((article) => article.tone !== null);
  if (read.length === 0) return { tone: null, unsure: true };
  const weight = (tone: Tone) =>
    read.reduce((sum, article) => sum + (article.tone === tone ? article.toneScore : 0), 0);
  const order: readonly Tone[] = ['negative', 'positive', 'neutral'];
  const tone = order.reduce((best, candidate) =>
    weight(candidate) > weight(best) + 1e-9 ? candidate : best,
  );
  return { tone, unsure: read.filter((article) => article.tone === tone).every((article) => article.unsure) };
}

/** How much a story deserves a line of two pages: outlets first, then how much it is about the place. */
export const weightOf = (story: PeriodStory): number =>
  2 * Math.log2(1 + story.outlets.length) +
  story.lead.relevance +
  (story.unsure ? -0.5 : 0) +
  (story.lead.continued ? -0.25 : 0);

export interface EntryContext {
  readonly locality: Locality;
  readonly now: Date;
  readonly texts: ReadonlyMap<number, string>;
  readonly places: ReadonlyMap<number, readonly string[]>;
  readonly cases: ReadonlyMap<number, Case>;
}

/** A story as the digest lists it. */
export function toEntry(story: PeriodStory, context: EntryContext): DigestEntry {
  const { lead } = story;
  const { locality } = context;
  const followed = lead.storyId === null ? undefined : context.cases.get(lead.storyId);
  const topics = topicsOf(story);
  return {
    storyId: lead.storyId ?? 0,
    articleId: lead.id,
    title: lead.title,
    url: lead.url,
    language: lead.language,
    outlets: story.outlets,
    articleCount: story.articles.length,
    publishedAt: lead.publishedAt,
    places: placesShown(context.places.get(lead.id) ?? [], locality),
    topics,
    tone: story.tone ?? 'neutral',
    unsure: story.unsure,
    continued: lead.continued,
    retracted: lead.retracted,
    summary: summarize(lead.title, context.texts.get(lead.id) ?? '', [locality.name, ...locality.aliases]),
    desk: followed?.desk ? deskName(locality, followed.desk) : deskFor(locality, topics),
    // A limit is told while an answer is waited for.
    due: followed && settledAt(followed) === null ? followed.dueAt : null,
    clock: followed
      ? clockState(followed.dueAt, settledAt(followed), context.now, locality.timeZone, locality.workCalendar)
      : 'none',
    caseId: followed?.id ?? null,
    caseState: followed?.state ?? null,
  };
}

/** Topics of the story, those of most articles first; at most two, for the width of a column. */
function topicsOf(story: PeriodStory): TopicCode[] {
  const votes = new Map<TopicCode, number>();
  for (const article of story.articles) {
    article.topics.forEach((topic, index) => {
      votes.set(topic, (votes.get(topic) ?? 0) + 1 / (index + 1));
    });
  }
  return [...votes]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([topic]) => topic);
}

/** The locality itself first, then the narrowest places; at most three. */
function placesShown(places: readonly string[], locality: Locality): string[] {
  const own = places.filter((place) => foldDiacritics(place) === foldDiacritics(locality.name));
  return [...new Set([...own, ...places])].slice(0, 3);
}

/** The first desk whose kinds of matter hold the story's first topic, then its second. */
export function deskFor(locality: Locality, topics: readonly string[]): string {
  for (const topic of topics) {
    const desk = locality.desks.find((candidate) => candidate.handles.includes(topic));
    if (desk) return desk.name;
  }
  return '';
}

export const deskName = (locality: Locality, id: string): string =>
  locality.desks.find((desk) => desk.id === id)?.name ?? id;
