import type { Document } from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { freshDatabase } from '../../test/setup/fresh-database.ts';
import { createDashboard, serveDashboard } from '../server.ts';
import { NOW } from './dashboard.ts';
import { sampleLocality } from './locality.ts';
import { addArticle, addSource, addStory } from './sample.ts';

/** A text that is markup, as a hostile page could carry it. */
export const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;
export const otherLocality = sampleLocality({ id: 'xa-khac', name: 'Khác', fullName: 'Xã Khác' });

const page: Document = {
  url: 'https://bao.example/1.html',
  finalUrl: 'https://bao.example/1.html',
  fetchedAt: NOW,
  status: 200,
  headers: { 'content-type': 'text/html; charset=windows-1258' },
  body: Buffer.from('<script>parent.alert(1)</script><p>Bài gốc</p>'),
  sha256: '0',
};

export interface ReadOnlyDashboard {
  readonly db: Database;
  readonly url: string;
  /** Article whose every text is hostile. */
  readonly hostile: number;
  /** Story of two outlets, and its first article. */
  readonly story: number;
  readonly floods: number;
  get(path: string): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>;
  close(): Promise<void>;
}

/** What an officer reads: tags away, spaces in one. */
export const wordsOf = (text: string): string => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** A small day of press on a dashboard without accounts, as the demo shows it. */
export async function readOnlyDashboard(): Promise<ReadOnlyDashboard> {
  const fresh = await freshDatabase();
  const { db } = fresh;
  const story = await addStory(db, 'Mưa lũ chia cắt thôn Bản Thử', 2, 2);
  const hostile = await addArticle(db, {
    title: HOSTILE,
    text: `${HOSTILE}\n<b>đậm</b>`,
    outlet: `Báo ${HOSTILE}`,
    url: 'javascript:alert(3)',
    tone: 'neutral',
    claim: { quote: '<b>đậm</b>', statement: `s${HOSTILE}` },
  });
  const floods = await addArticle(db, {
    title: 'Mưa lũ chia cắt thôn Bản Thử, xã Suối Thử',
    text: 'Mưa lớn ở Lạng Sơn làm đường vào thôn bị chia cắt.\nXã đã cử người hỗ trợ.',
    outlet: 'Báo Suối Thử',
    tone: 'negative',
    topics: ['environment', 'transport'],
    place: 'Suối Thử',
    story,
    link: 'first',
  });
  await addArticle(db, {
    title: 'Lũ cô lập bản ở Lạng Sơn',
    outlet: 'Tin Biên Giới',
    tone: 'negative',
    topics: ['environment'],
    story,
    at: new Date('2026-11-20T03:00:00Z'),
  });
  await addArticle(db, {
    title: '谅山省边境贸易增长',
    text: '今年谅山省友谊关口岸货物通关量增长。',
    language: 'zh',
    outlet: '边贸日报',
    localities: [],
    mentioned: ['xa-thu-nghiem'],
  });
  await addArticle(db, {
    title: 'Bài của xã khác',
    localities: ['xa-khac'],
    at: new Date('2026-11-10T03:00:00Z'),
  });
  await addSource(db, 'nguon-tot', 'ok');
  await addSource(db, 'nguon-hong', 'failing', { detail: HOSTILE, failed: 'unreachable' });
  await db
    .insertInto('stage_marks')
    .values({ stage: 'extract', subject_id: 1, state: 'quarantined', reason: 'paywall', detail: HOSTILE })
    .execute();
  const app = createDashboard({
    db,
    localities: [sampleLocality(), otherLocality],
    now: () => NOW,
    version: '0',
    readPage: async () => page,
    digestFile: async (locality, date, format) => `${format} ${locality} ${date}`,
    reportFile: async (locality, from, to, format) =>
      format === 'pdf' ? undefined : new TextEncoder().encode(`${locality} ${from} ${to}`),
    digestHtml: async (locality, date) =>
      `<!doctype html><html><head></head><p>Điểm báo ${locality} ${date}</p>`,
  });
  const served = await serveDashboard(app, { port: 0 });
  return {
    db,
    url: served.url,
    hostile,
    story,
    floods,
    get: async (path) => {
      const response = await fetch(served.url + path, { redirect: 'manual' });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    close: async () => {
      await served.close();
      await fresh.drop();
    },
  };
}
