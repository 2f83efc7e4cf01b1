import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/domain/period.ts';
import type { Outcome } from '../../src/judge/judge.ts';
import { routeBy } from '../../src/judge/way-out.ts';
import { explainOn } from '../../src/pipeline/explain.ts';
import { councilByCode } from '../../src/reference/councils.ts';
import type { Explanation } from '../../src/report/explain/explanation.ts';
import { openSample, sampleReport } from '../support/sample.ts';
import { policyById } from '../support/policies.ts';

async function explained(code: string, policy: string): Promise<Explanation> {
  return explainOn(await openSample(), councilByCode(code)!, {
    period: parsePeriod('2017-09'), baseline: null, populationYear: null, population: null, policy: policyById(policy), anyway: true, both: null, adaptation: {}, firmness: null,
  });
}

/** Its outcome, and which criteria it meets, with so many days fewer: by the other way there is, a what-if. */
async function judgedWith(code: string, policy: string, what: 'nhs' | 'socialCare', fewer: number): Promise<{ outcome: Outcome; met: Record<string, boolean | null> }> {
  const { councils } = await sampleReport({
    period: '2017-09', policy, anyway: true,
    more: {
      alterations: [{ text: '', council: code, what: { organisation: what }, how: 'reduce', amount: fewer, unit: 'days' }],
      ...(what === 'nhs' ? { adaptation: { party: 'nhs' } } : {}),
    },
  });
  const { outcome, criteria } = councils.find((council) => council.code === code)!.verdict!;
  return { outcome, met: Object.fromEntries(criteria.map(({ id, met }) => [id, met])) };
}

describe('the way out is to the day: so many do, one fewer does not', () => {
  it.each([
    ['812', 'social-care-2017'], ['319', 'social-care-2017'], ['504', 'social-care-2017'], ['812', 'letter-2017'], ['504', 'letter-2017'], ['413', 'letter-2017'],
    ['812', 'five-criteria-2017'], ['319', 'five-criteria-2017'], ['413', 'five-criteria-2017'], ['609', 'five-criteria-2017'], ['211', 'five-criteria-2017'], ['812', 'hold-2018'],
  ])('%s under %s', async (code, policy) => {
    const { sides } = await explained(code, policy);
    expect(sides).toHaveLength(2);
    let found = 0;
    for (const { party, wayOut } of sides) {
      const what = party === 'nhs' ? 'nhs' : 'socialCare';
      for (const [id, fewer] of wayOut.criteria) {
        if (!fewer) continue;
        expect([id, (await judgedWith(code, policy, what, fewer.days)).met[id], (await judgedWith(code, policy, what, fewer.days - 1)).met[id]]).toEqual([id, true, false]);
        found += 1;
      }
      for (const { to, fewer } of wayOut.outcomes) {
        if (!fewer) continue;
        expect((await judgedWith(code, policy, what, fewer.days)).outcome).toBe(to);
        expect((await judgedWith(code, policy, what, fewer.days - 1)).outcome).not.toBe(to);
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  it('is Hampshire\'s 112.7 beds', async () => {
    const [council] = (await explained('812', 'social-care-2017')).sides;
    expect(council!.wayOut.outcomes).toEqual([{ to: 'incentive', fewer: { organisation: 'socialCare', days: 3381, beds: 112.7 } }]);
  });

  it('is nowhere to be had where the NHS\'s days alone would not do', async () => {
    // A policy of all days has one side, and the way out is of all of them.
    const { sides } = await explained('812', 'total-2017');
    expect(sides.map(({ party, wayOut }) => [party, wayOut.outcomes[0]!.fewer!.organisation])).toEqual([['council', 'total']]);
  });
});

describe('by reason', () => {
  const bounds = (least: number, most: number): { least: number; most: number } => ({ least, most });

  // What reasons hold together, where each is free of the others.
  const sumOf = (held: Record<string, { least: number; most: number }>) => (reasons: readonly string[]): { least: number; most: number } =>
    bounds(reasons.reduce((sum, reason) => sum + held[reason]!.least, 0), reasons.reduce((sum, reason) => sum + held[reason]!.most, 0));

  it.each([
    ['one is enough for certain', 5, { A: bounds(6, 9), B: bounds(0, 9), C: bounds(0, 4) }, { A: 'yes', B: 'maybe', C: 'no' }, ['A'], ['A']],
    ['two are, at best', 12, { A: bounds(2, 9), B: bounds(0, 6), C: bounds(0, 4) }, { A: 'no', B: 'no', C: 'no' }, ['A', 'B'], null],
    ['all together are not', 30, { A: bounds(2, 9), B: bounds(0, 6), C: bounds(0, 4) }, { A: 'no', B: 'no', C: 'no' }, null, null],
    ['three known to the day', 9, { A: bounds(3, 3), B: bounds(4, 4), C: bounds(2, 2) }, { A: 'no', B: 'no', C: 'no' }, ['B', 'A', 'C'], ['B', 'A', 'C']],
    ['the fewest, not the largest first', 8, { A: bounds(0, 5), B: bounds(4, 4), C: bounds(4, 4) }, { A: 'no', B: 'no', C: 'no' }, ['A', 'B'], ['B', 'C']],
  ])('%s', (_, days, held, alone, atBest, forCertain) => expect(routeBy(days, Object.keys(held), sumOf(held))).toEqual({ alone, together: { atBest, forCertain } }));

  it('reasons that cannot all be at their most together are not enough together', () => {
    const shared = (reasons: readonly string[]): { least: number; most: number } => bounds(0, reasons.length === 0 ? 0 : 10);
    expect(routeBy(12, ['A', 'B'], shared).together.atBest).toBeNull();
  });

  it('as many as must be are as many as may be, or more', () => {
    const cell = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => bounds(Math.min(a, b), Math.max(a, b)));
    fc.assert(fc.property(fc.record({ A: cell, B: cell, C: cell, E: cell }), fc.integer({ min: 1, max: 60 }), (held, days) => {
      const { together: { atBest, forCertain }, alone } = routeBy<string>(days, Object.keys(held), sumOf(held));
      if (forCertain) expect(atBest!.length).toBeLessThanOrEqual(forCertain.length);
      if (Object.values(alone).includes('yes')) expect(forCertain).toHaveLength(1);
    }));
  });
});
