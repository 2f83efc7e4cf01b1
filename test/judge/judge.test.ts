import { describe, expect, it } from 'vitest';
import type { BothConvention } from '../../src/domain/cut.ts';
import type { Outcome, Verdict } from '../../src/judge/judge.ts';
import { target, type Case } from '../../src/judge/criteria.ts';
import { outcomeOf, outcomesOf } from '../../src/judge/judge.ts';
import type { Criterion, Policy } from '../../src/reference/policies/schema.ts';
import type { Report } from '../../src/report/report.ts';
import { policyById } from '../support/policies.ts';
import { councilCase, judged, putTo } from '../support/cases.ts';
import { sampleReport, type SampleRequest } from '../support/sample.ts';
import { bedsOfSample, ADULTS } from '../support/slow.ts';

function counts({ councils }: Report): Partial<Record<Outcome, number>> {
  const found: Partial<Record<Outcome, number>> = {};
  for (const { verdict } of councils) found[verdict!.outcome] = (found[verdict!.outcome] ?? 0) + 1;
  return found;
}

/** The policies, written again from regime.md, on days and adults read again: nothing here is the tool's. */
const ORACLE: Readonly<Record<string, (code: string, month: string) => Outcome>> = {
  'total-2017': (code, month) => (rate('total', code, month) <= Math.min(rate('total', code, '2017-02'), 9.4) ? 'incentive' : 'non-incentive'),
  'social-care-2017': (code, month) => (metExpectation(code, month) ? 'incentive' : 'non-incentive'),
  'letter-2017': (code, month) => {
    const everyone = [...ADULTS.keys()];
    const level = everyone.filter((other) => rate('social-care', other, month) > rate('social-care', code, month)).length;
    const rise = (c: string): number => rate('social-care', c, month) - rate('social-care', c, '2017-02');
    const change = everyone.filter((other) => rise(other) > rise(code)).length;
    return level < everyone.length / 4 && change < everyone.length / 4 ? 'non-incentive' : 'none';
  },
  'hold-2018': (code, month) => (rate('social-care', code, month) <= Math.min(rateOver(code, ['2017-10', '2017-11', '2017-12']), 2.5) ? 'incentive' : 'non-incentive'),
  'five-criteria-2017': (code, month) => {
    const now = rate('social-care', code, month);
    const higher = [...ADULTS.keys()].filter((other) => rate('social-care', other, month) > now).length;
    const passed = [
      metExpectation(code, month), now < rate('social-care', code, month.replace('2017', '2016')), now < rate('social-care', code, '2017-02'), !(higher < ADULTS.size / 4), now <= 2.6,
    ].filter(Boolean).length;
    return passed === 5 ? 'incentive' : passed === 0 ? 'non-incentive' : 'none';
  },
};

function rate(who: 'total' | 'social-care' | 'nhs', code: string, month: string): number {
  return (bedsOfSample(month, code, who === 'total' ? 'all' : who) / ADULTS.get(code)!) * 1e5;
}

/** Days of several months by their calendar days: not the mean of the months' rates. */
function rateOver(code: string, months: readonly string[]): number {
  const days = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const sum = months.reduce((total, month) => total + bedsOfSample(month, code, 'social-care') * days(month), 0);
  return (sum / months.reduce((total, month) => total + days(month), 0) / ADULTS.get(code)!) * 1e5;
}

function metExpectation(code: string, month: string): boolean {
  const baseline = rate('social-care', code, '2017-02');
  return rate('social-care', code, month) <= Math.max(Math.min(baseline, 2.6), baseline / 3);
}

describe('on the sample every outcome is the slow oracle\'s', () => {
  it.each<SampleRequest & { policy: string }>([
    ...['2017-07', '2017-08', '2017-09', '2017-10', '2017-11', '2017-12', '2018-01', '2018-02', '2018-03'].flatMap((period) => ['total-2017', 'social-care-2017'].map((policy) => ({ period, policy }))),
    { period: '2017-08', policy: 'letter-2017' },
    { period: '2017-09', policy: 'five-criteria-2017', anyway: true },
    ...['2018-01', '2018-03'].map((period) => ({ period, policy: 'hold-2018', anyway: true })),
  ])('$policy on $period', async (request) => {
    const { councils } = await sampleReport(request);
    expect(councils).toHaveLength(151);
    for (const { code, verdict } of councils) expect([code, verdict!.outcome]).toEqual([code, ORACLE[request.policy]!(code, request.period)]);
  });
});

