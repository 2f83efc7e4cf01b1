import { ORGANISATIONS, type Organisation } from '../domain/cut.ts';
import { OUTCOMES, type Outcome } from '../judge/judge.ts';
import type { CouncilMeasures, Frame } from '../measure/councils.ts';
import { PER_ADULTS } from '../measure/measures.ts';
import type { Variation } from '../measure/variation.ts';
import type { Scores } from '../score/score.ts';
import { changeDispersion } from '../statistics/variation.ts';
import { readyPolicy, type DrawnRates, type Put } from './criteria.ts';
import { normalDraws } from './draws.ts';
import type { CouncilFirmness, Firmness, FirmnessOptions, OutcomeFirmness, Range } from './firmness.ts';
import { newRanges } from './ranges.ts';
import { readyScores } from './scores.ts';

const PARTS = ['nhs', 'socialCare', 'both'] as const;

/**
 * Draws every council's next period again and again, and scores, ranks and judges each draw as the period itself was. A council's
 * beds of each organisation are drawn about those of the period on the scale of their root, with the dispersion that changes
 * between runs of months of this length have; baselines and the year earlier stay as they are.
 * A parametric bootstrap: Efron and Tibshirani, An introduction to the bootstrap (1993), 6.5; of ranks: Goldstein and Spiegelhalter,
 * League tables and their limitations (1996).
 */
export function simulate(
  councils: readonly CouncilMeasures[], frame: Frame, scores: Scores, puts: readonly (Put | null)[], variation: Variation, options: FirmnessOptions,
): Firmness {
  const { runs, seed } = options;
  const draw = drawer(councils, frame, variation, seed);
  const { scored, run } = readyScores(councils, scores);
  const ranges = newRanges(scored.length, runs);
  const policies = puts.map((put) => put && { put, judge: readyPolicy(put), outcomes: new Uint8Array(councils.length), counts: new Uint32Array(councils.length * OUTCOMES.length) });
  for (let at = 0; at < runs; at += 1) {
    const rates = draw();
    run(rates, ranges.valuesOf(at), ranges.ranks);
    ranges.countRanks();
    for (const policy of policies) {
      if (!policy) continue;
      policy.judge(rates, policy.outcomes);
      for (let council = 0; council < councils.length; council += 1) policy.counts[council * OUTCOMES.length + policy.outcomes[council]!]! += 1;
    }
  }
  const positions = new Map(scored.map((index, position) => [index, position]));
  const rangeAt = (index: number, range: (position: number, within: number) => Range): Range | null => {
    const position = positions.get(index);
    return position === undefined ? null : range(position, options.within);
  };
  return {
    ...options, variation,
    byCouncil: new Map(councils.map(({ code }, index): [string, CouncilFirmness] => [code, {
      score: rangeAt(index, ranges.ofValues),
      rank: rangeAt(index, ranges.ofRanks),
      outcomes: policies.map((policy) => policy && outcomeFirmness(policy.put, code, policy.counts.subarray(index * OUTCOMES.length, (index + 1) * OUTCOMES.length), options)),
    }])),
  };
}

/** Draws the daily rates of all councils; what it gives is good until the next draw. */
function drawer(councils: readonly CouncilMeasures[], { coverage }: Frame, { byOrganisation }: Variation, seed: number): () => DrawnRates {
  const normal = normalDraws(seed);
  const months = coverage.held.length;
  const monthDays = coverage.days / months;
  const rates = Object.fromEntries(ORGANISATIONS.map((o) => [o, new Float64Array(councils.length)])) as Record<Organisation, Float64Array>;
  const parts = PARTS.map((o) => {
    const { level, factor } = byOrganisation[o];
    const dispersion = changeDispersion(level, months);
    return {
      rates: rates[o],
      roots: Float64Array.from(councils, ({ beds }) => Math.sqrt(beds[o] ?? Number.NaN)),
      known: councils.map(({ beds }) => beds[o] !== null),
      // Of a root, the variance is dispersion / 4 over the days; of a change between two, twice that.
      deviations: Float64Array.from(councils, ({ code }) => Math.sqrt((dispersion * (factor.get(code) ?? 1)) / (2 * monthDays))),
    };
  });
  const perBed = Float64Array.from(councils, ({ adults }) => (adults === null || adults === 0 ? Number.NaN : PER_ADULTS / adults));
  // What all delays have beyond the parts that are known: nothing, in a return that adds up.
  const rest = Float64Array.from(councils, ({ beds }) => PARTS.reduce((sum, o) => sum - (beds[o] ?? 0), beds.total ?? Number.NaN));
  return () => {
    for (let council = 0; council < councils.length; council += 1) {
      let total = rest[council]!;
      for (const part of parts) {
        const root = Math.max(0, part.roots[council]! + part.deviations[council]! * normal());
        if (part.known[council]) total += root * root;
        part.rates[council] = root * root * perBed[council]!;
      }
      rates.total[council] = total * perBed[council]!;
    }
    return rates;
  };
}

function outcomeFirmness({ judgement }: Put, code: string, counts: Uint32Array, { runs, fragileAbove }: FirmnessOptions): OutcomeFirmness | null {
  const { outcome } = judgement.byCouncil.get(code)!;
  if (outcome === 'not-judged') return null;
  const same = counts[OUTCOMES.indexOf(outcome)]! / runs;
  return { runs: Object.fromEntries(OUTCOMES.map((of, index) => [of, counts[index]!])) as Record<Outcome, number>, same, fragile: 1 - same > fragileAbove };
}
