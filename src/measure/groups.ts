import { op, table } from 'arquero';
import { median } from 'simple-statistics';
import { byOrganisation, ORGANISATIONS, type ByOrganisation } from '../domain/cut.ts';
import type { CouncilMeasures } from './councils.ts';
import type { Grouping } from './grouping.ts';
import { dailyRate, percentage } from './measures.ts';


/**
 * Councils together. Days, beds and shares are of the `councils` that have all four figures, of the `of` that there are;
 * rates of the `rated` of them that have adults too.
 */
export interface Group {
  readonly name: string;
  readonly councils: number;
  readonly of: number;
  readonly rated: number;
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
  const whole = (council: CouncilMeasures): boolean => ORGANISATIONS.every((o) => council.days[o] !== null);
  const rated = (council: CouncilMeasures): boolean => whole(council) && council.adults !== null;
  const column = (of: (council: CouncilMeasures) => boolean, value: (council: CouncilMeasures) => number | null): number[] =>
    councils.map((council) => (of(council) ? value(council) ?? 0 : 0));
  const sums = table({
    name: councils.map((council) => council[by]),
    whole: column(whole, () => 1),
    rated: column(rated, () => 1),
    adults: column(rated, (council) => council.adults),
    ...Object.fromEntries(ORGANISATIONS.flatMap((o) => [
      [`days_${o}`, column(whole, (council) => council.days[o])],
      [`beds_${o}`, column(whole, (council) => council.beds[o])],
      [`ratedBeds_${o}`, column(rated, (council) => council.beds[o])],
    ])),
  }).groupby('name').rollup({
    of: op.count(),
    councils: op.sum('whole'),
    rated: op.sum('rated'),
    adults: op.sum('adults'),
    ...Object.fromEntries(ORGANISATIONS.flatMap((o) => ['days', 'beds', 'ratedBeds'].map((sum) => [`${sum}_${o}`, op.sum(`${sum}_${o}`)]))),
  }).orderby('name').objects() as Record<string, number | string>[];
  return sums.map((row) => {
    const adults = Number(row['adults']);
    const days = byOrganisation((o) => Number(row[`days_${o}`]));
    const beds = byOrganisation((o) => Number(row[`beds_${o}`]));
    return {
      name: String(row['name']),
      councils: Number(row['councils']),
      of: Number(row['of']),
      rated: Number(row['rated']),
      adults,
      days,
      beds,
      share: byOrganisation((o) => percentage(days[o], days.total)),
      rate: byOrganisation((o) => dailyRate(Number(row[`ratedBeds_${o}`]), adults === 0 ? null : adults)),
      medianRate: byOrganisation((o) => middle(councils.flatMap((council) => (council[by] === row['name'] ? council.rate[o] ?? [] : [])))),
    };
  });
}

function middle(rates: readonly number[]): number | null {
  return rates.length === 0 ? null : median([...rates]);
}
