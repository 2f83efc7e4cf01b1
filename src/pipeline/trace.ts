import { traceDays } from '../attribute/trace.ts';
import type { Care, Reason, Responsible } from '../domain/cut.ts';
import type { Period } from '../domain/period.ts';
import { setFrame } from '../measure/frame.ts';
import { average, dailyRate } from '../measure/measures.ts';
import { areaName, ENGLAND } from '../reference/councils.ts';
import type { TracedFigure } from '../report/formats/trace.ts';
import type { Opened } from './open.ts';

/** A figure and the cells behind it, where the readers watched for them. */
export function traceFigure(
  { ledger }: Pick<Opened, 'ledger'>, area: string, period: Period | null,
  measure: { readonly id: string; readonly parts: readonly [Care, Reason, Responsible] },
): TracedFigure {
  const { frame } = setFrame(ledger, { period, baseline: null, populationYear: null, population: null });
  const { coverage, population } = frame;
  const { cells, days } = traceDays(ledger, area, coverage.held, measure.parts);
  const last = coverage.held.at(-1)!;
  const adults = area === ENGLAND ? population.england(last) : population.adultsOf(area, last);
  const beds = average(days, coverage.days);
  return {
    area: { code: area, name: areaName(area) }, measure: measure.id, coverage, cells, days, beds,
    rate: dailyRate(beds, adults), adults, populationYear: population.year,
  };
}
