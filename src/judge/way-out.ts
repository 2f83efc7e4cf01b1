import { byOrganisation, ORGANISATION_NAMED, type Organisation } from '../domain/cut.ts';
import { average, dailyRate, type Measures } from '../measure/measures.ts';
import type { Policy } from '../reference/policies/schema.ts';
import type { Case, CriterionResult } from './criteria.ts';
import { outcomeOf, putCriteria, type Outcome } from './judge.ts';

/** The fewest whole delayed days that a council would have to have less of in the period, all else being equal. */
export interface Fewer {
  readonly organisation: Organisation;
  readonly days: number;
  /** Delayed days a calendar day. */
  readonly beds: number;
}

export interface WayOut {
  /** By id, for each criterion that is missed; null where not even none of its days would meet it. */
  readonly criteria: ReadonlyMap<string, Fewer | null>;
  /** For each outcome better than the council's own, the nearest first; null where its days of that organisation alone cannot lead there. */
  readonly outcomes: readonly { readonly to: Outcome; readonly fewer: Fewer | null }[];
}

const BETTER: Readonly<Partial<Record<Outcome, readonly Outcome[]>>> = { 'non-incentive': ['none', 'incentive'], none: ['incentive'] };

/**
 * The way out of a council's missed criteria and of its outcome: found by judging everyone again with fewer of its days,
 * by bisection, so that the day found does and one fewer does not. Others' figures stay as they are, and so does the past.
 * @param calendarDays of the period
 */
export function wayOut(policy: Policy, cases: readonly Case[], code: string, calendarDays: number): WayOut {
  const own = putCriteria(policy, cases).get(code) ?? [];
  const known = own.every(({ met }) => met !== null);
  const fewest = (organisation: Organisation, enough: (criteria: readonly CriterionResult[]) => boolean): Fewer | null => {
    const days = fewestDays(cases, code, organisation, calendarDays, (reduced) => enough(putCriteria(policy, reduced).get(code)!));
    return days === null ? null : { organisation, days, beds: days / calendarDays };
  };
  const organisation = organisationOf(policy);
  const outcome = known ? outcomeOf(policy, own) : null;
  const better = (outcome === null ? [] : BETTER[outcome] ?? []).filter((to) => to !== 'incentive' || policy.outcomes.incentive).map((to) => ({
    to,
    fewer: fewest(organisation, (criteria) => [to, 'incentive'].includes(outcomeOf(policy, criteria))),
  }));
  return {
    criteria: new Map(own.filter(({ met }) => met === false).map(({ id, measure }) => [id, fewest(measure, (criteria) => criteria.find((c) => c.id === id)!.met === true)])),
    // An outcome that comes only together with the next better one is none of its own.
    outcomes: better.filter(({ fewer }, index) => !better.slice(index + 1).some((next) => next.fewer?.days === fewer?.days)),
  };
}

/** Whose days a policy is about: those of the organisation that it first asks about, before all of them together. */
export function organisationOf(policy: Policy): Organisation {
  const measures = policy.criteria.map(({ measure }) => ORGANISATION_NAMED[measure]);
  return measures.find((organisation) => organisation !== 'total') ?? 'total';
}

function fewestDays(
  cases: readonly Case[], code: string, organisation: Organisation, calendarDays: number, enough: (reduced: readonly Case[]) => boolean,
): number | null {
  const council = cases.find((c) => c.code === code);
  const held = council?.now.days[organisation] ?? null;
  if (!council || held === null) return null;
  const holds = (fewer: number): boolean => enough(cases.map((c) => (c.code === code ? { ...c, now: lessDays(c.now, organisation, fewer, calendarDays) } : c)));
  let most = Math.floor(held);
  if (!holds(most)) return null;
  let least = 0;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (holds(middle)) most = middle;
    else least = middle + 1;
  }
  return most;
}

/** Measures with fewer days of one organisation, and so of all. */
export function lessDays(measures: Measures, organisation: Organisation, fewer: number, calendarDays: number): Measures {
  const days = byOrganisation((o) => {
    const had = measures.days[o];
    return had !== null && (o === organisation || o === 'total') ? had - fewer : had;
  });
  const beds = byOrganisation((o) => average(days[o], calendarDays));
  return { ...measures, days, beds, rate: byOrganisation((o) => dailyRate(beds[o], measures.adults)) };
}

/** Whether a reason's days alone would do: for certain, perhaps (only bounds are known), or not. */
export type Alone = 'yes' | 'maybe' | 'no';

/** Which of its own reasons a council would have to have fewer days of. Days are whole, in the period. */
export interface Route<Reason extends string> {
  readonly alone: Readonly<Record<Reason, Alone>>;
  /** The fewest reasons, largest first, whose days would be enough: as many as may be, and as many as must be, where they are enough. */
  readonly together: { readonly atBest: readonly Reason[] | null; readonly forCertain: readonly Reason[] | null };
}

export function routeBy<Reason extends string>(days: number, held: Readonly<Record<Reason, { readonly least: number; readonly most: number }>>): Route<Reason> {
  const reasons = Object.keys(held) as Reason[];
  const largestFirst = (end: 'least' | 'most'): readonly Reason[] | null => {
    const chosen: Reason[] = [];
    let sum = 0;
    for (const reason of [...reasons].sort((a, b) => held[b][end] - held[a][end] || (a < b ? -1 : 1))) {
      if (sum >= days || held[reason][end] === 0) break;
      sum += held[reason][end];
      chosen.push(reason);
    }
    return sum >= days ? chosen : null;
  };
  return {
    alone: Object.fromEntries(reasons.map((reason) => [reason, held[reason].least >= days ? 'yes' : held[reason].most >= days ? 'maybe' : 'no'])) as Record<Reason, Alone>,
    together: { atBest: largestFirst('most'), forCertain: largestFirst('least') },
  };
}
