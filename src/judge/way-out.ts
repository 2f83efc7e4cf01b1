import { byOrganisation, ORGANISATION_NAMED, type Organisation } from '../domain/cut.ts';
import { average, dailyRate, type Measures } from '../measure/measures.ts';
import type { Policy } from '../reference/policies/schema.ts';
import type { Case, CriterionResult } from './criteria.ts';
import { outcomesOf, putCriteria, type Outcome } from './judge.ts';

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
  const fewest = (organisation: Organisation, enough: (criteria: readonly CriterionResult[]) => boolean): Fewer | null => {
    const days = fewestDays(cases, code, organisation, calendarDays, (reduced) => enough(putCriteria(policy, reduced).get(code)!));
    return days === null ? null : { organisation, days, beds: days / calendarDays };
  };
  const organisation = organisationOf(policy);
  // What could not be told stays so: an outcome counts where it is the same whatever that would say.
  const [outcome = null, ...others] = outcomesOf(policy, own);
  const better = (outcome === null || others.length > 0 ? [] : BETTER[outcome] ?? []).filter((to) => to !== 'incentive' || policy.outcomes.incentive).map((to) => ({
    to,
    fewer: fewest(organisation, (criteria) => outcomesOf(policy, criteria).every((found) => [to, 'incentive'].includes(found))),
  }));
  return {
    criteria: new Map(own.filter(({ met }) => met === false).map(({ id, measure }) => [id, fewest(measure, (criteria) => criteria.find((c) => c.id === id)!.met === true)])),
    // An outcome that comes only together with the next better one is none of its own. And where a figure is lacking, nobody
    // can say that there is no way.
    outcomes: better.filter(({ fewer }, index) => !better.slice(index + 1).some((next) => next.fewer?.days === fewer?.days)
      && (fewer !== null || own.every(({ met }) => met !== null))),
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
  let most = Math.ceil(held);
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
    return had !== null && (o === organisation || o === 'total') ? Math.max(0, had - fewer) : had;
  });
  const beds = byOrganisation((o) => average(days[o], calendarDays));
  return { ...measures, days, beds, rate: byOrganisation((o) => dailyRate(beds[o], measures.adults)) };
}

/** Whether a reason's days alone would do: for certain, perhaps (only bounds are known), or not. */
export type Alone = 'yes' | 'maybe' | 'no';

/** Between how many days a figure lies. */
interface Span {
  readonly least: number;
  readonly most: number;
}

/** Which of its own reasons a council would have to have fewer days of. Days are whole, in the period. */
export interface Route<Reason extends string> {
  readonly alone: Readonly<Record<Reason, Alone>>;
  /** The fewest reasons whose days together can be enough, and the fewest whose days must be; null where not even all of them are. */
  readonly together: { readonly atBest: readonly Reason[] | null; readonly forCertain: readonly Reason[] | null };
}

/**
 * @param together the days that reasons hold at once, which is not the sum of what each may hold by itself
 */
export function routeBy<Reason extends string>(
  days: number, reasons: readonly Reason[], together: (reasons: readonly Reason[]) => Span,
): Route<Reason> {
  const spans = new Map(reasons.map((reason) => [reason, together([reason])]));
  const fewest = (end: keyof Span): readonly Reason[] | null => {
    if (together(reasons)[end] < days) return null;
    const sorted = [...reasons].sort((a, b) => spans.get(b)!.most - spans.get(a)!.most || (a < b ? -1 : 1)).filter((reason) => spans.get(reason)!.most > 0);
    // Every choice of one, then of two: there are eleven reasons, and few are needed.
    for (let size = 1; size <= sorted.length; size += 1) {
      const found = choices(sorted, size).map((chosen) => ({ chosen, held: together(chosen) })).filter(({ held }) => held[end] >= days);
      if (found.length > 0) return found.reduce((best, next) => (next.held[end] > best.held[end] ? next : best)).chosen;
    }
    return null;
  };
  return {
    alone: Object.fromEntries([...spans].map(([reason, { least, most }]) => [reason, least >= days ? 'yes' : most >= days ? 'maybe' : 'no'])) as Record<Reason, Alone>,
    together: { atBest: fewest('most'), forCertain: fewest('least') },
  };
}

function choices<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, index) => choices(from.slice(index + 1), size - 1).map((rest) => [first, ...rest]));
}
