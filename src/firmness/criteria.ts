import { ORGANISATION_NAMED, ORGANISATIONS } from '../domain/cut.ts';
import { countedFrom, inWorst, unitOf, type Case, type CriterionResult } from '../judge/criteria.ts';
import { OUTCOMES, settledOutcome, type Judgement } from '../judge/judge.ts';
import { baselineOf, windowText } from '../judge/policy.ts';
import type { Criterion, Policy } from '../reference/policies/schema.ts';
import { put, type Runs } from './runs/runs.ts';

/** A policy as it was put to councils, and withheld from nobody. */
export interface Put {
  readonly cases: readonly Case[];
  readonly judgement: Judgement;
}

/** Has a policy put to the councils of every run; what does not change with the period's figures is worked out here. */
export function givePolicy(runs: Runs, { cases, judgement: { policy, byCouncil } }: Put): void {
  put(runs, runs.newPolicy(policy.criteria.length, cases.length), outcomesOfCounts(policy));
  for (const [index, criterion] of policy.criteria.entries()) {
    const results = cases.map(({ code }) => byCouncil.get(code)!.criteria[index]!);
    if (criterion.kind === 'not-in-worst') giveWorst(runs, criterion, policy, cases, results);
    else giveThresholds(runs, criterion, cases, results);
  }
}

/** The outcome, as its place in OUTCOMES, of so many criteria met, by rows, and so many missed, be it which they will: no rule asks more. */
function outcomesOfCounts(policy: Policy): Uint8Array {
  const asks = policy.criteria.length;
  const outcomes = new Uint8Array((asks + 1) ** 2);
  for (let met = 0; met <= asks; met += 1) {
    for (let missed = 0; met + missed <= asks; missed += 1) {
      const criteria = policy.criteria.map((_, index) => ({ met: index < met ? true : index < met + missed ? false : null }));
      outcomes[met * (asks + 1) + missed] = OUTCOMES.indexOf(settledOutcome(policy, criteria));
    }
  }
  return outcomes;
}

function giveThresholds(runs: Runs, criterion: Exclude<Criterion, { kind: 'not-in-worst' }>, cases: readonly Case[], results: readonly CriterionResult[]): void {
  const wholeBeds = criterion.kind === 'reach-or-hold' && criterion.counted === 'whole-beds';
  const thresholds = runs.newThreshold(ORGANISATIONS.indexOf(ORGANISATION_NAMED[criterion.measure]), cases.length, results[0]?.meetsAtThreshold ?? false, wholeBeds);
  put(runs, thresholds, Float64Array.from(results, ({ met, threshold }) => (met === null ? Number.NaN : threshold!)));
  if (wholeBeds) put(runs, thresholds + cases.length * Float64Array.BYTES_PER_ELEMENT, Float64Array.from(cases, ({ now }) => now.adults ?? Number.NaN));
}

type NotInWorst = Extract<Criterion, { kind: 'not-in-worst' }>;

function giveWorst(runs: Runs, criterion: NotInWorst, policy: Policy, cases: readonly Case[], results: readonly CriterionResult[]): void {
  const organisation = ORGANISATION_NAMED[criterion.measure];
  const baseline = baselineOf(criterion, policy);
  const held = results.flatMap(({ figure }, index) => (figure === null ? [] : [index]));
  const from = Float64Array.from(held, (index) => {
    const council = cases[index]!;
    if (criterion.of === 'level') return 0;
    if (criterion.of === 'change-on-year') return council.yearEarlier!.rate[organisation]!;
    return countedFrom(criterion, baseline ? council.baselines.get(windowText(baseline)) ?? null : null)!;
  });
  const at = runs.newWorst(ORGANISATIONS.indexOf(organisation), held.length, unitOf(criterion) === 'percent', inWorst(criterion.fraction, held.length));
  put(runs, at, from, Int32Array.from(held));
}
