import { createRequire } from 'node:module';
import { type DigestFormat, renderDigest } from '../dashboards/digest/index.ts';
import { renderReport } from '../dashboards/report/index.ts';
import { createDashboard, type ServedDashboard, serveDashboard } from '../dashboards/server.ts';
import type { Installation } from './installation.ts';
import { localityById } from './installation.ts';
import { log } from './log.ts';
import { digestOf } from './publish.ts';
import type { Readers } from './readers.ts';
import { renderers, reportOf } from './report.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Opens the dashboard of an installation: with accounts for an office, read-only on this machine for the demo. */
export function openDashboard(
  installation: Installation,
  readers: Pick<Readers, 'statements' | 'model'>,
  options: { readonly port: number; readonly accounts: boolean },
): Promise<ServedDashboard> {
  const { db, localities, archive, config } = installation;
  const now = () => new Date();
  const { statements } = readers;
  const digest = async (localityId: string, date: string, format: DigestFormat) => {
    const data = await digestOf({ db, now, statements }, localityById(localities, localityId), date);
    return renderDigest(data, format);
  };
  const app = createDashboard({
    db,
    localities,
    now,
    version,
    statements,
    accounts: options.accounts,
    secureCookies: config.https,
    onError: (error) => log.warn(`dashboard: ${error.stack ?? error.message}`),
    explain: ({ title, text, assessment }) =>
      readers.model.explain({ title, text, ...(assessment?.target ? { target: assessment.target } : {}) }),
    readPage: (location) => archive.read(location),
    digestFile: digest,
    reportFile: async (localityId, from, to, format) => {
      const locality = localityById(localities, localityId);
      const data = await reportOf(db, locality, { from, to }, { now: now(), statements });
      return renderReport(data, format, renderers(config));
    },
    digestHtml: async (localityId, date) => String(await digest(localityId, date, 'html')),
  });
  // Without accounts nobody but this machine may look.
  return serveDashboard(app, { port: options.port, host: options.accounts ? config.host : '127.0.0.1' });
}
