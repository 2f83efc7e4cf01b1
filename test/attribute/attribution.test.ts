import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, daysIn } from '../../src/attribute/attribution.ts';
import { statedMargin } from '../../src/attribute/margin.ts';
import { REASON_CODES, cutOf, type Care, type Reason, type ReasonCode, type Responsible } from '../../src/domain/cut.ts';
import { councilsIn, ENGLAND } from '../../src/reference/councils.ts';
import { isAllowed } from '../../src/reference/reasons.ts';
import { ledgerOf, month, returnOf, returnOfCells } from '../support/returns.ts';

const CARES = ['acute', 'non-acute'] as const;
const WHO = ['nhs', 'social-care', 'both'] as const;
type Cell = readonly [string, Care, ReasonCode, Responsible, number];

/** Every cell that an extract of September 2017 may hold, with days. */
const cross = fc.array(fc.nat(500), { minLength: 66, maxLength: 66 }).map((days): Cell[] => CARES.flatMap((care, c) => REASON_CODES.flatMap((reason, r) => WHO.flatMap((who, w): Cell[] =>
  (isAllowed(cutOf(care, reason, who), month('2017-09')) ? [['812', care, reason, who, days[(c * 11 + r) * 3 + w]!]] : [])))));

it('each row of a file is added up from the cells that it has itself, in whatever order it is asked', () => {
  const cells = [
    ['812', 'all', 'all', 'all', 9], ['812', 'all', 'all', 'nhs', 4],
    ['319', 'all', 'all', 'nhs', 1], ['319', 'all', 'all', 'social-care', 2], ['319', 'all', 'all', 'both', 3],
    ['209', 'acute', 'all', 'all', 5], ['209', 'non-acute', 'all', 'all', 6],
    ['210', 'all', 'all', 'nhs', 7],
  ] as const;
  for (const order of [['812', '319', '209', '210'], ['210', '209', '319', '812']]) {
    const ret = returnOfCells('2017-09', cells);
    const totals = new Map(order.map((code) => [code, statedMargin(ret, code, 'all', 'all', 'all')]));
    expect(['812', '319', '209', '210'].map((code) => totals.get(code))).toEqual([9, 6, 11, undefined]);
    expect(order.map((code) => statedMargin(ret, code, 'all', 'all', 'nhs')).sort()).toEqual([1, 4, 7, undefined]);
  }
});

it('a file with a count in every cell gives what it gives area by area, beside one that submitted nothing', () => {
  const councils = councilsIn(month('2017-09')).map(({ code }) => code);
  const parts = fc.constantFrom<readonly (readonly [Care, Reason, Responsible])[]>(
    WHO.map((who) => ['all', 'all', who]), REASON_CODES.map((reason) => ['all', reason, 'all']), CARES.map((care) => [care, 'all', 'all']),
    CARES.flatMap((care) => REASON_CODES.flatMap((reason) => WHO.map((who) => [care, reason, who] as const))),
  );
  fc.assert(fc.property(parts, fc.nat(9999), (given, seed) => {
    const cells = councils.slice(1).flatMap((code, c) => given.map((cut, p): Parameters<typeof returnOfCells>[1][number] => [code, ...cut, (seed + 31 * c + 17 * p) % 101]));
    const full = ledgerOf(returnOfCells('2017-09', cells));
    const beside = ledgerOf(returnOfCells('2017-09', [...cells, ...given.map((cut) => [councils[0]!, ...cut, null] as const)]));
    for (const area of [ENGLAND, councils[1]!, councils.at(-1)!]) expect([area, attribute(full, area, [month('2017-09')])]).toEqual([area, attribute(beside, area, [month('2017-09')])]);
    expect(attribute(full, ENGLAND, [month('2017-09')]).byOrganisation.total).toBe(cells.reduce((sum, [, , , , days]) => sum + days!, 0));
    expect(attribute(full, councils[0]!, [month('2017-09')]).silent).toHaveLength(1);
  }), { numRuns: 20 });
});

describe('from the cross of an extract', () => {
  it('every margin is the plain sum of its cells', () => {
    fc.assert(fc.property(cross, (cells) => {
      const ret = returnOfCells('2017-09', cells);
      const sum = (keep: (cell: Cell) => boolean): number => cells.filter(keep).reduce((days, cell) => days + cell[4], 0);
      for (const who of WHO) expect(statedMargin(ret, '812', 'all', 'all', who)).toBe(sum((cell) => cell[3] === who));
      for (const reason of REASON_CODES) expect(statedMargin(ret, '812', 'all', reason, 'all')).toBe(sum((cell) => cell[2] === reason));
      for (const care of CARES) expect(statedMargin(ret, '812', care, 'all', 'all')).toBe(sum((cell) => cell[1] === care));
      expect(statedMargin(ret, '812', 'all', 'all', 'all')).toBe(sum(() => true));
    }), { numRuns: 50 });
  });

  it('a margin is not made up of a part of its cells', () => {
    const ret = returnOfCells('2017-09', [['812', 'all', 'E', 'all', 5], ['812', 'all', 'A', 'all', 6]]);
    expect([statedMargin(ret, '812', 'all', 'E', 'all'), statedMargin(ret, '812', 'all', 'all', 'all')]).toEqual([5, undefined]);
  });

  it('a margin that is stated is not added to its cells', () => {
    const ret = returnOfCells('2017-09', [['812', 'all', 'all', 'nhs', 9], ['812', 'acute', 'E', 'nhs', 4], ['812', 'non-acute', 'E', 'nhs', 5]]);
    expect(statedMargin(ret, '812', 'all', 'all', 'nhs')).toBe(9);
  });
});

describe('over months', () => {
  const ledger = ledgerOf(
    returnOf('2017-07', { 812: [1, 2, 3], 319: [1, 1, 1] }), returnOf('2017-08', { 812: [10, 20, 30], 319: null }), returnOf('2017-09', { 812: [100, 200, 300], 319: [5, 5, 5] }),
  );
  const months = ['2017-07', '2017-08', '2017-09'].map(month);

  it('days add up', () => {
    expect(attribute(ledger, '812', months).byOrganisation).toEqual({ nhs: 111, socialCare: 222, both: 333, total: 666 });
  });

  it('a council that is silent in one has no sum, and the month is named', () => {
    const { byOrganisation, silent } = attribute(ledger, '319', months);
    expect([byOrganisation.total, silent]).toEqual([null, [month('2017-08')]]);
  });

  it('England is all areas together, the silent ones apart, and has no sum where one is submitted in part', () => {
    const cells = (code: string, nhs: number | null, social: number | null): (readonly [string, Care, 'all', Responsible, number | null])[] => [
      [code, 'acute', 'all', 'nhs', nhs], [code, 'non-acute', 'all', 'nhs', social],
    ];
    const councils = councilsIn(month('2017-09')).map(({ code }) => code);
    const england = (first: readonly [number | null, number | null]): number | null => daysIn(
      ledgerOf(returnOfCells('2017-09', councils.flatMap((code, index) => (index === 0 ? cells(code, ...first) : cells(code, 1, 2))))), '-', month('2017-09'), 'all', 'all', 'nhs',
    );
    expect([england([1, 2]), england([null, null]), england([1, null])]).toEqual([453, 450, null]);
  });

  it('England is not added up from a part of its councils', () => {
    expect(daysIn(ledger, '-', month('2017-07'), 'all', 'all', 'all')).toBeNull();
  });
});
