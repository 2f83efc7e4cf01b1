/**
 * XmR charts: individual values with limits from their moving range, as Making Data Count draws them.
 * Source: NHS England, Making Data Count; the NHS-R Community's NHSRplotthedots 0.2.2, whose figures these equal.
 */

const LIMIT_FACTOR = 2.66;
const NEAR_PART = 2 / 3;
/** A moving range at or beyond so many average ones is left out of the average, once. */
const SCREEN_FACTOR = 3.267;
/** Limits of fewer points than this are trial limits. */
export const TRIAL_BELOW = 13;
/** The fewest points that limits may be fixed after. Source: NHSRplotthedots, fix_after_n_points. */
export const LEAST_BASELINE = 12;

export const IMPROVEMENTS = ['decrease', 'increase', 'neutral'] as const;
export type Improvement = (typeof IMPROVEMENTS)[number];

/** How long a run must be before it is a signal. The lengths are disputed, so they are the reader's. */
export interface RuleLengths {
  /** Points that rise, or fall, one after the other. */
  readonly trend: number;
  /** Points on one side of the mean, one after the other. */
  readonly shift: number;
  /** So many of so many points on one side, beyond two thirds of the way to the limit. */
  readonly close: { readonly of: number; readonly in: number };
}

export const DEFAULT_LENGTHS: RuleLengths = { trend: 7, shift: 7, close: { of: 2, in: 3 } };

export interface XmrOptions {
  /** Positions at which limits start anew, each the first of a group. */
  readonly rebase: readonly number[];
  /** Limits are of the first so many values of a group; null: of all. */
  readonly fixAfter: number | null;
  /** Whether moving ranges that stand out are left out of their average. */
  readonly screen: boolean;
  readonly improvement: Improvement;
  readonly lengths: RuleLengths;
}

export const DEFAULT_XMR: XmrOptions = { rebase: [], fixAfter: null, screen: true, improvement: 'decrease', lengths: DEFAULT_LENGTHS };

/** Which rule a point breaks: the first of the four that it does. */
export type Signal = 'outside' | 'trend' | 'close' | 'shift';

export interface XmrLimits {
  /** The centre line. */
  readonly mean: number;
  /** Null where there are not two points next to each other: one point has no range. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface XmrPoint {
  readonly value: number | null;
  /** Counted from 0. */
  readonly group: number;
  readonly limits: XmrLimits | null;
  readonly signal: Signal | null;
  /** Above the mean or rising, or below it or falling; null without a signal. */
  readonly direction: 'up' | 'down' | null;
  readonly variation: Variation;
}

export type Variation = 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low';

/** Puts a series on its chart. A missing value is null: limits ignore it, and no rule runs across it. */
export function xmr(values: readonly (number | null)[], options: XmrOptions = DEFAULT_XMR): XmrPoint[] {
  const starts = [...new Set([0, ...options.rebase])].filter((at) => at >= 0 && at < values.length).sort((a, b) => a - b);
  return starts.flatMap((start, group) => groupPoints(values.slice(start, starts[group + 1] ?? values.length), group, options));
}

function groupPoints(values: readonly (number | null)[], group: number, { fixAfter, screen, lengths, improvement }: XmrOptions): XmrPoint[] {
  const limits = limitsOf(fixAfter === null ? values : values.slice(0, endOfBaseline(values, fixAfter)), screen);
  const places = values.map((value) => placeOf(value, limits));
  const trends = trendsOf(values, lengths.trend);
  const close = closeOf(places, lengths.close);
  const shifts = runsOf(places.map(({ side }) => side), lengths.shift);
  return values.map((value, index) => {
    const { side, zone } = places[index]!;
    const [signal, sign]: [Signal | null, number] = zone === 'outside' ? ['outside', side]
      : trends[index] !== 0 ? ['trend', trends[index]!]
        : close[index] ? ['close', side]
          : shifts[index] ? ['shift', side]
            : [null, 0];
    return { value, group, limits, signal, direction: sign === 0 ? null : sign > 0 ? 'up' : 'down', variation: variationOf(sign, improvement) };
  });
}

/** Behind the value that is the last of the first so many; missing ones are none. */
function endOfBaseline(values: readonly (number | null)[], fixAfter: number): number {
  let held = 0;
  const last = values.findIndex((value) => {
    if (value !== null) held += 1;
    return held === fixAfter;
  });
  return last < 0 ? values.length : last + 1;
}

