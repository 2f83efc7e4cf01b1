import type { Month } from '../domain/month.ts';
import { isComplete, type Coverage } from '../domain/period.ts';
import { putCriterion, type Case, type CriterionResult } from './criteria.ts';
import { judgesAll, type OutcomeRule, type Policy } from './policy.ts';

export const OUTCOMES = ['incentive', 'none', 'non-incentive', 'not-judged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a council, or everyone, is not judged. */
export type NotJudged =
  | { readonly kind: 'months'; readonly judges: Policy['judges'] }
  | { readonly kind: 'incomplete'; readonly missing: readonly Month[] }
  | { readonly kind: 'no-baseline'; readonly baseline: Policy['baseline'] }
  | { readonly kind: 'no-year-earlier' }
  | { readonly kind: 'not-national'; readonly held: number; readonly of: number }
  | { readonly kind: 'no-figure'; readonly criteria: readonly string[] };

export interface Verdict {
  readonly outcome: Outcome;
  readonly criteria: readonly CriterionResult[];
  readonly why: NotJudged | null;
}

export interface Judgement {
  readonly policy: Policy;
  /** Why nobody is judged; null where the policy was put. */
  readonly withheld: NotJudged | null;
  readonly byCouncil: ReadonlyMap<string, Verdict>;
}

export interface Circumstances {
  readonly coverage: Coverage;
  /** Whether the input holds the whole of the policy's baseline, and of the period a year earlier. */
  readonly hasBaseline: boolean;
  readonly hasYearEarlier: boolean;
  /** Councils of the period in the input, and in England. */
  readonly councils: { readonly held: number; readonly of: number; readonly national: boolean };
  /** Put the policy to months that it does not judge. */
  readonly anyway: boolean;
}

/**
 * Puts a policy to councils. Nobody is flagged for months that the policy does not judge, for a period that is not whole,
 * or for want of a figure: silence is neither a pass nor a failure.
 */
export function judge(policy: Policy, cases: readonly Case[], circumstances: Circumstances): Judgement {
  const withheld = reasonToWithhold(policy, circumstances);
  const results = policy.criteria.map((criterion) => putCriterion(criterion, cases));
  const byCouncil = new Map(cases.map(({ code }) => {
    const criteria = results.map((result) => result.get(code)!);
    return [code, verdict(policy, criteria, withheld)];
  }));
  return { policy, withheld, byCouncil };
}

function reasonToWithhold(policy: Policy, { coverage, hasBaseline, hasYearEarlier, councils, anyway }: Circumstances): NotJudged | null {
  if (!anyway && !judgesAll(policy, coverage.period.months)) return { kind: 'months', judges: policy.judges };
  if (!isComplete(coverage)) return { kind: 'incomplete', missing: coverage.missing };
  if (!hasBaseline && policy.criteria.some(needsBaseline)) return { kind: 'no-baseline', baseline: policy.baseline };
  // A quarter of a few councils is not a quarter of England's.
  if (!councils.national && policy.criteria.some((criterion) => criterion.kind === 'not-in-worst')) {
    return { kind: 'not-national', held: councils.held, of: councils.of };
  }
  const needsYear = policy.criteria.some((criterion) => criterion.kind === 'better-than-year-earlier');
  return !hasYearEarlier && needsYear ? { kind: 'no-year-earlier' } : null;
}

function needsBaseline(criterion: Policy['criteria'][number]): boolean {
  return criterion.kind === 'reach-or-hold' || criterion.kind === 'better-than-baseline'
    || (criterion.kind === 'not-in-worst' && criterion.of === 'change-since-baseline');
}

function verdict(policy: Policy, criteria: readonly CriterionResult[], withheld: NotJudged | null): Verdict {
  if (withheld) return { outcome: 'not-judged', criteria: [], why: withheld };
  const unknown = criteria.filter(({ met }) => met === null);
  if (unknown.length > 0) {
    return { outcome: 'not-judged', criteria, why: { kind: 'no-figure', criteria: unknown.map(({ id }) => id) } };
  }
  const { incentive, 'non-incentive': nonIncentive } = policy.outcomes;
  if (holds(nonIncentive, criteria)) return { outcome: 'non-incentive', criteria, why: null };
  const earned = incentive !== null && holds(incentive, criteria);
  return { outcome: earned ? 'incentive' : 'none', criteria, why: null };
}

function holds(rule: OutcomeRule, criteria: readonly CriterionResult[]): boolean {
  const [wanted, quantity] = 'met' in rule ? [true, rule.met] as const : [false, rule.missed] as const;
  const count = criteria.filter(({ met }) => met === wanted).length;
  return quantity === 'all' ? count === criteria.length : count > 0;
}
