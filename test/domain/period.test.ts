import { describe, expect, it } from 'vitest';
import { monthId } from '../../src/domain/month.ts';
import { cover, firstDay, lastDay, monthsText, parsePeriod, periodTitle, quarterHolding, yearEarlier } from '../../src/domain/period.ts';
import { month } from '../support/returns.ts';

describe('a period', () => {
  it.each([
    ['2017-09', 'month', ['2017-09'], 'September 2017'],
    ['2017-18-Q1', 'quarter', ['2017-04', '2017-05', '2017-06'], 'April to June 2017'],
    ['2017-18-Q4', 'quarter', ['2018-01', '2018-02', '2018-03'], 'January to March 2018'],
    ['2017-18-q2', 'quarter', ['2017-07', '2017-08', '2017-09'], 'July to September 2017'],
  ] as const)('%s is a %s', (text, kind, months, title) => {
    const period = parsePeriod(text)!;
    expect([period.kind, period.months.map(monthId), periodTitle(period)]).toEqual([kind, months, title]);
  });

  it('of a financial year is April to March', () => {
    const year = parsePeriod('2017-18')!;
    expect([year.months.length, firstDay(year), lastDay(year), periodTitle(year)]).toEqual([12, '2017-04-01', '2018-03-31', 'April 2017 to March 2018']);
  });

  it.each(['2017', '2017-19', '2017-18-Q5', '2017-18-Q0', 'Q2', '2017-18 Q2', ''])('is not %j', (text) => expect(parsePeriod(text)).toBeNull());

  it.each([['2017-09', '2016-09'], ['2017-18-Q4', '2016-17-Q4'], ['2017-18', '2016-17']])('%s has a year earlier, %s', (text, earlier) => {
    expect(yearEarlier(parsePeriod(text)!).id).toBe(earlier);
  });

  it.each([['2017-04', '2017-18-Q1'], ['2017-03', '2016-17-Q4'], ['2017-12', '2017-18-Q3'], ['2017-09', '2017-18-Q2']])('holding %s is %s', (text, quarter) => {
    expect(quarterHolding(month(text)).id).toBe(quarter);
  });

  it('counts its days over the months held, and names the others', () => {
    const coverage = cover(parsePeriod('2017-18-Q4')!, (m) => monthId(m) !== '2018-02');
    expect([coverage.days, coverage.missing.map(monthId)]).toEqual([62, ['2018-02']]);
  });
});

it('months are told in runs', () => {
  expect(monthsText(['2017-07', '2017-09', '2017-10', '2018-01'].map(month))).toBe('2017-07, 2017-09 to 2017-10, 2018-01');
});
