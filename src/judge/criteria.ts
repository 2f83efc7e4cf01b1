import { ORGANISATION_NAMED, type Organisation } from '../domain/cut.ts';
import { bedsAtRate, dailyRate, type Measures } from '../measure/measures.ts';
import type { Criterion, Policy } from '../reference/policies/schema.ts';
import { meets } from './meets.ts';
import { baselineOf, fraction, windowText } from './policy.ts';

/** A council's figures at the times that a criterion may ask of. Null: not to be had. */
export interface Case {
  readonly code: string;
  readonly now: Measures;
  /** By `windowText` of the baseline. */
  readonly baselines: ReadonlyMap<string, Measures | null>;
  readonly yearEarlier: Measures | null;
}

/** How a council stands to a criterion. Figure, threshold and margin are daily rates per 100,000 adults, or changes in them. */
export interface CriterionResult {
  readonly id: string;
  readonly title: string;
  readonly measure: Organisation;
  /** A rate, a change in a rate, or a change in percent. */
  readonly unit: 'rate' | 'change' | 'percent';
  /** Null: it cannot be told, for want of a figure. */
  readonly met: boolean | null;
  readonly figure: number | null;
  readonly threshold: number | null;
  /** Threshold less figure: above 0 to spare, below 0 missed by. */
  readonly margin: number | null;
  /** The margin in delayed beds of this council. */
  readonly marginBeds: number | null;
  /** The council whose figure the threshold is, where councils are ranked. */
  readonly edge: string | null;
  /** What an expectation asks the council to come from and to, as daily rates; null for other criteria. */
  readonly asked: { readonly from: number; readonly to: number } | null;
  /** Whether the threshold itself meets the criterion. */
  readonly meetsAtThreshold: boolean;
}

/** Puts one criterion to every council at once, for some ask where a council stands among the others. */
export function putCriterion(criterion: Criterion, policy: Policy, cases: readonly Case[]): Map<string, CriterionResult> {
  const baseline = baselineOf(criterion, policy);
  const then = (council: Case): Measures | null => (baseline ? council.baselines.get(windowText(baseline)) ?? null : null);
  const figures = new Map(cases.map((council) => [council.code, figureOf(criterion, council, then(council))]));
  const edgeFor = criterion.kind === 'not-in-worst' ? worstEdge(figures, criterion.fraction) : () => null;
  return new Map(cases.map((council) => {
    const edge = edgeFor(council.code);
    const threshold = edge ? edge.figure : thresholdOf(criterion, council, then(council));
    return [council.code, result(criterion, figures.get(council.code)!, threshold, council, then(council), edge?.code ?? null)];
  }));
}

function result(criterion: Criterion, figure: number | null, threshold: number | null, council: Case, then: Measures | null, edge: string | null): CriterionResult {
  const meetsAtThreshold = criterion.kind === 'at-or-below' || criterion.kind === 'reach-or-hold' || criterion.kind === 'at-or-below-target';
  const known = figure !== null && threshold !== null;
  const margin = known ? threshold - figure : null;
  // A margin in percent is one of the rate that the percentage is of.
  const percentOf = criterion.kind === 'not-in-worst' && unitOf(criterion) === 'percent' ? countedFrom(criterion, then) : 100;
  const marginRate = margin === null || percentOf === null ? null : (margin * percentOf) / 100;
  return {
    id: criterion.id,
    title: criterion.title,
    measure: ORGANISATION_NAMED[criterion.measure],
    unit: unitOf(criterion),
    met: known ? meets(figure, threshold, meetsAtThreshold) : null,
    figure,
    threshold,
    margin,
    marginBeds: bedsAtRate(marginRate, council.now.adults),
    edge,
    asked: criterion.kind === 'reach-or-hold' ? expectationOf(criterion, then, council.now.adults) : null,
    meetsAtThreshold,
  };
}

export function unitOf(criterion: Criterion): CriterionResult['unit'] {
  if (criterion.kind !== 'not-in-worst' || criterion.of === 'level') return 'rate';
  return criterion.of.startsWith('percent-') ? 'percent' : 'change';
}

type NotInWorst = Extract<Criterion, { kind: 'not-in-worst' }>;
type ReachOrHold = Extract<Criterion, { kind: 'reach-or-hold' }>;

