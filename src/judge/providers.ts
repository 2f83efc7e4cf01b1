import { byOrganisation } from '../domain/cut.ts';
import { PER_ADULTS, type Measures } from '../measure/measures.ts';
import type { ProviderMeasures } from '../measure/providers.ts';
import type { Criterion, Policy, Window } from '../reference/policies/schema.ts';
import type { CriterionResult } from './criteria.ts';
import { putCriteria } from './judge.ts';
import { baselineOf, windowText } from './policy.ts';

/** Criteria of a policy that can be asked of a provider, and what each provider makes of them. */
export interface ProviderJudgement {
  readonly policy: Policy;
  /** Ids of criteria that cannot be asked, for they are about rates: a provider has no adults. */
  readonly notAsked: readonly string[];
  readonly byProvider: ReadonlyMap<string, readonly CriterionResult[]>;
}

/**
 * Puts to providers what a policy asks of a change: whether they are better than they were, or among the worst in percent.
 * @param baseline the window that `then.baseline` of the providers is of; criteria on another are not asked
 */
export function judgeProviders(policy: Policy, providers: readonly ProviderMeasures[], baseline: Window | null): ProviderJudgement {
  const asked = policy.criteria.filter((criterion) => canBeAsked(criterion, policy, baseline));
  const cases = providers.map((provider) => ({
    code: provider.code,
    now: inBeds(provider.beds),
    baselines: new Map(baseline ? [[windowText(baseline), provider.then.baseline && inBeds(provider.then.baseline)]] : []),
    yearEarlier: provider.then.yearEarlier && inBeds(provider.then.yearEarlier),
  }));
  return {
    policy,
    notAsked: policy.criteria.filter((criterion) => !asked.includes(criterion)).map(({ id }) => id),
    byProvider: asked.length === 0 ? new Map<string, never[]>() : putCriteria({ ...policy, criteria: asked }, cases),
  };
}

function canBeAsked(criterion: Criterion, policy: Policy, baseline: Window | null): boolean {
  const window = baselineOf(criterion, policy);
  if (window && (!baseline || windowText(window) !== windowText(baseline))) return false;
  return criterion.kind === 'better-than-baseline' || criterion.kind === 'better-than-year-earlier'
    || (criterion.kind === 'not-in-worst' && criterion.of === 'percent-change-since-baseline');
}

// With this many adults a rate is the number of beds: of a change, and of a percentage, it makes no difference.
function inBeds(beds: ProviderMeasures['beds']): Measures {
  const none = byOrganisation(() => null);
  return { days: none, share: none, beds, rate: beds, byReason: {} as Measures['byReason'], byCare: { acute: null, nonAcute: null }, acuteShare: null, adults: PER_ADULTS };
}
