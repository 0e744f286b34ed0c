import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';

/** A Chromium that starts when it is first needed, starts again after a crash, and ends when nobody needs it. */
export interface LazyBrowser {
  newContext(options: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

const IDLE_MS = 60_000;

/**
 * The browser has no network of its own: names do not resolve and everything else goes to a proxy that is not
 * there. What a page gets is what the request handler gives it, so nothing can slip past the guard.
 */
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
];
const SMALL = [
  '--disable-gpu',
  '--no-first-run',
  '--blink-settings=imagesEnabled=false',
  '--js-flags=--max-old-space-size=384',
];
const OFF = [
  '--deny-permission-prompts',
  '--disable-notifications',
  '--disable-geolocation',
  '--disable-speech-api',
];

export function launchBrowser(options: {
  readonly executablePath: string;
  readonly sandbox: boolean;
}): LazyBrowser {
  let starting: Promise<Browser> | undefined;
  let open = 0;
  let idle: NodeJS.Timeout | undefined;

  const start = async (): Promise<Browser> => {
    const { chromium } = await import('playwright');
    const browser = await chromium.launch({
      executablePath: options.executablePath,
      chromiumSandbox: options.sandbox,
      args: [...NO_NETWORK, ...SMALL, ...OFF],
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    browser.on('disconnected', () => {
      starting = undefined;
    });
    return browser;
  };
  const stop = async (): Promise<void> => {
    const running = starting;
    starting = undefined;
    await (await running?.catch(() => undefined))?.close();
  };

  return {
    async newContext(contextOptions) {
      clearTimeout(idle);
      starting ??= start().catch((error) => {
        starting = undefined;
        throw error;
      });
      const context = await (await starting).newContext(contextOptions);
      open++;
      context.on('close', () => {
        open--;
        if (open > 0) return;
        clearTimeout(idle);
        idle = setTimeout(() => void stop(), IDLE_MS);
        idle.unref();
      });
      return context;
    },
    async close() {
      clearTimeout(idle);
      await stop();
    },
  };
}
