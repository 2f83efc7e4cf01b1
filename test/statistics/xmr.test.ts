import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assuranceOf, DEFAULT_XMR, xmr, type XmrOptions } from '../../src/statistics/xmr.ts';

const signals = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}): string => xmr(values, { ...DEFAULT_XMR, ...options })
  .map(({ signal, direction }) => (signal === null ? '.' : `${{ outside: 'o', trend: 't', close: 'c', shift: 's' }[signal]}${direction === 'up' ? '+' : '-'}`)).join(' ');

const limits = (values: readonly (number | null)[], options: Partial<XmrOptions> = {}): unknown => xmr(values, { ...DEFAULT_XMR, ...options }).at(-1)!.limits;

/** Twelve points about 10 with a range of 2: limits of 10 more and less than 5.32. */
const CALM = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11];
const calm = (...then: (number | null)[]): string => signals([...CALM, ...then], { fixAfter: 12 }).split(' ').slice(12).join(' ');

describe('limits', () => {
  it('are 2.66 average moving ranges from the mean', () => expect(limits(CALM)).toEqual({ mean: 10, lower: 10 - 5.32, upper: 10 + 5.32 }));

  it('of a constant series have no width, and nothing is a signal', () => {
    for (const value of [100, 0.1, 0]) {
      expect(limits(Array<number>(7).fill(value))).toEqual({ mean: value, lower: value, upper: value });
      expect(signals(Array<number>(9).fill(value))).toBe('. . . . . . . . .');
    }
  });

  it('are of all ranges where screening would leave none that moves', () => {
    const mostly = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.2, 0, 0, 0, 0];
    const all = (2.66 * 0.4) / 13;
    expect(limits(mostly)).toEqual({ mean: expect.closeTo(0.2 / 14, 12) as number, lower: expect.closeTo(0.2 / 14 - all, 12) as number, upper: expect.closeTo(0.2 / 14 + all, 12) as number });
    expect(signals(mostly).replaceAll(/s-|\./g, '').trim()).toBe('o+');
  });

  it('of a series that was constant are left by the first other value', () => expect(signals([...Array<number>(12).fill(5), 6], { fixAfter: 12 })).toBe('. . . . . . . . . . . . o+'));

  it.each([
    ['one range of 2 on each side of a gap', [9, 11, null, 11, 9], 10, 2.66 * 2],
    ['a gap at the ends', [null, 9, 11, null], 10, 2.66 * 2],
  ])('take no range across a gap: %s', (_, values, mean, reach) => expect(limits(values)).toEqual({ mean, lower: mean - reach, upper: mean + reach }));

  it('are not to be had of one point, nor of points with gaps between', () => {
    expect(limits([4])).toEqual({ mean: 4, lower: null, upper: null });
    expect(limits([4, null, 6])).toEqual({ mean: 5, lower: null, upper: null });
    expect([limits([null, null]), xmr([])]).toEqual([null, []]);
  });

  it('can be those of the first so many values, missing ones not counted', () => {
    const values = [...CALM.slice(0, 6), null, null, ...CALM.slice(6), 40, 50];
    expect(limits(values, { fixAfter: 12 })).toEqual({ mean: 10, lower: 10 - 5.32, upper: 10 + 5.32 });
    expect(limits(CALM.slice(0, 6), { fixAfter: 12 })).toEqual(limits(CALM.slice(0, 6)));
  });

  it('leave out a range that stands out, or do not', () => {
    const jump = [...CALM, 60];
    const mean = (12 * 10 + 60) / 13;
    expect(limits(jump)).toEqual({ mean, lower: mean - 2.66 * 2, upper: mean + 2.66 * 2 });
    const all = (2.66 * (11 * 2 + 49)) / 12;
    expect(limits(jump, { screen: false })).toEqual({ mean, lower: expect.closeTo(mean - all, 12) as number, upper: expect.closeTo(mean + all, 12) as number });
  });

  it('start anew where they are rebased, the new point the first of its group', () => {
    const points = xmr([...CALM, ...CALM.map((v) => v + 50)], { ...DEFAULT_XMR, rebase: [12] });
    expect([points[11]!.group, points[12]!.group, points[11]!.limits!.mean, points[12]!.limits!.mean]).toEqual([0, 1, 10, 60]);
    expect(signals([...CALM, ...CALM.map((v) => v + 50)], { rebase: [12] })).not.toMatch(/[otcs]/);
  });
});