describe('the seeds of contention', () => {
  const verdictOf = async (code: string, more: SampleRequest['more'], policy = 'social-care-2017'): Promise<Verdict> => (await sampleReport({ period: '2017-09', policy, ...(more ? { more } : {}) })).councils.find((c) => c.code === code)!.verdict!;

  it('Wirral rises from 1 to 14 counted apart, and rises counted half; with all of both it falls from 16 to 14', async () => {
    const beds = async (both: BothConvention): Promise<string[]> => {
      const { asked, figure } = (await verdictOf('319', { both })).criteria[0]!;
      return [asked!.from, figure!].map((r) => ((r * ADULTS.get('319')!) / 1e5).toFixed(2));
    };
    expect([await beds('apart'), await beds('half'), await beds('social-care')]).toEqual([['1.07', '13.93'], ['8.57', '14.05'], ['16.07', '14.17']]);
    expect([(await verdictOf('319', { both: 'apart' })).outcome, (await verdictOf('319', { both: 'half' })).outcome]).toEqual(['non-incentive', 'non-incentive']);
    const better = async (both: BothConvention): Promise<boolean | null> => (await verdictOf('319', { both, anyway: true }, 'five-criteria-2017')).criteria.find(({ id }) => id === 'since-baseline')!.met;
    expect([await better('apart'), await better('half'), await better('social-care')]).toEqual([false, false, true]);
  });

  it('Shropshire is asked for 64% on February, and for its published 60% on February to April', async () => {
    const cut = async (more: SampleRequest['more']): Promise<string> => {
      const { from, to } = (await verdictOf('417', more)).criteria[0]!.asked!;
      expect([from, to]).toEqual([expect.closeTo(more ? rateOver('417', ['2017-02', '2017-03', '2017-04']) : rate('social-care', '417', '2017-02'), 10), 2.6]);
      return ((1 - to / from) * 100).toFixed(1);
    };
    expect([await cut(undefined), await cut({ adaptation: { baseline: { from: '2017-02', to: '2017-04' } } })]).toEqual(['64.4', '60.3']);
  });

  it('the NHS of a place is held to the same criteria on its own days', async () => {
    const { councils } = await sampleReport({ period: '2017-09', more: { adaptation: { party: 'nhs' } } });
    for (const { code, verdict } of councils) {
      const baseline = rate('nhs', code, '2017-02');
      expect([code, verdict!.outcome]).toEqual([code, rate('nhs', code, '2017-09') <= Math.max(Math.min(baseline, 2.6), baseline / 3) ? 'incentive' : 'non-incentive']);
    }
  });

  it('a table of targets takes the place of the formula; a council without one is not judged', async () => {
    const targets = { file: 'targets.csv', byCouncil: { 812: 154.6, 319: 13.9 }, unit: 'beds' } as const;
    const { councils } = await sampleReport({ period: '2017-09', more: { adaptation: { targets } } });
    expect(counts({ councils } as Report)).toEqual({ incentive: 1, 'non-incentive': 1, 'not-judged': 149 });
    expect(councils.find(({ code }) => code === '812')!.verdict!.outcome).toBe('incentive');
    expect(councils.find(({ code }) => code === '504')!.verdict!.why).toMatchObject({ kind: 'no-figure' });
  });
});

describe('the published record', () => {
  it('of October 2017 is 103 missed and 48 met under total-2017', async () => {
    expect(counts(await sampleReport({ period: '2017-10', policy: 'total-2017' }))).toEqual({ 'non-incentive': 103, incentive: 48 });
  });

  it.each([['Hampshire', '812', 66], ['Northamptonshire', '504', 67], ['Suffolk', '609', 67], ['Shropshire', '417', 60]])('of %s, %s, is a cut of %i%%', async (_, code, cut) => {
    const { councils } = await sampleReport({ period: '2017-09', policy: 'social-care-2017' });
    const council = councils.find((c) => c.code === code)!;
    const threshold = council.verdict!.criteria[0]!.threshold!;
    const baseline = rate('social-care', code, '2017-02');
    // Shropshire fits exactly on a February to April baseline; on February alone it comes near.
    expect(Math.abs(100 * (1 - threshold / baseline) - cut)).toBeLessThan(code === '417' ? 5 : 1);
  });

  it('of Hampshire in September 2017 is missed by 112 beds, and a little more on the revised figures', async () => {
    const { councils } = await sampleReport({ period: '2017-09' });
    const [criterion] = councils.find(({ code }) => code === '812')!.verdict!.criteria;
    expect([criterion!.met, Math.trunc(criterion!.marginBeds!)]).toEqual([false, -112]);
  });
});

