import { exact } from './intervals.ts';
import { quantileOfSorted } from './quantile.ts';

/**
 * Funnel plots with overdispersion. Source: Spiegelhalter, Funnel plots for comparing institutional performance (2005), and
 * Handling over-dispersion of performance indicators (2005); the figures equal those of FunnelPlotR 0.6.0.
 */

/** Two and three sigma, as control limits of 95% and 99.8%. */
export const SIGMAS = { two: 1.959964, three: 3.090232 } as const;
export type Sigma = keyof typeof SIGMAS;

/** What comes before limits: how many are left out of, or drawn in for, the estimate of overdispersion at each end. */
export const DEFAULT_TRIM = 0.1;

/**
 * How a group's figure is put on a scale where its variance does not depend on its level. `ratio-root` and `ratio-log`:
 * observed over expected, by its square root (Care Quality Commission) or its logarithm (SHMI); `proportion`: x of n, by the arcsine
 * of its root.
 */
export type FunnelMethod = 'ratio-root' | 'ratio-log' | 'proportion';

export interface FunnelGroup {
  readonly numerator: number;
  /** Expected events, for ratios; the number that events are of, for proportions. Above 0. */
  readonly denominator: number;
}

export interface FunnelPoint {
  /** Numerator / denominator. */
  readonly ratio: number;
  /** Standard deviations from the target, if events were independent. */
  readonly z: number;
  /** z as it entered the estimate of overdispersion: drawn in to the ends, or null where it was left out. */
  readonly zKept: number | null;
  /** Standard deviations from the target, the spread between groups allowed for. */
  readonly zAdjusted: number;
  readonly s: number;
}

export interface Funnel {
  readonly method: FunnelMethod;
  readonly target: number;
  /** Mean square of the kept z: 1 where events are independent. */
  readonly phi: number;
  /** Variance between groups, on the transformed scale; 0 where there is no overdispersion. */
  readonly tau2: number;
  readonly points: readonly FunnelPoint[];
}

export interface FunnelOptions {
  readonly method: FunnelMethod;
  readonly trim: number;
  /** FunnelPlotR rounds the expected of `ratio-log` to two digits. */
  readonly roundExpected?: boolean;
}

/** Puts groups on a funnel. Ratios are held against 1, proportions against that of all groups together. */
export function funnel(given: readonly FunnelGroup[], { method, trim, roundExpected = false }: FunnelOptions): Funnel {
  const groups = roundExpected ? given.map(({ numerator, denominator }) => ({ numerator, denominator: Math.round(denominator * 100) / 100 })) : given;
  const target = targetOf(groups, method);
  const middle = transformed(target, method);
  const raw = groups.map((group, index) => {
    const { y, s } = scaled(group, method);
    return { ratio: given[index]!.numerator / given[index]!.denominator, y, s, z: (y - middle) / s };
  });
  const kept = method === 'ratio-log' ? trimmed(raw.map(({ z }) => z), trim) : winsorised(raw.map(({ z }) => z), trim);
  const { phi, tau2 } = dispersionOf(kept, raw.map(({ s }) => s));
  return {
    method, target, phi, tau2,
    points: raw.map(({ ratio, y, s, z }, index) => ({ ratio, s, z, zKept: kept[index]!, zAdjusted: (y - middle) / Math.sqrt(s * s + tau2) })),
  };
}

function targetOf(groups: readonly FunnelGroup[], method: FunnelMethod): number {
  if (method !== 'proportion') return 1;
  const sum = (key: keyof FunnelGroup): number => groups.reduce((total, group) => total + group[key], 0);
  return sum('numerator') / sum('denominator');
}

function transformed(ratio: number, method: FunnelMethod): number {
  switch (method) {
    case 'ratio-root': return Math.sqrt(ratio);
    case 'ratio-log': return Math.log(ratio);
    case 'proportion': return Math.asin(Math.sqrt(ratio));
  }
}

function scaled({ numerator: x, denominator: n }: FunnelGroup, method: FunnelMethod): { y: number; s: number } {
  return { y: transformed(x / n, method), s: method === 'ratio-log' ? 1 / Math.sqrt(n) : 1 / (2 * Math.sqrt(n)) };
}

/** Values drawn in to the quantiles at both ends. */
function winsorised(z: readonly number[], trim: number): number[] {
  const sorted = Float64Array.from(z).sort();
  const [least, most] = [quantileOfSorted(sorted, trim), quantileOfSorted(sorted, 1 - trim)];
  return z.map((value) => Math.min(Math.max(value, least), most));
}

/** The values between both ends alone, null for those left out. Source: NHS Digital, SHMI specification. */
function trimmed(z: readonly number[], trim: number): (number | null)[] {
  const parts = Math.round(1 / trim);
  const sorted = Float64Array.from(z).sort();
  return z.map((value) => {
    const [first, last] = [sorted.indexOf(value), sorted.lastIndexOf(value)];
    const part = Math.floor((((first + last) / 2 + 1) * parts) / (z.length + 1));
    return part > 0 && part < parts - 1 ? value : null;
  });
}

/** Spiegelhalter's multiplicative factor, and the method of moments for what varies between groups. */
function dispersionOf(z: readonly (number | null)[], s: readonly number[]): { phi: number; tau2: number } {
  const kept = z.flatMap((value, index) => (value === null ? [] : [{ z: value, weight: 1 / (s[index]! * s[index]!) }]));
  const n = kept.length;
  const squares = kept.reduce((sum, { z: value }) => sum + value * value, 0);
  if (n === 0) return { phi: 0, tau2: 0 };
  if (n === 1 || squares < n - 1) return { phi: squares / n, tau2: 0 };
  const s1 = kept.reduce((sum, { weight }) => sum + weight, 0);
  const s2 = kept.reduce((sum, { weight }) => sum + weight * weight, 0);
  return { phi: squares / n, tau2: Math.max(0, (squares - (n - 1)) / (s1 - s2 / s1)) };
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Limits of numerator / denominator for a group of this size, the spread between groups allowed for. They are brought back from
 * the transformed scale, so that a group is outside them exactly where its adjusted z is beyond sigma.
 * FunnelPlotR differs: `linear` gives its limits for `ratio-root`, which it leaves unsquared.
 */
export function limitsAt({ method, target, tau2 }: Pick<Funnel, 'method' | 'target' | 'tau2'>, denominator: number, sigma: number, linear = false): Limits {
  const within = method === 'ratio-log' ? 1 / denominator : 1 / (4 * denominator);
  const reach = sigma * Math.sqrt(within + tau2);
  const middle = transformed(target, method);
  const [low, high] = [middle - reach, middle + reach];
  switch (method) {
    case 'ratio-root': return linear ? { lower: low, upper: high } : { lower: Math.max(0, low) ** 2, upper: high * high };
    case 'ratio-log': return { lower: Math.exp(low), upper: Math.exp(high) };
    case 'proportion': return { lower: Math.sin(Math.max(0, low)) ** 2, upper: Math.sin(Math.min(Math.PI / 2, high)) ** 2 };
  }
}

/** Limits if events were independent: exact Poisson limits of a ratio, else those without overdispersion. */
export function independentLimitsAt(drawn: Pick<Funnel, 'method' | 'target'>, denominator: number, confidence: number, sigma: number): Limits {
  if (drawn.method === 'proportion') return limitsAt({ ...drawn, tau2: 0 }, denominator, sigma);
  const { lower, upper } = exact(denominator, confidence);
  return { lower: lower! / denominator, upper: upper! / denominator };
}