describe('the four rules', () => {
  it.each([
    ['outside', [15.4], 'o+'], ['on the limit is inside', [15.32], '.'], ['below', [4.6], 'o-'],
    ['two of three close to the limit', [14, 10.5, 14], 'c+ . c+'], ['on two sides', [14, 9.5, 14], '. . .'], ['one alone', [14, 10.5, 10.5], '. . .'],
    ['three low', [6, 6, 6], 'c- c- c-'],
    ['seven on one side', [11, 10.5, 11, 10.5, 11, 10.5, 11], 's+ s+ s+ s+ s+ s+ s+'],
    ['a missing month breaks it', [10.5, 11, 10.5, null, 11, 10.5, 11], '. . . . . . .'],
    ['the mean breaks it', [10.5, 11, 10.5, 10, 11, 10.5, 11], '. . . . . . .'],
    ['seven rising', [8.5, 9, 9.5, 10, 10.5, 11, 11.5], 't+ t+ t+ t+ t+ t+ t+'],
    ['six rising, across a gap', [8.5, 9, 9.5, null, 10, 10.5, 11], '. . . . . . .'],
    ['seven rising and outside first', [8.5, 9, 9.5, 10, 10.5, 11, 16], 't+ t+ t+ t+ t+ t+ o+'],
  ])('%s', (_, then, expected) => {
    // A high point first keeps the calm ones before it out of every run.
    expect(calm(9, 11, 10, ...then).split(' ').slice(3).join(' ')).toBe(expected);
  });

  it('have lengths that can be chosen', () => {
    const shift = [...CALM, 10, 10.5, 11, 10.5, 11, 10.5, 11].slice(0, 18);
    const close = { of: 2, in: 3 };
    expect(signals(shift, { fixAfter: 12, lengths: { trend: 7, shift: 7, close } })).not.toContain('s');
    expect(signals(shift, { fixAfter: 12, lengths: { trend: 7, shift: 5, close } })).toContain('s+ s+ s+ s+ s+');
    expect(signals([...CALM, 10, 14, 10.5, 14], { fixAfter: 12, lengths: { trend: 7, shift: 7, close: { of: 3, in: 3 } } })).not.toContain('c');
    expect(signals([...CALM, 10, 10.5, 11, 11.5], { fixAfter: 12, lengths: { trend: 4, shift: 7, close } })).toContain('t+ t+ t+ t+');
  });
});

describe('improvement', () => {
  it.each([['decrease', 'concern'], ['increase', 'improvement'], ['neutral', 'neutral-high']] as const)('towards %s makes a high point one of %s', (improvement, variation) => {
    expect(xmr([...CALM, 30], { ...DEFAULT_XMR, fixAfter: 12, improvement }).at(-1)!.variation).toBe(variation);
  });
});

describe('assurance', () => {
  const about10 = { mean: 10, lower: 5, upper: 15 };
  it.each([
    [16, 'decrease', 'hits'], [4, 'decrease', 'misses'], [10, 'decrease', 'either'], [15, 'decrease', 'either'], [16, 'increase', 'misses'], [4, 'increase', 'hits'],
    [10, 'neutral', null], [null, 'decrease', null],
  ] as const)('of a target of %j, towards %s: %j', (target, improvement, expected) => expect(assuranceOf(about10, target, improvement)).toBe(expected));

  it('of a constant series is certain', () => {
    const constant = { mean: 100, lower: 100, upper: 100 };
    expect([assuranceOf(constant, 100, 'decrease'), assuranceOf(constant, 100, 'increase')]).toEqual(['hits', 'hits']);
    expect([assuranceOf(constant, 90, 'decrease'), assuranceOf(constant, 110, 'decrease'), assuranceOf({ mean: 1, lower: null, upper: null }, 5, 'decrease')]).toEqual(['misses', 'hits', null]);
  });
});

describe('laws', () => {
  const series = fc.array(fc.option(fc.double({ min: 0, max: 1000, noNaN: true }), { nil: null }), { maxLength: 60 });

  it('a mirrored series has mirrored signals', () => {
    fc.assert(fc.property(series, (values) => {
      const [up, down] = [xmr(values), xmr(values.map((value) => (value === null ? null : -value)))];
      expect(down.map(({ signal }) => signal)).toEqual(up.map(({ signal }) => signal));
      expect(down.map(({ direction }) => direction)).toEqual(up.map(({ direction }) => (direction === null ? null : direction === 'up' ? 'down' : 'up')));
    }));
  });

  it('groups are charts by themselves', () => {
    fc.assert(fc.property(series, series, (a, b) => {
      fc.pre(a.length > 0 && b.length > 0);
      const together = xmr([...a, ...b], { ...DEFAULT_XMR, rebase: [a.length] });
      expect(together.map((point) => ({ ...point, group: 0 }))).toEqual([...xmr(a), ...xmr(b)]);
    }));
  });
});