describe('nobody is flagged', () => {
  it.each<[string, SampleRequest, string]>([
    ['for a month that the policy does not judge', { period: '2017-06', policy: 'social-care-2017' }, 'months'],
    ['for a year of which it judges only a part', { period: '2017-18', policy: 'social-care-2017' }, 'months'],
    ['where the year earlier is not at hand', { period: '2017-11', policy: 'five-criteria-2017' }, 'no-year-earlier'],
    ['for a period that is not whole', { period: '2016-17-Q4', policy: 'social-care-2017', anyway: true }, 'incomplete'],
  ])('%s', async (_, request, why) => {
    const { councils, judgement } = await sampleReport(request);
    expect([judgement!.withheld!.kind, counts({ councils } as Report)]).toEqual([why, { 'not-judged': 151 }]);
    expect(councils.every(({ verdict }) => verdict!.criteria.length === 0)).toBe(true);
  });

  it('but with --anyway months that it does not judge are judged', async () => {
    expect(counts(await sampleReport({ period: '2017-06', policy: 'social-care-2017', anyway: true }))['not-judged']).toBeUndefined();
  });

  it('for want of a figure: silence is no pass', () => {
    const [council] = judged('social-care-2017', [councilCase('812', { now: 1, baseline: null })]);
    expect(council).toMatchObject({ outcome: 'not-judged', why: { kind: 'no-figure', criteria: ['expectation'] } });
  });
});

describe('a target', () => {
  it.each([
    [1.5, 2.6, '2/3', 1.5], [2.6, 2.6, '2/3', 2.6], [3, 2.6, '2/3', 2.6], [9, 2.6, '2/3', 3], [0, 2.6, '2/3', 0], [12, 9.4, null, 9.4], [8, 9.4, null, 8],
  ])('from %f with the level %f and the cap %s is %f', (baseline, level, cap, expected) => expect(target(baseline, level, cap)).toBeCloseTo(expected, 12));

  it('is met by the threshold itself', () => {
    expect(judged('social-care-2017', [councilCase('812', { now: 2, baseline: 2 })])[0]!.outcome).toBe('incentive');
    expect(judged('social-care-2017', [councilCase('812', { now: 2.01, baseline: 2 })])[0]!.outcome).toBe('non-incentive');
  });
});

describe('each kind of criterion', () => {
  const base = { id: 'c', title: 'c', measure: 'social-care' } as const;
  const baseline = { from: '2017-02', to: '2017-02' } as const;
  // Rates now, then, and a year earlier, of a, b, c and d; who meets it.
  const COUNCILS = { a: [2, 4, 3], b: [3, 3, 2], c: [5, 2, 6], d: [0, 0, 0] } as const;

  it.each<[string, Criterion, string]>([
    ['at-or-below', { ...base, kind: 'at-or-below', level: 3 }, 'abd'],
    ['reach-or-hold', { ...base, kind: 'reach-or-hold', level: 2.5, baseline }, 'ad'],
    ['reach-or-hold, capped', { ...base, kind: 'reach-or-hold', level: 1, cap: '1/2', baseline }, 'ad'],
    ['reach-or-hold, in whole beds', { ...base, kind: 'reach-or-hold', level: 2.5, counted: 'whole-beds', baseline }, 'abd'],
    ['at-or-below-target, a rate', { ...base, kind: 'at-or-below-target', targets: { a: 1, b: 3, c: 5, d: 0 }, unit: 'rate' }, 'bcd'],
    ['better-than-baseline', { ...base, kind: 'better-than-baseline', baseline }, 'a'],
    ['better-than-year-earlier', { ...base, kind: 'better-than-year-earlier' }, 'ac'],
    ['not-in-worst by level', { ...base, kind: 'not-in-worst', of: 'level', fraction: '1/4' }, 'abd'],
    ['not-in-worst by change', { ...base, kind: 'not-in-worst', of: 'change-since-baseline', fraction: '1/2', baseline }, 'a'],
    // d comes from nothing, and has no percentage.
    ['not-in-worst by change in percent', { ...base, kind: 'not-in-worst', of: 'percent-change-since-baseline', fraction: '1/3', baseline }, 'ab'],
    ['not-in-worst by change on a year', { ...base, kind: 'not-in-worst', of: 'change-on-year', fraction: '1/4' }, 'acd'],
    ['not-in-worst by gap to a target', { ...base, kind: 'not-in-worst', of: 'gap-to-target', target: { level: 1, cap: '1/2' }, fraction: '1/4', baseline }, 'abd'],
    ['not-in-worst by gap in percent', { ...base, kind: 'not-in-worst', of: 'percent-gap-to-target', target: { level: 1 }, fraction: '1/3', baseline }, 'ab'],
  ])('%s', (_, criterion, met) => {
    const results = putTo(criterion, Object.entries(COUNCILS).map(([code, [now, then, yearEarlier]]) => councilCase(code, { now, baseline: then, yearEarlier })));
    expect([...results].flatMap(([code, result]) => (result.met === true ? [code] : [])).join('')).toBe(met);
  });

  it('to be out of the worst is to be below the next one that would be in: the margin turns it', () => {
    for (const of of ['level', 'change-since-baseline', 'percent-change-since-baseline', 'gap-to-target', 'percent-gap-to-target'] as const) {
      const criterion: Criterion = { ...base, kind: 'not-in-worst', of, fraction: '1/4', ...(of.includes('gap') ? { target: { level: 1 } } : {}), baseline };
      const cases = (beds: number): Case[] => Object.entries(COUNCILS).filter(([code]) => code !== 'd').map(([code, [now, then, yearEarlier]]) => councilCase(code, { now: now + (code === 'c' ? beds : 0), baseline: then, yearEarlier }));
      const { marginBeds, met, edge } = putTo(criterion, cases(0)).get('c')!;
      expect([met, edge]).toEqual([false, 'b']);
      // A council of 100,000 adults: beds are the rate.
      expect(putTo(criterion, cases(marginBeds! - 1e-6)).get('c')!.met).toBe(true);
      expect(putTo(criterion, cases(marginBeds! + 1e-6)).get('c')!.met).toBe(false);
    }
  });
});

