import { addDays, instantOf, type Locality, type ReportPeriod } from '../../db/model/index.ts';
import type { Span } from '../../db/queries/report-span.ts';

/** The instants of a period's days in the locality's time, half open. */
export const spanOf = (period: Pick<ReportPeriod, 'from' | 'to'>, locality: Locality): Span => ({
  locality: locality.id,
  from: instantOf(period.from, locality.timeZone),
  to: instantOf(addDays(period.to, 1), locality.timeZone),
});
