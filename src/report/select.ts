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
  const sorted = [...chosen].sort(comparison(selection.sort));
  if (selection.reverse) sorted.reverse();
  return selection.top === null ? sorted : sorted.slice(0, selection.top);
}

function comparison(key: SortKey): (a: CouncilReport, b: CouncilReport) => number {
  const figure = FIGURES[key];
  if (figure) return (a, b) => (figure(b) ?? -Infinity) - (figure(a) ?? -Infinity) || byCode(a, b);
  // By code point, not by locale: the order is the same on every machine.
  if (key === 'name') return (a, b) => (a.name < b.name ? -1 : 1);
  if (key === 'code') return byCode;
  return (a, b) => (a.places.england?.rank ?? Infinity) - (b.places.england?.rank ?? Infinity) || byCode(a, b);
}

function byCode(a: CouncilReport, b: CouncilReport): number {
  return a.code < b.code ? -1 : Number(a.code > b.code);
}
