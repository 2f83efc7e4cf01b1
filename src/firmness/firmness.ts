import type { Variation } from '../measure/variation.ts';
import type { Outcome } from '../judge/judge.ts';

/** The middle of what runs came to: at least the stated part of them is within, both ends included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How firm what is said of a council is. Null: it is not said of it in the first place. */
export interface CouncilFirmness {
  readonly score: Range | null;
  readonly rank: Range | null;
  /** Of each policy that was put, in the order given. */
  readonly outcomes: readonly (OutcomeFirmness | null)[];
}

export interface OutcomeFirmness {
  /** Runs that led to each outcome. */
  readonly runs: Readonly<Record<Outcome, number>>;
  /** The part of the runs that led to the outcome that the council has. */
  readonly same: number;
  /** Whether more runs than the stated part led to another. */
  readonly fragile: boolean;
}

/** How firm scores, places and outcomes are, if each council's next period differs from this one as its months have differed. */
export interface Firmness {
  readonly runs: number;
  readonly seed: number;
  /** The part of the runs that a range holds. */
  readonly within: number;
  /** An outcome that changes in more than this part of the runs is fragile. */
  readonly fragileAbove: number;
  readonly variation: Variation;
  readonly byCouncil: ReadonlyMap<string, CouncilFirmness>;
}

export interface FirmnessOptions {
  readonly runs: number;
  readonly seed: number;
  readonly within: number;
  readonly fragileAbove: number;
}

export const DEFAULT_FIRMNESS: FirmnessOptions = { runs: 1000, seed: 1, within: 0.9, fragileAbove: 0.2 };
/** Every run of every council is kept until all are done. */
export const MOST_RUNS = 10_000;
/** Fewer say nothing of the ends of a range. */
export const LEAST_RUNS = 100;

/** Why it cannot be told how firm it all is. */
export type NoFirmness = 'too-few-changes' | 'longer-than-a-quarter';
