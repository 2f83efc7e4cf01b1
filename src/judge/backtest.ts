import { bedsAtRate } from '../measure/measures.ts';
import type { Fact, Policy, PolicyReading } from '../reference/policies/schema.ts';
import { expectationOf, type Case } from './criteria.ts';
import { outcomesOf, putCriteria, quantityOf, type Outcome } from './judge.ts';
import { baselineOf, windowText } from './policy.ts';

/** What comes out where something was published: one value, or what it must lie between; null where nothing can be told. */
export interface Computed {
  readonly least: number;
  readonly most: number;
  /** Criteria that could not be put to anybody, and left the value open. */
  readonly open: readonly string[];
}

/**
 * How near the edge the councils stand that would have to change sides for the published count to come out: in delayed
 * beds, and in percent of the figure of each.
 */
export interface Nearest {
  readonly code: string;
  readonly beds: number;
  readonly percent: number | null;
}

/** A policy as one of its readings has it. */
export function readAs(policy: Policy, reading: PolicyReading): Policy {
  const replaced = new Map((reading.criteria ?? []).map((criterion) => [criterion.id, criterion]));
  return {
    ...policy,
    ...(reading.baseline ? { baseline: reading.baseline } : {}),
    criteria: policy.criteria.map((criterion) => replaced.get(criterion.id) ?? criterion),
  };
}

/** What a policy makes of a published fact, on the councils of the fact's month. */
export function compute(fact: Fact, policy: Policy, cases: readonly Case[]): Computed | null {
  switch (fact.kind) {
    case 'councils-with-outcome': return countOutcomes(fact.outcome, policy, cases);
    case 'councils-cut-at-least': {
      const cuts = cutsOf(fact.criterion, policy, cases);
      return cuts && certain([...cuts.values()].filter((cut) => cut >= fact.percent - 1e-9).length);
    }
    case 'councils-to-hold': {
      const cuts = cutsOf(fact.criterion, policy, cases);
      return cuts && certain([...cuts.values()].filter((cut) => cut <= 1e-9).length);
    }
    case 'cut-percent': {
      const cut = cutsOf(fact.criterion, policy, cases)?.get(fact.council);
      return cut === undefined ? null : certain(cut);
    }
    case 'target-beds': {
      const council = cases.find(({ code }) => code === fact.council);
      const target = council && expectedOf(fact.criterion, policy, council);
      const beds = bedsAtRate(target?.to ?? null, council?.now.adults ?? null);
      return beds === null ? null : certain(beds);
    }
    case 'missed-by-beds': {
      const margin = putCriteria(policy, cases).get(fact.council)?.find(({ id }) => id === fact.criterion)?.marginBeds ?? null;
      return margin === null ? null : certain(-margin);
    }
  }
}

/**
 * Whether what comes out is what was published: a count exactly; a percentage or a number of beds as far as it was printed,
 * rounded or cut.
 */
export function agrees(fact: Fact, { least, most }: Computed): boolean {
  switch (fact.kind) {
    case 'councils-with-outcome': case 'councils-to-hold': return least === most && least === fact.published;
    case 'councils-cut-at-least': return fact.orMore ? least >= fact.published : least === fact.published;
    case 'cut-percent': case 'missed-by-beds': return Math.round(least) === fact.published || Math.trunc(least) === fact.published;
    case 'target-beds': return Math.abs(least - fact.published) <= 0.05;
  }
}

/** Councils nearest to the side that they would have to be on, as many as the difference is; null where no count differs. */
export function nearestToEdge(fact: Fact, policy: Policy, cases: readonly Case[]): Nearest[] | null {
  const computed = compute(fact, policy, cases);
  if (computed === null) return null;
  const { least, most } = computed;
  if (least !== most || least === fact.published) return null;
  const tooMany = least > fact.published;
  const many = Math.abs(least - fact.published);
  const distances = fact.kind === 'councils-with-outcome' ? outcomeDistances(fact.outcome, tooMany, policy, cases)
    : fact.kind === 'councils-cut-at-least' ? cutDistances(fact.criterion, fact.percent, tooMany, policy, cases)
      : fact.kind === 'councils-to-hold' ? cutDistances(fact.criterion, 0, !tooMany, policy, cases) : null;
  if (!distances) return null;
  return distances.sort((a, b) => Math.abs(a.percent ?? Infinity) - Math.abs(b.percent ?? Infinity) || (a.code < b.code ? -1 : 1)).slice(0, many);
}

