import type { Ledger } from '../../attribute/attribution.ts';
import type { Replacement } from '../../attribute/editions.ts';
import type { FindingLog } from '../../domain/finding-log.ts';
import { checkJumps } from './jumps.ts';
import { checkPairs } from './pair.ts';
import { checkReattribution } from './reattribution.ts';
import { checkRepeated } from './repeated.ts';
import { checkShifted } from './shifted.ts';
import { checkTransposed } from './transposed.ts';

/** What may be true and is unlikely, told by holding months and editions against each other. Warnings, all of them. */
export function checkSeries(ledger: Ledger, replacements: readonly Replacement[], findings: FindingLog): void {
  checkPairs(ledger, [checkJumps, checkReattribution, checkShifted, checkRepeated], findings);
  checkTransposed(replacements, findings);
}
