import { UserError } from '../domain/failure.ts';
import type { Month } from '../domain/month.ts';
import { lastDay, type Period } from '../domain/period.ts';
import { ADULT_YEARS, ADULTS_SOURCE, adultsOfEngland, adultsOn } from '../reference/adults.ts';
import { councilByCode, councilsIn, ENGLAND, geographyIn } from '../reference/councils.ts';

/** The adults that every rate of a report is per 100,000 of: one year for all of it. */
export interface Population {
  /** Null for a user's table that states none. */
  readonly year: number | null;
  readonly source: string;
  /** Why this year. */
  readonly rule: string;
  /** Adults of a council on the ground it has in that month; null where this population has none for it. */
  adultsOf(council: string, month: Month): number | null;
  /** Adults of England; null where the table does not hold all of it. */
  england(month: Month): number | null;
}

/** A user's own table, as the reader gives it. */
export interface GivenPopulation {
  readonly file: string;
  readonly years: readonly number[];
  readonly adults: ReadonlyMap<string, readonly (number | null)[]>;
}

/**
 * Chooses the adults of a report: the year asked for, or else the latest mid-year (30 June) that is not after the end of
 * the baseline, or where there is none of the period; a policy that is put has its own. Before the first mid-year of the table that one is taken, and said.
 * Throws a UserError for a year that the table does not have.
 */
export function choosePopulation(
  asked: {
    readonly year: number | null;
    readonly given: GivenPopulation | null;
    readonly policy?: { readonly year: number; readonly policy: string } | null;
  },
  baseline: Period | null,
  period: Period,
): Population {
  const { given } = asked;
  const years = given ? given.years : ADULT_YEARS;
  const { year, rule } = given && years.length === 0 ? undated(asked.year, given) : chooseYear(years, asked, baseline, period);
  if (given) return givenPopulation(given, year, years.length === 0 ? 0 : years.indexOf(year!), rule);
  return {
    year,
    source: ADULTS_SOURCE,
    rule,
    adultsOf(code, month) {
      const council = councilByCode(code);
      const geography = council && geographyIn(council, month);
      return geography ? adultsOn(geography.gss, year!) : null;
    },
    england: () => adultsOfEngland(year!),
  };
}

function chooseYear(
  years: readonly number[], asked: Parameters<typeof choosePopulation>[0], baseline: Period | null, period: Period,
): { year: number; rule: string } {
  const known = (year: number, hint: string): number => {
    if (!years.includes(year)) throw new UserError(`there are no adults of mid-${year}${hint}`, `the years at hand are ${years.join(', ')}; --population-year chooses`);
    return year;
  };
  if (asked.year !== null) return { year: known(asked.year, ''), rule: 'as asked' };
  // A table of one's own may be of another year than the policy's: who gives it means it.
  if (asked.policy && (!asked.given || years.includes(asked.policy.year))) {
    return { year: known(asked.policy.year, `, which ${asked.policy.policy} asks for`), rule: `the year of ${asked.policy.policy}` };
  }
  const by = baseline ?? period;
  const whose = baseline ? `the baseline, ${baseline.id}` : `the period, ${period.id}`;
  const year = years.filter((y) => `${y}-06-30` <= lastDay(by)).at(-1);
  if (year === undefined) return { year: years[0]!, rule: `the first mid-year at hand; ${whose}, is earlier` };
  return { year, rule: `the latest mid-year at hand that is not after ${whose}` };
}

function undated(asked: number | null, given: GivenPopulation): { year: null; rule: string } {
  if (asked !== null) throw new UserError(`${given.file} does not say of which year its adults are`, `name its column adults_${asked}`);
  return { year: null, rule: 'as given' };
}

function givenPopulation(given: GivenPopulation, year: number | null, column: number, rule: string): Population {
  const at = (code: string): number | null => given.adults.get(code)?.[column] ?? null;
  return {
    year,
    source: given.file,
    rule,
    adultsOf: at,
    england(month) {
      if (given.adults.has(ENGLAND)) return at(ENGLAND);
      const all = councilsIn(month).map((council) => at(council.code));
      return all.every((adults) => adults !== null) ? all.reduce((sum, adults) => sum + adults, 0) : null;
    },
  };
}
