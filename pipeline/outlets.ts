import { getDomain } from 'tldts';
import {
  isPersonalPage,
  isPlatformHost,
  type Locality,
  plainHost,
  type Source,
  type SourceKind,
} from '../db/model/index.ts';

/** Who stands behind an address, as far as the profiles and the platforms' names tell. */
export interface Outlet {
  /** '' where only the page itself can tell. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly homeProvince?: string | undefined;
}

const COMMUNITY: Outlet = { name: '', kind: 'community' };

/** The outlet of a page that a source brought: the source's own, unless a private person speaks there. */
export function outletOfPage(source: Source, url: string): Outlet {
  const { outlet: name, kind, homeProvince } = source;
  return isPersonalPage(source, url) ? COMMUNITY : { name, kind, homeProvince };
}

/**
 * Finds the outlet of an address that no source brought: by the sources of the profiles first, then by platform;
 * undefined for a site that nobody has classified.
 */
export function outletFinder(localities: readonly Locality[]): (url: string) => Outlet | undefined {
  const byHost = new Map<string, Outlet>();
  for (const source of localities.flatMap((locality) => locality.sources)) {
    if (!URL.canParse(source.url)) continue;
    const host = plainHost(new URL(source.url));
    // A channel on a platform says nothing of the platform's other pages.
    if (isPlatformHost(host)) continue;
    const { outlet, kind, homeProvince } = source;
    byHost.set(host, { name: outlet, kind, homeProvince });
    const site = getDomain(host);
    if (site && !byHost.has(site)) byHost.set(site, { name: outlet, kind, homeProvince });
  }
  return (url) => {
    if (!URL.canParse(url)) return undefined;
    const host = plainHost(new URL(url));
    if (isPlatformHost(host)) return COMMUNITY;
    return byHost.get(host) ?? byHost.get(getDomain(host) ?? host);
  };
}
