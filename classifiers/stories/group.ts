import { decideStory } from './decide.ts';
import { fingerprint } from './fingerprint.ts';
import { createMemoryIndex } from './story-index.ts';

export interface GroupedArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt?: Date | null | undefined;
  readonly language?: string | undefined;
  readonly places?: readonly string[] | undefined;
  readonly embedding?: Float32Array | undefined;
}

/** Groups a batch as if it came in as a stream, in its order; stories are numbered from 1. */
export function groupStories(articles: readonly GroupedArticle[]): { id: string; story: number }[] {
  const index = createMemoryIndex();
  let last = 0;
  return articles.map((article) => {
    const fresh = fingerprint(article, article.places ?? [], article.embedding);
    const decision = decideStory(fresh, index.lookup(fresh));
    const story = decision.story === 'new' ? ++last : decision.story;
    index.add(story, fresh);
    return { id: article.id, story };
  });
}
