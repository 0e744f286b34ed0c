import type { Page, Request, Route } from 'playwright';
import type { Document } from '../../db/model/index.ts';
import type { FetchOptions } from '../collector.ts';
import type { PoliteFetcher } from '../fetcher.ts';

/** What a page asks for while it is rendered. */
export interface Traffic {
  /** True while a request is on its way. */
  busy(): boolean;
  /** The last answer to a navigation of the page itself. */
  main(): Document;
}

export interface TrafficOptions extends FetchOptions {
  readonly requests: number;
}

/** What a page needs to write its text; everything else is refused. */
const NEEDED = new Set(['document', 'script', 'xhr', 'fetch']);
const REDIRECTS_OF_A_PAGE = 5;
const OWN_BY_US = /^(?:content-encoding|content-length|transfer-encoding|connection|keep-alive)$/;

/**
 * Answers a page's requests through the polite fetcher. The first navigation gets `first`, which was fetched
 * already; scripts, calls and navigations by script are fetched one by one, with the page's own cookies.
 */
export async function answerRequests(
  page: Page,
  first: Document,
  fetcher: PoliteFetcher,
  options: TrafficOptions,
): Promise<Traffic> {
  const { requests, delaySeconds, signal } = options;
  let main: Document = first;
  let unused: Document | undefined = first;
  let asked = 0;
  let navigations = 0;
  let onTheWay = 0;

  const answer = async (route: Route, request: Request): Promise<void> => {
    const isMain = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isMain && unused) {
      const ready = unused;
      unused = undefined;
      return fulfil(route, ready);
    }
    const allowed = isMain ? ++navigations <= REDIRECTS_OF_A_PAGE : request.resourceType() !== 'document';
    if (!allowed || request.method() !== 'GET' || !NEEDED.has(request.resourceType()) || ++asked > requests) {
      return route.abort('blockedbyclient');
    }
    const url = request.url();
    const cookies = await page.context().cookies(url);
    const headers: Record<string, string> = {};
    if (cookies.length > 0) headers.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const result = await fetcher.fetch(url, { delaySeconds, signal, headers, anyAnswer: true });
    if (result.kind !== 'document') return route.abort('failed');
    if (isMain) main = result.document;
    await fulfil(route, result.document);
  };

  await page.routeWebSocket(/.*/, (socket) => socket.close());
  await page.context().route('**/*', async (route, request) => {
    onTheWay++;
    try {
      await answer(route, request);
    } catch {
      // The page was closed under its requests, or the round was cancelled.
      await route.abort().catch(() => undefined);
    } finally {
      onTheWay--;
    }
  });
  return {
    busy: () => onTheWay > 0,
    main: () => main,
  };
}

function fulfil(route: Route, document: Document): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries(document.headers).filter(([name]) => !OWN_BY_US.test(name)),
  );
  return route.fulfill({ status: document.status, headers, body: Buffer.from(document.body) });
}
