import { describe, expect, it } from 'vitest';
import { compareEditions, editionText, parseEditionDate, parseEditionText } from '../../src/domain/edition.ts';

it.each([
  ['9th November 2017', '2017-11-09'], ['27th April 2012', '2012-04-27'], ['1st Dec 2018', '2018-12-01'], [' 22 June 2017 ', '2017-06-22'],
  ['-', null], ['', null], ['soon', null], ['40th June 2017', null], ['9th Novembar 20', null],
])('the date %j is %j', (text, expected) => expect(parseEditionDate(text)).toBe(expected));

describe('editions', () => {
  it.each(['published 2017-11-09 revised 2018-06-14', 'published 2017-11-09', 'revised 2018-06-14', ''])('%j is written as it is read', (text) => {
    expect(editionText(parseEditionText(text)!)).toBe(text);
  });

  it('of other words are not read', () => expect(parseEditionText('final')).toBeNull());

  it('go by the day revised, then by the day published', () => {
    const order = ['published 2017-11-09', 'published 2018-02-01', 'revised 2018-01-01', 'published 2017-11-09 revised 2018-06-14', 'published 2017-12-09 revised 2018-06-14'];
    const read = order.map((text) => parseEditionText(text)!);
    expect([...read].reverse().sort(compareEditions).map(editionText)).toEqual(order);
  });
});
