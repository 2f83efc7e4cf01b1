import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { checkAreas } from './areas.ts';
import { checkAttributionRules } from './attribution-rules.ts';
import { checkCeiling } from './ceiling.ts';
import { checkCompleteness } from './completeness.ts';
import { checkSums } from './sums.ts';

/** Holds every return, by itself, to the list of councils, to be whole, to what is possible, to the attribution matrix and to its own sums. */
export function validate(returns: readonly MonthlyReturn[], findings: FindingLog): void {
  for (const ret of returns) {
    checkAreas(ret, findings);
    checkCompleteness(ret, findings);
    checkCeiling(ret, findings);
    checkAttributionRules(ret, findings);
    checkSums(ret, findings);
  }
}
