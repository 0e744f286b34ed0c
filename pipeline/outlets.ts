import { getDomain } from 'tldts';
import type { Locality, SourceKind } from '../db/model/index.ts';

/** Who stands behind an address, as far as the profiles and the platforms' names tell. */
export interface Outlet {
  /** '' where only the page itself can tell. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly homeProvince?: string | undefined;
}

/** Places where anyone publishes: whatever is read there is community, unless a profile names the very source. */
const PLATFORMS: ReadonlySet<string> = new Set(
  `facebook.com fb.com instagram.com threads.net threads.com x.com twitter.com tiktok.com youtube.com youtu.be t.me
   telegram.me telegram.org reddit.com bsky.app mastodon.social zalo.me vk.com weibo.com weibo.cn xiaohongshu.com
   douyin.com zhihu.com douban.com tieba.baidu.com blogspot.com blogger.com wordpress.com medium.com substack.com
   tumblr.com livejournal.com weebly.com wixsite.com notion.site quora.com linkedin.com pinterest.com discord.com
   voz.vn otofun.net webtretho.com tinhte.vn spiderum.com viblo.asia`.split(/\s+/),
);

/**
 * Finds the outlet of an address: by the sources of the profiles first, then by platform; undefined for a site
 * that nobody has classified.
 */
export function outletFinder(localities: readonly Locality[]): (url: string) => Outlet | undefined {
  const byHost = new Map<string, Outlet>();
  for (const source of localities.flatMap((locality) => locality.sources)) {
    if (!URL.canParse(source.url)) continue;
    const host = plainHost(source.url);
    // A channel on a platform says nothing of the platform's other pages.
    if (isPlatform(host)) continue;
    const { outlet, kind, homeProvince } = source;
    byHost.set(host, { name: outlet, kind, homeProvince });
    const site = getDomain(host);
    if (site && !byHost.has(site)) byHost.set(site, { name: outlet, kind, homeProvince });
  }
  return (url) => {
    if (!URL.canParse(url)) return undefined;
    const host = plainHost(url);
    if (isPlatform(host)) return { name: '', kind: 'community' };
    return byHost.get(host) ?? byHost.get(getDomain(host) ?? host);
  };
}

const isPlatform = (host: string): boolean =>
  PLATFORMS.has(host) || PLATFORMS.has(getDomain(host, { allowPrivateDomains: false }) ?? host);

const plainHost = (url: string): string => new URL(url).hostname.replace(/^(www\d?|m|amp)\./, '');
