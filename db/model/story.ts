/** How an article joined its story. */
export type StoryLink = 'first' | 'reprint' | 'same-event' | 'translation' | 'retraction' | 'officer';

/** Articles that are one text, or that tell one event, under one lasting number. */
export interface Story {
  readonly id: number;
  /** Title of the first article. */
  readonly title: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly articleCount: number;
  readonly outletCount: number;
  readonly retracted: boolean;
}
