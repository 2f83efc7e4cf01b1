import { expect, it } from 'vitest';
import { countOfText } from '../../src/read/count.ts';

it.each([
  ['647', 647], ['0', 0], [' 12 ', 12], ['12.0', 12], ['0012', 12],
])('%j counts %i days', (text, days) => expect(countOfText(text)).toEqual({ kind: 'days', days }));

it.each([['-', 'not-submitted'], [' - ', 'not-submitted'], ['', 'blank'], ['  ', 'blank']])('%j is %s', (text, kind) => {
  expect(countOfText(text).kind).toBe(kind);
});

it.each([
  ['-5', /not negative/], ['1.5', /whole number/], ['1,234', /without thousands/], ['n/a', /whole number/], ['1e3', /whole number/],
  ['12 days', /whole number/], ['NaN', /whole number/], ['99999999999', /a month can hold/], ['0x10', /whole number/], ['١٢', /whole number/],
])('%j is wrong', (text, expected) => expect(countOfText(text)).toMatchObject({ kind: 'wrong', expected: expect.stringMatching(expected) as string }));
