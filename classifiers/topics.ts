import { TOPICS, type TopicCode, type TopicScore } from '../db/model/index.ts';
import { type Head, probabilities } from './heads/head.ts';
import type { Reading } from './model/reading.ts';

/** Codes of TOPICS.md in the order of the glossary; the `topics` head's labels are among them. */
export const TOPIC_CODES: readonly TopicCode[] = TOPICS.map((topic) => topic.code);

/** An article has at most this many topics. */
export const MOST_TOPICS = 3;

/**
 * Topics whose calibrated probability reaches their threshold, best first, at most three. Empty where none
 * does: the model is unsure and an officer is asked.
 */
export function readTopics(head: Head, reading: Reading): TopicScore[] {
  const given = probabilities(head, reading);
  return head.labels
    .map((label, c) => ({ code: label as TopicCode, score: given[c]!, threshold: head.thresholds[c]! }))
    .filter(({ score, threshold }) => score >= threshold)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TOPICS)
    .map(({ code, score }) => ({ code, score }));
}
