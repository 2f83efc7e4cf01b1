import { op, table } from 'arquero';
import { median } from 'simple-statistics';
import { byOrganisation, ORGANISATIONS, type ByOrganisation } from '../domain/cut.ts';
import type { CouncilMeasures } from './councils.ts';
import type { Grouping } from './grouping.ts';
import { dailyRate, percentage } from './measures.ts';


/** Councils together. Sums are over the councils that have all four figures and adults; `of` says how many there are in all. */
export interface Group {
  readonly name: string;
  readonly councils: number;
  readonly of: number;
  readonly adults: number;
  readonly days: ByOrganisation<number>;
  readonly beds: ByOrganisation<number>;
  readonly share: ByOrganisation<number | null>;
  /** Of all adults of the group: large councils weigh more. */
  readonly rate: ByOrganisation<number | null>;
  /** The middle rate of its councils, each counting once. */
  readonly medianRate: ByOrganisation<number | null>;
}

/** Groups councils by region or by type, in the order of the groups' names. */
export function groupCouncils(councils: readonly CouncilMeasures[], by: Grouping): Group[] {
  const whole = (council: CouncilMeasures): boolean => council.adults !== null && ORGANISATIONS.every((o) => council.days[o] !== null);
  const sums = table({
    name: councils.map((council) => council[by]),
    whole: councils.map((council) => (whole(council) ? 1 : 0)),
    adults: councils.map((council) => (whole(council) ? council.adults : 0)),
    ...Object.fromEntries(ORGANISATIONS.flatMap((o) => [
      [`days_${o}`, councils.map((council) => (whole(council) ? council.days[o] : 0))],
      [`beds_${o}`, councils.map((council) => (whole(council) ? council.beds[o] : 0))],
    ])),
  }).groupby('name').rollup({
    of: op.count(),
    councils: op.sum('whole'),
    adults: op.sum('adults'),
    ...Object.fromEntries(ORGANISATIONS.flatMap((o) => [
      [`days_${o}`, op.sum(`days_${o}`)],
      [`beds_${o}`, op.sum(`beds_${o}`)],
    ])),
  }).orderby('name').objects() as Record<string, number | string>[];
  return sums.map((row) => {
    const adults = Number(row['adults']);
    const days = byOrganisation((o) => Number(row[`days_${o}`]));
    const beds = byOrganisation((o) => Number(row[`beds_${o}`]));
    return {
      name: String(row['name']),
      councils: Number(row['councils']),
      of: Number(row['of']),
      adults,
      days,
      beds,
      share: byOrganisation((o) => percentage(days[o], days.total)),
      rate: byOrganisation((o) => dailyRate(beds[o], adults === 0 ? null : adults)),
      medianRate: byOrganisation((o) => middle(councils.flatMap((council) => (council[by] === row['name'] ? council.rate[o] ?? [] : [])))),
    };
  });
}

function middle(rates: readonly number[]): number | null {
  return rates.length === 0 ? null : median([...rates]);
}
