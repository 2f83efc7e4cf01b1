import type { Month } from '../../domain/month.ts';
import type { Computed, Nearest } from '../../judge/backtest.ts';
import type { NotJudged, Outcome } from '../../judge/judge.ts';
import type { Fact, Policy } from '../../reference/policies/schema.ts';

/** What a policy makes of a month that it judges; counts are null where the month is not held or nobody is judged. */
export interface BacktestMonth {
  readonly month: Month;
  readonly held: boolean;
  readonly withheld: NotJudged | null;
  readonly counts: Readonly<Record<Outcome, number>> | null;
}

/** A published fact beside what comes out, under the policy and under each other reading of it. */
export interface TestedFact {
  readonly fact: Fact;
  /** Null where the input does not hold what it takes: the months, or for a count all of England's councils. */
  readonly computed: Computed | null;
  readonly agrees: boolean;
  /** The councils that would have to change sides, nearest first; null where no count differs. */
  readonly nearest: readonly Nearest[] | null;
  readonly readings: readonly {
    readonly id: string;
    readonly title: string;
    readonly computed: Computed | null;
    readonly agrees: boolean;
    readonly nearest: readonly Nearest[] | null;
  }[];
}

export interface Backtest {
  readonly policy: Policy;
  readonly months: readonly BacktestMonth[];
  readonly facts: readonly TestedFact[];
}
