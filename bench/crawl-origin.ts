import { randomBytes } from 'node:crypto';
import { startOrigin } from '../crawlers/testing/origin.ts';

/**
 * The origin of `bench/crawl.ts`, in a process of its own: small articles under any host name. Hosts whose name
 * starts with `slow` ask for a Crawl-delay of two seconds. Sends its port, and its log when asked.
 */
const filler = Array.from({ length: 40 }, () => `<p>${randomBytes(60).toString('hex')}</p>`).join('\n');

const origin = await startOrigin((url) => {
  if (url.pathname === '/robots.txt') {
    return url.hostname.startsWith('slow') ? 'User-agent: *\nCrawl-delay: 2\n' : undefined;
  }
  return `<!doctype html><title>Bài ${url.pathname}</title><article><h1>Bài ${url.href}</h1>${filler}</article>`;
});
process.send?.({ port: origin.port });
process.on('message', () => {
  process.send?.({ log: origin.log.map(({ host, at }) => ({ host, at })) });
  origin.log.length = 0;
});
process.on('disconnect', () => process.exit());
