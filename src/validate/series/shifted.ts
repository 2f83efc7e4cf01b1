import { areaName } from '../../reference/councils.ts';
import { THRESHOLDS } from '../../reference/thresholds.ts';
import type { SeriesCheck } from './pair.ts';

/** The reasons of a month fit last month's when moved by one heading, and not where they stand. */
export const checkShifted: SeriesCheck = ({ council, month, place, reasons }, findings) => {
  if (!reasons) return;
  const [before, now] = reasons;
  const total = now.reduce((sum, days) => sum + days, 0);
  const { days, changed, fitsBetterBy } = THRESHOLDS.shifted;
  const apart = distance(before, now);
  if (total < days || apart < changed * total) return;
  const shifts = [-1, 1].map((by) => ({ by, apart: distance(before.map((_, index) => before[index - by] ?? 0), now) }));
  const best = shifts.find((shift) => shift.apart * fitsBetterBy <= apart);
  if (!best) return;
  findings.add({
    code: 'DTOC-704', ...place('all', 'A', 'all'), period: month, council,
    found: `${areaName(council)}, by reason: ${now.join(' ')}; the month before ${before.join(' ')}`,
    expected: `figures that fit their own heading: moved by one to the ${best.by > 0 ? 'left' : 'right'} they differ by ${best.apart} days, where they stand by ${apart}`,
  });
};

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, days, index) => sum + Math.abs(days - b[index]!), 0);
}
