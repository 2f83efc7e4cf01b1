import { differencesBetween } from '../attribute/differences.ts';
import type { Ledger } from '../attribute/attribution.ts';
import { UserError } from '../domain/failure.ts';
import { monthsText } from '../domain/period.ts';
import type { Firmness } from '../firmness/firmness.ts';
import { changedOutcomes, type Judgement } from '../judge/judge.ts';
import { measureCouncils, type CouncilMeasures, type Frame } from '../measure/councils.ts';
import { defaultPeriod } from '../measure/frame.ts';
import type { Comparison } from '../report/compare/comparison.ts';
import { DEFAULT_SCORING, score } from '../score/score.ts';
import { firmnessOf } from './firmness.ts';
import { putPolicy } from './put.ts';
import { editionsOf } from './editions.ts';
import { setUp, type PolicyRequest, type ReportRequest, type TimesRequest } from './report.ts';

export type CompareRequest = TimesRequest & PolicyRequest & Pick<ReportRequest, 'firmness'>;

/**
 * Two editions of the same months: whose figures differ, and whose outcome would have been different.
 * @param context months that neither edition has, such as a baseline, and that stand beside both
 */
export function compareOn(older: Ledger, newer: Ledger, context: Ledger, request: CompareRequest): Comparison {
  const all = [...new Set([...older.keys(), ...newer.keys()])].sort((a, b) => a - b);
  const shared = all.filter((month) => older.has(month) && newer.has(month));
  if (shared.length === 0) {
    throw new UserError('the two hold no month in common', `the older holds ${monthsText([...older.keys()])}; the newer ${monthsText([...newer.keys()])}`);
  }
  const compared = request.period ? shared.filter((month) => request.period!.months.includes(month)) : shared;
  return {
    months: compared.map((month) => ({ month, older: editionsOf(older, [month])[0]!, newer: editionsOf(newer, [month])[0]! })),
    onlyOlder: all.filter((month) => !newer.has(month)),
    onlyNewer: all.filter((month) => !older.has(month)),
    differences: differencesBetween(older, newer, compared),
    outcomes: outcomesOf(beside(older, context), beside(newer, context), new Map(shared.map((month) => [month, newer.get(month)!])), request),
  };
}

/** The months of an edition, and those of the context that it does not have. */
function beside(edition: Ledger, context: Ledger): Ledger {
  return new Map([...context, ...edition].sort(([a], [b]) => a - b));
}

function outcomesOf(older: Ledger, newer: Ledger, shared: Ledger, request: CompareRequest): Comparison['outcomes'] {
  const period = request.period ?? defaultPeriod(shared);
  const judged = (ledger: Ledger): { judgement: Judgement; frame: Frame; councils: CouncilMeasures[] } | null => {
    const { policy, frame } = setUp(ledger, { ...request, period });
    const councils = measureCouncils(ledger, frame);
    return policy && { judgement: putPolicy(policy, ledger, frame, councils, request.anyway), frame, councils };
  };
  const [first, last] = [judged(older), judged(newer)];
  if (!first || !last) return null;
  const [before, after] = [first.judgement, last.judgement];
  const changes = changedOutcomes(before, after);
  const drawn = (ledger: Ledger, { judgement, frame, councils }: typeof first): Firmness | null => {
    const firmness = changes.length > 0 && request.firmness ? firmnessOf(ledger, frame, councils, score(councils, DEFAULT_SCORING), [judgement], request.firmness) : null;
    return typeof firmness === 'string' ? null : firmness;
  };
  const [firmBefore, firmAfter] = [drawn(older, first), drawn(newer, last)];
  return {
    policy: after.policy, period: period.id, withheld: before.withheld ?? after.withheld,
    firmness: firmAfter,
    changes: changes.map((change) => ({ ...change, before: firmBefore?.byCouncil.get(change.code)?.outcomes[0] ?? null, after: firmAfter?.byCouncil.get(change.code)?.outcomes[0] ?? null })),
    councils: new Set([...before.byCouncil.keys(), ...after.byCouncil.keys()]).size,
  };
}
