import { UserError } from '../domain/failure.ts';
import { parseMonthId, type Month } from '../domain/month.ts';
import { comparesWithBaseline } from '../reference/policies/compares.ts';
import type { Criterion, Measure, Policy, Window } from '../reference/policies/schema.ts';

/** The months of a `{from, to}` of a policy, both included. */
export function monthsFrom({ from, to }: Window): Month[] {
  const [first, last] = [parseMonthId(from), parseMonthId(to)];
  if (first === null || last === null || last < first) throw new Error(`a policy names the months ${from} to ${to}`);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Month);
}

/** `2017-02`, or `2017-02 to 2017-04`. */
export function windowText({ from, to }: Window): string {
  return from === to ? from : `${from} to ${to}`;
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

/** The months that a criterion compares with; null for one that needs none. */
export function baselineOf(criterion: Criterion, policy: Policy): Window | null {
  if (!comparesWithBaseline(criterion)) return null;
  return ('baseline' in criterion ? criterion.baseline : policy.baseline) ?? null;
}

/** Whether a criterion asks of the same period a year earlier. */
export function needsYearEarlier(criterion: Criterion): boolean {
  return criterion.kind === 'better-than-year-earlier' || (criterion.kind === 'not-in-worst' && criterion.of === 'change-on-year');
}

/** Every window that a policy's criteria compare with, each once. */
export function baselinesOf(policy: Policy): Window[] {
  const windows = policy.criteria.flatMap((criterion) => baselineOf(criterion, policy) ?? []);
  return [...new Map(windows.map((window) => [windowText(window), window])).values()];
}

/** Another way of putting a policy: all of it is the document's own, but for what is named here. */
export interface Adaptation {
  /** Whose days are held against what the policy asks of social care: the council's, or the NHS's of the same place. */
  readonly party?: Party;
  readonly baseline?: Window;
  /** Targets by council, in the place of those that a formula gives. */
  readonly targets?: { readonly file: string; readonly byCouncil: Readonly<Record<string, number>>; readonly unit: 'rate' | 'beds' };
}

export const PARTIES = ['council', 'nhs'] as const;
export type Party = (typeof PARTIES)[number];

/** Throws a UserError for what the policy has nothing to adapt of. */
export function adapt(policy: Policy, { party = 'council', baseline, targets }: Adaptation): Policy {
  if (targets && !policy.criteria.some(hasTarget)) {
    throw new UserError(`${policy.id} sets no targets that a table could take the place of`, 'put a policy that has one: social-care-2017, total-2017, five-criteria-2017 or hold-2018');
  }
  const left = policy.criteria.filter((criterion) => !(targets && hasTarget(criterion)));
  if (baseline && !left.some((criterion) => !('baseline' in criterion) && baselineOf(criterion, { ...policy, baseline }) !== null)) {
    throw new UserError(`${policy.id} compares with no baseline of its own${targets ? ', where a table gives its targets' : ''}`, 'leave --policy-baseline out');
  }
  if (party === 'nhs' && !policy.criteria.some(({ measure }) => measure === 'social-care')) {
    throw new UserError(`${policy.id} asks nothing of social care that could be asked of the NHS`, 'leave --party out: it asks of all days');
  }
  const measureFor = (measure: Measure): Measure => (party === 'nhs' && measure === 'social-care' ? 'nhs' : measure);
  return {
    ...policy,
    ...(baseline ? { baseline } : {}),
    criteria: policy.criteria.map((criterion): Criterion => {
      const { id, title } = criterion;
      const measure = measureFor(criterion.measure);
      if (targets && hasTarget(criterion)) return { id, title: `at or below its target in ${targets.file}`, measure, kind: 'at-or-below-target', targets: targets.byCouncil, unit: targets.unit };
      return { ...criterion, measure, title: measure === criterion.measure ? title : `${title} (put to the NHS's days)` };
    }),
  };
}

/** Whether a criterion sets each council a target, which a table can take the place of. */
function hasTarget({ kind }: Criterion): boolean {
  return kind === 'reach-or-hold' || kind === 'at-or-below-target';
}
