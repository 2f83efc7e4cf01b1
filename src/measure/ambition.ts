import { attribute, type Ledger } from '../attribute/attribution.ts';
import { parseMonthId } from '../domain/month.ts';
import { cover, isComplete, monthPeriod } from '../domain/period.ts';
import ambition from '../reference/ambition.json' with { type: 'json' };
import { ENGLAND } from '../reference/councils.ts';
import { average, type Measures } from './measures.ts';

/** How far England has come towards the beds that the NHS was told to free. Beds are delayed days a calendar day. */
export interface Ambition {
  readonly title: string;
  readonly source: string;
  readonly since: string;
  readonly least: number;
  readonly most: number;
  readonly bedsThen: number;
  readonly bedsNow: number;
  /** Beds freed; below 0 where more are occupied than then. */
  readonly freed: number;
}

/** @param england in the period. Null where England's figure is not to be had, then or in the period. */
export function measureAmbition(ledger: Ledger, { beds: { total: bedsNow } }: Measures): Ambition | null {
  const then = cover(monthPeriod(parseMonthId(ambition.since)!), (month) => ledger.has(month));
  if (!isComplete(then)) return null;
  const bedsThen = average(attribute(ledger, ENGLAND, then.held).byOrganisation.total, then.days);
  if (bedsThen === null || bedsNow === null) return null;
  const { title, source, since, beds: { least, most } } = ambition;
  return { title, source, since, least, most, bedsThen, bedsNow, freed: bedsThen - bedsNow };
}
