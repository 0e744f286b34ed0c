import { expect, test } from 'vitest';
import { mediaTopics, TOPICS } from './topic.ts';

test('IPTC: each number once, none for the world at large or an unknown code', () => {
  expect(mediaTopics(['economy', 'investment', 'transport'])).toEqual(['medtop:04000000', 'medtop:20000337']);
  expect(mediaTopics(['world', 'no-such-code'])).toEqual([]);
});

test('every topic but `world` has eight-digit IPTC numbers', () => {
  const odd = TOPICS.filter(
    (topic) => topic.code !== 'world' && !topic.iptc.some((id) => /^\d{8}$/.test(id)),
  );
  expect(odd).toEqual([]);
});
