import type { Ledger } from '../attribute/attribution.ts';
import type { Firmness, FirmnessOptions } from '../firmness/firmness.ts';
import { simulate } from '../firmness/simulate.ts';
import type { Judgement } from '../judge/judge.ts';
import type { CouncilMeasures, Frame } from '../measure/councils.ts';
import { estimateVariation } from '../measure/variation.ts';
import type { Scores } from '../score/score.ts';
import { casesFor } from './put.ts';

/** How firm scores, places and outcomes are; null where no two months of the input stand next to each other. */
export function firmnessOf(
  ledger: Ledger, frame: Frame, councils: readonly CouncilMeasures[], scores: Scores, judgements: readonly (Judgement | null)[], options: FirmnessOptions,
): Firmness | null {
  const variation = estimateVariation(ledger, frame.coverage.held.at(-1)!, frame.both);
  if (!variation) return null;
  // Draws go by the order of the councils, which is by code whatever order they come in.
  const inOrder = [...councils].sort((a, b) => (a.code < b.code ? -1 : 1));
  const puts = judgements.map((judgement) => (judgement && !judgement.withheld ? { judgement, cases: casesFor(judgement.policy, ledger, frame, inOrder) } : null));
  return simulate(inOrder, frame, scores, puts, variation, options);
}
