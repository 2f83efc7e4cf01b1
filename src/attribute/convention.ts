import type { BothConvention } from '../domain/cut.ts';
import type { AttributedDays } from './attribution.ts';

/**
 * Counts the days that the NHS and social care both caused by a convention. Given to either or to each, none are left
 * apart; the total is what it was.
 */
export function countBoth(attributed: AttributedDays, convention: BothConvention): AttributedDays {
  if (convention === 'apart') return attributed;
  const { nhs, socialCare, both, total } = attributed.byOrganisation;
  const share = { half: [0.5, 0.5], nhs: [1, 0], 'social-care': [0, 1] }[convention] as [number, number];
  const add = (days: number | null, part: number): number | null => (days === null || both === null ? null : days + both * part);
  return { ...attributed, byOrganisation: { nhs: add(nhs, share[0]), socialCare: add(socialCare, share[1]), both: both === null ? null : 0, total } };
}
