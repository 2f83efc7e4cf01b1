import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORGANISATIONS, type Organisation } from '../../src/domain/cut.ts';
import { readyPolicy, type DrawnRates } from '../../src/firmness/criteria.ts';
import { DEFAULT_FIRMNESS } from '../../src/firmness/firmness.ts';
import { atPlace, newRanges } from '../../src/firmness/ranges.ts';
import { readyScores } from '../../src/firmness/scores.ts';
import { simulate } from '../../src/firmness/simulate.ts';
import { fillStanding, newSorter } from '../../src/firmness/standing.ts';
import { normalDraws } from '../../src/firmness/draws.ts';
import type { Case } from '../../src/judge/criteria.ts';
import { judge, OUTCOMES, type Judgement, type Outcome } from '../../src/judge/judge.ts';
import type { CouncilMeasures, Frame } from '../../src/measure/councils.ts';
import { change, PER_ADULTS, type Measures } from '../../src/measure/measures.ts';
import { estimateVariation } from '../../src/measure/variation.ts';
import { casesFor, circumstancesOf } from '../../src/pipeline/put.ts';
import { DEFAULT_SCORING, ranks, score } from '../../src/score/score.ts';
import { dtoc } from '../support/io.ts';
import { policyById } from '../support/policies.ts';
import type { Policy } from '../../src/reference/policies/schema.ts';
import { openSample, sampleReport, type SampleRequest } from '../support/sample.ts';

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

/** Councils as they would be measured with these rates: the slow way to a run, council by council. */
function redrawn({ councils }: Scene, rates: DrawnRates): CouncilMeasures[] {
  return councils.map((council, index) => {
    const of = (per: (o: Organisation) => number | null): Measures['rate'] => Object.fromEntries(ORGANISATIONS.map((o) => [o, per(o)])) as unknown as Measures['rate'];
    const rate = of((o) => (council.rate[o] === null ? null : rates[o][index]!));
    const beds = of((o) => (rate[o] === null ? null : (rate[o] * council.adults!) / PER_ADULTS));
    const now = { ...council, rate, beds };
    const since = (then: CouncilMeasures['change']['baseline']): CouncilMeasures['change']['baseline'] => then && change(now, {
      ...council, beds: of((o) => (then[o] === null || council.beds[o] === null ? null : council.beds[o] - then[o].beds)),
    });
    return { ...now, change: { baseline: since(council.change.baseline), yearEarlier: since(council.change.yearEarlier) } };
  });
}

function drawnRates({ councils }: Scene, seed: number): DrawnRates {
  const normal = normalDraws(seed);
  const drawn = Object.fromEntries(ORGANISATIONS.map((o) => [o, Float64Array.from(councils, ({ rate }) => Math.max(0, (rate[o] ?? Number.NaN) * (1 + 0.4 * normal()) + 0.1 * normal()))])) as Record<Organisation, Float64Array>;
  return drawn;
}

const PUT = [
  ['social-care-2017', '2017-09'], ['total-2017', '2017-10'], ['letter-2017', '2017-08'], ['five-criteria-2017', '2018-03'], ['hold-2018', '2018-03'], ['social-care-2017', '2017-18-Q4'],
] as const;

describe.each(PUT)('a run of %s on %s, against the slow way', (policy, period) => {
  it('comes to the same scores, ranks and outcomes', async () => {
    const at = await scene({ policy, period });
    const { run, scored } = readyScores(at.councils, score(at.councils, DEFAULT_SCORING));
    expect(at.judgement.withheld).toBeNull();
    const put = readyPolicy({ judgement: at.judgement, cases: casesFor(at.judgement.policy, at.ledger, at.frame, at.councils) });
    for (let seed = 1; seed <= 8; seed += 1) {
      const rates = drawnRates(at, seed);
      const [values, places, outcomes] = [new Float64Array(scored.length), new Uint16Array(scored.length), new Uint8Array(at.councils.length)];
      run(rates, values, places);
      const slow = redrawn(at, rates);
      const byCouncil = score(slow, DEFAULT_SCORING).byCouncil;
      const placed = ranks(new Map([...byCouncil].map(([code, { value }]) => [code, value])));
      for (const [position, index] of scored.entries()) {
        const { code } = at.councils[index]!;
        expect([code, values[position]!]).toEqual([code, byCouncil.get(code)!.value]);
        expect([code, places[position]]).toEqual([code, placed.get(code)]);
      }
      put(rates, outcomes);
      const cases = casesFor(at.judgement.policy, at.ledger, at.frame, slow);
      const judged = judge(at.judgement.policy, cases, circumstancesOf(at.ledger, at.frame, slow, true));
      for (const [index, { code }] of at.councils.entries()) expect([code, OUTCOMES[outcomes[index]!]]).toEqual([code, judged.byCouncil.get(code)!.outcome]);
    }
  });
});

