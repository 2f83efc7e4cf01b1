import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDraws } from '../support/draws.ts';
import { changeDispersion, fitLevel, halfSquaredChange } from '../../src/statistics/variation.ts';

describe('half the squared change of the root', () => {
  it.each([
    // 4 x (sqrt(4) - sqrt(1))^2 / (1/30 + 1/30)
    [1, 30, 4, 30, 60], [4, 30, 1, 30, 60], [4, 28, 4, 31, 0], [0, 30, 1, 30, 60],
  ])('from %d a day over %d days to %d over %d is %d', (a, aDays, b, bDays, expected) => expect(halfSquaredChange(a, aDays, b, bDays)).toBeCloseTo(expected, 9));

  it('of independent events is about 1, and of clusters about their size, whatever the mean', () => {
    const normal = normalDraws(7);
    for (const [mean, size] of [[20, 1], [5, 16], [80, 16]] as const) {
      let sum = 0;
      const times = 20_000;
      // A count whose variance is `size` times its mean, by its normal approximation.
      const draw = (): number => Math.max(0, mean + Math.sqrt((mean * size) / 30) * normal());
      for (let time = 0; time < times; time += 1) sum += halfSquaredChange(draw(), 30, draw(), 30);
      expect(sum / times / size).toBeGreaterThan(0.9);
      expect(sum / times / size).toBeLessThan(1.2);
    }
  });
});

describe('noise and drift', () => {
  const lag = (at: number, mean: number, count = 10): { lag: number; mean: number; count: number } => ({ lag: at, mean, count });
  it.each([
    ['a line is fitted as it is', [lag(1, 15), lag(2, 22), lag(3, 29)], { noise: 8, drift: 7 }],
    ['a level that does not drift is all noise', [lag(1, 10), lag(2, 10), lag(3, 10)], { noise: 10, drift: 0 }],
    ['what falls with distance is no drift', [lag(1, 12), lag(2, 9)], { noise: 10.5, drift: 0 }],
    ['a level that only drifts has no noise', [lag(1, 5), lag(2, 20)], { noise: 0, drift: 12.5 / 1.5 }],
    ['one lag alone is noise', [lag(1, 16), lag(2, 0, 0)], { noise: 16, drift: 0 }],
    ['weights count', [lag(1, 10, 30), lag(2, 20, 10), lag(3, 20, 0)], { noise: 0, drift: 10 }],
  ])('%s', (_, lags, expected) => {
    const fitted = fitLevel(lags)!;
    expect(fitted.noise).toBeCloseTo(expected.noise, 9);
    expect(fitted.drift).toBeCloseTo(expected.drift, 9);
  });

  it('are not to be had of nothing', () => expect([fitLevel([]), fitLevel([lag(1, 0, 0)])]).toEqual([null, null]));

  it('of a change between runs of months are what drawing them comes to', () => {
    // Months one after the other: a level that drifts in steps, and noise about it.
    const normal = normalDraws(3);
    for (const months of [1, 3, 12]) {
      const [noise, drift] = [8, 7];
      let sum = 0;
      const times = 20_000;
      for (let time = 0; time < times; time += 1) {
        let level = 0;
        const means = [0, 1].map(() => {
          let total = 0;
          for (let month = 0; month < months; month += 1) {
            level += Math.sqrt(2 * drift) * normal();
            total += level + Math.sqrt(noise) * normal();
          }
          return total / months;
        });
        sum += (means[1]! - means[0]!) ** 2 / 2;
      }
      expect(sum / times / changeDispersion({ noise, drift }, months)).toBeCloseTo(1, 1);
    }
  });
});

describe('draws', () => {
  it('are the same for a seed on any machine', () => {
    const normal = normalDraws(1);
    // NumPy's Mersenne Twister gives 1791095845, 4282876139, 3093770124, 4005303368, 491263, and SciPy their quantiles.
    expect(Array.from({ length: 5 }, normal)).toEqual([-0.20951785667163916, 2.7685645272657426, 0.5838057322666487, 1.4951117594813865, -3.6849334633672703]);
  });

  it('are standard normal', () => {
    const normal = normalDraws(42);
    const drawn = Array.from({ length: 100_000 }, normal);
    const mean = drawn.reduce((sum, z) => sum + z, 0) / drawn.length;
    const variance = drawn.reduce((sum, z) => sum + (z - mean) ** 2, 0) / drawn.length;
    expect([Math.abs(mean) < 0.02, Math.abs(variance - 1) < 0.02, Math.abs(drawn.filter((z) => z > 1.959964).length / drawn.length - 0.025) < 0.002]).toEqual([true, true, true]);
  });

  it('differ by seed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (seed) => { expect(normalDraws(seed)()).not.toBe(normalDraws(seed + 1)()); }));
  });
});
