import type { Ledger } from '../attribute/attribution.ts';
import type { Firmness, FirmnessOptions, NoFirmness } from '../firmness/firmness.ts';
import { simulate } from '../firmness/simulate.ts';
import type { Judgement } from '../judge/judge.ts';
import type { CouncilMeasures, Frame } from '../measure/councils.ts';
import { estimateVariation, LEAST_CHANGES } from '../measure/variation.ts';
import type { Scores } from '../score/score.ts';
import { casesFor } from './put.ts';

/** The drift of months is known over a few of them, and the ranges that follow from it were held against quarters at most. */
const MOST_MONTHS = 3;

/** How firm scores, places and outcomes are, or why that cannot be told. */
export function firmnessOf(
  ledger: Ledger, frame: Frame, councils: readonly CouncilMeasures[], scores: Scores, judgements: readonly (Judgement | null)[], options: FirmnessOptions,
): Firmness | NoFirmness {
  if (frame.coverage.period.months.length > MOST_MONTHS) return 'longer-than-a-quarter';
  const variation = estimateVariation(ledger, frame.coverage.held.at(-1)!, frame.both);
  if (!variation || variation.byOrganisation.total.changes < LEAST_CHANGES) return 'too-few-changes';
  // Draws go by the order of the councils, which is by code whatever order they come in.
  const inOrder = [...councils].sort((a, b) => (a.code < b.code ? -1 : 1));
  const puts = judgements.map((judgement) => (judgement && !judgement.withheld ? { judgement, cases: casesFor(judgement.policy, ledger, frame, inOrder) } : null));
  return simulate(inOrder, frame, scores, puts, variation, options);
}
