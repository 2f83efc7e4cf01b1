import { describe, expect, it } from 'vitest';
import { monthId, shiftMonth } from '../../src/domain/month.ts';
import { estimateVariation } from '../../src/measure/variation.ts';
import { halfSquaredChange } from '../../src/statistics/variation.ts';
import { ledgerOf, month, returnOf, type Split } from '../support/returns.ts';

const returns = (areas: Readonly<Record<string, readonly Split[]>>, from: string): ReturnType<typeof ledgerOf> => {
  const length = Math.max(...Object.values(areas).map((of) => of.length));
  return ledgerOf(...Array.from({ length }, (_, index) => returnOf(monthId(shiftMonth(month(from), index)), Object.fromEntries(Object.entries(areas).map(([code, of]) => [code, of[index] ?? null])))));
};

describe('variation', () => {
  it('is the mean of half squared changes of the root, between months next to each other', () => {
    const ledger = returns({ '812': [[31, 100, 0], [31, 144, 0]], '319': [[31, 25, 0], [31, 25, 0]] }, '2017-07');
    const { socialCare, nhs } = estimateVariation(ledger, month('2017-08'), 'apart')!.byOrganisation;
    expect(socialCare.phi).toBeCloseTo(halfSquaredChange(100 / 31, 31, 144 / 31, 31) / 2, 9);
    expect([socialCare.changes, nhs.phi]).toEqual([2, 0]);
    // Its one change beside ten of all together.
    expect(socialCare.factor.get('812')).toBeCloseTo((2 + 10) / 11, 9);
    expect(socialCare.factor.get('319')).toBeCloseTo(10 / 11, 9);
  });

  it('counts what both caused by the convention', () => {
    const ledger = returns({ '812': [[10, 20, 10], [10, 20, 30]] }, '2017-07');
    const apart = estimateVariation(ledger, month('2017-08'), 'apart')!.byOrganisation;
    const half = estimateVariation(ledger, month('2017-08'), 'half')!.byOrganisation;
    expect([apart.socialCare.phi, half.socialCare.phi > 0, half.both.phi]).toEqual([0, true, 0]);
  });

  it('looks at no month after the period, and at none of more than two years before', () => {
    const ledger = returns({ '812': Array.from({ length: 40 }, (_, index): Split => [index, 10, 0]) }, '2014-04');
    const { months } = estimateVariation(ledger, month('2017-03'), 'apart')!;
    expect([months.length, monthId(months[0]!), monthId(months.at(-1)!)]).toEqual([24, '2015-04', '2017-03']);
  });

  it('compares no month with one on other ground, nor across a month that is missing or silent', () => {
    // Dorset is another council from April 2019.
    expect(estimateVariation(returns({ '809': [[1, 2, 3], [4, 5, 6], [7, 8, 9]] }, '2019-03'), month('2019-05'), 'apart')!.byOrganisation.nhs.changes).toBe(1);
    const silent = estimateVariation(returns({ '812': [[1, 2, 3], null, [7, 8, 9]] }, '2017-07'), month('2017-09'), 'apart');
    expect(silent).toBeNull();
  });
});
