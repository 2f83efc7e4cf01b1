import type { Organisation } from '../domain/cut.ts';
import { UserError } from '../domain/failure.ts';
import { parseMonthId, type Month } from '../domain/month.ts';
import fiveCriteria from './policies/five-criteria-2017.json' with { type: 'json' };
import letter from './policies/letter-2017.json' with { type: 'json' };
import socialCare from './policies/social-care-2017.json' with { type: 'json' };
import total from './policies/total-2017.json' with { type: 'json' };

interface CriterionBase {
  readonly id: string;
  readonly title: string;
  /** Whose daily rate per 100,000 adults is held against it. */
  readonly measure: Organisation;
}

/** The closed set of things that a policy can ask of a council. All are asked of daily rates per 100,000 adults. */
export type Criterion = CriterionBase & (
  | { readonly kind: 'at-or-below'; readonly level: number }
  /** target = max(min(baseline, level), baseline x (1 - cap)); without a cap, min(baseline, level). */
  | { readonly kind: 'reach-or-hold'; readonly level: number; readonly cap: string | null }
  | { readonly kind: 'better-than-baseline' }
  | { readonly kind: 'better-than-year-earlier' }
  /** In the worst fraction are the councils with fewer than fraction x n strictly worse; a tie at the edge is in. */
  | { readonly kind: 'not-in-worst'; readonly of: 'level' | 'change-since-baseline'; readonly fraction: string }
);

/** How many criteria, met or missed, lead to an outcome. */
export type OutcomeRule = { readonly met: 'all' | 'any' } | { readonly missed: 'all' | 'any' };

/** A policy, as its reviewed document states it. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  readonly judges: { readonly from: string; readonly to: string };
  readonly binds: string;
  readonly published: readonly string[];
  readonly inferred: readonly string[];
  readonly both: string;
  readonly baseline: { readonly from: string; readonly to: string };
  readonly criteria: readonly Criterion[];
  readonly outcomes: { readonly incentive: OutcomeRule | null; readonly 'non-incentive': OutcomeRule };
  readonly follows: Readonly<Partial<Record<'incentive' | 'none' | 'non-incentive', string>>>;
}

export const POLICIES: readonly Policy[] = [socialCare, total, letter, fiveCriteria] as readonly Policy[];

export const DEFAULT_POLICY = 'social-care-2017';

export function policyById(id: string): Policy {
  const policy = POLICIES.find((p) => p.id === id);
  if (!policy) throw new UserError(`there is no policy \`${id}\``, `the policies are ${POLICIES.map((p) => p.id).join(', ')}, and none`);
  return policy;
}

/** The months of a `{from, to}` of a policy, both included. */
export function monthsFrom({ from, to }: { readonly from: string; readonly to: string }): Month[] {
  const [first, last] = [parseMonthId(from), parseMonthId(to)];
  if (first === null || last === null || last < first) throw new Error(`a policy names the months ${from} to ${to}`);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Month);
}

/** Whether a policy judges every one of these months. */
export function judgesAll(policy: Policy, months: readonly Month[]): boolean {
  const judged = new Set(monthsFrom(policy.judges));
  return months.every((month) => judged.has(month));
}

/** The value of `2/3`. */
export function fraction(text: string): { readonly of: number; readonly parts: number } {
  const match = /^(\d+)\/([1-9]\d*)$/.exec(text);
  if (!match) throw new Error(`a policy holds ${text} where a fraction such as 2/3 belongs`);
  return { of: Number(match[1]), parts: Number(match[2]) };
}
