// Read as TypeScript and as AssemblyScript, which draws rates.

export const PER_ADULTS = 100_000;

/** Delayed days a day for each 100,000 adults. */
export function rateOf(beds: number, adults: number): number {
  return (beds / adults) * PER_ADULTS;
}

/** The delayed beds that a daily rate is of so many adults. */
export function bedsOf(rate: number, adults: number): number {
  return (rate * adults) / PER_ADULTS;
}
