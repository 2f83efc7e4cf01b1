import { cutOf, REASON_CODES, type Cut, type ReasonCode } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { isAllowed, REASONS_FOR_DELAY } from '../reference/reasons.ts';

/** The columns of days of an extract, and whose they are. */
export const MEASURES = [
  ['nhs', 'nhs'],
  ['socialCare', 'social-care'],
  ['both', 'both'],
] as const;

/** A bit for each type of care and reason. */
export function bitOf(reason: ReasonCode, care: 'acute' | 'non-acute'): number {
  return 1 << (REASON_CODES.indexOf(reason) * 2 + (care === 'acute' ? 0 : 1));
}

/** The rows that a provider and council have in a month: one for each type of care and reason that the month knows. */
export function everyCell(period: Month): { bit: number; title: string; cuts: Cut[] }[] {
  return (['acute', 'non-acute'] as const).flatMap((care) => REASON_CODES.flatMap((reason) => (isAllowed(cutOf(care, reason, 'nhs'), period)
    ? [{ bit: bitOf(reason, care), title: `${care} ${REASONS_FOR_DELAY[reason].token}`, cuts: MEASURES.map(([, responsible]) => cutOf(care, reason, responsible)) }]
    : [])));
}

