import { describe, expect, it } from 'vitest';
import { cover, parsePeriod } from '../../src/domain/period.ts';
import { measureCouncils, type Frame } from '../../src/measure/councils.ts';
import { setFrame, type FrameRequest } from '../../src/measure/frame.ts';
import { change, measure } from '../../src/measure/measures.ts';
import { choosePopulation } from '../../src/measure/population.ts';
import type { AttributedDays } from '../../src/attribute/attribution.ts';
import type { Ledger } from '../../src/attribute/attribution.ts';
import { ledgerOf, month, returnOf, type Split } from '../support/returns.ts';

function days(nhs: number, socialCare: number, both: number): AttributedDays {
  const byReason = { A: 0, B: 0, C: 0, Di: 0, Dii: 0, E: 0, F: 0, G: 0, H: 0, I: 0, O: 0 };
  return { byOrganisation: { nhs, socialCare, both, total: nhs + socialCare + both }, byReason, byCare: { acute: 1, nonAcute: 1 }, silent: [], unreadable: [] };
}

const period = (id: string): NonNullable<ReturnType<typeof parsePeriod>> => parsePeriod(id)!;
const ASK: FrameRequest = { period: null, baseline: null, populationYear: null, population: null };

describe('rates', () => {
  // Source: attribution.md, West Sussex's published rates, each with the adults that it implies.
  it.each([[647, 30, 682_500, 3.16], [466, 31, 683_300, 2.2], [852, 30, 677_800, 4.19]])('%i days of social care in %i days are %f a day', (sc, calendar, adults, rate) => {
    expect(measure(days(2734, sc, 120), calendar, adults).rate.socialCare).toBeCloseTo(rate, 2);
  });

  it('are England\'s of February 2017', () => {
    const { rate, share, beds } = measure(days(103_707, 67_794, 14_989), 28, 43_480_841);
    expect([rate.nhs, rate.socialCare, rate.both, rate.total].map((r) => r!.toFixed(2))).toEqual(['8.52', '5.57', '1.23', '15.32']);
    expect([share.nhs, share.socialCare, share.both].map((s) => s!.toFixed(1))).toEqual(['55.6', '36.4', '8.0']);
    expect(beds.total).toBeCloseTo(6660.4, 1);
  });

  it('are null without adults, and shares are null of nothing', () => {
    expect(measure(days(1, 1, 1), 30, null).rate.total).toBeNull();
    expect(measure(days(0, 0, 0), 30, 5).share.nhs).toBeNull();
  });
});

describe('changes', () => {
  it('are a calendar day: February and March compare', () => {
    const [february, march] = [measure(days(28, 280, 0), 28, 1e5), measure(days(31, 310, 31), 31, 1e5)];
    const { socialCare, both } = change(march, february);
    expect(socialCare).toEqual({ beds: 0, rate: 0, percent: 0 });
    expect(both).toEqual({ beds: 1, rate: 1, percent: null });
  });
});

describe('the adults of a report', () => {
  const year = (baseline: string | null, of: string): number | null => choosePopulation({ year: null, given: null }, baseline === null ? null : period(baseline), period(of)).year;

  it.each([
    ['2017-02', '2017-18-Q2', 2016], ['2017-02', '2019-06', 2016], [null, '2018-19-Q2', 2018], [null, '2018-05', 2016], [null, '2019-06', 2019], [null, '2019-12', 2019], [null, '2011-04', 2016],
  ])('with the baseline %s and the period %s are of mid-%i', (baseline, of, expected) => expect(year(baseline, of)).toBe(expected));

  it('are of the year asked for, if there is one', () => {
    expect(choosePopulation({ year: 2018, given: null }, null, period('2017-09')).year).toBe(2018);
    expect(() => choosePopulation({ year: 2017, given: null }, null, period('2017-09'))).toThrow('no adults of mid-2017');
  });

  it('are a user\'s own', () => {
    const given = { file: 'mine.csv', years: [], adults: new Map([['812', [1000]]]) };
    const population = choosePopulation({ year: null, given }, null, period('2017-09'));
    expect([population.year, population.adultsOf('812', month('2017-09')), population.adultsOf('319', month('2017-09')), population.england(month('2017-09'))]).toEqual([null, 1000, null, null]);
  });
});