function certain(value: number): Computed {
  return { least: value, most: value, open: [] };
}

/** Councils whose outcome it is whatever an unknown criterion would say, and those whose it could be. */
function countOutcomes(outcome: Outcome, policy: Policy, cases: readonly Case[]): Computed | null {
  const put = putCriteria(policy, cases);
  if (put.size === 0) return null;
  // A criterion that nobody's figures answer is open; one that lacks a single council's leaves that council unjudged.
  const open = policy.criteria.flatMap(({ id }, index) => ([...put.values()].every((criteria) => criteria[index]!.met === null) ? [id] : []));
  let least = 0;
  let most = 0;
  for (const criteria of put.values()) {
    if (criteria.some(({ id, met }) => met === null && !open.includes(id))) continue;
    const outcomes: readonly Outcome[] = outcomesOf(policy, criteria);
    if (outcomes.includes(outcome)) {
      most += 1;
      if (outcomes.length === 1) least += 1;
    }
  }
  return open.length === policy.criteria.length ? null : { least, most, open };
}

function expectedOf(id: string, policy: Policy, council: Case): { from: number; to: number } | null {
  const criterion = policy.criteria.find((c) => c.id === id);
  if (criterion?.kind !== 'reach-or-hold') return null;
  const baseline = baselineOf(criterion, policy);
  return baseline && expectationOf(criterion, council.baselines.get(windowText(baseline)) ?? null, council.now.adults);
}

/** The cut asked of each council, in percent of its baseline: 0 is to hold. Null where nobody's baseline is to be had. */
function cutsOf(criterion: string, policy: Policy, cases: readonly Case[]): Map<string, number> | null {
  const cuts = new Map(cases.flatMap((council) => {
    const expected = expectedOf(criterion, policy, council);
    return expected ? [[council.code, expected.from === 0 ? 0 : (1 - expected.to / expected.from) * 100] as const] : [];
  }));
  return cuts.size === 0 ? null : cuts;
}

/** How far each council's baseline is from the one at which it would be asked for just that cut. */
function cutDistances(id: string, percent: number, above: boolean, policy: Policy, cases: readonly Case[]): Nearest[] {
  const criterion = policy.criteria.find((c) => c.id === id);
  if (criterion?.kind !== 'reach-or-hold') return [];
  const edge = criterion.level / (1 - percent / 100);
  return cases.flatMap((council) => {
    const expected = expectedOf(id, policy, council);
    const beds = expected && bedsAtRate(edge - expected.from, council.now.adults);
    if (!expected || beds === null || (expected.from > edge) !== above) return [];
    return [{ code: council.code, beds, percent: expected.from === 0 ? null : (edge / expected.from - 1) * 100 }];
  });
}

/** How far each council's figures are from leaving an outcome, or from entering it. */
function outcomeDistances(outcome: Outcome, leaving: boolean, policy: Policy, cases: readonly Case[]): Nearest[] {
  const rule = outcome === 'incentive' ? policy.outcomes.incentive : outcome === 'non-incentive' ? policy.outcomes['non-incentive'] : undefined;
  if (!rule) return [];
  const put = putCriteria(policy, cases);
  return cases.flatMap(({ code, now }) => {
    const criteria = put.get(code)!;
    const { wanted, enough } = quantityOf(rule, criteria.length);
    const counting = criteria.filter(({ met }) => met === wanted);
    if ((counting.length >= enough) !== leaving) return [];
    const flips = leaving ? counting.length - enough + 1 : enough - counting.length;
    const turned = (leaving ? counting : criteria.filter(({ met }) => met === !wanted)).filter(({ marginBeds }) => marginBeds !== null)
      .sort((a, b) => Math.abs(a.marginBeds!) - Math.abs(b.marginBeds!))[flips - 1];
    if (!turned) return [];
    const had = now.beds[turned.measure];
    return [{ code, beds: turned.marginBeds!, percent: had === null || had === 0 ? null : (turned.marginBeds! / had) * 100 }];
  });
}
