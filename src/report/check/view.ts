import type { CheckedFinding, CheckResult } from './result.ts';

export interface CheckView {
  readonly width: number;
  readonly colour: boolean;
  /** How many findings the formats for people show. */
  readonly maxFindings: number;
  /** Whether a finding is at or above the level that decides the job's fate. */
  readonly fails: (checked: CheckedFinding) => boolean;
}

/** A format turns the result of a check into the whole text of an output. */
export type CheckFormat = (result: CheckResult, view: CheckView) => string;