describe('a run, against the slow way', () => {
  it('counts in whole beds where a policy does', async () => {
    const at = await scene({ policy: 'social-care-2017', period: '2017-09' });
    const inBeds = { ...policyById('social-care-2017'), criteria: policyById('social-care-2017').criteria.map((criterion) => ({ ...criterion, counted: 'whole-beds' as const })) } as Policy;
    expectSameOutcomes(at, inBeds, (cases) => cases);
  });

  it('leaves a council out whose outcome turns on a figure that is lacking, and judges one whose does not', async () => {
    const at = await scene({ policy: 'five-criteria-2017', period: '2018-03' });
    const outcomes = expectSameOutcomes(at, policyById('five-criteria-2017'), (cases) => cases.map((of, index) => (index % 2 === 0 ? { ...of, yearEarlier: null } : of)));
    expect(outcomes).toEqual(new Set(['incentive', 'none', 'non-incentive', 'not-judged']));
  });

  it('takes a criterion that is lacking for no other that is met or missed', async () => {
    const at = await scene({ policy: 'five-criteria-2017', period: '2018-03' });
    const five = policyById('five-criteria-2017');
    const two = { ...five, criteria: five.criteria.filter(({ kind }) => kind === 'at-or-below' || kind === 'better-than-year-earlier').sort((a) => (a.kind === 'at-or-below' ? -1 : 1)) } as Policy;
    expect(two.criteria).toHaveLength(2);
    const outcomes = expectSameOutcomes(at, two, (cases) => cases.map((of, index) => (index % 2 === 0 ? { ...of, yearEarlier: null } : of)));
    expect(outcomes.has('not-judged')).toBe(true);
  });

  function expectSameOutcomes(at: Scene, policy: Policy, lacking: (cases: Case[]) => Case[]): Set<Outcome> {
    const judged = (councils: readonly CouncilMeasures[]): Judgement => judge(policy, lacking(casesFor(policy, at.ledger, at.frame, councils)), circumstancesOf(at.ledger, at.frame, councils, true));
    const put = readyPolicy({ judgement: judged(at.councils), cases: lacking(casesFor(policy, at.ledger, at.frame, at.councils)) });
    const met = new Set<Outcome>();
    for (let seed = 1; seed <= 8; seed += 1) {
      const rates = drawnRates(at, seed);
      const outcomes = new Uint8Array(at.councils.length);
      put(rates, outcomes);
      const slow = judged(redrawn(at, rates));
      for (const [index, { code }] of at.councils.entries()) {
        const outcome = OUTCOMES[outcomes[index]!]!;
        expect([seed, code, outcome]).toEqual([seed, code, slow.byCouncil.get(code)!.outcome]);
        met.add(outcome);
      }
    }
    return met;
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
  const figures = fc.array(fc.oneof(fc.double({ min: -50, max: 500, noNaN: true }), fc.constantFrom(0, 1, 2)), { minLength: 1, maxLength: 200 });
  fc.assert(fc.property(figures, figures, (one, other) => {
    const count = Math.min(one.length, other.length);
    const sorter = newSorter(count);
    // A sorter is used again and again.
    for (const values of [one, other].map((of) => Float64Array.from(of.slice(0, count)))) {
      const [above, others] = [new Uint16Array(count), new Uint16Array(count)];
      fillStanding(values, sorter.sort(values), above, others);
      for (const [at, figure] of values.entries()) {
        expect([above[at], others[at]]).toEqual([values.filter((v) => v > figure).length, values.filter((v, index) => v === figure && index !== at).length]);
      }
    }
  }));
});

it('a value at a place is the one that sorting puts there', () => {
  const values = fc.array(fc.oneof(fc.double({ min: -50, max: 500, noNaN: true }), fc.constantFrom(0, 1, 2)), { minLength: 1, maxLength: 200 });
  fc.assert(fc.property(values, fc.nat(), (given, any) => {
    const place = any % given.length;
    expect(atPlace(Float64Array.from(given), place)).toBe(Float64Array.from(given).sort()[place]);
  }));
});

it('a range is what is left when as many runs are taken from either end', () => {
  const [councils, runs] = [3, 100];
  const ranges = newRanges(councils, runs);
  const rankOf = (council: number, run: number): number => 1 + ((run * 7 + council) % councils);
  for (let run = 0; run < runs; run += 1) {
    ranges.valuesOf(run).set([run, (run * 37) % runs, 5]);
    ranges.ranks.set([0, 1, 2].map((council) => rankOf(council, run)));
    ranges.countRanks();
  }
  expect([0, 1, 2].map((council) => ranges.ofValues(council, 0.9))).toEqual([{ low: 5, high: 94 }, { low: 5, high: 94 }, { low: 5, high: 5 }]);
  for (const council of [0, 1, 2]) {
    const sorted = Array.from({ length: runs }, (_, run) => rankOf(council, run)).sort((a, b) => a - b);
    for (const [within, outside] of [[0.9, 5], [0.5, 25], [0.3, 35]] as const) expect(ranges.ofRanks(council, within)).toEqual({ low: sorted[outside], high: sorted[99 - outside] });
  }
});
