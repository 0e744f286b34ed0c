import { expect, test } from 'vitest';
import { SKIP_REASONS } from '../crawlers/collector.ts';
import { SKIP_REASON } from '../dashboards/texts/common.ts';

test.each([...SKIP_REASONS, 'error'])('officers read %s in words', (reason) => {
  expect(SKIP_REASON[reason]).toMatch(/\p{L}+ \p{L}+/u);
});
