import { byOrganisation, ORGANISATIONS, REASON_CODES, type ByOrganisation, type Organisation, type ReasonCode } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { attribute, type Ledger } from './attribution.ts';
import { boundsOfReasons, boundsTogether, reasonsOfOrganisation, type Bounds } from './bounds.ts';

/** Whose a reason's days are: known to the day where the returns state it, within bounds where only margins are given. */
export interface Cross {
  readonly exact: boolean;
  readonly reasons: Readonly<Record<ReasonCode, ByOrganisation<Bounds>>>;
  /** Of several reasons at once, which is within the sum of each. */
  readonly together: (reasons: readonly ReasonCode[], organisation: Organisation) => Bounds;
}

/** Null where a month says neither. Bounds of several months are those of each, added up. */
export function crossOf(ledger: Ledger, area: string, months: readonly Month[]): Cross | null {
  if (months.length === 0) return null;
  let exact = true;
  const parts: ((reasons: readonly ReasonCode[], organisation: Organisation) => Bounds)[] = [];
  const sums = Object.fromEntries(REASON_CODES.map((reason) => [reason, byOrganisation(() => ({ least: 0, most: 0 }))])) as Record<ReasonCode, ByOrganisation<{ least: number; most: number }>>;
  for (const month of months) {
    const known = reasonsOfOrganisation(ledger, area, [month]);
    const margins = known ? null : attribute(ledger, area, [month]);
    const bounds = margins && boundsOfReasons(margins, [month]);
    if (!known && !bounds) return null;
    exact &&= known !== null;
    parts.push((reasons, organisation) => {
      if (margins) return boundsTogether(margins, [month], reasons, organisation)!;
      const days = reasons.reduce((sum, reason) => sum + known![reason][organisation], 0);
      return { least: days, most: days };
    });
    for (const reason of REASON_CODES) {
      for (const o of ORGANISATIONS) {
        sums[reason][o].least += known ? known[reason][o] : bounds![reason][o].least;
        sums[reason][o].most += known ? known[reason][o] : bounds![reason][o].most;
      }
    }
  }
  return {
    exact,
    reasons: sums,
    together: (reasons, organisation) => parts.map((part) => part(reasons, organisation))
      .reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }), { least: 0, most: 0 }),
  };
}
