import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORGANISATIONS } from '../../src/domain/cut.ts';
import { DEFAULT_FIRMNESS } from '../../src/firmness/firmness.ts';
import { newRuns, put } from '../../src/firmness/runs/runs.ts';
import { simulate } from '../../src/firmness/simulate.ts';
import type { Case } from '../../src/judge/criteria.ts';
import { judge, OUTCOMES, type Judgement, type Outcome } from '../../src/judge/judge.ts';
import type { CouncilMeasures, Frame } from '../../src/measure/councils.ts';
import { estimateVariation } from '../../src/measure/variation.ts';
import { casesFor, circumstancesOf } from '../../src/pipeline/put.ts';
import { componentScore } from '../../src/score/points.ts';
import { DEFAULT_SCORING, score } from '../../src/score/score.ts';
import { dtoc } from '../support/io.ts';
import { policyById } from '../support/policies.ts';
import type { Policy } from '../../src/reference/policies/schema.ts';
import { openSample, sampleReport, type SampleRequest } from '../support/sample.ts';
import { simulateSlowly } from '../support/slow-simulation.ts';

interface Scene {
  readonly ledger: Awaited<ReturnType<typeof openSample>>['ledger'];
  readonly frame: Frame;
  readonly councils: CouncilMeasures[];
  readonly judgement: Judgement;
}

async function scene(request: SampleRequest): Promise<Scene> {
  const { ledger } = await openSample();
  const report = await sampleReport({ anyway: true, ...request });
  return { ledger, frame: report.frame, councils: [...report.councils].sort((a, b) => (a.code < b.code ? -1 : 1)), judgement: report.judgement! };
}

const PUT = [
  ['social-care-2017', '2017-09'], ['total-2017', '2017-10'], ['letter-2017', '2017-08'], ['five-criteria-2017', '2018-03'], ['hold-2018', '2018-03'], ['social-care-2017', '2017-18-Q4'],
] as const;

const RUNS = { runs: 100, seed: 7 };

/** Holds a simulation to the slow one: scores to the last digit but two, ranks and outcomes as they are. Answers the outcomes met. */
function expectAsSlowly(at: Scene, policy: Policy, scoring = DEFAULT_SCORING, lacking = (cases: Case[]): Case[] => cases): Set<Outcome> {
  const casesOf = (councils: readonly CouncilMeasures[]): Case[] => lacking(casesFor(policy, at.ledger, at.frame, councils));
  const judged = (councils: readonly CouncilMeasures[]): Judgement => judge(policy, casesOf(councils), circumstancesOf(at.ledger, at.frame, councils, true));
  const judgement = judged(at.councils);
  expect(judgement.withheld).toBeNull();
  const variation = estimateVariation(at.ledger, at.frame.coverage.held.at(-1)!, 'apart')!;
  const slow = simulateSlowly(at.councils, at.frame, scoring, judged, variation, RUNS);
  for (const within of [0.98, 0.9, 0.5, 0.01]) {
    const outside = Math.floor((RUNS.runs * (1 - within)) / 2 + 1e-9);
    const { byCouncil } = simulate(at.councils, at.frame, score(at.councils, scoring), [null, { judgement, cases: casesOf(at.councils) }], variation, { ...DEFAULT_FIRMNESS, ...RUNS, within });
    for (const [code, { scores, ranks, outcomes }] of slow) {
      const firm = byCouncil.get(code)!;
      const ends = (values: number[]): { low: number; high: number } | null => (values.length === 0 ? null : { low: values.sort((a, b) => a - b)[outside]!, high: values[RUNS.runs - 1 - outside]! });
      expect([code, firm.rank]).toEqual([code, ends(ranks)]);
      expect([code, firm.score]).toEqual([code, ends(scores)]);
      const own = judgement.byCouncil.get(code)!.outcome;
      expect([code, firm.outcomes]).toEqual([code, [null, own === 'not-judged' ? null : { runs: outcomes, same: outcomes[own] / RUNS.runs, fragile: 1 - outcomes[own] / RUNS.runs > DEFAULT_FIRMNESS.fragileAbove }]]);
    }
  }
  return new Set([...slow.values()].flatMap(({ outcomes }) => OUTCOMES.filter((outcome) => outcomes[outcome] > 0)));
}

