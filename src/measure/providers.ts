import { attributeProviders, type ProviderAttributed } from '../attribute/providers.ts';
import type { Ledger } from '../attribute/attribution.ts';
import { byOrganisation, type ByOrganisation, type ReasonCode } from '../domain/cut.ts';
import type { Coverage } from '../domain/period.ts';
import { countBothOf } from '../attribute/convention.ts';
import type { Frame } from './councils.ts';
import { average, percentage } from './measures.ts';

/** Delayed days in a provider's beds, whichever council the patients are of. There are no rates: a provider has no adults. */
export interface ProviderMeasures {
  readonly code: string;
  readonly name: string;
  readonly days: ByOrganisation<number>;
  readonly beds: ByOrganisation<number>;
  readonly share: ByOrganisation<number | null>;
  readonly byReason: Readonly<Record<ReasonCode, number>>;
  /** Beds at the other times of the frame; null where no extract gives them. */
  readonly then: { readonly baseline: ByOrganisation<number> | null; readonly yearEarlier: ByOrganisation<number> | null };
}

/** Every provider with days in the period, most first; null where a month of it has no extract. */
export function measureProviders(ledger: Ledger, frame: Frame): ProviderMeasures[] | null {
  const now = attributeProviders(ledger, frame.coverage.held);
  if (!now) return null;
  const bedsAt = (coverage: Coverage | null): ((code: string) => ByOrganisation<number> | null) => {
    const then = coverage && attributeProviders(ledger, coverage.held);
    if (!then) return () => null;
    const byCode = new Map(then.map((provider) => [provider.code, provider]));
    return (code) => bedsOf(byCode.get(code) ?? null, coverage, frame);
  };
  const [baseline, yearEarlier] = [bedsAt(frame.baseline), bedsAt(frame.yearEarlier)];
  return now.filter(({ byOrganisation: { total } }) => total > 0).map((provider) => {
    const days = countBothOf(provider.byOrganisation, frame.both);
    return {
      code: provider.code,
      name: provider.name,
      days,
      beds: bedsOf(provider, frame.coverage, frame),
      share: byOrganisation((o) => percentage(days[o], days.total)),
      byReason: provider.byReason,
      then: { baseline: baseline(provider.code), yearEarlier: yearEarlier(provider.code) },
    };
  }).sort((a, b) => b.days.total - a.days.total || (a.code < b.code ? -1 : 1));
}

function bedsOf(provider: ProviderAttributed | null, coverage: Coverage, frame: Frame): ByOrganisation<number> {
  const days = provider && countBothOf(provider.byOrganisation, frame.both);
  return byOrganisation((o) => average(days?.[o] ?? 0, coverage.days)!);
}
