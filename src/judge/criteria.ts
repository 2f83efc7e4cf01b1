import type { Measures } from '../measure/measures.ts';
import { fraction, type Criterion } from './policy.ts';

/** A council's figures at the three times that a criterion may ask of. Null: not to be had. */
export interface Case {
  readonly code: string;
  readonly now: Measures;
  readonly baseline: Measures | null;
  readonly yearEarlier: Measures | null;
}

/** How a council stands to a criterion. Figure, threshold and margin are daily rates per 100,000 adults, or changes in them. */
export interface CriterionResult {
  readonly id: string;
  readonly title: string;
  /** Null: it cannot be told, for want of a figure. */
  readonly met: boolean | null;
  readonly figure: number | null;
  readonly threshold: number | null;
  /** Threshold less figure: above 0 to spare, below 0 missed by. */
  readonly margin: number | null;
  /** The margin in delayed beds of this council. */
  readonly marginBeds: number | null;
  /** Whether the threshold itself meets the criterion. */
  readonly meetsAtThreshold: boolean;
}

/** Puts one criterion to every council at once, for some ask where a council stands among the others. */
export function putCriterion(criterion: Criterion, cases: readonly Case[]): Map<string, CriterionResult> {
  const edge = criterion.kind === 'not-in-worst' ? worstEdge(criterion, cases) : null;
  return new Map(cases.map((council) => {
    const figure = figureOf(criterion, council);
    const threshold = edge ?? thresholdOf(criterion, council);
    return [council.code, result(criterion, figure, threshold, council.now.adults)];
  }));
}

function result(criterion: Criterion, figure: number | null, threshold: number | null, adults: number | null): CriterionResult {
  const meetsAtThreshold = criterion.kind === 'at-or-below' || criterion.kind === 'reach-or-hold';
  const known = figure !== null && threshold !== null;
  const margin = known ? threshold - figure : null;
  return {
    id: criterion.id,
    title: criterion.title,
    met: known ? (same(figure, threshold) ? meetsAtThreshold : figure < threshold) : null,
    figure,
    threshold,
    margin,
    marginBeds: margin === null || adults === null ? null : (margin * adults) / 100_000,
    meetsAtThreshold,
  };
}

// Rates are quotients of whole numbers: two that differ do so by far more than this, two that are equal by rounding alone.
function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
}

function figureOf(criterion: Criterion, council: Case): number | null {
  const now = council.now.rate[criterion.measure];
  if (criterion.kind !== 'not-in-worst' || criterion.of === 'level') return now;
  const then = council.baseline?.rate[criterion.measure] ?? null;
  return now === null || then === null ? null : now - then;
}

function thresholdOf(criterion: Criterion, { baseline, yearEarlier }: Case): number | null {
  switch (criterion.kind) {
    case 'at-or-below': return criterion.level;
    case 'better-than-baseline': return baseline?.rate[criterion.measure] ?? null;
    case 'better-than-year-earlier': return yearEarlier?.rate[criterion.measure] ?? null;
    case 'reach-or-hold': return target(baseline?.rate[criterion.measure] ?? null, criterion.level, criterion.cap);
    case 'not-in-worst': return null;
  }
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

/** The lowest figure in the worst fraction: to be out of it is to be below. Null where no council has the figure. */
function worstEdge(criterion: Extract<Criterion, { kind: 'not-in-worst' }>, cases: readonly Case[]): number | null {
  const figures = cases.flatMap((council) => figureOf(criterion, council) ?? []).sort((a, b) => b - a);
  const { of, parts } = fraction(criterion.fraction);
  const inWorst = Math.ceil((figures.length * of) / parts);
  return figures[inWorst - 1] ?? null;
}
