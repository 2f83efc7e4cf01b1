import { councilsHeld, type Ledger } from '../attribute/attribution.ts';
import { daysOfMonth } from '../attribute/convention.ts';
import { byOrganisation, ORGANISATIONS, type BothConvention, type ByOrganisation } from '../domain/cut.ts';
import { daysInMonth, type Month } from '../domain/month.ts';
import { councilByCode, geographyIn } from '../reference/councils.ts';
import { average } from './measures.ts';
import { fitLevel, halfSquaredChange, MOST_LAG, type LevelModel } from '../statistics/variation.ts';

/** How much councils' days vary from month to month, by organisation. */
export interface Variation {
  /** The months that it is estimated from: those with another within reach. */
  readonly months: readonly Month[];
  readonly byOrganisation: ByOrganisation<OrganisationVariation>;
}

export interface OrganisationVariation {
  readonly level: LevelModel;
  /** Variance / mean between months next to each other, in delayed days: noise and one month's drift. */
  readonly phi: number;
  /** Changes from one month to the next that it was estimated from. */
  readonly changes: number;
  /** How much more or less than all together a council varies, as a factor of its variance. */
  readonly factor: ReadonlyMap<string, number>;
}

/** Fewer changes than this of all councils together say little of how much months vary. */
export const LEAST_CHANGES = 30;

/** Months before the end of the period that are looked at: what is older was another time. */
const MOST_MONTHS = 24;

/**
 * What all councils together show counts as much as so many changes of a council's own. Of the 14 months of 2017-18 the spread of
 * councils' own variances is that of about ten changes more than chance would have it.
 */
const PRIOR_CHANGES = 10;

/** Estimates variation from the months up to a period's last; null where too few of them stand next to each other. */
export function estimateVariation(ledger: Ledger, until: Month, both: BothConvention): Variation | null {
  const months = [...ledger.keys()].filter((month) => month <= until && month > until - MOST_MONTHS).sort((a, b) => a - b);
  const histories = councilsHeld(ledger, months).map((code) => ({ code, beds: bedsOf(ledger, code, months, both, until) }));
  const estimates = byOrganisation((o) => estimate(histories.map(({ code, beds }) => ({ code, beds: beds.map((at) => at[o]) })), months));
  if (ORGANISATIONS.some((o) => estimates[o] === null)) return null;
  const near = (month: Month): boolean => months.some((other) => other !== month && Math.abs(other - month) <= MOST_LAG);
  return { months: months.filter(near), byOrganisation: byOrganisation((o) => estimates[o]!) };
}

/** Average delayed beds of each month on the ground of the last; null where there is no figure. */
function bedsOf(ledger: Ledger, code: string, months: readonly Month[], both: BothConvention, until: Month): ByOrganisation<number | null>[] {
  const council = councilByCode(code)!;
  const ground = geographyIn(council, until)?.gss;
  return months.map((month) => {
    if (ground === undefined || geographyIn(council, month)?.gss !== ground) return byOrganisation(() => null);
    const days = daysOfMonth(ledger, code, month, both);
    return byOrganisation((o) => average(days[o], daysInMonth(month)));
  });
}

function estimate(histories: readonly { readonly code: string; readonly beds: readonly (number | null)[] }[], months: readonly Month[]): OrganisationVariation | null {
  const lags = Array.from({ length: MOST_LAG }, (_, index) => ({ lag: index + 1, sum: 0, count: 0 }));
  const own = new Map<string, { sum: number; count: number }>();
  const days = months.map(daysInMonth);
  for (const { code, beds } of histories) {
    const mine = { sum: 0, count: 0 };
    own.set(code, mine);
    for (let index = 0; index < months.length; index += 1) {
      const month = months[index]!;
      for (let before = index - 1; before >= 0 && month - months[before]! <= MOST_LAG; before -= 1) {
        const a = beds[before] ?? null;
        const b = beds[index] ?? null;
        if (a === null || b === null) continue;
        const lag = month - months[before]!;
        const value = halfSquaredChange(a, days[before]!, b, days[index]!);
        lags[lag - 1]!.sum += value;
        lags[lag - 1]!.count += 1;
        if (lag === 1) {
          mine.sum += value;
          mine.count += 1;
        }
      }
    }
  }
  const [next] = lags;
  if (next!.count === 0) return null;
  const phi = next!.sum / next!.count;
  const level = fitLevel(lags.map(({ lag, sum, count }) => ({ lag, mean: count === 0 ? 0 : sum / count, count })))!;
  const factor = new Map([...own].map(([code, { sum, count }]) => [code, phi === 0 ? 1 : (sum / phi + PRIOR_CHANGES) / (count + PRIOR_CHANGES)]));
  return { level, phi, changes: next!.count, factor };
}
