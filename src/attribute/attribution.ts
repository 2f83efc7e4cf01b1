import {
  byOrganisation, cutOf, REASON_CODES, RESPONSIBLE_OF, type ByOrganisation, type Care, type Reason, type ReasonCode, type Responsible,
} from '../domain/cut.ts';
import { daysAt, isUnreadable } from '../domain/figures.ts';
import type { Month } from '../domain/month.ts';
import { councilByCode, ENGLAND, isNational } from '../reference/councils.ts';
import { isAllowed } from '../reference/reasons.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import type { SettledMonth } from './editions.ts';
import { addends, marginColumn, statedMargin } from './margin.ts';

/** Delayed days of one area over some months, to whom and to what they are attributed. Null: not to be had. */
export interface AttributedDays {
  readonly byOrganisation: ByOrganisation<number | null>;
  readonly byReason: Readonly<Record<ReasonCode, number | null>>;
  readonly byCare: { readonly acute: number | null; readonly nonAcute: number | null };
  /** The months in which the area submitted nothing, or has no row. */
  readonly silent: readonly Month[];
  /** The months in which something of the area could not be read. */
  readonly unreadable: readonly Month[];
}

/** The council and month table that everything after is measured from. */
export type Ledger = ReadonlyMap<Month, SettledMonth>;

/** Codes of the councils with a row in any of these months, in order. England and residents of elsewhere are none. */
export function councilsHeld(ledger: Ledger, months: readonly Month[]): string[] {
  const codes = new Set<string>();
  for (const month of months) {
    for (const ret of ledger.get(month)?.returns ?? []) {
      for (const area of ret.figures.areas) if (councilByCode(area)) codes.add(area);
    }
  }
  return [...codes].sort();
}

/**
 * Adds up an area's delayed days over months. A council that is silent in one of them has no sum: a quarter of which a
 * month was not submitted is not a small quarter.
 */
export function attribute(ledger: Ledger, area: string, months: readonly Month[]): AttributedDays {
  const sum = (care: Care, reason: Reason, responsible: Responsible): number | null => {
    let days: number | null = null;
    for (const month of months) {
      if (!isAllowed(cutOf(care, reason, responsible), month)) continue;
      const here = daysIn(ledger, area, month, care, reason, responsible);
      if (here === null) return null;
      days = (days ?? 0) + here;
    }
    return days;
  };
  return {
    byOrganisation: byOrganisation((organisation) => sum('all', 'all', RESPONSIBLE_OF[organisation])),
    byReason: Object.fromEntries(REASON_CODES.map((reason) => [reason, sum('all', reason, 'all')])) as Record<ReasonCode, number | null>,
    byCare: { acute: sum('acute', 'all', 'all'), nonAcute: sum('non-acute', 'all', 'all') },
    silent: months.filter((month) => daysIn(ledger, area, month, 'all', 'all', 'all') === null && !hasUnreadable(ledger, area, month)),
    unreadable: months.filter((month) => hasUnreadable(ledger, area, month)),
  };
}

function hasUnreadable(ledger: Ledger, area: string, month: Month): boolean {
  return (ledger.get(month)?.returns ?? []).some(({ figures }) => {
    const row = figures.rows.get(area);
    return row !== undefined && figures.unreadable.has(row);
  });
}

/** Delayed days of an area in one month and cut, from the first of the month's returns that states them. */
export function daysIn(
  ledger: Ledger, area: string, month: Month, care: Care, reason: Reason, responsible: Responsible,
): number | null {
  const returns = ledger.get(month)?.returns ?? [];
  for (const ret of returns) {
    const days = statedMargin(ret, area, care, reason, responsible);
    if (days !== undefined) return days;
  }
  return area === ENGLAND ? sumOfAreas(returns, month, care, reason, responsible) : null;
}

/** England where no row says it: all areas together, residents of elsewhere included; null for a part of the nation. */
function sumOfAreas(
  returns: readonly MonthlyReturn[], month: Month, care: Care, reason: Reason, responsible: Responsible,
): number | null {
  const [first] = returns;
  const alone = returns.length === 1;
  const areas = alone ? first!.figures.rows : areasOf(returns);
  if (!isNational(areas, month)) return null;
  const column = alone ? marginColumn(first!, care, reason, responsible) : null;
  if (column !== null) return column?.reduce((sum, days) => sum + days) ?? null;
  let sum: number | null = null;
  for (const area of areas.keys()) {
    const ret = speakerFor(returns, area, care, reason, responsible);
    const cuts = ret && addends(ret, area, care, reason, responsible);
    if (!ret || !cuts) return null;
    const row = ret.figures.rows.get(area)!;
    const days = cuts.map((cut) => daysAt(ret.figures, row, cut));
    const silent = days.every((d) => d === null) && !cuts.some((cut) => isUnreadable(ret.figures, row, cut));
    if (silent) continue;
    // What is in part unreadable or not submitted leaves England without a sum too.
    for (const d of days) {
      if (d === null) return null;
      sum = (sum ?? 0) + d;
    }
  }
  return sum;
}

/** Every area that the returns of a month have a row of. */
export function areasOf(returns: readonly MonthlyReturn[]): Set<string> {
  return new Set(returns.flatMap(({ figures }) => figures.areas));
}

/** The return whose word stands for an area and cut: the first that states it. */
export function speakerFor(
  returns: readonly MonthlyReturn[], area: string, care: Care, reason: Reason, responsible: Responsible,
): MonthlyReturn | undefined {
  return returns.find((ret) => addends(ret, area, care, reason, responsible) !== undefined);
}