/** Centre line and limits of a group; null where it has no value. */
export function limitsOf(values: readonly (number | null)[], screen: boolean): XmrLimits | null {
  const held = values.filter((value) => value !== null);
  if (held.length === 0) return null;
  // A constant series stands on its centre line, whatever a sum of it may round to.
  const mean = held.every((value) => value === held[0]) ? held[0]! : meanOf(held)!;
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  const all = meanOf(ranges);
  const screened = screen && all !== null ? meanOf(ranges.filter((range) => range < SCREEN_FACTOR * all)) : all;
  // Screening that leaves no range, or none that moves, would make everything a signal: then all ranges count.
  const kept = screened === null || screened === 0 ? all : screened;
  return { mean, lower: kept === null ? null : mean - LIMIT_FACTOR * kept, upper: kept === null ? null : mean + LIMIT_FACTOR * kept };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface PointPlace {
  /** -1, 0 or 1: below the mean, on it, above it; 0 also for a missing value. */
  readonly side: number;
  readonly zone: 'outside' | 'close' | 'inner' | 'missing';
}

function placeOf(value: number | null, limits: XmrLimits | null): PointPlace {
  if (value === null || limits === null) return { side: 0, zone: 'missing' };
  const { mean, lower, upper } = limits;
  const side = Math.sign(value - mean);
  if (lower === null || upper === null) return { side, zone: 'inner' };
  if (value > upper || value < lower) return { side, zone: 'outside' };
  const [nearLower, nearUpper] = [mean - (mean - lower) * NEAR_PART, mean + (upper - mean) * NEAR_PART];
  return { side, zone: value > nearUpper || value < nearLower ? 'close' : 'inner' };
}

/** For each point 1 or -1 where it is one of so many that rise or fall; one that ends a run and starts another is of the second. */
function trendsOf(values: readonly (number | null)[], length: number): number[] {
  const trends = new Array<number>(values.length).fill(0);
  for (let start = 0; start + 1 < values.length;) {
    const way = wayFrom(values, start);
    let end = start + 1;
    while (end < values.length - 1 && wayFrom(values, end) === way) end += 1;
    if (way !== 0 && end - start + 1 >= length) trends.fill(way, start, end + 1);
    start = end;
  }
  return trends;
}

function wayFrom(values: readonly (number | null)[], index: number): number {
  const [here, next] = [values[index] ?? null, values[index + 1] ?? null];
  return here === null || next === null ? 0 : Math.sign(next - here);
}

/** Whether a point is one of so many in a row with one sign; 0 breaks a run. */
function runsOf(signs: readonly number[], length: number): boolean[] {
  const member = new Array<boolean>(signs.length).fill(false);
  for (let start = 0; start < signs.length;) {
    let end = start + 1;
    while (end < signs.length && signs[end] === signs[start]) end += 1;
    if (signs[start] !== 0 && end - start >= length) member.fill(true, start, end);
    start = end;
  }
  return member;
}

/** Points close to a limit that stand in a window with enough of them, all of it on one side. */
function closeOf(places: readonly PointPlace[], { of, in: width }: RuleLengths['close']): boolean[] {
  const member = new Array<boolean>(places.length).fill(false);
  for (let start = 0; start + width <= places.length; start += 1) {
    const window = places.slice(start, start + width);
    const side = window[0]!.side;
    if (side === 0 || window.some((place) => place.side !== side)) continue;
    if (window.filter(({ zone }) => zone === 'close').length < of) continue;
    for (let at = start; at < start + width; at += 1) if (places[at]!.zone === 'close') member[at] = true;
  }
  return member;
}

function variationOf(sign: number, improvement: Improvement): Variation {
  if (sign === 0) return 'common-cause';
  if (improvement === 'neutral') return sign > 0 ? 'neutral-high' : 'neutral-low';
  return (sign > 0) === (improvement === 'increase') ? 'improvement' : 'concern';
}

/** Whether a process whose limits these are will hit a target, miss it, or either; null where it cannot be told. */
export type Assurance = 'hits' | 'misses' | 'either';

export function assuranceOf(limits: XmrLimits | null, target: number | null, improvement: Improvement): Assurance | null {
  const [lower, upper] = [limits?.lower ?? null, limits?.upper ?? null];
  if (target === null || improvement === 'neutral' || lower === null || upper === null) return null;
  // A process that stands still at its target hits it.
  if (lower === upper && target === upper) return 'hits';
  if (target > upper) return improvement === 'increase' ? 'misses' : 'hits';
  if (target < lower) return improvement === 'increase' ? 'hits' : 'misses';
  return 'either';
}
