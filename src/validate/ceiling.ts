import { cutOf, type Cut } from '../domain/cut.ts';
import { cutsHeld, type Figures } from '../domain/figures.ts';
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
  const { days, cuts } = largestCells(figures);
  const mostAnywhere = Math.floor(bedsAtLeast * daysInMonth(period));
  for (let row = 0; row < days.length; row += 1) {
    const worst = days[row]!;
    if (worst <= mostAnywhere) continue;
    const area = figures.areas[row]!;
    const council = councilByCode(area);
    const ground = council && geographyIn(council, period);
    if (!council || !ground) continue;
    const adults = Math.max(...ADULT_YEARS.map((year) => adultsOn(ground.gss, year) ?? 0));
    const beds = Math.max(bedsAtLeast, (adults / 100_000) * bedsPer100000Adults);
    const most = Math.floor(beds * daysInMonth(period));
    if (worst <= most) continue;
    findings.add({
      code: 'DTOC-209', ...ret.locate(area, cuts[row]! as Cut), period, council: area,
      found: `${worst} days of ${council.name}, ${Math.round(worst / daysInMonth(period))} beds`, expected: `no more than ${most} days, ${Math.round(beds)} beds`,
    });
  }
}

/** The largest count of each row, and its cut; of those that are equal, all days, or else the first. */
function largestCells(figures: Figures): { readonly days: Float64Array; readonly cuts: Uint16Array } {
  const days = new Float64Array(figures.areas.length);
  const cuts = new Uint16Array(figures.areas.length).fill(ALL);
  for (const cut of [ALL, ...cutsHeld(figures)]) raise(days, cuts, cut, figures.columns[cut] ?? NOTHING);
  return { days, cuts };
}

const NOTHING = new Float64Array(0);

function raise(days: Float64Array, cuts: Uint16Array, cut: Cut, column: Float64Array): void {
  const rows = Math.min(days.length, column.length);
  for (let row = 0; row < rows; row += 1) {
    if (column[row]! <= days[row]!) continue;
    days[row] = column[row]!;
    cuts[row] = cut;
  }
}
