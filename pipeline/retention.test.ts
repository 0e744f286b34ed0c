import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Origin, startOrigin } from '../crawlers/testing/origin.ts';
import type { Source } from '../db/model/index.ts';
import { communityThemes } from '../db/queries/digest-claims.ts';
import { knownPosts } from '../db/queries/posts.ts';
import { freshHome } from '../test/setup/command.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { writeLocalities } from '../test/setup/localities.ts';
import { openTestOffice, type TestOffice } from '../test/setup/office.ts';
import { COMMUNITY_DAYS, tidy } from './retention.ts';

const DAY_MS = 86_400_000;
const START = new Date('2026-11-20T01:30:00Z');
const day = (days: number) => new Date(START.getTime() + days * DAY_MS);

/** Posts of a quiet channel, as it lists them for months. */
const LISTED: Readonly<Record<string, string>> = {
  'Chợ phiên Lợi Bác họp đông': '2026-11-19T08:12:00+07:00',
  'Hội xuân Lợi Bác năm ngoái': '2025-02-01T08:00:00+07:00',
  'Đường vào Lợi Bác không rõ ngày': '',
  'Lợi Bác, đồng hồ máy chạy sai': '2031-01-01T00:00:00+07:00',
};
const CHANNEL = `<html><body>${Object.entries(LISTED)
  .map(
    ([text, at], index) => `<div class="tgme_widget_message" data-post="loibac/${index + 1}">
<div class="tgme_widget_message_text">${text}, tỉnh Lạng Sơn.</div>${at ? `<time datetime="${at}"></time>` : ''}</div>`,
  )
  .join('\n')}</body></html>`;
const BLOG = `<ul>${[1, 2, 3, 4].map((n) => `<li><a href="/chuyen-ban-loi-bac-so-${n}-60001${n}.html">Chuyện bản Lợi Bác số ${n} kể lại</a></li>`).join('')}</ul>`;
const blogPage = (path: string) =>
  `<html><head><meta charset="utf-8"><title>Chuyện bản</title><meta property="article:published_time" content="2026-11-10T07:00:00+07:00"></head>
<body><article><h1>Chuyện bản</h1><p>${`Chuyện ${path.replaceAll(/\D/g, '')} ở xã Lợi Bác, tỉnh Lạng Sơn kể rằng đường đã hỏng từ lâu mà chưa ai sửa. `.repeat(4)}</p></article></body></html>`;

const community = (id: string, type: Source['type'], url: string): Source => ({
  id,
  kind: 'community',
  type,
  url,
  outlet: id,
  delaySeconds: 0,
});

let clock = START;
let origin: Origin;
let home: Awaited<ReturnType<typeof freshHome>>;
let fresh: FreshDatabase;
let place: TestOffice;

beforeAll(async () => {
  origin = await startOrigin({
    't.me': ({ pathname }) => (pathname === '/s/loibac' ? CHANNEL : undefined),
    'blog.example': ({ pathname }) =>
      pathname === '/' ? BLOG : pathname.endsWith('.html') ? blogPage(pathname) : undefined,
  });
  home = await freshHome();
  fresh = await freshDatabase();
  const localities = await writeLocalities([
    community('kenh', 'telegram', 'http://t.me/s/loibac'),
    community('blog', 'listing', 'http://blog.example/'),
  ]);
  place = await openTestOffice({ home: home.home, url: fresh.url, localities }, origin, () => clock);
});
afterAll(async () => {
  await place.close();
  await origin.close();
  await fresh.drop();
  await home.remove();
});

async function round(id: string, at: Date) {
  clock = at;
  const asked = origin.paths().length;
  const [done] = await place.office.collect(place.office.sources.filter(({ source }) => source.id === id));
  return { done, asked: origin.paths().slice(asked) };
}
const texts = async () =>
  (await fresh.db.selectFrom('posts').select('text').orderBy('text').execute()).map(({ text }) => text);

describe('community text that has had its time', () => {
  beforeEach(async () => {
    await fresh.db.deleteFrom('posts').execute();
    await fresh.db.deleteFrom('ended_posts').execute();
    await fresh.db.deleteFrom('addresses').execute();
  });

  test('does not come back, however long the channel lists it', async () => {
    expect((await round('kenh', START)).done).toMatchObject({ posts: 3, state: 'ok' });
    expect((await texts()).join('\n')).not.toContain('năm ngoái');
    expect(await communityThemes(fresh.db, 'xa-thu', START, day(99))).toMatchObject([{ posts: 3 }]);
    expect(await tidy(fresh.db, day(COMMUNITY_DAYS - 1))).toBe(0);
    const end = day(COMMUNITY_DAYS + 1);
    expect(await tidy(fresh.db, end)).toBe(3);
    for (const at of [end, day(COMMUNITY_DAYS + 2), day(2 * COMMUNITY_DAYS + 3)]) {
      expect((await round('kenh', at)).done).toMatchObject({ posts: 0 });
      await tidy(fresh.db, at);
    }
    expect(await texts()).toEqual([]);
    expect(await communityThemes(fresh.db, 'xa-thu', START, day(99))).toEqual([]);
  });

  test('leaves a keyed hash where no hour tells that it is over, and nothing else', async () => {
    await round('kenh', START);
    await tidy(fresh.db, day(COMMUNITY_DAYS + 1));
    const left = await fresh.db.selectFrom('ended_posts').selectAll().execute();
    expect(left).toHaveLength(2);
    for (const row of left) expect(row).toEqual({ repeat_key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const keys = left.map((row) => row.repeat_key);
    expect(await knownPosts(fresh.db, [...keys, 'x'])).toEqual(new Set(keys));
  });

  test('is not fetched again for its page', async () => {
    const first = await round('blog', START);
    expect(first.asked).toHaveLength(5);
    expect(await texts()).toHaveLength(4);
    const end = day(COMMUNITY_DAYS + 1);
    expect(await tidy(fresh.db, end)).toBe(4);
    const later = await round('blog', end);
    expect(later.asked).toEqual(['blog.example/']);
    expect(later.done).toMatchObject({ fresh: 0, posts: 0 });
    expect(await texts()).toEqual([]);
  });
});
