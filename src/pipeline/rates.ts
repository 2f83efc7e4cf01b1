import type { Ledger } from '../attribute/attribution.ts';
import { daysOfMonth } from '../attribute/convention.ts';
import type { Organisation } from '../domain/cut.ts';
import { UserError } from '../domain/failure.ts';
import { daysInMonth } from '../domain/month.ts';
import { measureCouncils, measureEngland, type CouncilMeasures, type Frame } from '../measure/councils.ts';
import { setFrame, type FrameRequest } from '../measure/frame.ts';
import { average, dailyRate } from '../measure/measures.ts';
import { estimateVariation, LEAST_CHANGES } from '../measure/variation.ts';
import type { RateRow, RatesReport } from '../report/rates/rates.ts';
import { clusteredInterval, meanInterval } from '../statistics/intervals.ts';
import { editionsOf } from './editions.ts';
import type { Opened } from './open.ts';

export interface RatesRequest extends Pick<FrameRequest, 'period' | 'populationYear' | 'population' | 'both'> {
  readonly measure: Organisation;
  readonly confidence: number;
  /** The factor, or how to come by it; null: none was given, and without one no interval is honest. */
  readonly overdispersion: number | 'estimate' | 'months' | null;
}

/**
 * Rates with intervals. Throws a UserError without an overdispersion factor: intervals for counts of independent events are far
 * too narrow for days that come in long stays.
 */
export function ratesOf({ ledger }: Pick<Opened, 'ledger'>, { measure, confidence, overdispersion, ...times }: RatesRequest): RatesReport {
  const { frame, notes } = setFrame(ledger, { ...times, baseline: 'none' });
  const variation = estimateVariation(ledger, frame.coverage.held.at(-1)!, frame.both)?.byOrganisation[measure] ?? null;
  if (overdispersion === null) throw refusal(variation?.phi ?? null);
  if (overdispersion === 'estimate' && (variation?.changes ?? 0) < LEAST_CHANGES) {
    throw new UserError('the overdispersion factor cannot be estimated: up to the period, too few months of the input stand next to each other', 'name earlier months too, or give a factor of your own, such as --overdispersion 16');
  }
  const factor = overdispersion === 'estimate' ? variation!.phi : overdispersion;
  if (factor === 0) throw new UserError('the overdispersion factor comes out as 0: no figure changes from month to month', 'give a factor of your own, such as --overdispersion 16');
  if (factor === 'months' && frame.coverage.held.length < 2) {
    throw new UserError('one month does not differ from itself: no interval can be had of it', 'name a quarter or a year with --period, or take --overdispersion estimate');
  }
  const england = measureEngland(ledger, frame).rate[measure];
  return {
    frame, measure, confidence, england,
    spread: factor === 'months' ? { kind: 'months' } : { kind: 'factor', factor, estimatedFrom: overdispersion === 'estimate' ? variation!.changes : null, estimate: variation?.phi ?? null },
    councils: measureCouncils(ledger, frame).map((council) => withInterval(council, measure, england, factor === 'months'
      ? monthsInterval(ledger, frame, council, measure, confidence)
      : factorInterval(council, frame, measure, factor, confidence))).sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || (a.code < b.code ? -1 : 1)),
    notes: notes.filter(({ kind }) => kind === 'default-period' || kind === 'incomplete'),
    editions: editionsOf(ledger, frame.coverage.held),
  };
}

function refusal(phi: number | null): UserError {
  const estimated = phi === null || phi < 2 ? '' : ` In these months the variance is ${phi.toFixed(1)} times the mean: such an interval would be ${Math.sqrt(phi).toFixed(1)} times too narrow.`;
  return new UserError(
    `no interval is printed for delayed days without an overdispersion factor: days are not independent events, for one long stay is thirty of them.${estimated}`,
    '--overdispersion estimate takes the factor from the months at hand, --overdispersion 16 is one of your own, --overdispersion months goes by how the months of the period differ',
  );
}

type RateInterval = Pick<RateRow, 'lower' | 'upper' | 'method'>;
const NONE: RateInterval = { lower: null, upper: null, method: null };

function withInterval({ code, name, region, adults, days, rate }: CouncilMeasures, measure: Organisation, england: number | null, { lower, upper, method }: RateInterval): RateRow {
  const against = england === null || lower === null || upper === null ? null : lower > england ? 'higher' : upper < england ? 'lower' : 'similar';
  return { code, name, region, adults, days: days[measure], rate: rate[measure], lower, upper, method, against };
}

function factorInterval({ adults, days }: CouncilMeasures, { coverage }: Frame, measure: Organisation, factor: number, confidence: number): RateInterval {
  const count = days[measure];
  if (count === null || adults === null) return NONE;
  const { lower, upper, method } = clusteredInterval(count, factor, confidence);
  const rateOf = (limit: number | null): number | null => dailyRate(average(limit, coverage.days), adults);
  return { lower: rateOf(lower), upper: rateOf(upper), method };
}

function monthsInterval(ledger: Ledger, { coverage, both }: Frame, { code, adults }: CouncilMeasures, measure: Organisation, confidence: number): RateInterval {
  const rates = coverage.held.map((month) => dailyRate(average(daysOfMonth(ledger, code, month, both)[measure], daysInMonth(month)), adults));
  if (rates.some((rate) => rate === null)) return NONE;
  const { lower, upper } = meanInterval(rates.filter((rate) => rate !== null), confidence);
  // Months that are all alike tell nothing of how others would differ.
  return lower === null || upper === null || lower === upper ? NONE : { lower: Math.max(0, lower), upper, method: 'months' };
}
