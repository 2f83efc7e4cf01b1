import type { Severity } from '../../domain/finding.ts';

/** What a rule is, for those who read findings and those who wonder at one. */
export interface Rule {
  readonly severity: Severity;
  /** One line: what is wrong when this rule speaks. */
  readonly meaning: string;
  /** What to do about it. */
  readonly hint: string;
  /** An example that breaks it, and its innocent twin. */
  readonly wrong: string;
  readonly right: string;
}