function figureOf(criterion: Criterion, council: Case, then: Measures | null): number | null {
  const organisation = ORGANISATION_NAMED[criterion.measure];
  const now = council.now.rate[organisation];
  if (criterion.kind === 'reach-or-hold') return inBeds(now, criterion, council.now.adults);
  if (criterion.kind !== 'not-in-worst' || criterion.of === 'level') return now;
  const from = criterion.of === 'change-on-year' ? council.yearEarlier?.rate[organisation] ?? null
    : countedFrom(criterion, then);
  if (now === null || from === null) return null;
  if (unitOf(criterion) === 'change') return now - from;
  return from === 0 ? null : ((now - from) / from) * 100;
}

/** The rate that a change or a gap is counted from: the baseline's, or the target made of it. */
export function countedFrom({ of, measure, target: made }: NotInWorst, then: Measures | null): number | null {
  const baseline = then?.rate[ORGANISATION_NAMED[measure]] ?? null;
  return of === 'gap-to-target' || of === 'percent-gap-to-target' ? target(baseline, made!.level, made!.cap ?? null) : baseline;
}

/** What a council is asked to come from and to, as daily rates; null where its baseline is not to be had. */
export function expectationOf(criterion: ReachOrHold, then: Measures | null, adults: number | null): { from: number; to: number } | null {
  const baseline = then?.rate[ORGANISATION_NAMED[criterion.measure]] ?? null;
  const from = inBeds(baseline, criterion, adults);
  const to = inBeds(target(baseline, criterion.level, criterion.cap ?? null), criterion, adults);
  return from === null || to === null ? null : { from, to };
}

export function inBeds(rate: number | null, { counted }: ReachOrHold, adults: number | null): number | null {
  if (counted !== 'whole-beds') return rate;
  const beds = bedsAtRate(rate, adults);
  return beds === null ? null : dailyRate(Math.round(beds), adults);
}

function thresholdOf(criterion: Criterion, council: Case, then: Measures | null): number | null {
  const organisation = ORGANISATION_NAMED[criterion.measure];
  switch (criterion.kind) {
    case 'at-or-below': return criterion.level;
    case 'better-than-baseline': return then?.rate[organisation] ?? null;
    case 'better-than-year-earlier': return council.yearEarlier?.rate[organisation] ?? null;
    case 'reach-or-hold': return expectationOf(criterion, then, council.now.adults)?.to ?? null;
    case 'at-or-below-target': return statedTarget(criterion, council);
    case 'not-in-worst': return null;
  }
}

function statedTarget({ targets, unit }: Extract<Criterion, { kind: 'at-or-below-target' }>, { code, now }: Case): number | null {
  if (typeof targets === 'string') throw new Error(`the table of targets ${targets} was not read`);
  const stated = targets[code];
  if (stated === undefined) return null;
  return unit === 'rate' ? stated : dailyRate(stated, now.adults);
}

/**
 * The expectation set from a baseline: hold it where it is at or below the level, else come down to the level, by no more
 * than the cap. Source: inferred from the facts published of the July 2017 expectations (LGC 7020632, iMPOWER).
 */
export function target(baseline: number | null, level: number, cap: string | null): number | null {
  if (baseline === null) return null;
  const held = Math.min(baseline, level);
  if (cap === null) return held;
  const { of, parts } = fraction(cap);
  return Math.max(held, (baseline * (parts - of)) / parts);
}

/**
 * The figure that a council must be below to be out of the worst fraction, and whose it is. Of n councils the worst w are in, n x
 * fraction rounded up: so it is the w-th worst of the others. Null where there are not so many.
 */
function worstEdge(figures: ReadonlyMap<string, number | null>, worst: string): (code: string) => { code: string; figure: number } | null {
  const held = [...figures].flatMap(([code, figure]) => (figure === null ? [] : [{ code, figure }]))
    .sort((a, b) => b.figure - a.figure || (a.code < b.code ? -1 : 1));
  const last = inWorst(worst, held.length) - 1;
  const within = new Set(held.slice(0, last + 1).map(({ code }) => code));
  return (code) => held[within.has(code) ? last + 1 : last] ?? null;
}

/** How many of n councils are the worst fraction: n x fraction, rounded up. */
export function inWorst(worst: string, n: number): number {
  const { of, parts } = fraction(worst);
  return Math.ceil((n * of) / parts);
}
