import { describe, expect, it } from 'vitest';
import type { AttributedDays } from '../../src/attribute/attribution.ts';
import { countBoth } from '../../src/attribute/convention.ts';
import type { Cross } from '../../src/attribute/cross.ts';
import { alterDays } from '../../src/attribute/what-if.ts';
import type { Alteration } from '../../src/domain/alteration.ts';
import { byOrganisation, REASON_CODES, type BothConvention } from '../../src/domain/cut.ts';

const reasons = <T>(some: Partial<Record<string, T>>, none: T): Record<(typeof REASON_CODES)[number], T> => Object.fromEntries(REASON_CODES.map((reason) => [reason, some[reason] ?? none])) as Record<(typeof REASON_CODES)[number], T>;

/** 60 of the NHS, 30 of social care, 10 of both: 50 for E, 40 for C, 10 for A. */
const DAYS: AttributedDays = {
  byOrganisation: { nhs: 60, socialCare: 30, both: 10, total: 100 }, byReason: reasons({ E: 50, C: 40, A: 10 }, 0), byCare: { acute: 70, nonAcute: 30 }, silent: [], unreadable: [],
};
const exactly = (days: number): { least: number; most: number } => ({ least: days, most: days });
const together = (): never => { throw new Error('not asked for'); };
const KNOWN: Cross = { exact: true, together, reasons: reasons({ E: { nhs: exactly(20), socialCare: exactly(25), both: exactly(5), total: exactly(50) }, C: { nhs: exactly(40), socialCare: exactly(0), both: exactly(0), total: exactly(40) } }, byOrganisation(() => exactly(0))) };
const BOUNDED: Cross = { exact: false, together, reasons: reasons({ E: { nhs: { least: 10, most: 20 }, socialCare: { least: 20, most: 30 }, both: { least: 0, most: 10 }, total: exactly(50) } }, byOrganisation(() => exactly(0))) };

const set = (what: Alteration['what'], amount: number, unit: Alteration['unit'] = 'days'): Alteration => ({ text: '', council: '812', what, how: 'set', amount, unit });
const reduce = (what: Alteration['what'], amount: number, unit: Alteration['unit'] = 'days'): Alteration => ({ text: '', council: null, what, how: 'reduce', amount, unit });
const least = { organisation: 'socialCare', extreme: 'least' } as const;
const most = { organisation: 'socialCare', extreme: 'most' } as const;

describe('days as they would be', () => {
  it.each<[string, readonly Alteration[], Cross | null, typeof least | typeof most, readonly (number | null)[]]>([
    ['social care set to days', [set({ organisation: 'socialCare' }, 12)], null, least, [60, 12, 10, 82]],
    ['and to days a day, of 30', [set({ organisation: 'socialCare' }, 0.5, 'days-a-day')], null, least, [60, 15, 10, 85]],
    ['and above what there is', [set({ organisation: 'nhs' }, 90)], null, least, [90, 30, 10, 130]],
    ['reduced by a part', [reduce({ organisation: 'both' }, 50, 'percent')], null, least, [60, 30, 5, 95]],
    ['never below none', [reduce({ organisation: 'socialCare' }, 99)], null, least, [60, 0, 10, 70]],
    ['a reason whose days are known', [reduce({ reason: 'E' }, 20, 'percent')], KNOWN, least, [56, 25, 9, 90]],
    ['a reason that is the NHS\'s alone', [reduce({ reason: 'C' }, 10)], KNOWN, least, [50, 30, 10, 90]],
    ['a reason within bounds, at least', [reduce({ reason: 'E' }, 20, 'percent')], BOUNDED, least, [null, 26, null, 90]],
    ['a reason within bounds, at most', [reduce({ reason: 'E' }, 20, 'percent')], BOUNDED, most, [null, 24, null, 90]],
    ['what is set after a reason known within bounds leaves the total unknown', [reduce({ reason: 'E' }, 20, 'percent'), set({ organisation: 'socialCare' }, 5)], BOUNDED, least, [null, 5, null, null]],
    ['a reason of which nothing is known', [reduce({ reason: 'E' }, 20, 'percent')], null, least, [null, null, null, 90]],
    ['a reason that has no days', [reduce({ reason: 'H' }, 20, 'percent')], BOUNDED, least, [60, 30, 10, 100]],
    ['days of a reason that had none are nobody\'s', [set({ reason: 'H' }, 5)], KNOWN, least, [null, null, null, 105]],
    ['of a reason twice: the second of what is left', [reduce({ reason: 'E' }, 60, 'percent'), reduce({ reason: 'E' }, 60, 'percent')], KNOWN, least, [43.2, 9, 5.8, 58]],
    ['a reason set, and reduced', [set({ reason: 'E' }, 20), reduce({ reason: 'E' }, 50, 'percent')], KNOWN, least, [44, 10, 6, 60]],
    ['more than all of it, by and by', [reduce({ reason: 'E' }, 40), reduce({ reason: 'E' }, 40)], KNOWN, least, [40, 5, 5, 50]],
    ['a reduction first, then what is set, in whatever order', [set({ organisation: 'socialCare' }, 3), reduce({ reason: 'E' }, 10)], KNOWN, least, [56, 3, 9, 68]],
  ])('%s', (_, alterations, cross, leaning, expected) => {
    const { byOrganisation: { nhs, socialCare, both, total } } = alterDays(DAYS, 30, alterations, cross, leaning);
    expect([nhs, socialCare, both, total].map((days) => (days === null ? null : Math.round(days * 1e9) / 1e9))).toEqual(expected);
  });

  it('leave nothing changed where nothing is asked, and unknown what was not submitted', () => {
    expect(alterDays(DAYS, 30, [], null, least)).toBe(DAYS);
    const silent = { ...DAYS, byOrganisation: byOrganisation(() => null) };
    expect(alterDays(silent, 30, [set({ organisation: 'nhs' }, 5)], null, least).byOrganisation).toEqual(byOrganisation(() => null));
  });
});

describe('days that both caused', () => {
  it.each<[BothConvention, readonly number[]]>([['apart', [60, 30, 10, 100]], ['half', [65, 35, 0, 100]], ['nhs', [70, 30, 0, 100]], ['social-care', [60, 40, 0, 100]]])('are counted %s', (convention, expected) => {
    const { nhs, socialCare, both, total } = countBoth(DAYS, convention).byOrganisation;
    expect([nhs, socialCare, both, total]).toEqual(expected);
  });

  it('are not made up where both is not to be had', () => {
    expect(countBoth({ ...DAYS, byOrganisation: { nhs: 60, socialCare: 30, both: null, total: 100 } }, 'half').byOrganisation).toEqual({ nhs: null, socialCare: null, both: null, total: 100 });
  });
});
