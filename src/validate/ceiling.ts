import { cutOf, type Cut } from '../domain/cut.ts';
import { cutsHeld, daysAt, type Figures } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import { daysInMonth } from '../domain/month.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { ADULT_YEARS, adultsOn } from '../reference/adults.ts';
import { councilByCode, geographyIn } from '../reference/councils.ts';
import { THRESHOLDS } from '../reference/thresholds.ts';

const ALL = cutOf('all', 'all', 'all');

/** No council has more days than its month and its size can plausibly hold. One cell of a row is told, the largest. */
export function checkCeiling(ret: MonthlyReturn, findings: FindingLog): void {
  const { figures, period } = ret;
  const { bedsPer100000Adults, bedsAtLeast } = THRESHOLDS.ceiling;
  for (const [row, area] of figures.areas.entries()) {
    const council = councilByCode(area);
    const ground = council && geographyIn(council, period);
    if (!council || !ground) continue;
    const adults = Math.max(...ADULT_YEARS.map((year) => adultsOn(ground.gss, year) ?? 0));
    const beds = Math.max(bedsAtLeast, (adults / 100_000) * bedsPer100000Adults);
    const most = Math.floor(beds * daysInMonth(period));
    const largest = largestCut(figures, row);
    const worst = daysAt(figures, row, largest) ?? 0;
    if (worst <= most) continue;
    findings.add({
      code: 'DTOC-209', ...ret.locate(area, largest), period, council: area,
      found: `${worst} days of ${council.name}, ${Math.round(worst / daysInMonth(period))} beds`, expected: `no more than ${most} days, ${Math.round(beds)} beds`,
    });
  }
}

function largestCut(figures: Figures, row: number): Cut {
  let largest = ALL;
  let most = daysAt(figures, row, largest) ?? 0;
  for (const cut of cutsHeld(figures)) {
    const days = daysAt(figures, row, cut) ?? 0;
    if (days <= most) continue;
    largest = cut;
    most = days;
  }
  return largest;
}
