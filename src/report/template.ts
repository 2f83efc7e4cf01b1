import { CARES, cutOf, REASON_CODES, RESPONSIBLES } from '../domain/cut.ts';
import { monthId } from '../domain/month.ts';
import type { Period } from '../domain/period.ts';
import type { Council } from '../reference/councils.ts';
import { isAllowed } from '../reference/reasons.ts';
import { TIDY_HEADINGS } from '../reference/tidy.ts';
import { csvRow } from './csv-text.ts';

/** A tidy return to be filled in: a row for each cell that the attribution matrix allows, its days empty. */
export function template(council: Council, period: Period): string {
  const rows = period.months.flatMap((month) => CARES.slice(0, -1).flatMap((care) => REASON_CODES.flatMap((reason) => RESPONSIBLES.slice(0, -1).flatMap((responsible) => (
    isAllowed(cutOf(care, reason, responsible), month)
      ? [csvRow([monthId(month), council.code, council.name, care, reason, responsible, null, ''])]
      : [])))));
  return csvRow(TIDY_HEADINGS) + rows.join('');
}
