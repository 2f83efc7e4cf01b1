import data from './adults.json' with { type: 'json' };

/** Mid-years of the reference table, each standing for 30 June. */
export const ADULT_YEARS: readonly number[] = data.years;

export const ADULTS_SOURCE: string = data.source;

const BY_GSS: ReadonlyMap<string, readonly (number | null)[]> = new Map(Object.entries(data.byGss));

/** Adults (18 and over) at mid-year on that ground; null where the estimate of that year has no such area. */
export function adultsOn(gss: string, year: number): number | null {
  return BY_GSS.get(gss)?.[data.years.indexOf(year)] ?? null;
}

/**
 * Adults of England at mid-year: all areas of that year's estimate together. Null for a year in which the table lacks
 * areas: its councils (151 to mid-2018, 150 from mid-2019) are counted, not presumed.
 */
export function adultsOfEngland(year: number): number | null {
  const index = data.years.indexOf(year);
  const present = [...BY_GSS.values()].flatMap((row) => row[index] ?? []);
  // The geography of 2018's table is already that of April 2019: 150 areas where 2016 has 151.
  return present.length >= 150 ? present.reduce((sum, adults) => sum + adults, 0) : null;
}
