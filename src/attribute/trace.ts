import type { Care, Reason, Responsible } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import type { WatchedCell } from '../domain/monthly-return.ts';
import { areaFor, ENGLAND } from '../reference/councils.ts';
import { areasOf, daysIn, speakerFor, type Ledger } from './attribution.ts';
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
    const own = speakerFor(returns, area, care, reason, responsible);
    // England without a row is every area, each from the file that speaks for it.
    const areas = own || area !== ENGLAND ? [area] : [...areasOf(returns)];
    const wanted = new Map(areas.map((of) => [of, speakerFor(returns, of, care, reason, responsible)]));
    for (const source of new Set(wanted.values())) {
      for (const cell of source?.watched ?? []) {
        const of = areaFor(cell.code, cell.period);
        if (wanted.get(of) === source && addends(source!, of, care, reason, responsible)?.includes(cell.cut)) cells.push(cell);
      }
    }
  }
  return { cells, days };
}
