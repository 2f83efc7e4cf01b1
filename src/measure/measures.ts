import { byOrganisation, type ByOrganisation, type Organisation, type ReasonCode } from '../domain/cut.ts';
import type { AttributedDays } from '../attribute/attribution.ts';
import { bedsOf, rateOf } from './rate.ts';

/** What an area's delayed days come to. Every figure is unrounded, and null where it is not to be had. */
export interface Measures {
  /** Delayed days in the period. */
  readonly days: ByOrganisation<number | null>;
  /** Percentage of all delayed days; null where there are none. */
  readonly share: ByOrganisation<number | null>;
  /** Average delayed beds: days / calendar days. */
  readonly beds: ByOrganisation<number | null>;
  /** Delayed days a day for each 100,000 adults. */
  readonly rate: ByOrganisation<number | null>;
  readonly byReason: Readonly<Record<ReasonCode, number | null>>;
  readonly byCare: { readonly acute: number | null; readonly nonAcute: number | null };
  /** Percentage of delayed days in acute beds. */
  readonly acuteShare: number | null;
  readonly adults: number | null;
}

/**
 * Shares, beds and rates of an area.
 * Source: NHS England, Delayed Transfers of Care statistical notes (beds); West Sussex County Council's published rates
 * (social care is the Social Care column alone, without both).
 * @param calendarDays of the months that the days are counted over
 */
export function measure(attributed: AttributedDays, calendarDays: number, adults: number | null): Measures {
  const { byOrganisation: days, byReason, byCare } = attributed;
  const beds = byOrganisation((o) => average(days[o], calendarDays));
  return {
    days,
    share: byOrganisation((o) => percentage(days[o], days.total)),
    beds,
    rate: byOrganisation((o) => dailyRate(beds[o], adults)),
    byReason,
    byCare,
    acuteShare: percentage(byCare.acute, days.total),
    adults,
  };
}

/** Average delayed beds: delayed days a calendar day. */
export function average(days: number | null, calendarDays: number): number | null {
  return days === null || calendarDays === 0 ? null : days / calendarDays;
}

/** Delayed days a day for each 100,000 adults. */
export function dailyRate(beds: number | null, adults: number | null): number | null {
  return beds === null || adults === null ? null : rateOf(beds, adults);
}

/** The delayed beds that a daily rate is of so many adults: the way back from dailyRate. */
export function bedsAtRate(rate: number | null, adults: number | null): number | null {
  return rate === null || adults === null ? null : bedsOf(rate, adults);
}

export function percentage(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : (part / whole) * 100;
}

/** How far an area has come since an earlier time, always a calendar day. */
export interface Change {
  /** Beds more (or, below 0, fewer). */
  readonly beds: number;
  /** Delayed days a day for each 100,000 adults, more or fewer; null without adults. */
  readonly rate: number | null;
  /** Null from nothing: a change from 0 has no percentage. */
  readonly percent: number | null;
}

/** Change between two measures of one area; null for an organisation where either lacks the figure. */
export function change(now: Measures, then: Measures): ByOrganisation<Change | null> {
  return byOrganisation((o: Organisation) => {
    const to = now.beds[o];
    const from = then.beds[o];
    if (to === null || from === null) return null;
    const beds = to - from;
    return { beds, rate: dailyRate(beds, now.adults), percent: from === 0 ? null : (beds / from) * 100 };
  });
}
