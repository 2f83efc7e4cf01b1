import { byOrganisation, CARES, cutOf, REASON_CODES, RESPONSIBLE_OF, type ByOrganisation, type ReasonCode, type Responsible } from '../domain/cut.ts';
import { daysAt } from '../domain/figures.ts';
import type { Month } from '../domain/month.ts';
import type { Ledger } from './attribution.ts';

/** Delayed days in the beds of one provider, over some months: an extract has a row of every provider that has any. */
export interface ProviderAttributed {
  readonly code: string;
  readonly name: string;
  readonly byOrganisation: ByOrganisation<number>;
  readonly byReason: Readonly<Record<ReasonCode, number>>;
}

/**
 * Delayed days by provider, by code; null where a month has no extract, or the readers were not asked for providers.
 * A provider without a row has no days.
 */
export function attributeProviders(ledger: Ledger, months: readonly Month[]): ProviderAttributed[] | null {
  const parts = months.map((month) => ledger.get(month)?.returns.find(({ providers }) => providers !== undefined)?.providers);
  if (parts.length === 0 || parts.some((part) => part === undefined)) return null;
  const codes = new Map(parts.flatMap((part) => [...part!.names]));
  const sum = (code: string, reasons: readonly ReasonCode[], responsible: Responsible): number => {
    const who = responsible === 'all' ? (['nhs', 'social-care', 'both'] as const) : [responsible];
    let days = 0;
    for (const part of parts) {
      const row = part!.figures.rows.get(code);
      if (row === undefined) continue;
      for (const care of CARES) for (const reason of reasons) for (const party of who) days += daysAt(part!.figures, row, cutOf(care, reason, party)) ?? 0;
    }
    return days;
  };
  return [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({
    code, name,
    byOrganisation: byOrganisation((o) => sum(code, REASON_CODES, RESPONSIBLE_OF[o])),
    byReason: Object.fromEntries(REASON_CODES.map((reason) => [reason, sum(code, [reason], 'all')])) as Record<ReasonCode, number>,
  }));
}
