import type { Month } from '../domain/month.ts';
import { isComplete, type Coverage } from '../domain/period.ts';
import type { OutcomeRule, Policy, Window } from '../reference/policies/schema.ts';
import { putCriterion, type Case, type CriterionResult } from './criteria.ts';
import { baselinesOf, judgesAll, needsYearEarlier } from './policy.ts';

export const OUTCOMES = ['incentive', 'none', 'non-incentive', 'not-judged'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a council, or everyone, is not judged. */
export type NotJudged =
  | { readonly kind: 'months'; readonly judges: Window }
  | { readonly kind: 'incomplete'; readonly missing: readonly Month[] }
  | { readonly kind: 'no-baseline'; readonly baseline: Window }
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
  /** Whether the input holds the whole of a baseline, and of the period a year earlier. */
  readonly hasBaseline: (window: Window) => boolean;
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
  const byCouncil = new Map([...putCriteria(policy, cases)].map(([code, criteria]) => [code, verdict(policy, criteria, withheld)]));
  return { policy, withheld, byCouncil };
}

/** Every criterion of a policy, put to every council. */
export function putCriteria(policy: Policy, cases: readonly Case[]): Map<string, readonly CriterionResult[]> {
  const results = policy.criteria.map((criterion) => putCriterion(criterion, policy, cases));
  return new Map(cases.map(({ code }) => [code, results.map((result) => result.get(code)!)]));
}

/** Whether criteria add up to what a rule of outcome asks for. */
export function holds(rule: OutcomeRule, criteria: readonly Pick<CriterionResult, 'met'>[]): boolean {
  const { wanted, enough } = quantityOf(rule, criteria.length);
  return criteria.filter(({ met }) => met === wanted).length >= enough;
}

/** Which criteria a rule counts, and how many of so many are enough. */
export function quantityOf(rule: OutcomeRule, of: number): { wanted: boolean; enough: number } {
  const [wanted, quantity] = 'met' in rule ? [true, rule.met] as const : [false, rule.missed] as const;
  return { wanted, enough: quantity === 'all' ? of : quantity === 'any' ? 1 : quantity['at-least'] };
}

/** What criteria that are all known lead to. The non-incentive is looked at first. */
export function outcomeOf(policy: Policy, criteria: readonly Pick<CriterionResult, 'met'>[]): Exclude<Outcome, 'not-judged'> {
  const { incentive, 'non-incentive': nonIncentive } = policy.outcomes;
  if (holds(nonIncentive, criteria)) return 'non-incentive';
  return incentive && holds(incentive, criteria) ? 'incentive' : 'none';
}

/** The outcomes that criteria may lead to, whatever those say that cannot be told. */
export function outcomesOf(policy: Policy, criteria: readonly Pick<CriterionResult, 'met'>[]): Exclude<Outcome, 'not-judged'>[] {
  const fillings = criteria.reduce<Pick<CriterionResult, 'met'>[][]>((filled, { met }) => filled
    .flatMap((before) => (met === null ? [true, false] : [met]).map((value) => [...before, { met: value }])), [[]]);
  return [...new Set(fillings.map((filled) => outcomeOf(policy, filled)))];
}

function reasonToWithhold(policy: Policy, { coverage, hasBaseline, hasYearEarlier, councils, anyway }: Circumstances): NotJudged | null {
  if (!anyway && !judgesAll(policy, coverage.period.months)) return { kind: 'months', judges: policy.judges };
  if (!isComplete(coverage)) return { kind: 'incomplete', missing: coverage.missing };
  const lacking = baselinesOf(policy).find((window) => !hasBaseline(window));
  if (lacking) return { kind: 'no-baseline', baseline: lacking };
  // A quarter of a few councils is not a quarter of England's.
  if (!councils.national && policy.criteria.some((criterion) => criterion.kind === 'not-in-worst')) {
    return { kind: 'not-national', held: councils.held, of: councils.of };
  }
  return !hasYearEarlier && policy.criteria.some(needsYearEarlier) ? { kind: 'no-year-earlier' } : null;
}

function verdict(policy: Policy, criteria: readonly CriterionResult[], withheld: NotJudged | null): Verdict {
  if (withheld) return { outcome: 'not-judged', criteria: [], why: withheld };
  const outcome = settledOutcome(policy, criteria);
  if (outcome !== 'not-judged') return { outcome, criteria, why: null };
  return { outcome, criteria, why: { kind: 'no-figure', criteria: criteria.filter(({ met }) => met === null).map(({ id }) => id) } };
}

/** The outcome that criteria lead to, be the unknown ones met or not; not judged where it turns on those, or where all are unknown. */
export function settledOutcome(policy: Policy, criteria: readonly Pick<CriterionResult, 'met'>[]): Outcome {
  const [outcome, ...others] = outcomesOf(policy, criteria);
  // A figure that is lacking, and that no outcome turns on, is none that the rule needs.
  return others.length > 0 || criteria.every(({ met }) => met === null) ? 'not-judged' : outcome!;
}

/** A council whose outcome is another one, and which. */
export interface ChangedOutcome {
  readonly code: string;
  readonly from: Outcome;
  readonly to: Outcome;
}

/** Councils whose outcome differs between two judgements, by code; one that the other does not have is not judged there. */
export function changedOutcomes(before: Judgement, after: Judgement): ChangedOutcome[] {
  const outcomeIn = ({ byCouncil }: Judgement, code: string): Outcome => byCouncil.get(code)?.outcome ?? 'not-judged';
  return [...new Set([...before.byCouncil.keys(), ...after.byCouncil.keys()])].sort().flatMap((code) => {
    const [from, to] = [outcomeIn(before, code), outcomeIn(after, code)];
    return from === to ? [] : [{ code, from, to }];
  });
}
