import { forecastCounts, forecastShare } from '../classifiers/forecast.ts';
import { readUnitCentres } from '../dashboards/charts/unit-centres.ts';
import { browserRenderers } from '../dashboards/report/browser.ts';
import { type DayCount, makeReport, type RenderDeps } from '../dashboards/report/index.ts';
import {
  isCampaignDay,
  type LocalDate,
  type Locality,
  type ReportData,
  type ReportForecast,
  type Statement,
} from '../db/model/index.ts';
import type { Database } from '../db/open.ts';
import { findBrowser } from './browser.ts';
import type { Config } from './config.ts';

/** A periodic report of a locality, with its map and the forecast of the days after it. */
export function reportOf(
  db: Database,
  locality: Locality,
  span: { readonly from: string; readonly to: string },
  deps: { readonly now: Date; readonly statements: readonly Statement[] },
): Promise<ReportData> {
  const titles = new Map(deps.statements.map((statement) => [statement.id, statement.proposition.vi]));
  return makeReport(db, locality, span.from, span.to, {
    now: deps.now,
    unitCentres: readUnitCentres(),
    statementTitle: (id) => titles.get(id) ?? id,
    forecast: (days) => forecast(days, (date) => isCampaignDay(locality.anniversaries, date)),
    forecastShare,
  });
}

function forecast(
  days: readonly DayCount[],
  isCampaign: (date: LocalDate) => boolean,
): ReportForecast | null {
  const counts = days.map(({ date, articles }) => ({ date, count: articles }));
  const result = forecastCounts(counts, isCampaign);
  if (result.kind !== 'forecast') return null;
  const { days: ahead, total, method } = result.forecast;
  return { days: ahead.length, ...total, method };
}

/** What draws and prints: a browser where one is found. Without one there is no PDF, and charts have no fallback picture. */
export function renderers(config: Config): RenderDeps {
  const browser = findBrowser(config.browser);
  return browser ? browserRenderers(browser) : {};
}
