import type { Cut } from '../domain/cut.ts';
import { addDays, newFigures, rowFor } from '../domain/figures.ts';
import { watches, type ProviderDays, type Watch } from '../domain/monthly-return.ts';
import { decodeCell } from './csv.ts';

/** Adds an extract's days up by provider beside adding them up by council: of all councils, or of those asked for. */
export interface ProviderSums {
  readonly days: ProviderDays;
  /** @param name as the cell has it, undecoded */
  add(code: string, provider: string, name: string, cut: Cut, days: number): void;
}

export function providerSums(of: Watch): ProviderSums {
  const figures = newFigures();
  const names = new Map<string, string>();
  return {
    days: { figures, names },
    add(code, provider, name, cut, days) {
      if (!watches(of, code)) return;
      const row = rowFor(figures, provider);
      if (!names.has(provider)) names.set(provider, decodeCell(name).trim());
      addDays(figures, row, cut, days);
    },
  };
}
