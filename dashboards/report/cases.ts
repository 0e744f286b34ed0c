import {
  clockState,
  type DigestCase,
  type Locality,
  type ReportData,
  type ReportPeriod,
  settledAt,
  yearlyForm,
} from '../../db/model/index.ts';
import type { Database } from '../../db/open.ts';
import { casesBetween, retractedCases } from '../../db/queries/cases-list.ts';
import { countPressConferences } from '../../db/queries/press-conferences.ts';
import type { Span } from '../../db/queries/report-span.ts';
import { deskName } from '../digest/stories.ts';

type CaseParts = Pick<ReportData, 'form' | 'answered' | 'overdue' | 'unreported' | 'casesByDesk'>;

/**
 * Part IV from the cases opened in the period, as they stand now: answered (or corrected, or ended), past their
 * limit without that, and without any result so far though no limit has passed. Each case stands in one list.
 */
export async function reportCases(
  db: Database,
  locality: Locality,
  period: ReportPeriod,
  span: Span,
  now: Date,
): Promise<CaseParts> {
  const cases = await casesBetween(db, locality.id, span.from, span.to);
  const conferences = await countPressConferences(db, locality.id, period.from, period.to);
  const retracted = await retractedCases(
    db,
    cases.map((item) => item.id),
  );
  const shown = cases.map(
    (item): DigestCase => ({
      case: item,
      desk: item.desk ? deskName(locality, item.desk) : '',
      clock: clockState(item.dueAt, settledAt(item), now, locality.timeZone, locality.workCalendar),
      retracted: retracted.has(item.id),
    }),
  );
  const isAnswered = ({ case: item }: DigestCase) => settledAt(item) !== null;
  const isOverdue = (item: DigestCase) => !isAnswered(item) && item.clock === 'overdue';
  return {
    form: yearlyForm(cases, conferences, now),
    answered: shown.filter(isAnswered),
    overdue: byDesk(shown.filter(isOverdue)),
    unreported: byDesk(shown.filter((item) => !isAnswered(item) && !isOverdue(item))),
    casesByDesk: [...Map.groupBy(shown, (item) => item.desk)]
      .map(([desk, items]) => ({
        desk,
        cases: items.length,
        answered: items.filter(isAnswered).length,
        late: items.filter((item) => item.clock === 'missed').length,
        overdue: items.filter(isOverdue).length,
      }))
      .toSorted((a, b) => b.cases - a.cases || a.desk.localeCompare(b.desk, 'vi')),
  };
}

/** Unit by unit, what has waited longest first. */
const byDesk = (cases: readonly DigestCase[]): DigestCase[] =>
  cases.toSorted(
    (a, b) =>
      a.desk.localeCompare(b.desk, 'vi') ||
      (a.case.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) -
        (b.case.dueAt?.getTime() ?? Number.POSITIVE_INFINITY),
  );
