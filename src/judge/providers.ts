import { byOrganisation } from '../domain/cut.ts';
import type { Measures } from '../measure/measures.ts';
import { PER_ADULTS } from '../measure/rate.ts';
import type { ProviderMeasures } from '../measure/providers.ts';
import type { Criterion, Policy } from '../reference/policies/schema.ts';
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
 * @param baselines beds by provider, by `windowText` of each baseline that the extracts give
 */
export function judgeProviders(
  policy: Policy, providers: readonly ProviderMeasures[], baselines: ReadonlyMap<string, ReadonlyMap<string, ProviderMeasures['beds']>>,
): ProviderJudgement {
  const asked = policy.criteria.filter((criterion) => canBeAsked(criterion, policy, baselines, providers));
  const cases = providers.map(({ code, beds, then }) => ({
    code,
    now: inBeds(beds),
    baselines: new Map([...baselines].map(([window, byProvider]) => [window, maybeInBeds(byProvider.get(code))])),
    yearEarlier: maybeInBeds(then.yearEarlier),
  }));
  return {
    policy,
    notAsked: policy.criteria.filter((criterion) => !asked.includes(criterion)).map(({ id }) => id),
    byProvider: asked.length === 0 ? new Map<string, never[]>() : putCriteria({ ...policy, criteria: asked }, cases),
  };
}

function canBeAsked(criterion: Criterion, policy: Policy, baselines: ReadonlyMap<string, unknown>, providers: readonly ProviderMeasures[]): boolean {
  const window = baselineOf(criterion, policy);
  if (window && !baselines.has(windowText(window))) return false;
  if (criterion.kind === 'better-than-year-earlier') return providers.some(({ then }) => then.yearEarlier);
  return criterion.kind === 'better-than-baseline' || (criterion.kind === 'not-in-worst' && criterion.of === 'percent-change-since-baseline');
}

function maybeInBeds(beds: ProviderMeasures['beds'] | null | undefined): Measures | null {
  return beds ? inBeds(beds) : null;
}

// With this many adults a rate is the number of beds: of a change, and of a percentage, it makes no difference.
function inBeds(beds: ProviderMeasures['beds']): Measures {
  const none = byOrganisation(() => null);
  return { days: none, share: none, beds, rate: beds, byReason: {} as Measures['byReason'], byCare: { acute: null, nonAcute: null }, acuteShare: null, adults: PER_ADULTS };
}
