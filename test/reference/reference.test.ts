import { describe, expect, it } from 'vitest';
import { cutOf } from '../../src/domain/cut.ts';
import { adultsOfEngland, adultsOn } from '../../src/reference/adults.ts';
import { areaFor, COUNCILS, councilByCode, councilsIn, councilType, geographyIn, REGIONS } from '../../src/reference/councils.ts';
import { isAllowed, reasonOfHeading } from '../../src/reference/reasons.ts';
import { RULES } from '../../src/reference/rules/rules.ts';
import { month } from '../support/returns.ts';

describe('councils', () => {
  it.each([['2011-04', 151], ['2019-03', 151], ['2019-04', 150], ['2019-12', 150]])('number, in %s, %i', (id, count) => {
    expect(councilsIn(month(id))).toHaveLength(count);
  });

  it('have one code each, in nine regions', () => {
    expect(new Set(COUNCILS.map(({ code }) => code)).size).toBe(COUNCILS.length);
    expect(REGIONS).toHaveLength(9);
  });

  it('are counties, unitaries, metropolitan districts and London boroughs', () => {
    const types = councilsIn(month('2017-09')).map((council) => councilType(geographyIn(council, month('2017-09'))!.gss));
    expect(['county', 'unitary', 'metropolitan', 'London borough'].map((type) => types.filter((t) => t === type).length)).toEqual([27, 55, 36, 33]);
  });

  it.each([
    ['810', '2019-03', '810'], ['810', '2019-04', '738'], ['810', '2019-05', '810'], ['811', '2019-04', '738'], ['812', '2019-04', '812'],
  ])('%s stands, in %s, for %s', (code, id, area) => expect(areaFor(code, month(id))).toBe(area));

  it('change ground: Dorset is another from April 2019', () => {
    const dorset = councilByCode('809')!;
    expect([geographyIn(dorset, month('2019-03'))!.gss, geographyIn(dorset, month('2019-04'))!.gss]).toEqual(['E10000009', 'E06000059']);
  });
});

describe('adults', () => {
  it.each([[2016, 43_480_841], [2018, 44_020_686], [2019, 44_261_506]])('of England at mid-%i', (year, adults) => expect(adultsOfEngland(year)).toBe(adults));

  it('of England are not added up from a table that lacks two councils', () => expect(adultsOfEngland(2020)).toBeNull());

  it('go with the ground, not with the code', () => {
    expect([adultsOn('E10000009', 2016), adultsOn('E06000059', 2016), adultsOn('E06000059', 2018)]).toEqual([345_776, null, 308_524]);
  });
});

describe('the attribution matrix', () => {
  // Source: attribution.md.
  const matrix: Readonly<Record<string, string>> = {
    A: 'yyy', B: 'yyy', C: 'ynn', Di: 'yyn', Dii: 'yyy', E: 'yyy', F: 'yyy', G: 'yyn', H: 'yyn', I: 'ynn', O: 'yyy',
  };

  it.each(Object.entries(matrix))('of %s is %s', (reason, allowed) => {
    const found = (['nhs', 'social-care', 'both'] as const).map((r) => (isAllowed(cutOf('non-acute', reason as 'A', r), month('2017-09')) ? 'y' : 'n'));
    expect(found.join('')).toBe(allowed);
  });

  it('has O in non-acute care alone, and from April 2017', () => {
    const o = (care: 'acute' | 'non-acute' | 'all', id: string): boolean => isAllowed(cutOf(care, 'O', 'nhs'), month(id));
    expect([o('acute', '2017-09'), o('non-acute', '2017-09'), o('all', '2017-09'), o('non-acute', '2017-03')]).toEqual([false, true, true, false]);
  });
});

it.each([
  ['A) COMPLETION OF ASSESSMENT', 'A'], ['DI) AWAITING RESIDENTIAL HOME', 'Di'], ['Dii) Awaiting nursing home', 'Dii'],
  ['I) Housing – patients not covered', 'I'], ['O) Other', 'O'], ['TOTAL', undefined], ['X) Something', undefined], ['Acute', undefined],
])('the heading %j is of reason %j', (heading, reason) => expect(reasonOfHeading(heading)).toBe(reason));

it('every rule says what is wrong and what to do', () => {
  for (const [code, rule] of Object.entries(RULES)) {
    expect(code).toMatch(/^DTOC-\d{3}$/);
    expect(rule.meaning.length).toBeGreaterThan(10);
    expect(rule.hint.length).toBeGreaterThan(10);
  }
});
