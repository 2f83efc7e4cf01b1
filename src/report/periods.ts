import { daysIn, type Ledger } from '../attribute/attribution.ts';
import { daysOfMonth } from '../attribute/convention.ts';
import type { ByOrganisation } from '../domain/cut.ts';
import type { Edition } from '../domain/edition.ts';
import type { Month } from '../domain/month.ts';
import { quarterHolding } from '../domain/period.ts';
import { councilByCode, councilsIn, ENGLAND } from '../reference/councils.ts';

/** What an input holds of one month. */
export interface HeldMonth {
  readonly month: Month;
  readonly layouts: readonly string[];
  readonly edition: Edition;
  /** Councils with a figure, and councils that there were. */
  readonly councils: number;
  readonly of: number;
  readonly england: ByOrganisation<number | null>;
  readonly files: readonly string[];
}

export function heldMonths(ledger: Ledger): HeldMonth[] {
  return [...ledger].map(([month, { returns }]): HeldMonth => {
    const codes = new Set(returns.flatMap(({ figures }) => figures.areas).filter((area) => councilByCode(area)));
    return {
      month,
      layouts: [...new Set(returns.map(({ layout }) => layout))],
      edition: returns[0]!.edition,
      councils: [...codes].filter((code) => daysIn(ledger, code, month, 'all', 'all', 'all') !== null).length,
      of: councilsIn(month).length,
      england: daysOfMonth(ledger, ENGLAND, month, 'apart'),
      files: returns.map(({ file }) => file),
    };
  });
}

/** The financial quarters of which every month is held, in order. */
export function completeQuarters(ledger: Ledger): string[] {
  const quarters = [...ledger.keys()].map(quarterHolding).filter((quarter) => quarter.months.every((month) => ledger.has(month)));
  return [...new Set(quarters.map(({ id }) => id))];
}