describe('a simulation, against the slow way', () => {
  it.each(PUT)('of %s on %s comes to the same scores, ranks and outcomes', async (policy, period) => {
    expectAsSlowly(await scene({ policy, period }), policyById(policy));
  });

  it('counts in whole beds where a policy does', async () => {
    const criteria = policyById('social-care-2017').criteria.map((criterion) => ({ ...criterion, counted: 'whole-beds' as const }));
    expectAsSlowly(await scene({ policy: 'social-care-2017', period: '2017-09' }), { ...policyById('social-care-2017'), criteria });
  });

  it.each(['level', 'change-since-baseline', 'percent-change-since-baseline', 'change-on-year', 'gap-to-target', 'percent-gap-to-target'] as const)('puts the worst by %s', async (of) => {
    const policy = policyById('letter-2017');
    const criteria = policy.criteria.map((criterion) => (criterion.kind === 'not-in-worst' ? { ...criterion, of, target: { level: 2.6, cap: '2/3' } } : criterion));
    expectAsSlowly(await scene({ policy: 'letter-2017', period: '2018-03' }), { ...policy, criteria });
  });

  it('leaves a council out whose outcome turns on a figure that is lacking, and judges one whose does not', async () => {
    const outcomes = expectAsSlowly(await scene({ policy: 'five-criteria-2017', period: '2018-03' }), policyById('five-criteria-2017'), DEFAULT_SCORING, everyOtherLacks);
    expect(outcomes).toEqual(new Set(['incentive', 'none', 'non-incentive', 'not-judged']));
  });

  it('takes a criterion that is lacking for no other that is met or missed', async () => {
    const five = policyById('five-criteria-2017');
    const two = { ...five, criteria: five.criteria.filter(({ kind }) => kind === 'at-or-below' || kind === 'better-than-year-earlier').sort((a) => (a.kind === 'at-or-below' ? -1 : 1)) } as Policy;
    expect(two.criteria).toHaveLength(2);
    expect(expectAsSlowly(await scene({ policy: 'five-criteria-2017', period: '2018-03' }), two, DEFAULT_SCORING, everyOtherLacks).has('not-judged')).toBe(true);
  });

  it('scores by components that not all councils have, and by one alone', async () => {
    const at = await scene({ policy: 'social-care-2017', period: '2017-09' });
    const some = { ...at, councils: at.councils.map((council, index) => (index % 3 === 0 ? { ...council, change: { ...council.change, yearEarlier: null } } : council)) };
    expectAsSlowly(some, policyById('social-care-2017'), { id: 'some', components: [...DEFAULT_SCORING.components.slice(0, 2), { ...DEFAULT_SCORING.components[3]!, weight: 7 }] });
    expectAsSlowly(at, policyById('social-care-2017'), { id: 'one', components: DEFAULT_SCORING.components.slice(0, 1) });
  });

  function everyOtherLacks(cases: Case[]): Case[] {
    return cases.map((given, index) => (index % 2 === 0 ? { ...given, yearEarlier: null } : given));
  }
});

