import type { TextModel } from '../classifiers/model.ts';
import type { Locator } from '../classifiers/places/locate.ts';
import { relevance } from '../classifiers/places/relevance.ts';
import type { Archive } from '../crawlers/archive.ts';
import type { ItemHint, ReducedPost } from '../crawlers/collector.ts';
import { reducePage } from '../crawlers/reduce-page.ts';
import type { Document, Locality } from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { hasDocument, saveDocument } from '../db/queries/documents.ts';
import { savePost } from '../db/queries/posts.ts';
import type { Outlet } from './outlets.ts';
import { hasEnded } from './retention.ts';

/** Where pages and posts enter: archived and stored when they are press, reduced when they are community. */
export interface Intake {
  /** Takes a page. */
  page(document: Document, origin: PageOrigin): Promise<PageTaken>;
  /** Takes a reduced post; true when it is new, and not older than such texts are kept. */
  post(post: ReducedPost, sourceId: string | null): Promise<boolean>;
}

/**
 * `known`: nothing new, or nothing that is kept. `address-too-long`: no article's address is; what could not be indexed is told,
 * not stored.
 */
export type PageTaken = 'new' | 'known' | 'address-too-long';

const LONGEST_ADDRESS = 2000;

export interface PageOrigin {
  readonly outlet: Outlet;
  readonly sourceId: string | null;
  /** Folder of the archive: a locality, or `ingest`. */
  readonly shelf: string;
  readonly hint: ItemHint;
}

export interface IntakeDeps {
  readonly db: Database;
  readonly archive: Archive;
  readonly localities: readonly Locality[];
  readonly locator: Locator;
  readonly model: TextModel;
  readonly repeatSecret: string;
  readonly now: () => Date;
}

export function openIntake(deps: IntakeDeps): Intake {
  const { db, archive } = deps;
  const post: Intake['post'] = async (reduced, sourceId) => {
    // Collectors tell every listed post each round: what has had its time must not come back.
    if (reduced.postedHour && hasEnded(reduced.postedHour, deps.now())) return false;
    const mentions = deps.locator.locate({ text: reduced.text });
    const localities = deps.localities
      .filter((locality) => relevance(mentions, { text: reduced.text }, locality).score > 0)
      .map((locality) => locality.id);
    const [assessment] = await deps.model.assess([{ text: reduced.text }]);
    return savePost(db, {
      ...reduced,
      sourceId,
      readAt: deps.now(),
      localities,
      topics: assessment?.topics.map((topic) => topic.code) ?? [],
      tone: assessment && !assessment.unsure ? assessment.tone : null,
    });
  };
  return {
    post,
    page: async (document, { outlet, sourceId, shelf, hint }) => {
      if (outlet.kind === 'community') {
        const reduced = reducePage(document, deps.repeatSecret);
        return reduced && (await post(reduced, sourceId)) ? 'new' : 'known';
      }
      if (Math.max(document.url.length, document.finalUrl.length) > LONGEST_ADDRESS)
        return 'address-too-long';
      if (await hasDocument(db, document.url, document.sha256)) return 'known';
      const location = await archive.append(shelf, document);
      const stored = await saveDocument(db, {
        document,
        location,
        sourceId,
        kind: outlet.kind,
        outlet: outlet.name,
        homeProvince: outlet.homeProvince,
        hint: { ...hint, publishedAt: hint.publishedAt?.toISOString() },
      });
      return stored === undefined ? 'known' : 'new';
    },
  };
}
