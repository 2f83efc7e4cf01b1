import { byOrganisation, RESPONSIBLE_OF, type BothConvention, type ByOrganisation } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { daysIn, type AttributedDays, type Ledger } from './attribution.ts';

const SHARES: Readonly<Record<BothConvention, { readonly nhs: number; readonly socialCare: number }>> = {
  apart: { nhs: 0, socialCare: 0 },
  half: { nhs: 0.5, socialCare: 0.5 },
  nhs: { nhs: 1, socialCare: 0 },
  'social-care': { nhs: 0, socialCare: 1 },
};

/** The part of what both caused that is counted with each. */
export function shareOfBoth(convention: BothConvention): { readonly nhs: number; readonly socialCare: number } {
  return SHARES[convention];
}

/**
 * Counts the days that the NHS and social care both caused by a convention. Given to either or to each, none are left
 * apart; the total is what it was.
 */
export function countBoth(attributed: AttributedDays, convention: BothConvention): AttributedDays {
  return convention === 'apart' ? attributed : { ...attributed, byOrganisation: countBothOf(attributed.byOrganisation, convention) };
}

export function countBothOf<T extends number | null>(days: ByOrganisation<T>, convention: BothConvention): ByOrganisation<T> {
  if (convention === 'apart') return days;
  const { nhs, socialCare, both, total } = days;
  const add = (own: T, share: number): T => (own === null || both === null ? null : own + both * share) as T;
  return {
    nhs: add(nhs, SHARES[convention].nhs),
    socialCare: add(socialCare, SHARES[convention].socialCare),
    both: (both === null ? null : 0) as T,
    total,
  };
}

/** An area's days of one month, to whom they are attributed; null where they are not to be had. */
export function daysOfMonth(ledger: Ledger, area: string, month: Month, convention: BothConvention): ByOrganisation<number | null> {
  return countBothOf(byOrganisation((o) => daysIn(ledger, area, month, 'all', 'all', RESPONSIBLE_OF[o])), convention);
}
