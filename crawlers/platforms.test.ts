import { afterEach, describe, expect, it } from 'vitest';
import type { Source, SourceType } from '../db/model/index.ts';
import type { Collected } from './collector.ts';
import { collectors } from './registry.ts';
import { playFixture } from './testing/fixture.ts';
import { type Handler, type Origin, startOrigin } from './testing/origin.ts';

let origin: Origin;
afterEach(() => origin.close());

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const robotsFree =
  (handler: Handler): Handler =>
  (url, request, response) =>
    url.pathname === '/robots.txt' ? undefined : handler(url, request, response);

async function round(
  type: SourceType,
  url: string,
  handler: Handler,
  extra: Partial<Source> = {},
): Promise<Collected[]> {
  origin = await startOrigin(robotsFree(handler));
  const source: Source = { id: 'nguon', kind: 'institution', type, url, outlet: 'Nguồn', ...extra };
  const fixture = { folder: '', source, routes: [] };
  return (await playFixture(fixture, collectors.get(type)!, origin.fetcher(), undefined)).first;
}

describe('platforms that refuse', () => {
  it('Telegram sends a channel without preview to its contact page', async () => {
    const events = await round('telegram', 'https://t.me/kinkenh', (url) =>
      url.pathname === '/s/kinkenh'
        ? { status: 302, headers: { location: 'https://t.me/kinkenh' } }
        : '<html>contact</html>',
    );
    expect(events).toEqual([
      {
        kind: 'failed',
        url: 'https://t.me/kinkenh',
        reason: 'bad-listing',
        detail: 'the channel has no public preview',
      },
    ]);
  });

  it('Mastodon answers 404 for an account that is gone', async () => {
    const events = await round('mastodon', 'https://may.example/@trangxa', () => ({
      status: 404,
      headers: JSON_TYPE,
      body: '{"error":"Record not found"}',
    }));
    expect(events).toMatchObject([
      { kind: 'failed', reason: 'http-error', detail: 'HTTP 404: Record not found' },
    ]);
  });

  it.each(['press', 'agency', 'institution'] as const)(
    'a hashtag is open to anyone: named %s, it is community all the same',
    async (kind) => {
      const status = {
        url: 'https://may.example/@nguyenvana/1',
        uri: 'https://may.example/users/nguyenvana/statuses/1',
        content:
          '<p>Đường xã hỏng, gọi 0912345678, <a href="https://may.example/@nguyenvana">@nguyenvana</a></p>',
        created_at: '2026-11-20T01:02:03Z',
        visibility: 'public',
      };
      const answer = { headers: JSON_TYPE, body: JSON.stringify([status]) };
      const events = await round('mastodon', 'https://may.example/tags/langson', () => answer, { kind });
      expect(events).toMatchObject([
        { kind: 'listed', url: 'https://may.example/tags/langson', items: 1, fresh: 0 },
        {
          kind: 'post',
          post: { text: 'Đường xã hỏng, gọi …, …', postedHour: new Date('2026-11-20T01:00:00Z') },
        },
      ]);
      expect(JSON.stringify(events)).not.toMatch(/nguyenvana|0912345678/);
    },
  );

  it('Mastodon asks for a pause, and gets it', async () => {
    const reset = new Date(Date.now() + 60_000).toISOString();
    const events = await round('mastodon', 'https://may.example/tags/langson', () => ({
      status: 429,
      headers: {
        ...JSON_TYPE,
        'retry-after': '60',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': reset,
      },
      body: '{"error":"Too many requests"}',
    }));
    expect(events).toMatchObject([{ kind: 'failed', reason: 'http-error', retryAfter: expect.any(Date) }]);
  });

  it('a used-up rate limit is respected before it is broken', async () => {
    origin = await startOrigin(
      robotsFree(() => ({
        headers: {
          ...JSON_TYPE,
          'ratelimit-remaining': '0',
          'ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 100),
        },
        body: '{}',
      })),
    );
    const fetcher = origin.fetcher();
    expect(await fetcher.fetch('https://api.example/1')).toMatchObject({ kind: 'document' });
    const again = await fetcher.fetch('https://api.example/2');
    expect(again).toMatchObject({ kind: 'failed', retryAfter: expect.any(Date) });
    expect(origin.paths()).toEqual(['api.example/1']);
  });

  it('Bluesky answers 400 for an unknown profile; no handle gets into the detail', async () => {
    const answer = {
      status: 400,
      headers: JSON_TYPE,
      body: '{"error":"InvalidRequest","message":"Profile not found: @ai.do.bsky.social"}',
    };
    const events = await round('bluesky', 'https://bsky.app/profile/ai.do.bsky.social', () => answer);
    expect(JSON.stringify(events.map((event) => event.kind === 'failed' && event.detail))).not.toContain(
      'ai.do',
    );
    expect(events).toMatchObject([{ kind: 'failed', reason: 'http-error' }]);
  });

  it('Bluesky that changes its answers is told as a changed listing', async () => {
    const events = await round('bluesky', 'https://bsky.app/profile/a.example', () => ({
      headers: JSON_TYPE,
      body: '{"posts":[]}',
    }));
    expect(events).toMatchObject([
      { kind: 'failed', reason: 'bad-listing', detail: expect.stringContaining('feed') },
    ]);
  });

  it('the Graph API says that a token has expired; the token is in no address and no event', async () => {
    const body =
      '{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190,"fbtrace_id":"A"}}';
    const events = await round(
      'facebook-page',
      'https://www.facebook.com/xa',
      () => ({ status: 400, headers: JSON_TYPE, body }),
      { options: { token: 'EAAbimat' } },
    );
    expect(events).toMatchObject([
      { kind: 'failed', detail: 'HTTP 400: Error validating access token: Session has expired' },
    ]);
    expect(JSON.stringify([events, origin.paths()])).not.toContain('EAAbimat');
    expect(origin.log.at(-1)!.headers.authorization).toBe('Bearer EAAbimat');
  });

  it('a private page is not read over the Graph API, and none is without a token', async () => {
    const never: Handler = () => ({ status: 500 });
    const events = await round('facebook-page', 'https://www.facebook.com/aido', never, {
      kind: 'community',
      options: { token: 'x' },
    });
    expect(events).toMatchObject([{ kind: 'failed', reason: 'blocked' }]);
    expect(origin.log).toEqual([]);
  });

  it('Reddit closes its robots.txt: its feed is then not asked for', async () => {
    origin = await startOrigin((url) =>
      url.pathname === '/robots.txt' ? 'User-agent: *\nDisallow: /' : 'x',
    );
    const source: Source = {
      id: 'r',
      kind: 'community',
      type: 'reddit',
      url: 'https://www.reddit.com/r/a',
      outlet: 'r/a',
    };
    const { first } = await playFixture(
      { folder: '', source, routes: [] },
      collectors.get('reddit')!,
      origin.fetcher(),
      undefined,
    );
    expect(first).toEqual([{ kind: 'failed', url: source.url, reason: 'robots', detail: 'robots' }]);
    expect(origin.paths()).toEqual([]);
  });
});

describe("the office's own YouTube channel", () => {
  it('is told as documents, each once', async () => {
    const xml = `<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
      <entry><yt:videoId>abc</yt:videoId><title>Hội nghị &amp; kết quả</title><published>2026-11-20T02:00:00+00:00</published>
      <media:group><media:description>Dòng một.</media:description></media:group></entry></feed>`;
    const events = await round('youtube', 'https://www.youtube.com/feeds/videos.xml?channel_id=x', () => ({
      headers: { 'content-type': 'text/xml' },
      body: xml,
    }));
    expect(events[1]).toMatchObject({
      kind: 'document',
      document: { url: 'https://www.youtube.com/watch?v=abc' },
      hint: { title: 'Hội nghị & kết quả', text: 'Dòng một.' },
    });
  });
});
