import { isOpenToAnyone, type Source } from './source.ts';

/** Hosts where anyone publishes: what is read there is community, unless a profile names the very account. */
const PLATFORMS =
  `facebook.com fb.com fb.me fb.watch m.me messenger.com instagram.com threads.net threads.com x.com twitter.com tiktok.com youtube.com
   youtu.be t.me telegram.me telegram.org reddit.com bsky.app mastodon.social zalo.me vk.com weibo.com weibo.cn
   mp.weixin.qq.com xiaohongshu.com douyin.com bilibili.com zhihu.com douban.com tieba.baidu.com blogger.com
   quora.com linkedin.com pinterest.com discord.com voz.vn otofun.net webtretho.com tinhte.vn spiderum.com
   viblo.asia`.split(/\s+/);

/** Platforms that give each account a host of its own. */
const BLOG_HOSTS =
  'blogspot.com wordpress.com substack.com tumblr.com livejournal.com weebly.com wixsite.com notion.site medium.com'.split(
    ' ',
  );

/** All of them, as host names without `www`. */
export const PLATFORM_HOSTS: readonly string[] = [...PLATFORMS, ...BLOG_HOSTS];

const isBelow = (host: string, hosts: readonly string[]): boolean =>
  hosts.some((known) => host.endsWith(`.${known}`));

/** Whether a host is one where anyone publishes. */
export function isPlatformHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return PLATFORM_HOSTS.includes(name) || isBelow(name, PLATFORM_HOSTS) || /^(?:www\.)?mastodon\./.test(name);
}

/**
 * Whether a page is a private person's, as far as its address tells: it lies where anyone publishes, and `source`
 * is not the account that speaks there. Such a page is community, whatever the source is.
 */
export function isPersonalPage(source: Pick<Source, 'type' | 'url'>, url: string): boolean {
  if (!URL.canParse(url)) return false;
  return isPlatformHost(new URL(url).hostname) && !isAccount(source, new URL(url));
}

/** Their collectors tell the posts of one account and nobody else's. */
const ACCOUNT_TYPES: readonly Source['type'][] = ['youtube', 'telegram', 'bluesky', 'facebook-page'];

function isAccount(source: Pick<Source, 'type' | 'url'>, page: URL): boolean {
  if (ACCOUNT_TYPES.includes(source.type)) return true;
  if (!URL.canParse(source.url)) return false;
  const own = new URL(source.url);
  if (source.type === 'mastodon') return !isOpenToAnyone(source);
  const host = plainHost(own);
  if (host !== plainHost(page)) return false;
  const path = own.pathname.toLowerCase().replace(/\/+$/, '');
  return (
    isBelow(host, BLOG_HOSTS) || (path !== '' && `${page.pathname.toLowerCase()}/`.startsWith(`${path}/`))
  );
}

/** A site's host, whichever of its usual doors the address names. */
export const plainHost = (url: URL): string =>
  url.hostname.replace(/\.$/, '').replace(/^(www\d?|m|amp)\./, '');
