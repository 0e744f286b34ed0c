import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every setting that comes from the environment; nothing else in the project reads it. */
export interface Config {
  /** Folder of the installation: database, archive, keys, digests. */
  readonly home: string;
  /** A PostgreSQL server; without one the embedded server of `home` is used. */
  readonly databaseUrl: string | undefined;
  /** A browser's program; without one the usual places are searched. */
  readonly browser: string | undefined;
  /** Folder with the localities' profiles. */
  readonly localities: string;
  /** Folder with the reference statements. */
  readonly statements: string;
  /** Outgoing mail, `smtp://user:password@host:587`; without it nothing is sent. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Key that webhooks are signed with. */
  readonly webhookSecret: string | undefined;
  /** Address that the dashboard listens on; another than 127.0.0.1 belongs behind a proxy with HTTPS. */
  readonly host: string;
  /** Served over HTTPS by a proxy in front: cookies are sent over HTTPS alone. */
  readonly https: boolean;
  readonly interactive: boolean;
}

/** The project's own folder, where `localities/`, `statements/` and the models lie. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** Reads the settings; an office's own `localities/` or `statements/` below its home come first. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const home = resolve(env.DIEM_BAO_HOME || '.diem-bao');
  return {
    home,
    databaseUrl: env.DATABASE_URL || undefined,
    browser: env.DIEM_BAO_BROWSER || undefined,
    localities: env.DIEM_BAO_LOCALITIES || ownOrShipped(home, 'localities'),
    statements: env.DIEM_BAO_STATEMENTS || ownOrShipped(home, 'statements'),
    smtpUrl: env.DIEM_BAO_SMTP_URL || undefined,
    mailFrom: env.DIEM_BAO_MAIL_FROM || undefined,
    webhookSecret: env.DIEM_BAO_WEBHOOK_SECRET || undefined,
    host: env.DIEM_BAO_HOST || '127.0.0.1',
    https: env.DIEM_BAO_HTTPS === '1',
    interactive: process.stderr.isTTY === true && !env.CI,
  };
}

function ownOrShipped(home: string, folder: string): string {
  const own = join(home, folder);
  return existsSync(own) ? own : join(projectRoot, folder);
}

/** The environment that a package manager runs in, so that it asks nothing. */
export const browserInstallEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DEBIAN_FRONTEND: 'noninteractive',
});
