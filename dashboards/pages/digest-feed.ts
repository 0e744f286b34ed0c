import { keptDigest, keptDigestDays } from '../../db/queries/deliveries.ts';
import { digestAtom, digestFromJson } from '../digest/index.ts';
import type { Page } from './page.ts';
import { publicOrigin } from './security.ts';

/** Kept digests in the feed: two working weeks. */
const DAYS = 14;

/** The kept digests of a locality as an Atom feed, for an office that reads in a feed reader. */
export const digestFeedPage: Page = {
  path: '/diem-bao/:locality/atom.xml',
  role: 'reader',
  register(app, deps) {
    app.get('/diem-bao/:locality/atom.xml', async (c) => {
      const locality = deps.localities.find((item) => item.id === c.req.param('locality'));
      if (!locality) return c.notFound();
      const days = await keptDigestDays(deps.db, locality.id, DAYS);
      const kept = await Promise.all(days.map(({ date }) => keptDigest(deps.db, locality.id, date)));
      const digests = kept.flatMap((json) => (json ? [digestFromJson(json)] : []));
      const origin = publicOrigin(c, deps.secureCookies ?? false);
      const feed = digestAtom(digests, {
        self: `${origin}/diem-bao/${locality.id}/atom.xml`,
        title: `Điểm báo ${locality.fullName}`,
        updated: digests[0]?.madeAt ?? deps.now(),
        link: (digest) => `${origin}/diem-bao/${locality.id}/${digest.date}`,
      });
      return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
    });
  },
};
