import { createChecker } from '../../classifiers/claims/check.ts';
import { readStatements } from '../../classifiers/claims/shipped.ts';
import type { Browser } from '../../dashboards/testing/browser.ts';
import {
  NOW,
  type Staff,
  type TestDashboard,
  testDashboard,
  testStaff,
} from '../../dashboards/testing/dashboard.ts';
import { addArticle } from '../../dashboards/testing/sample.ts';
import type { ReviewState } from '../../db/model/index.ts';
import { articlesById, saveArticle } from '../../db/queries/articles.ts';
import { runnable } from '../../pipeline/run.ts';
import type { StageDeps } from '../../pipeline/stage.ts';
import { check } from '../../pipeline/stages/check.ts';

/** What is stored of a match, with how far its review has come. */
export interface SeenMatch {
  readonly id: number;
  readonly quote: string;
  readonly verdict: string;
  readonly state: ReviewState | null;
  readonly gone: boolean;
  /** The quote stands in the article where the match says. */
  readonly inPlace: boolean;
}

/** An office whose articles go through the check stage, with the shipped statement on Hoàng Sa. */
export interface CheckedOffice {
  readonly dashboard: TestDashboard;
  readonly staff: Staff;
  /** Stores an article and has it checked; returns its number. */
  publish(text: string, outlet?: string): Promise<number>;
  /** The outlet's page says something else now; it is read and checked again. */
  edit(articleId: number, text: string): Promise<void>;
  /** The stage reads what waits for it. */
  check(): Promise<void>;
  matches(articleId: number): Promise<SeenMatch[]>;
  confirm(matchId: number, people?: readonly ('an' | 'binh')[]): Promise<number[]>;
  act(
    browser: Browser,
    matchId: number,
    act: string,
    fields?: Record<string, string>,
  ): ReturnType<Browser['post']>;
  close(): Promise<void>;
}

export async function checkedOffice(): Promise<CheckedOffice> {
  const statements = readStatements('statements').filter(({ id }) => id === 'hoang-sa');
  const dashboard = await testDashboard({ statements });
  const { db } = dashboard;
  const staff = await testStaff(dashboard);
  const version = String(statements[0]?.version);
  const deps = {
    now: () => NOW,
    checker: createChecker({ statements }),
    laterStages: ['check'],
  } as Partial<StageDeps>;
  const office: CheckedOffice = {
    dashboard,
    staff,
    publish: async (text, outlet) => {
      const id = await addArticle(db, { title: 'Chuyện đảo', text, at: NOW, ...(outlet ? { outlet } : {}) });
      await office.check();
      return id;
    },
    edit: async (articleId, text) => {
      const [article] = await articlesById(db, [articleId]);
      if (!article) throw new Error('no such article');
      await db.transaction().execute((trx) => saveArticle(trx, { ...article, text, readAt: NOW }, ['check']));
      await office.check();
    },
    check: async () => {
      await runnable(check).drain(db, deps as StageDeps, { after: [] });
    },
    matches: async (articleId) => {
      const rows = await db
        .selectFrom('claim_matches as m')
        .innerJoin('articles as a', 'a.id', 'm.article_id')
        .leftJoin('claim_reviews as r', 'r.match_id', 'm.id')
        .where('m.article_id', '=', articleId)
        .selectAll('m')
        .select(['a.title', 'a.text', 'r.state'])
        .orderBy('m.id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        quote: row.quote,
        verdict: row.verdict,
        state: row.state,
        gone: row.gone_at !== null,
        inPlace: `${row.title}\n${row.text}`.slice(row.start_at, row.end_at) === row.quote,
      }));
    },
    confirm: async (matchId, people = ['an', 'binh']) => {
      const statuses: number[] = [];
      for (const person of people)
        statuses.push((await office.act(staff[person], matchId, 'confirm')).status);
      return statuses;
    },
    act: (browser, matchId, act, fields = {}) =>
      browser.post(`/tham-dinh/${matchId}/${act}`, { 'luan-cu': version, ...fields }),
    close: () => dashboard.close(),
  };
  return office;
}
