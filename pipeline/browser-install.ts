import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.ts';
import { browserInstallEnv, readConfig } from './config.ts';

/**
 * Installs a browser where none is found: Debian's package as root on Debian, else Playwright's own.
 * `--if-missing` (the test command) says loudly that browser tests will be skipped, and does not fail.
 */
const tolerant = process.argv.includes('--if-missing');
const found = findBrowser(readConfig().browser);
if (found) {
  process.stdout.write(`browser: ${found}\n`);
} else {
  for (const [program, ...args] of recipes()) {
    process.stdout.write(`installing a browser: ${[program, ...args].join(' ')}\n`);
    const env = browserInstallEnv();
    if (spawnSync(program ?? '', args, { stdio: 'inherit', env }).status !== 0) break;
  }
  const installed = findBrowser();
  process.stdout.write(
    installed
      ? `browser: ${installed}\n`
      : 'NO BROWSER could be installed: browser tests and browser sources are skipped.\n',
  );
  if (!installed && !tolerant) process.exitCode = 1;
}

function recipes(): string[][] {
  const debianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (debianRoot) {
    return [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    ];
  }
  return [[process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium']];
}
