import { byOrganisation, CARES, cutOf, REASON_CODES, RESPONSIBLE_OF, type ByOrganisation, type ReasonCode, type Responsible } from '../domain/cut.ts';
import { daysAt } from '../domain/figures.ts';
import type { Month } from '../domain/month.ts';
import type { MonthlyReturn, ProviderDays } from '../domain/monthly-return.ts';
import type { Ledger } from './attribution.ts';

/** Delayed days in the beds of one provider, over some months: an extract has a row of every provider that has any. */
export interface ProviderAttributed {
  readonly code: string;
  readonly name: string;
  readonly byOrganisation: ByOrganisation<number>;
  readonly byReason: Readonly<Record<ReasonCode, number>>;
}

/**
 * Delayed days by provider, by code, of the councils that the readers were asked for. Null where a month has no extract, or
 * extracts that share some of their areas and not all: then nobody can say which rows count once. A provider without a row has no days.
 */
export function attributeProviders(ledger: Ledger, months: readonly Month[]): ProviderAttributed[] | null {
  const parts: ProviderDays[] = [];
  for (const month of months) {
    const ofMonth = extractsOnce(ledger.get(month)?.returns ?? []);
    if (!ofMonth) return null;
    parts.push(...ofMonth);
  }
  const codes = new Map(parts.flatMap(({ names }) => [...names]));
  const sum = (code: string, reasons: readonly ReasonCode[], responsible: Responsible): number => {
    const who = responsible === 'all' ? (['nhs', 'social-care', 'both'] as const) : [responsible];
    let days = 0;
    for (const { figures } of parts) {
      const row = figures.rows.get(code);
      if (row === undefined) continue;
      for (const care of CARES) for (const reason of reasons) for (const party of who) days += daysAt(figures, row, cutOf(care, reason, party)) ?? 0;
    }
    return days;
  };
  return [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => ({
    code, name,
    byOrganisation: byOrganisation((o) => sum(code, REASON_CODES, RESPONSIBLE_OF[o])),
    byReason: Object.fromEntries(REASON_CODES.map((reason) => [reason, sum(code, [reason], 'all')])) as Record<ReasonCode, number>,
  }));
}

/** The extracts of a month, each area once: those of different councils together, and of those that repeat each other one. */
function extractsOnce(returns: readonly MonthlyReturn[]): ProviderDays[] | null {
  const seen = new Set<string>();
  const parts: ProviderDays[] = [];
  for (const { providers, figures: { areas } } of returns) {
    if (!providers) continue;
    const known = areas.filter((area) => seen.has(area)).length;
    if (known === areas.length) continue;
    if (known > 0) return null;
    for (const area of areas) seen.add(area);
    parts.push(providers);
  }
  return parts.length === 0 ? null : parts;
}
