import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMatch } from '../dashboards/testing/match.ts';
import { addOfficer } from '../dashboards/testing/staff.ts';
import { actOnMatch } from '../db/queries/review.ts';
import { freshHome } from '../test/setup/command.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { writeNeverFlag } from './never-flag.ts';

let fresh: FreshDatabase;
let home: Awaited<ReturnType<typeof freshHome>>;
beforeAll(async () => {
  fresh = await freshDatabase();
  home = await freshHome();
});
afterAll(async () => {
  await fresh.drop();
  await home.remove();
});

test('a rejected sentence is kept with its reason, less what leads to a person', async () => {
  const at = new Date('2026-11-21T01:00:00Z');
  const userId = await addOfficer(fresh.db, 'tham-dinh', 'reviewer', at);
  const quote = 'Bạn đọc (0912 345 678, ban.doc@thu.example) hỏi vì sao đảo Thử còn tranh cãi.';
  const match = await addMatch(fresh.db, { quote });
  await addMatch(fresh.db);
  const decided = await fresh.db
    .transaction()
    .execute((trx) =>
      actOnMatch(
        trx,
        match,
        { kind: 'reject', reason: 'opinion', note: 'Hỏi, không nêu' },
        { userId, at },
        1,
      ),
    );
  expect(decided.ok).toBe(true);

  expect(await writeNeverFlag(fresh.db, home.home)).toBe(1);
  const kept = JSON.parse(await readFile(join(home.home, 'never-flag.jsonl'), 'utf8')) as { text: string };
  expect(kept).toMatchObject({ language: 'vi', statement: 'dao-thu', reason: 'opinion' });
  expect(kept.text).toContain('hỏi vì sao đảo Thử còn tranh cãi');
  expect(kept.text).not.toMatch(/0912|ban\.doc/);
});
