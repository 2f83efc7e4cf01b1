import { daysIn, type Ledger } from '../attribute/attribution.ts';
import { cutOf, type Care, type Reason, type Responsible } from '../domain/cut.ts';
import { daysInMonth, type Month } from '../domain/month.ts';
import { councilByCode, ENGLAND, geographyIn } from '../reference/councils.ts';
import { isAllowed } from '../reference/reasons.ts';
import { average, dailyRate, percentage } from './measures.ts';
import type { Population } from './population.ts';

/** Delayed beds (days a calendar day), the daily rate per 100,000 adults, delayed days as they are, or the percentage of all days. */
export const SERIES_UNITS = ['beds', 'rate', 'days', 'share'] as const;
export type SeriesUnit = (typeof SERIES_UNITS)[number];

/** Why a month of a series has no value. */
export type NoValue = 'not-held' | 'no-such-council' | 'not-counted' | 'no-figure' | 'no-delays' | 'no-adults';

export interface SeriesPoint {
  readonly month: Month;
  readonly value: number | null;
  readonly why: NoValue | null;
}

/** An area's figures month by month, from the first month to the last, held or not. */
export interface Series {
  readonly points: readonly SeriesPoint[];
  /** The months from which the area's ground is another than it was. */
  readonly newGround: readonly Month[];
}

/** @param cut which days are counted, as [care, reason, responsible] */
export function seriesOf(
  ledger: Ledger, area: string, cut: readonly [Care, Reason, Responsible], unit: SeriesUnit,
  { first, last }: { readonly first: Month; readonly last: Month }, population: Population,
): Series {
  const months = Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Month);
  return {
    points: months.map((month) => pointOf(ledger, area, month, cut, unit, groundOf(area, month), population)),
    newGround: newGroundAmong(area, months),
  };
}

/** The months from which an area's ground is another than it was in the months before. */
function newGroundAmong(area: string, months: readonly Month[]): Month[] {
  const grounds = months.map((month) => groundOf(area, month));
  return months.filter((_, index) => {
    const before = grounds.slice(0, index).findLast((ground) => ground !== null);
    return grounds[index] !== null && before !== undefined && before !== grounds[index];
  });
}

/** The GSS code of a council in a month; null where there was no such council. */
function groundOf(area: string, month: Month): string | null {
  if (area === ENGLAND) return ENGLAND;
  const council = councilByCode(area);
  return (council && geographyIn(council, month)?.gss) ?? null;
}

function pointOf(
  ledger: Ledger, area: string, month: Month, [care, reason, responsible]: readonly [Care, Reason, Responsible], unit: SeriesUnit,
  ground: string | null, population: Population,
): SeriesPoint {
  const none = (why: NoValue): SeriesPoint => ({ month, value: null, why });
  if (!ledger.has(month)) return none('not-held');
  if (ground === null) return none('no-such-council');
  if (!isAllowed(cutOf(care, reason, responsible), month)) return none('not-counted');
  const days = daysIn(ledger, area, month, care, reason, responsible);
  const beds = average(days, daysInMonth(month));
  const value = unit === 'days' ? days
    : unit === 'beds' ? beds
      : unit === 'rate' ? dailyRate(beds, area === ENGLAND ? population.england(month) : population.adultsOf(area, month))
        : percentage(days, daysIn(ledger, area, month, 'all', 'all', 'all'));
  if (value !== null) return { month, value, why: null };
  if (days === null) return none('no-figure');
  return none(unit === 'share' ? 'no-delays' : 'no-adults');
}
