import type { Ledger } from '../attribute/attribution.ts';
import type { BothConvention } from '../domain/cut.ts';
import { UserError } from '../domain/failure.ts';
import { monthOf, type Month } from '../domain/month.ts';
import {
  cover, isComplete, monthPeriod, monthsText, quarterHolding, yearEarlier, type Coverage, type Period,
} from '../domain/period.ts';
import type { Frame } from './councils.ts';
import { choosePopulation, type GivenPopulation } from './population.ts';

/** What was asked for; null asks for the default. */
export interface FrameRequest {
  readonly period: Period | null;
  readonly baseline: Period | 'none' | null;
  readonly populationYear: number | null;
  readonly population: GivenPopulation | null;
  readonly both?: BothConvention;
  /** The months that a policy judges which was asked for by name: then the default period is the latest of those. */
  readonly judged?: readonly Month[] | null;
  /** The year of adults that a policy has its rates of, and its name. */
  readonly policyAdults?: { readonly year: number; readonly policy: string } | null;
}

/** How the frame came about, for the reader of the report. */
export type FrameNote =
  | { readonly kind: 'default-period'; readonly period: Period; readonly complete: boolean; readonly policy: string | null }
  | { readonly kind: 'incomplete'; readonly missing: readonly Month[] }
  | { readonly kind: 'no-baseline'; readonly because: 'not-held' | 'not-before' }
  | { readonly kind: 'no-year-earlier'; readonly missing: readonly Month[] };

/** The month whose figures the regime of 2017 starts from. */
export const DEFAULT_BASELINE = monthPeriod(monthOf(2017, 2));

/**
 * Sets the times that a report speaks of. The default period is the latest complete quarter of the input, or where there
 * is none its latest month. Throws a UserError where the input holds nothing of what was asked.
 */
export function setFrame(ledger: Ledger, request: FrameRequest): { frame: Frame; notes: FrameNote[] } {
  const has = (month: Month): boolean => ledger.has(month);
  const months = [...ledger.keys()].sort((a, b) => a - b);
  const notes: FrameNote[] = [];
  const period = request.period ?? defaultPeriod(ledger, request.judged ?? null);
  if (request.period === null) {
    const policy = request.judged && period.months.every((month) => request.judged!.includes(month)) ? request.policyAdults?.policy ?? null : null;
    notes.push({ kind: 'default-period', period, complete: period.kind === 'quarter', policy });
  }
  const coverage = cover(period, has);
  if (coverage.held.length === 0) {
    throw new UserError(`the input holds nothing of ${period.id}`, `it holds ${monthsText(months)}`);
  }
  if (!isComplete(coverage)) notes.push({ kind: 'incomplete', missing: coverage.missing });
  const baseline = chooseBaseline(request.baseline, period, months, has, notes);
  const earlier = cover(yearEarlier(period), has);
  // Part of a quarter is not like the same quarter a year earlier: the season differs. A baseline is of another length anyway.
  const compares = isComplete(earlier) && isComplete(coverage);
  if (!compares) notes.push({ kind: 'no-year-earlier', missing: earlier.missing });
  const population = choosePopulation(
    { year: request.populationYear, given: request.population, policy: request.policyAdults ?? null }, baseline?.period ?? null, period,
  );
  return { frame: { coverage, baseline, yearEarlier: compares ? earlier : null, population, both: request.both ?? 'apart' }, notes };
}

/**
 * The latest complete quarter of the input, or where there is none its latest month. Throws a UserError where it has none.
 * @param judged months that a policy judges: then it is the latest of those, where the input holds any
 */
export function defaultPeriod(ledger: Ledger, judged: readonly Month[] | null = null): Period {
  const held = [...ledger.keys()].sort((a, b) => a - b);
  const fitting = judged && held.filter((month) => judged.includes(month));
  const months = fitting && fitting.length > 0 ? fitting : held;
  const last = months.at(-1);
  if (last === undefined) throw new UserError('no month could be read from the input', 'the findings above say why');
  const quarter = [...months].reverse().map(quarterHolding).find((q) => q.months.every((month) => months.includes(month)));
  return quarter ?? monthPeriod(last);
}

function chooseBaseline(
  asked: Period | 'none' | null, period: Period, months: readonly Month[], has: (month: Month) => boolean, notes: FrameNote[],
): Coverage | null {
  if (asked === 'none') return null;
  const coverage = cover(asked ?? DEFAULT_BASELINE, has);
  if (!isComplete(coverage)) {
    if (asked) {
      throw new UserError(`the input does not hold the baseline ${asked.id}: ${monthsText(coverage.missing)} missing`, `it holds ${monthsText(months)}; \`--baseline none\` goes without`);
    }
    notes.push({ kind: 'no-baseline', because: 'not-held' });
    return null;
  }
  if (coverage.period.months.at(-1)! >= period.months[0]!) {
    if (asked) throw new UserError(`the baseline ${asked.id} is not before the period ${period.id}`, 'name an earlier month or quarter');
    notes.push({ kind: 'no-baseline', because: 'not-before' });
    return null;
  }
  return coverage;
}
