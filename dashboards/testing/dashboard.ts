import type { Database } from '../../db/open.ts';
import { freshDatabase } from '../../test/setup/fresh-database.ts';
import type { DashboardDeps } from '../pages/page.ts';
import { createDashboard, type ServedDashboard, serveDashboard } from '../server.ts';
import type { Browser } from './browser.ts';
import { sampleLocality } from './locality.ts';
import { addOfficer, withSession } from './staff.ts';
import { sampleStatement } from './statement.ts';

/** The time at which tests' dashboards stand still. */
export const NOW = new Date('2026-11-21T01:00:00Z');

export interface TestDashboard {
  readonly db: Database;
  readonly url: string;
  close(): Promise<void>;
}

/** A dashboard with accounts, served on loopback. */
export const serveOn = (db: Database, change: Partial<DashboardDeps> = {}): Promise<ServedDashboard> =>
  serveDashboard(
    createDashboard({
      db,
      localities: [sampleLocality()],
      now: () => NOW,
      version: '0',
      accounts: true,
      ...change,
    }),
    { port: 0 },
  );

/** A dashboard with accounts and one statement on a fresh database, served on loopback. */
export async function testDashboard(change: Partial<DashboardDeps> = {}): Promise<TestDashboard> {
  const fresh = await freshDatabase();
  const served = await serveOn(fresh.db, { statements: [sampleStatement()], ...change });
  return {
    db: fresh.db,
    url: served.url,
    close: async () => {
      await served.close();
      await fresh.drop();
    },
  };
}

export interface Staff {
  readonly ids: Readonly<Record<'an' | 'binh' | 'bientap' | 'docgia', number>>;
  /** Two reviewers, an editor and a reader, each logged in. */
  readonly an: Browser;
  readonly binh: Browser;
  readonly bientap: Browser;
  readonly docgia: Browser;
}

export async function testStaff({ db, url }: TestDashboard): Promise<Staff> {
  const ids = {
    an: await addOfficer(db, 'an', 'reviewer', NOW),
    binh: await addOfficer(db, 'binh', 'reviewer', NOW),
    bientap: await addOfficer(db, 'bientap', 'editor', NOW),
    docgia: await addOfficer(db, 'docgia', 'reader', NOW),
  };
  const open = (id: number) => withSession(db, url, id, NOW);
  const [an, binh, bientap, docgia] = [
    await open(ids.an),
    await open(ids.binh),
    await open(ids.bientap),
    await open(ids.docgia),
  ];
  return { ids, an, binh, bientap, docgia };
}
