import type { Ledger } from '../attribute/attribution.ts';
import { parseMonthId, type Month } from '../domain/month.ts';
import { monthPeriod } from '../domain/period.ts';
import { agrees, compute, nearestToEdge, readAs } from '../judge/backtest.ts';
import { OUTCOMES, type Outcome } from '../judge/judge.ts';
import { monthsFrom } from '../judge/policy.ts';
import { measureCouncils, type Frame } from '../measure/councils.ts';
import { setFrame } from '../measure/frame.ts';
import type { Fact, Policy } from '../reference/policies/schema.ts';
import type { Backtest, BacktestMonth, TestedFact } from '../report/backtest/backtest.ts';
import type { Opened } from './open.ts';
import { casesFor, circumstancesOf, putPolicy } from './put.ts';

/** Runs a policy over the months that it judged, and holds what comes out against what was published. */
export function backtestOn({ ledger }: Pick<Opened, 'ledger'>, policy: Policy): Backtest {
  const judged = monthsFrom(policy.judges);
  return {
    policy,
    months: judged.map((month) => monthOf(policy, ledger, month)),
    facts: (policy.record ?? []).map((fact) => testFact(fact, policy, ledger)),
  };
}

function frameOf(policy: Policy, ledger: Ledger, month: Month): Frame {
  return setFrame(ledger, {
    period: monthPeriod(month), baseline: 'none', populationYear: null, population: null,
    policyAdults: { year: policy.adults, policy: policy.id }, both: policy.both,
  }).frame;
}

function monthOf(policy: Policy, ledger: Ledger, month: Month): BacktestMonth {
  if (!ledger.has(month)) return { month, held: false, withheld: null, counts: null };
  const frame = frameOf(policy, ledger, month);
  const { withheld, byCouncil } = putPolicy(policy, ledger, frame, measureCouncils(ledger, frame), false);
  if (withheld) return { month, held: true, withheld, counts: null };
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of byCouncil.values()) counts[outcome] += 1;
  return { month, held: true, withheld: null, counts };
}

/** A fact of a council's expectation needs its baseline alone: any month held will do to count its adults by. */
function testFact(fact: Fact, policy: Policy, ledger: Ledger): TestedFact {
  const month = 'period' in fact ? parseMonthId(fact.period)! : [...ledger.keys()].sort((a, b) => a - b).find((held) => held >= parseMonthId(policy.judges.from)!) ?? [...ledger.keys()].at(-1);
  if (month === undefined || !ledger.has(month)) return { fact, computed: null, agrees: false, nearest: null, readings: [] };
  const frame = frameOf(policy, ledger, month);
  const councils = measureCouncils(ledger, frame);
  const { national } = circumstancesOf(ledger, frame, councils, true).councils;
  // A count of some councils is no count of England's.
  if (!national && fact.kind.startsWith('councils-')) return { fact, computed: null, agrees: false, nearest: null, readings: [] };
  const cases = casesFor(policy, ledger, frame, councils);
  const computed = compute(fact, policy, cases);
  return {
    fact, computed,
    agrees: computed !== null && agrees(fact, computed),
    nearest: nearestToEdge(fact, policy, cases),
    readings: (policy.readings ?? []).map((reading) => {
      const read = readAs(policy, reading);
      const readCases = casesFor(read, ledger, frame, councils);
      const found = compute(fact, read, readCases);
      return { id: reading.id, title: reading.title, computed: found, agrees: found !== null && agrees(fact, found), nearest: nearestToEdge(fact, read, readCases) };
    }),
  };
}
