import { attributeProviders } from '../attribute/providers.ts';
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
  const at = (coverage: Coverage | null): ReadonlyMap<string, ByOrganisation<number>> | null => coverage && providerBeds(ledger, coverage, frame);
  const [baseline, yearEarlier] = [at(frame.baseline), at(frame.yearEarlier)];
  return now.filter(({ byOrganisation: { total } }) => total > 0).map((provider) => {
    const days = countBothOf(provider.byOrganisation, frame.both);
    return {
      code: provider.code,
      name: provider.name,
      days,
      beds: bedsOf(days, frame.coverage),
      share: byOrganisation((o) => percentage(days[o], days.total)),
      byReason: provider.byReason,
      then: { baseline: baseline?.get(provider.code) ?? null, yearEarlier: yearEarlier?.get(provider.code) ?? null },
    };
  }).sort((a, b) => b.days.total - a.days.total || (a.code < b.code ? -1 : 1));
}

/** Beds of each provider at another time, by code; null where no extract gives them. Who has no row then has no figure: it may have been another's. */
export function providerBeds(ledger: Ledger, coverage: Coverage, { both }: Frame): ReadonlyMap<string, ByOrganisation<number>> | null {
  const providers = attributeProviders(ledger, coverage.held);
  return providers && new Map(providers.map(({ code, byOrganisation: days }) => [code, bedsOf(countBothOf(days, both), coverage)]));
}

function bedsOf(days: ByOrganisation<number>, coverage: Coverage): ByOrganisation<number> {
  return byOrganisation((o) => average(days[o], coverage.days)!);
}
