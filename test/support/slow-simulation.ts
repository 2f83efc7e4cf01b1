import { ORGANISATIONS, type Organisation } from '../../src/domain/cut.ts';
import type { FirmnessOptions } from '../../src/firmness/firmness.ts';
import { OUTCOMES, type Judgement, type Outcome } from '../../src/judge/judge.ts';
import type { CouncilMeasures, Frame } from '../../src/measure/councils.ts';
import { change, type Measures } from '../../src/measure/measures.ts';
import { PER_ADULTS } from '../../src/measure/rate.ts';
import type { Variation } from '../../src/measure/variation.ts';
import { ranks, score, type Scoring } from '../../src/score/score.ts';
import { changeDispersion } from '../../src/statistics/variation.ts';
import { normalDraws } from './draws.ts';

type Rates = Readonly<Record<Organisation, readonly number[]>>;

/** What a council came to, run by run. */
export interface SlowRuns {
  readonly scores: number[];
  readonly ranks: number[];
  readonly outcomes: Record<Outcome, number>;
}

/** A simulation the slow way: every run is drawn one by one, and measured, scored, ranked and judged council by council as a period is. */
export function simulateSlowly(
  councils: readonly CouncilMeasures[], frame: Frame, scoring: Scoring, judged: ((councils: readonly CouncilMeasures[]) => Judgement) | null,
  variation: Variation, { runs, seed }: Pick<FirmnessOptions, 'runs' | 'seed'>,
): ReadonlyMap<string, SlowRuns> {
  const normal = normalDraws(seed);
  const came = new Map(councils.map(({ code }): [string, SlowRuns] => [code, { scores: [], ranks: [], outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number> }]));
  for (let run = 0; run < runs; run += 1) {
    const drawn = redrawn(councils, drawRates(councils, frame, variation, normal));
    const { byCouncil } = score(drawn, scoring);
    const placed = ranks(new Map([...byCouncil].map(([code, { value }]) => [code, value])));
    const judgement = judged?.(drawn);
    for (const [code, { scores, ranks: of, outcomes }] of came) {
      if (byCouncil.has(code)) {
        scores.push(byCouncil.get(code)!.value);
        of.push(placed.get(code)!);
      }
      if (judgement) outcomes[judgement.byCouncil.get(code)!.outcome] += 1;
    }
  }
  return came;
}

function drawRates(councils: readonly CouncilMeasures[], { coverage }: Frame, { byOrganisation }: Variation, normal: () => number): Rates {
  const rates: Record<Organisation, number[]> = { nhs: [], socialCare: [], both: [], total: [] };
  const months = coverage.held.length;
  for (const { code, beds, adults } of councils) {
    let total = beds.total ?? Number.NaN;
    for (const o of ['nhs', 'socialCare', 'both'] as const) {
      const { level, factor } = byOrganisation[o];
      const deviation = Math.sqrt((changeDispersion(level, months) * (factor.get(code) ?? 1)) / (2 * (coverage.days / months)));
      const root = Math.max(0, Math.sqrt(beds[o] ?? Number.NaN) + deviation * normal());
      if (beds[o] !== null) total += root * root - beds[o];
      rates[o].push(adults ? (root * root / adults) * PER_ADULTS : Number.NaN);
    }
    rates.total.push(adults ? (total / adults) * PER_ADULTS : Number.NaN);
  }
  return rates;
}

/** Councils as they would be measured with these rates. */
function redrawn(councils: readonly CouncilMeasures[], rates: Rates): CouncilMeasures[] {
  return councils.map((council, index) => {
    const each = (per: (o: Organisation) => number | null): Measures['rate'] => Object.fromEntries(ORGANISATIONS.map((o) => [o, per(o)])) as unknown as Measures['rate'];
    const rate = each((o) => (council.rate[o] === null ? null : rates[o][index]!));
    const beds = each((o) => (rate[o] === null ? null : (rate[o] * council.adults!) / PER_ADULTS));
    const now = { ...council, rate, beds };
    const since = (then: CouncilMeasures['change']['baseline']): CouncilMeasures['change']['baseline'] => then && change(now, {
      ...council, beds: each((o) => (then[o] === null || council.beds[o] === null ? null : council.beds[o] - then[o].beds)),
    });
    return { ...now, change: { baseline: since(council.change.baseline), yearEarlier: since(council.change.yearEarlier) } };
  });
}
