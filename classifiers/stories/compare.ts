import type { StoryLink } from '../../db/model/index.ts';
import { DAY, EVENT_DAYS, type Fingerprint } from './fingerprint.ts';
import { meaning } from './meaning.ts';
import { type Overlap, overlap } from './sketch.ts';
import { cosine } from './terms.ts';

/** How two articles stand to each other. */
export interface Comparison {
  readonly link: Exclude<StoryLink, 'first' | 'officer'> | 'none';
  /** 0 to 1: how sure the link is; for `none`, how near it came. */
  readonly score: number;
  /** Why, for the officer: `text 92 % shared`. */
  readonly because: string;
}

/** Thresholds, fitted on the development half of the labelled pairs (`bench/stories.ts`). */
export const LIMITS = {
  /** Share of the shorter text in the longer. */
  containment: 0.5,
  /** Similarity of terms, places, numbers and time at which two texts tell one event. */
  event: 0.33,
  /** The same where a time is missing, so that years may lie between them. */
  undated: 0.42,
  /** Nearness in meaning that makes a translation, with a place in common; and with figures as well. */
  meaning: 0.9,
  meaningWithFigures: 0.7,
} as const;

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const none = (score: number, because: string): Comparison => ({ link: 'none', score, because });

/** Compares a fresh article with a known one. Symmetric but for `retraction`, which the fresh one does. */
export function compare(fresh: Fingerprint, known: Fingerprint): Comparison {
  const hours = fresh.at === null || known.at === null ? 0 : Math.abs(fresh.at - known.at) / 3_600_000;
  const figures = shared(fresh.numbers, known.numbers);
  const text = overlap(fresh.sketch, known.sketch);
  if (isNextIssue(fresh, known, figures, hours, text)) return none(0.3, 'next issue of a column');
  const sameTitle = fresh.title !== 0 && fresh.title === known.title;
  const event = eventScore(fresh, known, figures, hours, text);
  if (fresh.retraction && !known.retraction) return retraction(fresh, known, text.containment, event);
  const enough =
    text.common >= Math.min(8, Math.min(fresh.sketch.size, known.sketch.size) * 0.5) && text.common > 0;
  if (enough && text.containment >= LIMITS.containment && !isTemplate(text.jaccard, figures)) {
    return {
      link: 'reprint',
      score: Math.max(0.5, text.containment),
      because: `text ${percent(text.containment)} shared`,
    };
  }
  if (fresh.column && known.column) return none(event, 'columns');
  if (hours > EVENT_DAYS * 24) return none(event * 0.5, `${Math.round(hours / 24)} days apart`);
  if (sameTitle && !fresh.column) return { link: 'same-event', score: 0.9, because: 'same title' };
  const crossed = translation(fresh, known, figures, hours);
  if (crossed) return crossed;
  if (event >= LIMITS.event)
    return { link: 'same-event', score: Math.min(1, event + 0.3), because: `event ${event.toFixed(2)}` };
  return none(event, `event ${event.toFixed(2)}`);
}

interface Shared {
  readonly common: number;
  /** Of the list with fewer numbers. */
  readonly part: number;
  readonly fewer: number;
}

function shared(a: readonly number[], b: readonly number[]): Shared {
  const set = new Set(a);
  const common = b.filter((value) => set.has(value)).length;
  const fewer = Math.min(a.length, b.length);
  return { common, part: fewer === 0 ? 0 : common / fewer, fewer };
}

/** The same column on another day: the words return, the figures do not. */
function isNextIssue(
  fresh: Fingerprint,
  known: Fingerprint,
  figures: Shared,
  hours: number,
  text: Overlap,
): boolean {
  const renumbered =
    fresh.titleFrame !== 0 && fresh.titleFrame === known.titleFrame && fresh.title !== known.title;
  if (!renumbered && !(fresh.column && known.column)) return false;
  const copied = text.containment >= 0.85 && (figures.fewer === 0 || figures.part >= 0.85);
  return !copied && (hours >= 18 || (figures.fewer >= 3 && figures.part < 0.7));
}

