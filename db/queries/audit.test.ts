import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/setup/fresh-database.ts';
import { appendAudit, verifyAudit } from './audit.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const append = (subject: string) =>
  fresh.db.transaction().execute((trx) =>
    appendAudit(trx, {
      at: new Date('2026-11-21T01:00:00Z'),
      userId: null,
      action: 'session.open',
      subject,
      detail: {},
    }),
  );

test('an act of the same moment is no tampering', async () => {
  await append('user:1');
  let meanwhile = 0;
  // Another connection writes after each of the verifier's reads, and has committed before the next.
  const busy: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      meanwhile += 1;
      await append(`user:${meanwhile + 1}`);
      return result;
    },
  };
  expect(await verifyAudit(fresh.db.withPlugin(busy))).toMatchObject({ ok: true, rows: 1 });
  expect(meanwhile).toBeGreaterThan(1);
  expect(await verifyAudit(fresh.db)).toMatchObject({ ok: true, rows: 1 + meanwhile });
});
