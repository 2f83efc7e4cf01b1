import type { Difference } from '../../attribute/differences.ts';
import type { Firmness, OutcomeFirmness } from '../../firmness/firmness.ts';
import type { Month } from '../../domain/month.ts';
import type { ChangedOutcome, NotJudged } from '../../judge/judge.ts';
import type { Policy } from '../../reference/policies/schema.ts';
import type { MonthEdition } from '../report.ts';

/** Two editions of the same months, held against each other. */
export interface Comparison {
  /** Months that both hold, with the edition of each. */
  readonly months: readonly { readonly month: Month; readonly older: MonthEdition; readonly newer: MonthEdition }[];
  readonly onlyOlder: readonly Month[];
  readonly onlyNewer: readonly Month[];
  readonly differences: readonly Difference[];
  /** Null where no policy was put. */
  readonly outcomes: {
    readonly policy: Policy;
    readonly period: string;
    /** Why nobody is judged on the one or the other. */
    readonly withheld: NotJudged | null;
    /** Of the newer edition; null where it was not asked for, or cannot be told. */
    readonly firmness: Firmness | null;
    /** With how firm each outcome is, where that is known. */
    readonly changes: readonly (ChangedOutcome & { readonly before: OutcomeFirmness | null; readonly after: OutcomeFirmness | null })[];
    /** Councils of either. */
    readonly councils: number;
  } | null;
}
