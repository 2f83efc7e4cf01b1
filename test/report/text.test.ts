import { describe, expect, it } from 'vitest';
import { csvCell, csvRow } from '../../src/report/csv-text.ts';
import { fixed, percent, signed, whole } from '../../src/report/numbers.ts';
import { wrap } from '../../src/report/formats/table.ts';

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', '\'=1+1'], ['+44', '\'+44'], ['@SUM(A1)', '\'@SUM(A1)'], ['-2+3', '\'-2+3'], ['\tx', '\'\tx'], ['-', '-'], ['a,b', '"a,b"'], ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'], ['=a,b', '"\'=a,b"'], ['Hampshire', 'Hampshire'], ['', ''],
  ])('of the text %j is %j: none becomes a formula', (text, cell) => expect(csvCell(text)).toBe(cell));

  it('of a number is the whole of it, a negative one too, and of null is empty', () => {
    expect(csvRow([-1.5, 1 / 3, 0, null, 1e21])).toBe('-1.5,0.3333333333333333,0,,1e+21\n');
  });
});

describe('a number is shown', () => {
  it.each([[1234567, '1,234,567'], [0, '0'], [-1234, '-1,234'], [null, '–']])('whole: %s as %s', (value, text) => expect(whole(value)).toBe(text));
  it.each([[-0.04, '0.0'], [2.55, '2.5'], [null, '–']])('with a decimal: %s as %s', (value, text) => expect(fixed(value, 1)).toBe(text));
  it.each([[1.26, '+1.3'], [-1.26, '−1.3'], [0.01, '0.0'], [-0.01, '0.0'], [null, '–']])('with its sign: %s as %s', (value, text) => expect(signed(value, 1)).toBe(text));
  it.each([[12.4, '12%'], [null, '–']])('as a percentage: %s as %s', (value, text) => expect(percent(value)).toBe(text));
});

it('text is broken at blanks alone', () => {
  expect(wrap('one two three four', 9, 2)).toEqual(['one two', '  three', '  four']);
  expect(wrap('averyverylongword and', 5, 0)).toEqual(['averyverylongword', 'and']);
});
