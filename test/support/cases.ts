import { monthPeriod, cover } from '../../src/domain/period.ts';
import { putCriterion, type Case, type CriterionResult } from '../../src/judge/criteria.ts';
import type { Criterion } from '../../src/reference/policies/schema.ts';
import { judge, type Verdict } from '../../src/judge/judge.ts';
import { policyById } from './policies.ts';
import type { Measures } from '../../src/measure/measures.ts';
import { month } from './returns.ts';

/** A council's social care rates at the times that a criterion asks of. */
export function councilCase(code: string, rates: { now: number | null; baseline: number | null; yearEarlier?: number | null }): Case {
  const at = (rate: number | null): Measures => ({ rate: { nhs: null, socialCare: rate, both: null, total: rate }, beds: { nhs: null, socialCare: rate, both: null, total: rate }, adults: 100_000 }) as unknown as Measures;
  return { code, now: at(rates.now), baselines: new Map([['2017-02', at(rates.baseline)]]), yearEarlier: at(rates.yearEarlier ?? null) };
}

/** Outcomes of a policy in a month that is whole. */
export function judged(policy: string, cases: readonly Case[]): Verdict[] {
  const coverage = cover(monthPeriod(month('2017-09')), () => true);
  return [...judge(policyById(policy), cases, { coverage, hasBaseline: () => true, hasYearEarlier: true, anyway: true, councils: { held: 151, of: 151, national: true } }).byCouncil.values()];
}

/** One criterion put to every council. */
export function putTo(criterion: Criterion, cases: readonly Case[]): Map<string, CriterionResult> {
  return putCriterion(criterion, policyById('social-care-2017'), cases);
}
