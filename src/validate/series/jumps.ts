import { areaName } from '../../reference/councils.ts';
import { spreadAt, THRESHOLDS } from '../../reference/thresholds.ts';
import type { SeriesCheck } from './pair.ts';

const AVERAGE_MONTH = 30;

/** A council's days for the NHS or for social care jump beyond what one of its size does: on the log scale, a day. */
export const checkJumps: SeriesCheck = ({ council, month, place, days, calendar }, findings) => {
  for (const [responsible, title] of [['nhs', 'NHS'], ['social-care', 'social care']] as const) {
    const [before, now] = days(responsible);
    if (before === null || now === null) continue;
    const [then, since] = [(before / calendar[0]) * AVERAGE_MONTH, (now / calendar[1]) * AVERAGE_MONTH];
    const spread = spreadAt((then + since) / 2);
    // Half a day keeps none on the scale.
    const deviations = Math.log((since + 0.5) / (then + 0.5)) / spread;
    if (Math.abs(deviations) <= THRESHOLDS.jump.standardDeviations) continue;
    findings.add({
      code: 'DTOC-701', ...place('all', 'all', responsible), period: month, council,
      found: `${areaName(council)}, ${title}: ${before} days, then ${now} (${Math.abs(deviations).toFixed(1)} standard deviations)`,
      expected: `${range(before, calendar, spread)} days: within ${THRESHOLDS.jump.standardDeviations} standard deviations, of ${spread} on the log scale`,
    });
  }
};

/** The days that would not be told of, `82 to 620`, from those of the month before. */
function range(before: number, calendar: readonly [number, number], spread: number): string {
  const then = (before / calendar[0]) * AVERAGE_MONTH + 0.5;
  const at = (deviations: number): number => ((then * Math.exp(deviations * spread) - 0.5) * calendar[1]) / AVERAGE_MONTH;
  const most = THRESHOLDS.jump.standardDeviations;
  return `${Math.max(0, Math.ceil(at(-most)))} to ${Math.floor(at(most))}`;
}
