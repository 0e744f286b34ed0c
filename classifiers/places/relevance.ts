import { fullText, type Mention, placeKey } from '../../db/model/index.ts';
import { ASK_BELOW } from './locate.ts';

/** The locality that an article is weighed for. */
export interface FollowedPlace {
  readonly level: 'commune' | 'province';
  readonly name: string;
  readonly province: string;
}

export interface Relevance {
  /** 0 to 1. */
  readonly score: number;
  /** The article is about the locality, not merely naming it. */
  readonly about: boolean;
  /** In English tags, for the log and the dashboard: `title`, `lead`, `share 40 %`. */
  readonly reason: string;
}

/** At this score an article is about the place. */
const ABOUT = 0.45;
const LEAD = 400;

/**
 * How much an article is about a locality. It is for a commune only if it resolves to it; for a province, its communes
 * and landmarks count too. The place in the title or lead, its share among all places named, and how often it is
 * named make the score; a product's or club's name weighs little.
 */
export function relevance(
  mentions: readonly Mention[],
  article: { readonly title?: string | undefined; readonly text: string },
  locality: FollowedPlace,
): Relevance {
  const sure = mentions.filter(
    (mention) => mention.confidence >= ASK_BELOW || mention.signals.includes('divided'),
  );
  const ours = sure.filter((mention) => belongs(mention, locality));
  if (ours.length === 0) return { score: 0, about: false, reason: 'not named' };
  const titleEnd = article.title?.length ?? 0;
  const length = fullText(article).length;
  const weight = (mention: Mention): number =>
    (mention.signals.includes('product') || mention.signals.includes('club') ? 0.3 : 1) *
    mention.confidence *
    (mention.start < titleEnd ? 3 : mention.start < titleEnd + LEAD ? 1.5 : 1);
  const own = sum(ours.map(weight));
  const all = sum(sure.map(weight));
  const share = own / all;
  const title = ours.some((mention) => mention.start < titleEnd && weight(mention) > 1);
  const lead = ours.some((mention) => mention.start < titleEnd + LEAD && weight(mention) > 0.6);
  const dense = Math.min(1, own / (2 + length / 1500));
  const score =
    Math.min(1, 0.35 * Number(title) + 0.2 * Number(lead) + 0.3 * share + 0.15 * dense) *
    Math.min(1, 0.4 + own);
  const tags = [
    title && 'title',
    lead && 'lead',
    `share ${Math.round(share * 100)} %`,
    `named ${count(ours)}`,
  ];
  return {
    score: Math.round(score * 1000) / 1000,
    about: score >= ABOUT,
    reason: tags.filter(Boolean).join(', '),
  };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const count = (mentions: readonly Mention[]): number =>
  new Set(mentions.map((mention) => mention.start)).size;

function belongs(mention: Mention, locality: FollowedPlace): boolean {
  if (mention.province !== locality.province) return false;
  if (locality.level === 'province') return true;
  return mention.commune === locality.name || placeKey(mention) === `${locality.province}/${locality.name}`;
}
