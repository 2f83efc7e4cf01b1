import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareQuantile, incompleteGamma, lnGamma } from '../../src/statistics/gamma.ts';
import { ln, normalQuantile } from '../../src/statistics/normal.ts';
import { studentQuantile } from '../../src/statistics/student.ts';

const near = (expected: number): unknown => ({ asymmetricMatch: (actual: number) => Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), toString: () => 'near', toAsymmetricMatcher: () => String(expected) });

// Values of SciPy 1.17 (Boost), to all the digits that a double has.
describe('quantiles, to 1e-9', () => {
  it.each([
    [1e-10, -6.361340902404056], [0.001, -3.090232306167813], [0.025, -1.9599639845400545], [0.05, -1.6448536269514729], [0.25, -0.6744897501960817],
    [0.4, -0.2533471031357997], [0.5, 0], [0.6, 0.2533471031357997], [0.9, 1.2815515655446004], [0.975, 1.959963984540054], [0.99, 2.3263478740408408], [0.999, 3.090232306167813],
  ])('normal: below with probability %d', (p, expected) => expect(normalQuantile(p)).toEqual(near(expected)));

  it.each([
    [1e-5, 1, 1.5707963268771464e-10], [0.025, 1, 0.0009820691171752555], [0.5, 1, 0.454936423119572], [0.05, 2, 0.10258658877510106], [0.95, 10, 18.307038053275146],
    [0.975, 21, 35.478875905727264], [0.001, 100, 61.91793920693662], [0.1, 2092, 2009.5443505862893], [0.999, 108642, 110088.17415549957], [0.25, 0.5, 0.005284354208186796],
  ])('chi-square: below with probability %d of %d degrees', (p, degrees, expected) => expect(chiSquareQuantile(p, degrees)).toEqual(near(expected)));

  it.each([
    [0.975, 1, 12.706204736174694], [0.975, 2, 4.302652729749462], [0.025, 5, -2.5705818356363155], [0.95, 10, 1.8124611228116756], [0.6, 3, 0.2766706623326898],
    [0.999, 13, 3.851982391168387], [0.25, 1, -1], [1e-6, 4, -41.577854150450975], [0.9, 120, 1.288646233656378], [0.975, 5000, 1.9604385517065073], [0.5, 7, 0],
  ])('Student: below with probability %d of %d degrees', (p, degrees, expected) => expect(studentQuantile(p, degrees)).toEqual(near(expected)));

  it('have ends, and no values outside', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1), normalQuantile(Number.NaN)]).toEqual([-Infinity, Infinity, Number.NaN, Number.NaN]);
    expect([chiSquareQuantile(0, 3), chiSquareQuantile(1, 3), chiSquareQuantile(0.5, 0)]).toEqual([0, Infinity, Number.NaN]);
    expect([studentQuantile(0, 3), studentQuantile(1, 3), studentQuantile(2, 3)]).toEqual([-Infinity, Infinity, Number.NaN]);
  });

  it('are the way back from their probabilities', () => {
    fc.assert(fc.property(fc.double({ min: 1e-6, max: 0.49, noNaN: true }), fc.double({ min: 0.2, max: 500, noNaN: true }), (p, degrees) => {
      const x = chiSquareQuantile(p, degrees);
      expect(Math.abs(incompleteGamma(degrees / 2, x / 2).below - p)).toBeLessThan(1e-11);
      if (p > 0.01 && degrees > 1) expect(Math.abs(studentQuantile(1 - p, degrees) / -studentQuantile(p, degrees) - 1)).toBeLessThan(1e-9);
    }), { numRuns: 300 });
  });
});

it('the logarithm of the gamma function is that of a factorial', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n += 1) {
    expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 12);
    factorial *= n;
  }
});

it('the logarithm is the logarithm', () => {
  fc.assert(fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
    expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(2e-15 * Math.max(0.1, Math.abs(Math.log(x))));
  }));
});
