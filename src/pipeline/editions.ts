import type { Ledger } from '../attribute/attribution.ts';
import type { Month } from '../domain/month.ts';
import type { MonthEdition } from '../report/report.ts';

/** The edition that each month is of, and the files that it came from. */
export function editionsOf(ledger: Ledger, months: readonly Month[]): MonthEdition[] {
  return months.map((month) => {
    const { returns } = ledger.get(month)!;
    return { month, edition: returns[0]!.edition, files: returns.map(({ file }) => file) };
  });
}
