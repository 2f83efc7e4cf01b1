import { expect, it } from 'vitest';
import { byars, countInterval, exact } from '../../src/statistics/intervals.ts';
import { describeReal } from '../support/shared.ts';
import { expectClose, numberOf, readCases } from '../support/shared-cases.ts';

describeReal('rates and their intervals, as PHEindicatormethods gives them', () => {
  it('has the limits of a Poisson count', () => {
    const rows = readCases('rates', 'poisson_count_ci.csv');
    expect(rows.length).toBe(215);
    for (const row of rows) {
      const [x, confidence] = [Number(row['x']), Number(row['confidence'])];
      const at = `${x} at ${confidence}`;
      expectClose(byars(x, confidence).lower, numberOf(row['byars_lower']), `${at} byars lower`);
      expectClose(byars(x, confidence).upper, numberOf(row['byars_upper']), `${at} byars upper`);
      expectClose(exact(x, confidence).lower, numberOf(row['exact_lower']), `${at} exact lower`);
      expectClose(exact(x, confidence).upper, numberOf(row['exact_upper']), `${at} exact upper`);
    }
  });

  it('has the rates, and chooses the method', () => {
    const rows = readCases('rates', 'phe_rate.csv');
    expect(rows.length).toBe(216);
    for (const row of rows) {
      const [x, n, multiplier] = [Number(row['x']), Number(row['n']), Number(row['multiplier'])];
      const at = `${x} of ${n}`;
      expectClose((x / n) * multiplier, numberOf(row['value']), `${at} value`);
      for (const [confidence, name] of [[0.95, '95_0'], [0.998, '99_8']] as const) {
        const { lower, upper, method } = countInterval(x, confidence);
        expectClose((lower! / n) * multiplier, numberOf(row[`lower${name}cl`]), `${at} lower`);
        expectClose((upper! / n) * multiplier, numberOf(row[`upper${name}cl`]), `${at} upper`);
        expect([at, method]).toEqual([at, row['method'] === 'Exact' ? 'exact' : 'byars']);
      }
    }
  });
});