describe('the frame', () => {
  const ledger = (...months: string[]): Ledger => ledgerOf(...months.map((id) => returnOf(id, { 812: [1, 2, 3] })));

  it.each([
    [['2017-07', '2017-08', '2017-09', '2017-10'], '2017-18-Q2', ['default-period', 'no-baseline', 'no-year-earlier']],
    [['2017-08', '2017-09'], '2017-09', ['default-period', 'no-baseline', 'no-year-earlier']],
    [['2017-02', '2016-09', '2017-09'], '2017-09', ['default-period']],
  ])('of %j is %s', (months, expected, notes) => {
    const { frame, notes: found } = setFrame(ledger(...months), ASK);
    expect([frame.coverage.period.id, found.map(({ kind }) => kind)]).toEqual([expected, notes]);
  });

  it('says what is missing, and compares no part with a whole', () => {
    const { frame, notes } = setFrame(ledger('2016-07', '2016-08', '2016-09', '2017-07', '2017-09'), { ...ASK, period: period('2017-18-Q2') });
    expect([frame.coverage.days, frame.yearEarlier, notes[0]]).toEqual([61, null, { kind: 'incomplete', missing: [month('2017-08')] }]);
  });

  it('has no baseline that is not before the period', () => {
    expect(setFrame(ledger('2017-02'), ASK).frame.baseline).toBeNull();
    expect(() => setFrame(ledger('2017-02', '2017-09'), { ...ASK, period: period('2017-02'), baseline: period('2017-09') })).toThrow('not before');
  });

  it('refuses a period or a baseline that the input has nothing of', () => {
    expect(() => setFrame(ledger('2017-02'), { ...ASK, period: period('2019-06') })).toThrow('holds nothing of 2019-06');
    expect(() => setFrame(ledger('2017-09'), { ...ASK, baseline: period('2017-03') })).toThrow('does not hold the baseline 2017-03');
  });
});

describe('councils', () => {
  function measured(now: Readonly<Record<string, Split>>, then: Readonly<Record<string, Split>>, [nowId, thenId]: readonly [string, string]): ReturnType<typeof measureCouncils> {
    const ledger = ledgerOf(returnOf(nowId, now), returnOf(thenId, then));
    const frame: Frame = {
      coverage: cover(period(nowId), () => true), baseline: cover(period(thenId), () => true), yearEarlier: null, both: 'apart',
      population: choosePopulation({ year: 2018, given: null }, null, period(nowId)),
    };
    return measureCouncils(ledger, frame);
  }

  it('that did not submit at the baseline have no change, and say why', () => {
    const [council] = measured({ 812: [1, 2, 3] }, { 812: null }, ['2018-09', '2017-02']);
    expect([council!.change.baseline!.socialCare, council!.gaps]).toEqual([null, [{ kind: 'not-submitted', of: 'baseline', months: [month('2017-02')] }]]);
  });

  it('are not compared across a change of their ground', () => {
    const [bcp, dorset] = measured({ 738: [1, 2, 3], 809: [4, 5, 6] }, { 810: [1, 1, 1], 809: [4, 5, 6] }, ['2019-06', '2017-02']);
    for (const council of [bcp!, dorset!]) expect([council.change.baseline, council.gaps[0]!.kind]).toEqual([null, 'boundary-change']);
  });

  it('have no rate on adults of another ground', () => {
    const [bournemouth] = measured({ 810: [1, 2, 3] }, { 810: [1, 2, 3] }, ['2018-09', '2017-02']);
    expect([bournemouth!.rate.total, bournemouth!.gaps]).toEqual([null, [{ kind: 'no-adults', year: 2018 }]]);
  });

  it('have the type of their ground', () => {
    const types = (id: string): string => measured({ 809: [1, 2, 3] }, { 809: [1, 2, 3] }, [id, '2017-02'])[0]!.type;
    expect([types('2018-09'), types('2019-06')]).toEqual(['county', 'unitary']);
  });
});
