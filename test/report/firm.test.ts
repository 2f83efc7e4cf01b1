import { expect, it } from 'vitest';
import type { OutcomeFirmness } from '../../src/firmness/firmness.ts';
import { markedOutcome, rangeText, runsText } from '../../src/report/firm.ts';

const same = (part: number, fragile = false): OutcomeFirmness => ({ runs: { incentive: 0, none: 0, 'non-incentive': 0, 'not-judged': 0 }, same: part, fragile });

it.each([
  [1, 'in 100 of 100 runs'], [0.999, 'in 99 of 100 runs'], [0.914, 'in 91 of 100 runs'], [0.799, 'in 79 of 100 runs'], [0.8, 'in 80 of 100 runs'], [0.01, 'in 1 of 100 runs'], [0.004, 'in fewer than 1 of 100 runs'], [0, 'in 0 of 100 runs'],
])('%d of the runs are %s', (part, text) => expect(runsText(same(part))).toBe(text));

it('an outcome wears the mark where it is fragile', () => {
  expect([markedOutcome('non-incentive', same(0.7, true)), markedOutcome('incentive', same(0.9)), markedOutcome('not-judged', null)]).toEqual(['non-incentive, fragile', 'incentive', 'not judged']);
});

it('a range is rounded where it is shown', () => expect([rangeText({ low: 31, high: 80 }), rangeText({ low: 47.6, high: 71.4 })]).toEqual(['31–80', '48–71']));