describe('the simulation', () => {
  it('says the same in whatever order councils come: explain has what report has', async () => {
    const [report, explanation] = [await dtoc(['report', '--sample', '-f', 'json', '--runs', '200']), await dtoc(['explain', '812', '--sample', '-f', 'json', '--runs', '200'])];
    const row = (JSON.parse(report.out) as { councils: { code: string; firm: unknown }[] }).councils.find(({ code }) => code === '812')!;
    expect((JSON.parse(explanation.out) as { council: { firm: unknown } }).council.firm).toEqual(row.firm);
  });

  it('draws what is known of a council where a part of it is not', async () => {
    const at = await scene({ policy: 'social-care-2017', period: '2017-09' });
    const councils = at.councils.map((council) => (council.code === '812' ? { ...council, beds: { ...council.beds, nhs: null }, rate: { ...council.rate, nhs: null } } : council));
    const variation = estimateVariation(at.ledger, at.frame.coverage.held.at(-1)!, 'apart')!;
    const { byCouncil } = simulate(councils, at.frame, score(councils, DEFAULT_SCORING), [], variation, { ...DEFAULT_FIRMNESS, runs: 200 });
    const { score: range } = byCouncil.get('812')!;
    expect([Number.isFinite(range!.low), range!.high < 30]).toEqual([true, true]);
  });

  it('is the same for a seed, in whatever order councils come, and another for another', async () => {
    const first = (await sampleReport({ period: '2017-18-Q4', more: { firmness: { ...DEFAULT_FIRMNESS, runs: 200 } } })).firmness!;
    const again = (await sampleReport({ period: '2017-18-Q4', more: { firmness: { ...DEFAULT_FIRMNESS, runs: 200 } } })).firmness!;
    const other = (await sampleReport({ period: '2017-18-Q4', more: { firmness: { ...DEFAULT_FIRMNESS, runs: 200, seed: 2 } } })).firmness!;
    expect([...again.byCouncil]).toEqual([...first.byCouncil]);
    expect([...other.byCouncil]).not.toEqual([...first.byCouncil]);
  });

  it('keeps every council where it is, firmly, where nothing varies', async () => {
    const at = await scene({ policy: 'social-care-2017', period: '2017-09' });
    const variation = estimateVariation(at.ledger, at.frame.coverage.held.at(-1)!, 'apart')!;
    const still = { ...variation, byOrganisation: Object.fromEntries(ORGANISATIONS.map((o) => [o, { ...variation.byOrganisation[o], level: { noise: 0, drift: 0 } }])) as unknown as typeof variation.byOrganisation };
    const scores = score(at.councils, DEFAULT_SCORING);
    const { byCouncil } = simulate(at.councils, at.frame, scores, [{ judgement: at.judgement, cases: casesFor(at.judgement.policy, at.ledger, at.frame, at.councils) }], still, { ...DEFAULT_FIRMNESS, runs: 100 });
    for (const { code } of at.councils) {
      const { score: range, outcomes: [outcome] } = byCouncil.get(code)!;
      expect([code, range!.low]).toEqual([code, range!.high]);
      expect(range!.low).toBeCloseTo(scores.byCouncil.get(code)!.value, 0);
      expect([code, outcome!.fragile]).toEqual([code, false]);
    }
  });

  it('counts every run once, and marks what changes too often', async () => {
    const { councils, firmness } = await sampleReport({ period: '2017-09', policy: 'social-care-2017', more: { firmness: { ...DEFAULT_FIRMNESS, runs: 500, fragileAbove: 0.1 } } });
    for (const { code, verdict } of councils) {
      const { outcomes: [outcome], rank } = firmness!.byCouncil.get(code)!;
      expect(Object.values(outcome!.runs).reduce((sum, runs) => sum + runs, 0)).toBe(500);
      expect([outcome!.same, outcome!.fragile]).toEqual([outcome!.runs[verdict!.outcome] / 500, outcome!.same < 0.9]);
      expect(rank!.low).toBeLessThanOrEqual(rank!.high);
    }
  });

  it('has nothing to say of a single month, nor where none is asked for', async () => {
    expect((await sampleReport({ period: '2016-09', policy: 'none', more: { firmness: DEFAULT_FIRMNESS } })).firmness).toBeNull();
    expect((await sampleReport({ period: '2017-09' })).firmness).toBeNull();
  });
});

it('standing by buckets is standing by counting', () => {
  const figure = fc.oneof(fc.double({ min: -50, max: 500, noNaN: true }), fc.constantFrom(0, 1, 2), fc.constantFrom(1e6, 5e-324, -5e-324));
  fc.assert(fc.property(fc.array(figure, { minLength: 1, maxLength: 200 }), (figures) => {
    const runs = newRuns();
    const count = figures.length;
    // A rate of 0 that is counted from the figure with its sign turned is the figure, in every run.
    const none = new Float64Array(count);
    put(runs, runs.begin(count, 2, 1), none, none, none, none, none, none, none.map(() => 1), none);
    put(runs, runs.newComponent(0, 1, count), Float64Array.from(figures, (value) => -value), Int32Array.from(figures.keys()), Int32Array.from(figures.keys()));
    runs.scoreOf(count);
    runs.run();
    for (const [at, value] of figures.entries()) {
      const [above, others] = [figures.filter((other) => other > value).length, figures.filter((other) => other === value).length - 1];
      expect(runs.scoreInPlace(at, 1)).toBe(componentScore(2 * above + others, count));
      // Of scores the highest is first: the smallest figure's.
      expect(runs.rankInPlace(at, 0)).toBe(1 + figures.filter((other) => other < value).length);
    }
  }), { numRuns: 300, examples: [[[0, 5e-324]], [[5e-324, 0, -5e-324]], [[1e6, 5e-324, 0]]] });
});
