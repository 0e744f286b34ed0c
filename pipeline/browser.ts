import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Where Debian, Ubuntu, Fedora, macOS and Windows put a Chromium that Playwright can drive. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What an officer does about a missing browser. */
export const BROWSER_HINT = 'no browser found: run "npm run browser"';

/** The program of a browser: the setting, the system's, then Playwright's own; undefined when there is none. */
export function findBrowser(setting?: string): string | undefined {
  if (setting) return existsSync(setting) ? setting : undefined;
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}
