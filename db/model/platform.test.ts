import { expect, test } from 'vitest';
import { isPersonalPage, isPlatformHost, type Source } from './index.ts';

const source = (type: Source['type'], url: string) => ({ type, url });
const PRESS = source('feed', 'https://bao.example/rss');

test.each([
  'https://www.facebook.com/nguyen.van.a/posts/123',
  'https://vi-vn.facebook.com/nguyen.van.a',
  'https://M.FACEBOOK.COM./story.php?id=1',
  'https://youtu.be/abc',
  'https://nguyenvana.blogspot.com/2026/11/chuyen.html',
  'https://mastodon.example/@nguyenvana/1',
  'https://mp.weixin.qq.com/s/abc',
])('%s is a private person’s among those of a newspaper', (url) =>
  expect(isPersonalPage(PRESS, url)).toBe(true),
);

test.each([
  'https://bao.example/1.html',
  'https://xfacebook.com.example/a',
  'https://notx.com/a',
  'https://tep-tin.invalid/0a',
  'not an address',
])('%s is not', (url) => expect(isPersonalPage(PRESS, url)).toBe(false));

test.each([
  [source('youtube', 'https://www.youtube.com/channel/UC1'), 'https://www.youtube.com/watch?v=1'],
  [source('telegram', 'https://telegram.me/ubndxa'), 'https://t.me/ubndxa/12'],
  [source('facebook-page', 'https://www.facebook.com/ubndxa'), 'https://www.facebook.com/12_34'],
  [source('mastodon', 'https://mastodon.social/@ubndxa'), 'https://mastodon.social/@ubndxa/1'],
  [source('feed', 'https://ubndxa.wordpress.com/feed'), 'https://ubndxa.wordpress.com/2026/11/tin/'],
  [source('listing', 'https://www.facebook.com/UBNDxa/'), 'https://m.facebook.com/ubndxa/posts/1'],
] as const)('a listed account speaks for itself: %j at %s', (account, url) => {
  expect(isPlatformHost(new URL(url).hostname)).toBe(true);
  expect(isPersonalPage(account, url)).toBe(false);
});

test.each([
  [source('feed', 'https://ubndxa.wordpress.com/feed'), 'https://nguyenvana.wordpress.com/1'],
  [source('listing', 'https://www.facebook.com/ubndxa'), 'https://www.facebook.com/ubndxaban/posts/1'],
  [source('listing', 'https://www.facebook.com/'), 'https://www.facebook.com/nguyen.van.a'],
  [source('mastodon', 'https://mastodon.social/tags/langson'), 'https://mastodon.social/@nguyenvana/1'],
  [source('drop-folder', '/srv/hop-thu'), 'https://t.me/nguyenvana/1'],
] as const)('and for nobody else: %j at %s', (account, url) => {
  expect(isPersonalPage(account, url)).toBe(true);
});
