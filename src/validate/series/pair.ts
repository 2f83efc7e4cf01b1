import { councilsHeld, daysIn, type Ledger } from '../../attribute/attribution.ts';
import { cutOf, REASON_CODES, type Care, type Reason, type Responsible } from '../../domain/cut.ts';
import type { FindingLog } from '../../domain/finding-log.ts';
import type { Place } from '../../domain/finding.ts';
import { daysInMonth, shiftMonth, type Month } from '../../domain/month.ts';
import { isAllowed } from '../../reference/reasons.ts';

/** A council in a month and in the month before, as the checks of a series look at it. */
export interface PairOfMonths {
  readonly council: string;
  readonly month: Month;
  /** Where the later month has the council's days of this cut. */
  readonly place: (care: Care, reason: Reason, responsible: Responsible) => Place;
  /** Days of the two months, before and now; null where not submitted. */
  readonly days: (responsible: Responsible) => readonly [number | null, number | null];
  /** Days by reason, of the reasons that both months know, before and now; null where one is not to be had. */
  readonly reasons: readonly [readonly number[], readonly number[]] | null;
  /** Calendar days before and now. */
  readonly calendar: readonly [number, number];
}

export type SeriesCheck = (pair: PairOfMonths, findings: FindingLog) => void;

/** Hands every council, in every month whose month before is held too, to the checks. */
export function checkPairs(ledger: Ledger, checks: readonly SeriesCheck[], findings: FindingLog): void {
  for (const [month, settled] of ledger) {
    const before = shiftMonth(month, -1);
    if (!ledger.has(before)) continue;
    const known = REASON_CODES.filter((reason) => isAllowed(cutOf('all', reason, 'all'), before));
    for (const council of councilsHeld(ledger, [month])) {
      const byReason = (m: Month): (number | null)[] => known.map((reason) => daysIn(ledger, council, m, 'all', reason, 'all'));
      const [then, now] = [byReason(before), byReason(month)];
      const pair: PairOfMonths = {
        council, month,
        place: (care, reason, responsible) => settled.returns.find(({ figures }) => figures.rows.has(council))!.locate(council, cutOf(care, reason, responsible)),
        days: (responsible) => [daysIn(ledger, council, before, 'all', 'all', responsible), daysIn(ledger, council, month, 'all', 'all', responsible)],
        reasons: isWhole(then) && isWhole(now) ? [then, now] : null,
        calendar: [daysInMonth(before), daysInMonth(month)],
      };
      for (const check of checks) check(pair, findings);
    }
  }
}

function isWhole(days: readonly (number | null)[]): days is readonly number[] {
  return days.every((d) => d !== null);
}
