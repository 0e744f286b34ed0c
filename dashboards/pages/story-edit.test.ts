import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveMembership } from '../../db/queries/stories.ts';
import { readStoryView } from '../../db/queries/story-view.ts';
import { NOW, type Staff, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { addArticle, addStory } from '../testing/sample.ts';

let dashboard: TestDashboard;
let staff: Staff;
beforeAll(async () => {
  dashboard = await testDashboard();
  staff = await testStaff(dashboard);
});
afterAll(() => dashboard.close());

const articlesOf = async (story: number) =>
  (await readStoryView(dashboard.db, story))?.members.map((member) => member.article.id);

test('an editor takes an article out and puts it back, and a new grouping leaves it there', async () => {
  const { db } = dashboard;
  const { bientap } = staff;
  const story = await addStory(db, 'Hai chuyện', 2, 2);
  const first = await addArticle(db, {
    title: 'Chuyện một',
    story,
    link: 'first',
    at: new Date('2026-11-19T00:00:00Z'),
  });
  const second = await addArticle(db, { title: 'Chuyện hai', story, outlet: 'Báo Hai' });
  await bientap.get(`/su-viec/${story}`);
  const split = await bientap.post(`/su-viec/${story}/sua`, { tach: String(second) });
  const own = Number(/\/su-viec\/(\d+)/.exec(split.location ?? '')?.[1]);
  expect(await articlesOf(own)).toEqual([second]);
  expect((await readStoryView(db, story))?.story).toMatchObject({ articleCount: 1, title: 'Chuyện một' });
  expect((await bientap.get(`/su-viec/${own}`)).words).toContain('Cán bộ ghép');
  expect((await bientap.post(`/su-viec/${own}/sua`, { tach: String(second) })).status).toBe(422);

  const merged = await bientap.post(`/su-viec/${own}/sua`, {
    vao: `${dashboard.url}/su-viec/${story}?dia-ban=x`,
  });
  expect(merged.location).toBe(`/su-viec/${story}`);
  expect(await articlesOf(story)).toEqual([first, second]);
  expect(await articlesOf(own)).toBeUndefined();
  expect((await bientap.post(`/su-viec/${story}/sua`, { vao: '999999' })).status).toBe(422);
  expect((await bientap.post(`/su-viec/${story}/sua`, { vao: String(story) })).status).toBe(422);

  await db.transaction().execute((trx) =>
    saveMembership(trx, {
      articleId: second,
      title: 'Chuyện hai',
      at: NOW,
      story: 'new',
      link: 'first',
      score: 1,
      because: 'new text',
      keys: [],
      fingerprint: '{}',
      embedding: null,
    }),
  );
  expect(await articlesOf(story)).toEqual([first, second]);
});

test('a reader changes no story', async () => {
  const story = await addStory(dashboard.db, 'Một chuyện', 1, 1);
  expect((await staff.docgia.get(`/su-viec/${story}`)).text).not.toContain('/sua');
  expect((await staff.docgia.post(`/su-viec/${story}/sua`, { vao: '1' })).status).toBe(403);
});
