import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Outcome, ok, quarantine, retry } from '../db/model/index.ts';
import { rememberAddress, validatorsOf } from '../db/queries/addresses.ts';
import { documentsById, type StoredDocument } from '../db/queries/documents.ts';
import { countMarks } from '../db/queries/stage-marks.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { someDocuments } from '../test/setup/rows.ts';
import { runnable } from './run.ts';
import type { Stage, StageDeps } from './stage.ts';

let fresh: FreshDatabase;
let time = new Date('2026-11-21T00:00:00Z');
/** The toy stage uses nothing but the clock. */
const deps = { now: () => time } as StageDeps;

beforeEach(async () => {
  fresh = await freshDatabase();
  time = new Date('2026-11-21T00:00:00Z');
});
afterEach(() => fresh.drop());

/** A stage that answers as it is told, and saves by remembering the document's address. */
function toy(
  answer: (document: StoredDocument) => Outcome<string>,
  save: (url: string) => void = () => undefined,
): Stage<StoredDocument, string> {
  return {
    name: 'toy',
    of: 'documents',
    batch: 4,
    serial: false,
    read: documentsById,
    run: async (document) => answer(document),
    save: async (trx, document, etag) => {
      await rememberAddress(trx, { url: document.url, etag, listing: false, readAt: time });
      save(document.url);
    },
  };
}

const drain = (stage: Stage<StoredDocument, string>) => runnable(stage).drain(fresh.db, deps, { after: [] });
const marks = async () =>
  (await countMarks(fresh.db)).map(({ state, reason, count }) => `${state} ${reason ?? '-'} ${count}`);

describe('the loop', () => {
  test('does every input once and marks it with its output', async () => {
    await someDocuments(fresh.db, 10);
    expect(await drain(toy(() => ok('read')))).toEqual({ done: 10, retried: 0, quarantined: 0 });
    expect(await marks()).toEqual(['done - 10']);
    expect(await validatorsOf(fresh.db, 'http://bao.example/3.html')).toEqual({
      etag: 'read',
      lastModified: undefined,
    });
    expect(await drain(toy(() => ok('again')))).toEqual({ done: 0, retried: 0, quarantined: 0 });
  });

  test('sets aside with the reason, and never drops', async () => {
    await someDocuments(fresh.db, 2);
    await drain(toy(() => quarantine('no-text', '12 characters')));
    expect(await marks()).toEqual(['quarantined no-text 2']);
  });

  test('waits for the time that a retry names', async () => {
    await someDocuments(fresh.db, 1);
    const later = new Date(time.getTime() + 60_000);
    await drain(toy(() => retry(later, 'busy')));
    expect(await drain(toy(() => ok('too early')))).toMatchObject({ done: 0 });
    time = later;
    expect(await drain(toy(() => ok('due')))).toMatchObject({ done: 1 });
  });

  test('tries what throws three times, then sets it aside with the message', async () => {
    await someDocuments(fresh.db, 1);
    let tries = 0;
    const broken = toy(() => {
      tries += 1;
      throw new Error('the disk is on fire');
    });
    for (let hour = 0; hour < 5; hour += 1) {
      await drain(broken);
      time = new Date(time.getTime() + 3_600_000);
    }
    expect(tries).toBe(3);
    expect(await marks()).toEqual(['quarantined error 1']);
  });

  test('keeps neither output nor mark when saving fails', async () => {
    await someDocuments(fresh.db, 1);
    const failing = toy(
      () => ok('half'),
      () => {
        throw new Error('no space left on device');
      },
    );
    expect(await drain(failing)).toEqual({ done: 0, retried: 1, quarantined: 0 });
    expect(await validatorsOf(fresh.db, 'http://bao.example/0.html')).toBeUndefined();
    time = new Date(time.getTime() + 3_600_000);
    expect(await drain(toy(() => ok('whole')))).toMatchObject({ done: 1 });
  });
});
