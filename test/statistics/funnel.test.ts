import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel, limitsAt, SIGMAS, type FunnelGroup } from '../../src/statistics/funnel.ts';
import { byars, clusteredInterval, countInterval, exact, meanInterval } from '../../src/statistics/intervals.ts';
import { quantileOfSorted } from '../../src/statistics/quantile.ts';

const groups = fc.array(fc.record({ numerator: fc.integer({ min: 0, max: 5000 }), denominator: fc.integer({ min: 1, max: 3000 }) }), { minLength: 3, maxLength: 60 });
const drawn = (of: readonly FunnelGroup[]): ReturnType<typeof funnel> => funnel(of, { method: 'ratio-root', trim: 0.1 });

describe('a funnel of ratios by the root', () => {
  it('has a group outside its limits exactly where its adjusted z is beyond sigma', () => {
    fc.assert(fc.property(groups, (of) => {
      const it = drawn(of);
      for (const [index, { ratio, zAdjusted }] of it.points.entries()) {
        const { lower, upper } = limitsAt(it, of[index]!.denominator, SIGMAS.two);
        if (Math.abs(Math.abs(zAdjusted) - SIGMAS.two) < 1e-9) continue;
        // No ratio is below 0: where the limit of the root is, nothing is.
        expect(ratio > upper || ratio < lower).toBe(Math.abs(zAdjusted) > SIGMAS.two);
      }
    }));
  });

  it('never narrows its limits, and z never grows', () => {
    fc.assert(fc.property(groups, (of) => {
      const { tau2, points } = drawn(of);
      expect(tau2).toBeGreaterThanOrEqual(0);
      for (const { z, zAdjusted } of points) expect(Math.abs(zAdjusted)).toBeLessThanOrEqual(Math.abs(z));
    }));
  });

  it('does not depend on the order of the groups', () => {
    fc.assert(fc.property(groups, (of) => {
      const [one, other] = [drawn(of), drawn([...of].reverse())];
      expect(other.tau2).toBeCloseTo(one.tau2, 9);
      expect(other.points.at(-1)!.z).toBe(one.points[0]!.z);
    }));
  });

  it('allows for a spread as soon as the squares of z come to n - 1', () => {
    // Roots that are 1.118, -1.118 and 0 standard deviations from 1: squares of 2.5 for three groups.
    const group = (z: number): FunnelGroup => ({ numerator: 100 * (1 + z / 20) ** 2, denominator: 100 });
    const { phi, tau2 } = funnel([group(Math.sqrt(1.25)), group(-Math.sqrt(1.25)), group(0)], { method: 'ratio-root', trim: 0 });
    expect([phi.toFixed(9), tau2]).toEqual([(2.5 / 3).toFixed(9), expect.closeTo(0.5 / (1200 - 400), 9)]);
  });

  it('allows for nothing where the groups are all as expected, or there are too few to tell', () => {
    expect(drawn([{ numerator: 10, denominator: 10 }, { numerator: 20, denominator: 20 }, { numerator: 30, denominator: 30 }])).toMatchObject({ phi: 0, tau2: 0 });
    expect(drawn([{ numerator: 10, denominator: 50 }])).toMatchObject({ tau2: 0 });
    expect(drawn([])).toMatchObject({ tau2: 0, points: [] });
  });
});

it.each([[0, 1], [0.1, 1.4], [0.25, 2], [0.5, 3], [0.95, 4.8], [1, 5]])('the quantile at %d of 1 to 5 is %d', (p, expected) => expect(quantileOfSorted([1, 2, 3, 4, 5], p)).toBeCloseTo(expected, 12));

describe('intervals', () => {
  it('are exact below ten and Byar\'s from ten on', () => expect([countInterval(9, 0.95), countInterval(10, 0.95)]).toEqual([{ ...exact(9, 0.95), method: 'exact' }, { ...byars(10, 0.95), method: 'byars' }]));

  it('of clustered events are those of as many clusters', () => {
    const { lower, upper } = clusteredInterval(1600, 16, 0.95);
    expect([lower! / 16, upper! / 16]).toEqual([byars(100, 0.95).lower, byars(100, 0.95).upper]);
    expect(upper! - lower!).toBeGreaterThan(3.9 * (byars(1600, 0.95).upper! - byars(1600, 0.95).lower!));
  });

  it('of means are by Student\'s t', () => {
    expect(meanInterval([1, 2, 3], 0.95)).toEqual({ mean: 2, lower: expect.closeTo(2 - 4.302652729749462 / Math.sqrt(3), 9) as number, upper: expect.closeTo(2 + 4.302652729749462 / Math.sqrt(3), 9) as number });
    expect([meanInterval([], 0.95), meanInterval([5], 0.95)]).toEqual([{ mean: null, lower: null, upper: null }, { mean: 5, lower: null, upper: null }]);
  });
});
