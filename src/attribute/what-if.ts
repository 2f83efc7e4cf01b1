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
 * An area's days, altered: one alteration after the other, each of what the ones before it left, but that organisations
 * are set last. What an alteration leaves unknown is null: the reasons of an organisation's altered days, the type of care, and the
 * other organisations' part of a reason that is known within bounds alone.
 */
export function alterDays(
  days: AttributedDays, calendarDays: number, alterations: readonly Alteration[], cross: Cross | null, leaning: Leaning,
): AttributedDays {
  if (alterations.length === 0) return days;
  const last = ({ how, what }: Alteration): number => Number(how === 'set' && 'organisation' in what);
  let altered: AttributedDays = { ...days, byCare: { acute: null, nonAcute: null } };
  // What is left of each reason's days, as a part of what there was: whoever has them has that part of his own left.
  const left = new Map<ReasonCode, number>();
  // Where an organisation's part of what was taken is not known, what is set afterwards leaves the total unknown.
  let known = true;
  for (const alteration of [...alterations].sort((a, b) => last(a) - last(b))) {
    if ('organisation' in alteration.what) altered = alterOrganisation(altered, alteration.what.organisation, alteration, calendarDays, known);
    else {
      const { reason } = alteration.what;
      const had = altered.byReason[reason];
      const fewer = fewerDays(had, alteration, calendarDays);
      const part = had === null || fewer === null || had === 0 ? null : fewer / had;
      altered = takeFromReason(altered, reason, fewer, ownPart(reason, fewer, (left.get(reason) ?? 1) * (part ?? 0), had, cross, leaning));
      known &&= fewer === 0 || (['nhs', 'socialCare', 'both'] as const).every((o) => cross !== null && cross.reasons[reason][o].least === cross.reasons[reason][o].most);
      left.set(reason, (left.get(reason) ?? 1) * (1 - (part ?? 0)));
    }
  }
  return altered;
}

function alterOrganisation(days: AttributedDays, organisation: Exclude<Organisation, 'total'>, alteration: Alteration, calendarDays: number, known: boolean): AttributedDays {
  const had = days.byOrganisation[organisation];
  const fewer = fewerDays(had, alteration, calendarDays);
  const noReasons = Object.fromEntries(REASON_CODES.map((reason) => [reason, null])) as AttributedDays['byReason'];
  return { ...days, byReason: noReasons, byOrganisation: { ...days.byOrganisation, [organisation]: less(had, fewer), total: known || alteration.how === 'reduce' ? less(days.byOrganisation.total, fewer) : null } };
}

/** How many of the days taken from a reason are an organisation's own: each loses in proportion to what it has. Null where that cannot be told. */
function ownPart(
  reason: ReasonCode, fewer: number | null, part: number, had: number | null, cross: Cross | null, { organisation, extreme }: Leaning,
): (o: Exclude<Organisation, 'total'>) => number | null {
  return (o) => {
    const held = cross?.reasons[reason][o];
    if (fewer === 0) return 0;
    // Days of a reason that has none yet are nobody's that could be told.
    if (fewer === null || held === undefined || had === 0) return null;
    if (held.least === held.most) return part * held.least;
    return o === organisation ? part * held[extreme] : null;
  };
}

function takeFromReason(days: AttributedDays, reason: ReasonCode, fewer: number | null, of: ReturnType<typeof ownPart>): AttributedDays {
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