describe('criteria lead to an outcome', () => {
  const put = (met: readonly boolean[], outcomes: Policy['outcomes']): Outcome => outcomeOf({ outcomes } as Policy, met.map((m) => ({ met: m })));
  const all = { incentive: { met: 'all' }, 'non-incentive': { missed: 'all' } } as const;
  const some = { incentive: { met: { 'at-least': 2 } }, 'non-incentive': { missed: { 'at-least': 2 } } } as const;

  it.each<[string, readonly boolean[], Policy['outcomes'], Outcome]>([
    ['all met', [true, true, true], all, 'incentive'], ['one missed', [true, true, false], all, 'none'], ['all missed', [false, false, false], all, 'non-incentive'],
    ['two of three met', [true, false, true], some, 'incentive'], ['two of three missed', [false, false, true], some, 'non-incentive'],
    ['both rules hold: the non-incentive first', [true, true, false, false], some, 'non-incentive'],
    ['any missed', [true, false], { 'non-incentive': { missed: 'any' } }, 'non-incentive'], ['no incentive to be had', [true, true], { 'non-incentive': { missed: 'any' } }, 'none'],
  ])('%s', (_, met, outcomes, outcome) => expect(put(met, outcomes)).toBe(outcome));
});

describe('a figure that is lacking', () => {
  const policy: Policy = { ...policyById('five-criteria-2017'), outcomes: { incentive: { met: 'all' }, 'non-incentive': { missed: { 'at-least': 2 } } } };
  const outcome = (met: readonly (boolean | null)[]): readonly Outcome[] => outcomesOf(policy, met.map((m) => ({ met: m })));

  it.each<[string, readonly (boolean | null)[], readonly Outcome[]]>([
    ['is not needed where the others decide', [false, false, null], ['non-incentive']],
    ['leaves open what turns on it', [false, true, null], ['none', 'non-incentive']],
    ['leaves open all that may be', [true, true, null], ['incentive', 'none']],
  ])('%s', (_, met, outcomes) => expect([...outcome(met)].sort()).toEqual([...outcomes].sort()));

  it('is not judged where nothing is known at all', () => {
    const verdict = judged('letter-2017', [councilCase('812', { now: null, baseline: null })])[0]!;
    expect([verdict.outcome, verdict.why!.kind]).toEqual(['not-judged', 'no-figure']);
  });

  it('is not judged by what it does not say: out of the worst quarter on level is no letter, whatever the change', () => {
    const [, , , fourth] = judged('letter-2017', [9, 8, 7, 1].map((now, index) => councilCase(String(index), { now, baseline: index === 3 ? null : 0 })));
    expect(fourth!.outcome).toBe('none');
  });
});

describe('the worst quarter', () => {
  const levels = (rates: readonly number[]): string[] => judged('letter-2017', rates.map((now, index) => councilCase(String(index), { now, baseline: 0 })))
    .flatMap(({ outcome }, index) => (outcome === 'non-incentive' ? [String(index)] : []));

  it.each([
    ['of eight is two', [1, 2, 3, 4, 5, 6, 7, 8], ['6', '7']],
    ['of nine is three, for less than a quarter are worse', [1, 2, 3, 4, 5, 6, 7, 8, 9], ['6', '7', '8']],
    ['takes in a tie at its edge', [1, 2, 3, 4, 5, 7, 7, 8], ['5', '6', '7']],
  ])('%s', (_, rates, worst) => expect(levels(rates)).toEqual(worst));
});
