import { ORGANISATION_NAMED, type Organisation } from '../domain/cut.ts';
import { countedFrom, inBeds, inWorst, meets, unitOf, type Case, type CriterionResult } from '../judge/criteria.ts';
import { OUTCOMES, settledOutcome, type Judgement, type Outcome } from '../judge/judge.ts';
import { baselineOf, windowText } from '../judge/policy.ts';
import type { Criterion, Policy } from '../reference/policies/schema.ts';
import { newSorter } from './standing.ts';

/** A policy as it was put to councils, and withheld from nobody. */
export interface Put {
  readonly cases: readonly Case[];
  readonly judgement: Judgement;
}

/** Daily rates of every council in a run, in the order of the cases; NaN where there is none. */
export type DrawnRates = Readonly<Record<Organisation, Float64Array>>;

/**
 * Readies a policy to be put again and again: what does not change with the period's figures is worked out once. What it gives
 * says which outcome each council comes to in a run, as its place in OUTCOMES.
 */
export function readyPolicy({ cases, judgement: { policy, byCouncil } }: Put): (rates: DrawnRates, outcomes: Uint8Array) => void {
  const criteria = policy.criteria.map((criterion, index) => readyCriterion(criterion, policy, cases, cases.map(({ code }) => byCouncil.get(code)!.criteria[index]!)));
  const known = new Map<number, number>();
  const states = criteria.map(() => new Uint8Array(cases.length));
  return (rates, outcomes) => {
    for (const [index, put] of criteria.entries()) put(rates, states[index]!);
    for (let council = 0; council < cases.length; council += 1) {
      let code = 0;
      for (const state of states) code = code * 3 + state[council]!;
      let outcome = known.get(code);
      if (outcome === undefined) {
        outcome = OUTCOMES.indexOf(outcomeOf(policy, states.map((state) => state[council]!)));
        known.set(code, outcome);
      }
      outcomes[council] = outcome;
    }
  };
}

const [MISSED, MET, UNKNOWN] = [0, 1, 2] as const;

function outcomeOf(policy: Policy, states: readonly number[]): Outcome {
  return settledOutcome(policy, states.map((state) => ({ met: state === UNKNOWN ? null : state === MET })));
}

type ReadyCriterion = (rates: DrawnRates, states: Uint8Array) => void;

function readyCriterion(criterion: Criterion, policy: Policy, cases: readonly Case[], results: readonly CriterionResult[]): ReadyCriterion {
  const organisation = ORGANISATION_NAMED[criterion.measure];
  if (criterion.kind === 'not-in-worst') return readyWorst(criterion, policy, cases, results, organisation);
  return (rates, states) => {
    for (const [index, { met, threshold, meetsAtThreshold }] of results.entries()) {
      if (met === null || threshold === null) {
        states[index] = UNKNOWN;
        continue;
      }
      const rate = rates[organisation][index]!;
      const figure = criterion.kind === 'reach-or-hold' ? inBeds(rate, criterion, cases[index]!.now.adults)! : rate;
      states[index] = meets(figure, threshold, meetsAtThreshold) ? MET : MISSED;
    }
  };
}

function readyWorst(
  criterion: Extract<Criterion, { kind: 'not-in-worst' }>, policy: Policy, cases: readonly Case[], results: readonly CriterionResult[], organisation: Organisation,
): ReadyCriterion {
  const baseline = baselineOf(criterion, policy);
  const held = results.flatMap(({ figure }, index) => (figure === null ? [] : [index]));
  const worst = inWorst(criterion.fraction, held.length);
  // What the period's rate is counted from, and what it is divided by.
  const from = held.map((index) => {
    const council = cases[index]!;
    if (criterion.of === 'level') return 0;
    if (criterion.of === 'change-on-year') return council.yearEarlier!.rate[organisation]!;
    return countedFrom(criterion, baseline ? council.baselines.get(windowText(baseline)) ?? null : null)!;
  });
  const percent = unitOf(criterion) === 'percent';
  const figures = new Float64Array(held.length);
  const sorter = newSorter(held.length);
  return (rates, states) => {
    states.fill(UNKNOWN);
    // Where all are among the worst, there is no edge to be better than.
    if (held.length <= worst) return;
    for (const [at, index] of held.entries()) {
      const change = rates[organisation][index]! - from[at]!;
      figures[at] = percent ? (change / from[at]!) * 100 : change;
    }
    // As many others as there are worst are above who is below the last of the worst.
    const edge = figures[sorter.sort(figures)[held.length - worst]!]!;
    for (let at = 0; at < held.length; at += 1) states[held[at]!] = meets(figures[at]!, edge, false) ? MET : MISSED;
  };
}
