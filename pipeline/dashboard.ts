import { createRequire } from 'node:module';
import { renderDigest } from '../dashboards/digest/index.ts';
import { createDashboard, type ServedDashboard, serveDashboard } from '../dashboards/server.ts';
import type { Installation } from './installation.ts';
import { localityById } from './installation.ts';
import { digestOf } from './publish.ts';
import type { Readers } from './readers.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Opens the dashboard of an installation on 127.0.0.1. */
export function openDashboard(
  installation: Installation,
  readers: Pick<Readers, 'statements'>,
  port: number,
): Promise<ServedDashboard> {
  const { db, localities, archive } = installation;
  const now = () => new Date();
  const { statements } = readers;
  const app = createDashboard({
    db,
    localities,
    now,
    version,
    statements,
    readPage: (location) => archive.read(location),
    digestHtml: async (localityId, date) => {
      const data = await digestOf({ db, now, statements }, localityById(localities, localityId), date);
      return String(await renderDigest(data, 'html'));
    },
  });
  return serveDashboard(app, { port });
}
