import { expect, it } from 'vitest';
import { countOfText } from '../../src/read/count.ts';

it.each([
  ['647', 647], ['0', 0], [' 12 ', 12], ['12.0', 12], ['0012', 12],
])('%j counts %i days', (text, days) => expect(countOfText(text)).toEqual({ kind: 'days', days }));

it.each([['-', 'not-submitted'], [' - ', 'not-submitted'], ['', 'blank'], ['  ', 'blank']])('%j is %s', (text, kind) => {
  expect(countOfText(text).kind).toBe(kind);
});

it.each([
  ['-5', 'DTOC-205'], ['1.5', 'DTOC-206'], ['1,234', 'DTOC-207'], ['n/a', 'DTOC-201'], ['1e3', 'DTOC-201'], ['12 days', 'DTOC-201'], ['NaN', 'DTOC-201'],
  ['99999999999', 'DTOC-209'], ['0x10', 'DTOC-201'], ['١٢', 'DTOC-201'], ['1,23', 'DTOC-201'],
])('%j is wrong by %s', (text, rule) => expect(countOfText(text)).toMatchObject({ kind: 'wrong', rule }));
