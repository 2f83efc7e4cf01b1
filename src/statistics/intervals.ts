import { chiSquareQuantile } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { studentQuantile } from './student.ts';

/**
 * Intervals for counts of independent events, and what is made of them where events come in clusters. A limit is null where the
 * method has none. Source: Public Health England, PHEindicatormethods 2.1.1, and its technical guide on confidence intervals.
 */
export interface Interval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Below this count the exact limits are taken, from it on Byar's. Source: PHEindicatormethods, phe_rate. */
export const EXACT_BELOW = 10;

/** The standard normal value of a two-sided level: 1.96 of 0.95. */
export function zOf(confidence: number): number {
  return normalQuantile(confidence + (1 - confidence) / 2);
}

/** Byar's approximation. Source: Breslow and Day (1987); no lower limit of 0 events, or where it would be below 0. */
export function byars(count: number, confidence: number): Interval {
  const z = zOf(confidence);
  const lower = count === 0 ? -1 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const up = count + 1;
  return { lower: lower < 0 ? null : lower, upper: up * (1 - 1 / (9 * up) + z / (3 * Math.sqrt(up))) ** 3 };
}

/** Exact limits of a Poisson count, which need not be whole. */
export function exact(count: number, confidence: number): Interval {
  return {
    lower: count === 0 ? 0 : chiSquareQuantile((1 - confidence) / 2, 2 * count) / 2,
    upper: chiSquareQuantile(confidence + (1 - confidence) / 2, 2 * count + 2) / 2,
  };
}

/** The interval of a count as PHEindicatormethods' phe_rate chooses it. */
export function countInterval(count: number, confidence: number): Interval & { readonly method: 'exact' | 'byars' } {
  return count < EXACT_BELOW ? { ...exact(count, confidence), method: 'exact' } : { ...byars(count, confidence), method: 'byars' };
}

/**
 * The interval of a count whose variance is `dispersion` times its mean: that of count / dispersion independent events, each of
 * `dispersion`. Source: McCullagh and Nelder (1989), 6.2, the quasi-likelihood of clustered counts.
 */
export function clusteredInterval(count: number, dispersion: number, confidence: number): Interval & { readonly method: 'exact' | 'byars' } {
  const { lower, upper, method } = countInterval(count / dispersion, confidence);
  return { lower: lower === null ? null : lower * dispersion, upper: upper === null ? null : upper * dispersion, method };
}

/** The mean of values with its limits by Student's t; null limits for fewer than two. */
export function meanInterval(values: readonly number[], confidence: number): Interval & { readonly mean: number | null } {
  const n = values.length;
  if (n === 0) return { mean: null, lower: null, upper: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { mean, lower: null, upper: null };
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const half = Math.abs(studentQuantile((1 - confidence) / 2, n - 1)) * deviation / Math.sqrt(n);
  return { mean, lower: mean - half, upper: mean + half };
}