/** Much the same words with other figures: a form filled in anew. */
const isTemplate = (jaccard: number, figures: Shared): boolean =>
  jaccard < 0.9 && figures.fewer >= 5 && figures.part < 0.35;

/** Terms, places, figures and time in one number, 0 to about 1. */
function eventScore(a: Fingerprint, b: Fingerprint, figures: Shared, hours: number, text: Overlap): number {
  const words = cosine(a.terms, b.terms);
  const places = placeScore(a.places, b.places);
  const close = hours <= 24 ? 0.02 : hours <= 48 ? 0 : -0.04;
  const numbers = figures.common >= 2 ? 0.06 * Math.min(3, figures.common - 1) * figures.part : 0;
  const near = meaning(a, b);
  const sense = near === undefined ? 0 : Math.max(-0.25, Math.min(0.18, 0.6 * (near - 0.72)));
  return Math.max(0, words + places + close + numbers + sense + borrowedLead(a, b, text));
}

/** A sentence in common, but the title of one says nothing of the other and the rest differs: a borrowed lead. */
function borrowedLead(a: Fingerprint, b: Fingerprint, text: Overlap): number {
  if (text.common === 0 || a.titleTerms.length === 0 || b.titleTerms.length === 0) return 0;
  const titled = Math.min(cosine(a.titleTerms, b.terms), cosine(b.titleTerms, a.terms));
  return titled < 0.05 && cosine(a.rest, b.rest) < 0.08 ? -0.35 : 0;
}

/** What a commune or landmark in common adds to the score of an event. */
const COMMUNE = 0.08;

/** A commune in common speaks for one event, provinces without one in common against it. */
function placeScore(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const set = new Set(a);
  if (b.some((place) => place.includes('/') && set.has(place))) return COMMUNE;
  const provinces = new Set(a.map((place) => place.split('/')[0]));
  return b.some((place) => provinces.has(place.split('/')[0]!)) ? 0.02 : -0.2;
}

/** The same release in another language: close in meaning, or nearly all figures and a place in common. */
function translation(a: Fingerprint, b: Fingerprint, figures: Shared, hours: number): Comparison | undefined {
  if (a.language === b.language || a.language === 'und' || b.language === 'und' || hours > 48)
    return undefined;
  const near = meaning(a, b) ?? 0;
  const place = placeScore(a.places, b.places);
  const unplaced = a.places.length === 0 && b.places.length === 0;
  const asked = figures.common >= 2 ? LIMITS.meaningWithFigures : LIMITS.meaning;
  if ((place > 0 && near >= asked) || (unplaced && figures.common >= 2 && near >= LIMITS.meaning)) {
    return { link: 'translation', score: Math.min(1, near), because: `meaning ${percent(near)} alike` };
  }
  // Without embeddings only figures cross languages: the nearer the place, the fewer are asked for.
  const needed = place >= COMMUNE ? 2 : place > 0 ? 3 : Number.POSITIVE_INFINITY;
  const telling = place > 0 && shared(a.telling, b.telling).common >= 2;
  if (telling || (figures.common >= needed && figures.part >= 0.6)) {
    return { link: 'translation', score: 0.7, because: `${figures.common} figures in common` };
  }
  return undefined;
}

function retraction(fresh: Fingerprint, known: Fingerprint, containment: number, event: number): Comparison {
  const earlier = fresh.at === null || known.at === null || known.at <= fresh.at;
  const near = fresh.at === null || known.at === null || fresh.at - known.at <= 30 * DAY;
  if (!earlier || !near) return none(event, 'not earlier');
  if (known.title !== 0 && fresh.quotes.includes(known.title))
    return { link: 'retraction', score: 0.95, because: 'quotes the title' };
  if (event >= LIMITS.event * 0.8 || containment >= LIMITS.containment)
    return { link: 'retraction', score: Math.min(1, event + 0.4), because: `event ${event.toFixed(2)}` };
  return none(event, `event ${event.toFixed(2)}`);
}
