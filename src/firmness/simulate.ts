import { OUTCOMES, type Outcome } from '../judge/judge.ts';
import type { CouncilMeasures, Frame } from '../measure/councils.ts';
import { PER_ADULTS } from '../measure/rate.ts';
import type { Variation } from '../measure/variation.ts';
import type { Scores } from '../score/score.ts';
import { changeDispersion } from '../statistics/variation.ts';
import { givePolicy, type Put } from './criteria.ts';
import type { CouncilFirmness, Firmness, FirmnessOptions, OutcomeFirmness, Range } from './firmness.ts';
import { newRuns, put } from './runs/runs.ts';
import { giveScores } from './scores.ts';

/** The first of ORGANISATIONS, in their order. */
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
  const runs = newRuns();
  put(runs, runs.begin(councils.length, options.runs, options.seed), ...drawnFrom(councils, frame, variation));
  const scored = giveScores(runs, councils, scores);
  const given = puts.filter((of) => of !== null);
  for (const of of given) givePolicy(runs, of);
  runs.run();
  const counts = given.map((_, policy) => new Uint32Array(runs.memory.buffer, runs.outcomesAt(policy), councils.length * OUTCOMES.length));
  const positions = new Map(scored.map((index, position) => [index, position]));
  const rangeOf = (index: number, inPlace: (position: number, place: number) => number): Range | null => {
    const position = positions.get(index);
    if (position === undefined) return null;
    const outside = outsideOf(options);
    return { low: inPlace(position, outside), high: inPlace(position, options.runs - 1 - outside) };
  };
  return {
    ...options, variation,
    byCouncil: new Map(councils.map(({ code }, index): [string, CouncilFirmness] => [code, {
      score: rangeOf(index, (position, place) => runs.scoreInPlace(position, place)),
      rank: rangeOf(index, (position, place) => runs.rankInPlace(position, place)),
      outcomes: puts.map((of) => of && outcomeFirmness(of, code, counts[given.indexOf(of)]!.subarray(index * OUTCOMES.length, (index + 1) * OUTCOMES.length), options)),
    }])),
  };
}

/** Runs below the middle, and as many above it. */
function outsideOf({ runs, within }: FirmnessOptions): number {
  return Math.floor((runs * (1 - within)) / 2 + 1e-9);
}

/**
 * What draws are made from: of each organisation the root of each council's beds, NaN where they are not known, and the deviation of
 * that root; then the rate of a bed, and beds beyond the organisations.
 */
function drawnFrom(councils: readonly CouncilMeasures[], { coverage }: Frame, { byOrganisation }: Variation): Float64Array[] {
  const months = coverage.held.length;
  const monthDays = coverage.days / months;
  const roots = PARTS.map((o) => Float64Array.from(councils, ({ beds }) => Math.sqrt(beds[o] ?? Number.NaN)));
  const deviations = PARTS.map((o) => {
    const { level, factor } = byOrganisation[o];
    const dispersion = changeDispersion(level, months);
    // Of a root, the variance is dispersion / 4 over the days; of a change between two, twice that.
    return Float64Array.from(councils, ({ code }) => Math.sqrt((dispersion * (factor.get(code) ?? 1)) / (2 * monthDays)));
  });
  const perBed = Float64Array.from(councils, ({ adults }) => (adults === null || adults === 0 ? Number.NaN : PER_ADULTS / adults));
  // What all delays have beyond the parts that are known: nothing, in a return that adds up.
  const rest = Float64Array.from(councils, ({ beds }) => PARTS.reduce((sum, o) => sum - (beds[o] ?? 0), beds.total ?? Number.NaN));
  return [...roots, ...deviations, perBed, rest];
}

function outcomeFirmness({ judgement }: Put, code: string, counts: Uint32Array, { runs, fragileAbove }: FirmnessOptions): OutcomeFirmness | null {
  const { outcome } = judgement.byCouncil.get(code)!;
  if (outcome === 'not-judged') return null;
  const same = counts[OUTCOMES.indexOf(outcome)]! / runs;
  return { runs: Object.fromEntries(OUTCOMES.map((of, index) => [of, counts[index]!])) as Record<Outcome, number>, same, fragile: 1 - same > fragileAbove };
}
