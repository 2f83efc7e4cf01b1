import { describe, expect, it } from 'vitest';
import { daysInMonth, monthId, parseFinancialMonth, parseMonthId, parseMonthTitle } from '../../src/domain/month.ts';

const id = (month: ReturnType<typeof parseMonthId>): string | null => (month === null ? null : monthId(month));

describe('a month is read from', () => {
  it.each([
    ['2017-09', '2017-09'], ['2017-13', null], ['2017-9', null], ['2017-00', null], ['17-09', null], ['', null],
  ])('its id %s', (text, expected) => expect(id(parseMonthId(text))).toBe(expected));

  it.each([
    ['February 2017', '2017-02'], ['NOVEMBER-2019', '2019-11'], [' april  2018 ', '2018-04'], ['Feb 2017', null], ['2017 February', null],
  ])('its title %s', (text, expected) => expect(id(parseMonthTitle(text))).toBe(expected));

  it.each([
    ['2016-17', 'JANUARY', '2017-01'], ['2016-17', 'OCTOBER', '2016-10'], ['2016-17', 'March', '2017-03'], ['2016-17', 'APRIL', '2016-04'],
    ['2016-18', 'APRIL', null], ['2016/17', 'MAY', '2016-05'], ['1999-00', 'MAY', '1999-05'], ['2016-17', 'Quarter', null],
  ])('its financial year %s and name %s', (year, name, expected) => expect(id(parseFinancialMonth(year, name))).toBe(expected));
});

it.each([['2017-02', 28], ['2016-02', 29], ['1900-02', 28], ['2000-02', 29], ['2017-09', 30], ['2017-12', 31]])('%s has %i days', (text, days) => {
  expect(daysInMonth(parseMonthId(text)!)).toBe(days);
});
