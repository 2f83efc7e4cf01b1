import type { Care, Reason, Responsible } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import type { WatchedCell } from '../domain/monthly-return.ts';
import { areaFor, ENGLAND } from '../reference/councils.ts';
import { daysIn, type Ledger } from './attribution.ts';
import { addends } from './margin.ts';

/** The cells that were added to a figure, and the sum that the ledger has. */
export interface Trace {
  readonly cells: readonly WatchedCell[];
  /** Null: not submitted, or not to be had, in one of the months. */
  readonly days: number | null;
}

/** Finds, among the cells that the readers watched, those that make up an area's days in a cut over months. */
export function traceDays(
  ledger: Ledger, area: string, months: readonly Month[],
  [care, reason, responsible]: readonly [Care, Reason, Responsible],
): Trace {
  const cells: WatchedCell[] = [];
  let days: number | null = 0;
  for (const month of months) {
    const here = daysIn(ledger, area, month, care, reason, responsible);
    days = here === null || days === null ? null : days + here;
    const returns = ledger.get(month)?.returns ?? [];
    const own = returns.find((ret) => addends(ret, area, care, reason, responsible) !== undefined);
    const source = own ?? (area === ENGLAND ? returns[0] : undefined);
    if (!source) continue;
    for (const cell of source.watched) {
      const of = areaFor(cell.code, cell.period);
      if (own && of !== area) continue;
      if (addends(source, of, care, reason, responsible)?.includes(cell.cut)) cells.push(cell);
    }
  }
  return { cells, days };
}
