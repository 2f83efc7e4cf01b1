import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CouncilMeasures } from '../../src/measure/councils.ts';
import { DEFAULT_SCORING, ranks, score } from '../../src/score/score.ts';
import { sampleReport } from '../support/sample.ts';

/** A council with nothing but what the score reads. */
function council(code: string, figures: { sc?: number | null; all?: number | null; base?: number | null; year?: number | null }): CouncilMeasures {
  const of = (rate: number | null | undefined): object | null => (rate === undefined ? null : { socialCare: rate === null ? null : { rate } });
  return {
    code, rate: { socialCare: figures.sc ?? null, total: figures.all ?? null },
    change: { baseline: of(figures.base), yearEarlier: of(figures.year) },
  } as unknown as CouncilMeasures;
}

/** The formula as the README has it, a council against each other one, in the slowest way. */
function oracle(councils: readonly CouncilMeasures[]): Map<string, number | null> {
  const figure = [
    [40, (c: CouncilMeasures) => c.rate.socialCare], [20, (c: CouncilMeasures) => c.rate.total],
    [20, (c: CouncilMeasures) => c.change.baseline?.socialCare?.rate ?? null], [20, (c: CouncilMeasures) => c.change.yearEarlier?.socialCare?.rate ?? null],
  ] as const;
  const used = figure.filter(([, of]) => councils.some((c) => of(c) !== null));
  return new Map(councils.map((mine) => {
    if (used.length === 0 || used.some(([, of]) => of(mine) === null)) return [mine.code, null];
    let sum = 0;
    let weights = 0;
    for (const [weight, of] of used) {
      const others = councils.filter((other) => other !== mine && of(other) !== null);
      const worse = others.filter((other) => of(other)! > of(mine)!).length;
      const tied = others.filter((other) => of(mine) === of(other)).length;
      sum += weight * (others.length === 0 ? 50 : (100 * (worse + tied / 2)) / others.length);
      weights += weight;
    }
    return [mine.code, sum / weights];
  }));
}

describe('a score', () => {
  it('is 100 for the best in all, 0 for the worst in all, and half between for a tie', () => {
    const all = [council('a', { sc: 1, all: 1 }), council('b', { sc: 2, all: 2 }), council('c', { sc: 2, all: 2 }), council('d', { sc: 3, all: 3 })];
    const { byCouncil, leftOut } = score(all, DEFAULT_SCORING);
    expect(all.map(({ code }) => byCouncil.get(code)!.value)).toEqual([100, 50, 50, 0]);
    expect(leftOut.map(({ id }) => id)).toEqual(['social-care-change-baseline', 'social-care-change-year']);
  });

  it('is none for a council that lacks a figure others have', () => {
    const { byCouncil, unscored } = score([council('a', { sc: 1, all: 1 }), council('b', { sc: 2, all: 2 }), council('c', { sc: null, all: 2 })], DEFAULT_SCORING);
    expect([[...byCouncil.keys()], unscored.get('c')!.map(({ id }) => id)]).toEqual([['a', 'b'], ['social-care-rate']]);
  });

  it('is the slow formula, on anything', () => {
    const figure = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null, freq: 8 });
    fc.assert(fc.property(fc.array(fc.record({ sc: figure, all: figure, base: figure, year: figure }), { maxLength: 30 }), (figures) => {
      const councils = figures.map((f, index) => council(String(index), f));
      const { byCouncil } = score(councils, DEFAULT_SCORING);
      for (const [code, value] of oracle(councils)) {
        if (value === null) expect(byCouncil.has(code)).toBe(false);
        else expect(byCouncil.get(code)!.value).toBeCloseTo(value, 9);
      }
    }), { numRuns: 200 });
  });

  it.each(['2017-09', '2017-18-Q4', '2017-02'])('is the slow formula, on the sample of %s', async (period) => {
    const { councils } = await sampleReport({ period });
    const expected = oracle(councils);
    for (const { code, score: found } of councils) expect(found!.value).toBeCloseTo(expected.get(code)!, 9);
  });
});

it('ranks share a place and leave the next ones out', () => {
  expect([...ranks(new Map([['a', 1], ['b', 3], ['c', 3], ['d', 2]]))]).toEqual([['b', 1], ['c', 1], ['d', 3], ['a', 4]]);
});
