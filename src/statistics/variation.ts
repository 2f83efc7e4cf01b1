/**
 * How much a series of clustered counts varies from one time to the next. A count whose variance is phi times its mean has, by its
 * square root, a variance of about phi / 4 whatever its size, so that councils of all sizes can be held together.
 * Sources: Anscombe, The transformation of Poisson data (1948); von Neumann and others, The mean square successive difference (1941);
 * Harvey, Forecasting, structural time series models (1989), for a level that drifts under noise.
 */
export interface LevelModel {
  /** Variance / mean of a month's days about its level, in days: a cluster's size. */
  readonly noise: number;
  /** What the level's own drift adds to that with each month between two months. */
  readonly drift: number;
}

/** Months between two that are held against each other, at most. */
export const MOST_LAG = 3;

/**
 * Half the squared change of the root between two averages, so scaled that its mean is the dispersion.
 * @param a average count a day over `aDays` days
 */
export function halfSquaredChange(a: number, aDays: number, b: number, bDays: number): number {
  const difference = Math.sqrt(b) - Math.sqrt(a);
  return (4 * difference * difference) / (1 / aDays + 1 / bDays);
}

/** Fits noise and drift to mean half squared changes at lags 1, 2, …, weighted by their number; null without any. */
export function fitLevel(lags: readonly { readonly lag: number; readonly mean: number; readonly count: number }[]): LevelModel | null {
  const held = lags.filter(({ count }) => count > 0);
  if (held.length === 0) return null;
  const weigh = (of: (at: (typeof held)[number]) => number): number => held.reduce((sum, at) => sum + at.count * of(at), 0);
  const n = weigh(() => 1);
  const [lag, mean] = [weigh((at) => at.lag) / n, weigh((at) => at.mean) / n];
  const spread = weigh((at) => (at.lag - lag) ** 2);
  // One lag alone cannot tell drift from noise.
  if (spread === 0) return { noise: mean, drift: 0 };
  const slope = weigh((at) => (at.lag - lag) * (at.mean - mean)) / spread;
  if (slope <= 0) return { noise: mean, drift: 0 };
  const noise = mean - slope * lag;
  return noise > 0 ? { noise, drift: slope } : { noise: 0, drift: mean / lag };
}

/**
 * Dispersion of the change between one run of months and the next of the same length, in a month's days. Noise averages out over
 * the months; drift does not: its steps between the middles of the runs add up as squares of 1, 2, … n … 2, 1 over n.
 */
export function changeDispersion({ noise, drift }: LevelModel, months: number): number {
  return noise / months + (drift * (2 * months * months + 1)) / (3 * months);
}
