import { byOrganisation, ORGANISATIONS, REASON_CODES, type ByOrganisation, type ReasonCode } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { attribute, type Ledger } from './attribution.ts';
import { boundsOfReasons, reasonsOfOrganisation, type Bounds } from './bounds.ts';

/** Whose a reason's days are: known to the day where the returns state it, within bounds where only margins are given. */
export interface Cross {
  readonly exact: boolean;
  readonly reasons: Readonly<Record<ReasonCode, ByOrganisation<Bounds>>>;
}

/** Null where a month says neither. Bounds of several months are those of each, added up. */
export function crossOf(ledger: Ledger, area: string, months: readonly Month[]): Cross | null {
  if (months.length === 0) return null;
  let exact = true;
  const sums = Object.fromEntries(REASON_CODES.map((reason) => [reason, byOrganisation(() => ({ least: 0, most: 0 }))])) as Record<ReasonCode, ByOrganisation<{ least: number; most: number }>>;
  for (const month of months) {
    const known = reasonsOfOrganisation(ledger, area, [month]);
    const bounds = known ? null : boundsOfReasons(attribute(ledger, area, [month]), [month]);
    if (!known && !bounds) return null;
    exact &&= known !== null;
    for (const reason of REASON_CODES) {
      for (const o of ORGANISATIONS) {
        sums[reason][o].least += known ? known[reason][o] : bounds![reason][o].least;
        sums[reason][o].most += known ? known[reason][o] : bounds![reason][o].most;
      }
    }
  }
  return { exact, reasons: sums };
}
