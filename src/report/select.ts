import type { CouncilReport } from './report.ts';

export const SORT_KEYS = ['rank', 'name', 'code', 'social-care', 'nhs', 'both', 'total', 'days', 'change', 'year-change'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Which councils are shown, and in what order. It changes no rank, place or outcome: those are among all. */
export interface Selection {
  /** Codes; null for all. */
  readonly councils: ReadonlySet<string> | null;
  readonly regions: ReadonlySet<string> | null;
  readonly sort: SortKey;
  readonly reverse: boolean;
  readonly top: number | null;
}

const FIGURES: Readonly<Partial<Record<SortKey, (council: CouncilReport) => number | null>>> = {
  'social-care': (c) => c.rate.socialCare,
  nhs: (c) => c.rate.nhs,
  both: (c) => c.rate.both,
  total: (c) => c.rate.total,
  days: (c) => c.days.total,
  change: (c) => c.change.baseline?.socialCare?.rate ?? null,
  'year-change': (c) => c.change.yearEarlier?.socialCare?.rate ?? null,
};

/** Councils in the order asked for: by rank best first, by name or code from A, by a figure worst first. Without a figure: last. */
export function selectCouncils(councils: readonly CouncilReport[], selection: Selection): CouncilReport[] {
  const chosen = councils.filter((council) => (selection.councils === null || selection.councils.has(council.code))
    && (selection.regions === null || selection.regions.has(council.region)));
  const sorted = [...chosen].sort(comparison(selection.sort, selection.reverse ? -1 : 1));
  return selection.top === null ? sorted : sorted.slice(0, selection.top);
}

function comparison(key: SortKey, direction: 1 | -1): (a: CouncilReport, b: CouncilReport) => number {
  // By code point, not by locale: the order is the same on every machine.
  if (key === 'name') return (a, b) => direction * compare(a.name, b.name);
  if (key === 'code') return (a, b) => direction * compare(a.code, b.code);
  const figure = FIGURES[key] ?? ((council: CouncilReport) => (council.places.england ? -council.places.england.rank : null));
  return (a, b) => {
    const [one, other] = [figure(a), figure(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || compare(a.code, b.code);
    return direction * (other - one) || compare(a.code, b.code);
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
