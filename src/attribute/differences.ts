import { byOrganisation, ORGANISATIONS, REASON_CODES, type ByOrganisation, type ReasonCode } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { ENGLAND } from '../reference/councils.ts';
import { attribute, councilsHeld, type AttributedDays, type Ledger } from './attribution.ts';

/** A figure in one edition and in the other, in days; null: not submitted, or not to be had. */
export interface Revised {
  readonly from: number | null;
  readonly to: number | null;
}

/** An area and month of which something differs between two editions. */
export interface Difference {
  readonly month: Month;
  /** A council, or England. */
  readonly area: string;
  readonly byOrganisation: ByOrganisation<Revised>;
  /** Of the reasons and types of care, those that differ. */
  readonly byReason: Readonly<Partial<Record<ReasonCode, Revised>>>;
  readonly byCare: Readonly<Partial<Record<'acute' | 'nonAcute', Revised>>>;
}

/** Areas whose figures differ between two editions of the same months; the largest change of all days first. */
export function differencesBetween(older: Ledger, newer: Ledger, months: readonly Month[]): Difference[] {
  const found = months.flatMap((month) => {
    const areas = [...new Set([ENGLAND, ...councilsHeld(older, [month]), ...councilsHeld(newer, [month])])];
    return areas.flatMap((area) => differenceOf(area, month, attribute(older, area, [month]), attribute(newer, area, [month])) ?? []);
  });
  const size = ({ byOrganisation: { total } }: Difference): number => Math.abs((total.to ?? 0) - (total.from ?? 0));
  return found.sort((a, b) => Number(b.area === ENGLAND) - Number(a.area === ENGLAND) || size(b) - size(a) || a.month - b.month || (a.area < b.area ? -1 : 1));
}

function differenceOf(area: string, month: Month, before: AttributedDays, after: AttributedDays): Difference | null {
  const organisations = byOrganisation((o) => ({ from: before.byOrganisation[o], to: after.byOrganisation[o] }));
  const reasons = REASON_CODES.flatMap((reason) => (isRevised(before.byReason[reason], after.byReason[reason]) ? [[reason, { from: before.byReason[reason], to: after.byReason[reason] }] as const] : []));
  const cares = (['acute', 'nonAcute'] as const).flatMap((care) => (isRevised(before.byCare[care], after.byCare[care]) ? [[care, { from: before.byCare[care], to: after.byCare[care] }] as const] : []));
  if (ORGANISATIONS.every((o) => organisations[o].from === organisations[o].to) && reasons.length === 0 && cares.length === 0) return null;
  return { month, area, byOrganisation: organisations, byReason: Object.fromEntries(reasons), byCare: Object.fromEntries(cares) };
}

// What only one of the two says is not a revision: a workbook and an extract do not break the days down alike.
function isRevised(before: number | null, after: number | null): boolean {
  return before !== null && after !== null && before !== after;
}
