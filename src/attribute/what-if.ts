import type { Alteration } from '../domain/alteration.ts';
import { REASON_CODES, type Organisation, type ReasonCode } from '../domain/cut.ts';
import type { AttributedDays } from './attribution.ts';
import type { Cross } from './cross.ts';

/**
 * Where only bounds tell whose a reason's days are, a what-if is worked out twice for the organisation that it is about: with
 * as few of them its own as there can be, and with as many.
 */
export interface Leaning {
  readonly organisation: Organisation;
  readonly extreme: 'least' | 'most';
}

/**
 * An area's days, altered. Reductions come first, then what is set. What an alteration leaves unknown is null: the reasons of an
 * organisation's altered days, the type of care, and the other organisations' part of a reason that is known within bounds alone.
 */
export function alterDays(
  days: AttributedDays, calendarDays: number, alterations: readonly Alteration[], cross: Cross | null, leaning: Leaning,
): AttributedDays {
  if (alterations.length === 0) return days;
  const ordered = [...alterations].sort((a, b) => Number(a.how === 'set' && 'organisation' in a.what) - Number(b.how === 'set' && 'organisation' in b.what));
  return ordered.reduce<AttributedDays>((before, alteration) => ('reason' in alteration.what
    ? alterReason(before, days, alteration.what.reason, alteration, calendarDays, cross, leaning)
    : alterOrganisation(before, alteration.what.organisation, alteration, calendarDays)), { ...days, byCare: { acute: null, nonAcute: null } });
}

function alterOrganisation(days: AttributedDays, organisation: Exclude<Organisation, 'total'>, alteration: Alteration, calendarDays: number): AttributedDays {
  const had = days.byOrganisation[organisation];
  const fewer = fewerDays(had, alteration, calendarDays);
  const noReasons = Object.fromEntries(REASON_CODES.map((reason) => [reason, null])) as AttributedDays['byReason'];
  return { ...days, byReason: noReasons, byOrganisation: { ...days.byOrganisation, [organisation]: less(had, fewer), total: less(days.byOrganisation.total, fewer) } };
}

function alterReason(
  days: AttributedDays, original: AttributedDays, reason: ReasonCode, alteration: Alteration, calendarDays: number, cross: Cross | null, { organisation, extreme }: Leaning,
): AttributedDays {
  const had = original.byReason[reason];
  const fewer = fewerDays(had, alteration, calendarDays);
  const part = had === null || fewer === null || fewer === 0 ? 0 : fewer / had;
  const bounds = cross?.reasons[reason];
  // Whoever has the days loses its own part of them, in proportion.
  const of = (o: Exclude<Organisation, 'total'>): number | null => {
    const held = bounds?.[o];
    if (fewer === 0) return 0;
    // Days of a reason that has none yet are nobody's that could be told.
    if (fewer === null || held === undefined || had === 0) return null;
    if (held.least === held.most) return part * held.least;
    return o === organisation ? part * held[extreme] : null;
  };
  const { nhs, socialCare, both, total } = days.byOrganisation;
  return {
    ...days,
    byReason: { ...days.byReason, [reason]: less(days.byReason[reason], fewer) },
    byOrganisation: { nhs: less(nhs, of('nhs')), socialCare: less(socialCare, of('socialCare')), both: less(both, of('both')), total: less(total, fewer) },
  };
}

/** Days to take away: below 0 where more are set than there were. */
function fewerDays(had: number | null, { how, amount, unit }: Alteration, calendarDays: number): number | null {
  if (had === null) return null;
  const days = unit === 'percent' ? (had * amount) / 100 : unit === 'days' ? amount : amount * calendarDays;
  return how === 'set' ? had - days : Math.min(had, days);
}

function less(days: number | null, fewer: number | null): number | null {
  return days === null || fewer === null ? null : days - fewer;
}
