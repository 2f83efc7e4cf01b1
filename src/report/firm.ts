import { byOrganisation } from '../domain/cut.ts';
import { monthsText } from '../domain/period.ts';
import type { CouncilFirmness, Firmness, OutcomeFirmness, Range } from '../firmness/firmness.ts';
import { OUTCOMES, type Judgement, type Outcome } from '../judge/judge.ts';
import type { Variation } from '../measure/variation.ts';
import { ABSENT, fixed, whole } from './numbers.ts';
import type { CouncilReport } from './report.ts';
import { outcomeText } from './sentences.ts';

/** How firm scores, places and outcomes are, as people are told it. */

/** `31–80` */
export function rangeText({ low, high }: Range, digits = 0): string {
  return `${fixed(low, digits)}–${fixed(high, digits)}`;
}

/** `54 (31–80)`, or `54` where it is not known how firm that is. */
export function rankText({ places, firm }: CouncilReport): string {
  return withRange(places.england ? String(places.england.rank) : ABSENT, firm?.rank ?? null);
}

/** `62 (48–71)` */
export function scoreText({ score, firm }: CouncilReport, digits = 0): string {
  return withRange(fixed(score?.value ?? null, digits), firm?.score ?? null);
}

function withRange(text: string, range: Range | null): string {
  return range ? `${text} (${rangeText(range)})` : text;
}

/** `non-incentive, fragile`: an outcome wears the mark wherever it is shown. */
export function markedOutcome(outcome: Outcome, firmness: OutcomeFirmness | null | undefined): string {
  return firmness?.fragile ? `${outcomeText(outcome)}, fragile` : outcomeText(outcome);
}

/** `in 91 of 100 runs`; never all or none of them, unless it is. */
export function runsText({ same }: OutcomeFirmness): string {
  if (same > 0 && same < 0.01) return 'in fewer than 1 of 100 runs';
  return `in ${inHundred({ same })} of 100 runs`;
}

/** Of a hundred runs, rounded down: all of them only where all are, and below the mark where an outcome is fragile. */
export function inHundred({ same }: Pick<OutcomeFirmness, 'same'>): string {
  return String(Math.floor(same * 100 + 1e-9));
}

/** A council's score, place and outcome, with how firm each is. */
export function firmText(council: CouncilReport): string | null {
  const { firm, verdict, name } = council;
  if (!firm) return null;
  const parts = [
    ...(firm.score ? [`score ${scoreText(council)}`] : []),
    ...(firm.rank ? [`rank ${rankText(council)}`] : []),
    ...(firm.outcome && verdict ? [`${markedOutcome(verdict.outcome, firm.outcome)}, ${runsText(firm.outcome)}`] : []),
  ];
  return parts.length === 0 ? null : `${name}: ${parts.join(', ')}`;
}

/** `43 incentive (12 fragile), 100 non-incentive (9 fragile)` */
export function firmCounts({ byCouncil }: Judgement, councils: ReadonlyMap<string, CouncilFirmness> | null): string {
  return OUTCOMES.flatMap((outcome) => {
    const codes = [...byCouncil].filter(([, verdict]) => verdict.outcome === outcome).map(([code]) => code);
    const fragile = codes.filter((code) => councils?.get(code)?.outcomes[0]?.fragile).length;
    return codes.length === 0 ? [] : [`${codes.length} ${outcomeText(outcome)}${fragile === 0 ? '' : ` (${fragile} fragile)`}`];
  }).join(', ');
}

/** What the ranges are of, and, where anyone is judged, what is fragile. */
export function firmnessLines({ runs, seed, within, fragileAbove, variation }: Firmness, judged: boolean): string[] {
  return [
    `(…) is what ${fixed(within * 100, 0)} of 100 simulated runs hold (${whole(runs)} runs, seed ${seed}). Each run draws another period for every council, as different from this one as one period is from the next in these returns. Chance moves extreme places inwards: a first or last one may be outside its own range.`,
    ...(judged ? [`Fragile: in more than ${shareText(fragileAbove)} of 100 runs the outcome is another.`] : []),
    `How much days vary from month to month, as variance over mean (phi): ${phiText(variation)}.`,
  ];
}

/** Of each organisation that has days, and how much it rests on. */
function phiText({ months, byOrganisation: { nhs, socialCare, both } }: Variation): string {
  const parts = [['NHS', nhs], ['social care', socialCare], ['both', both]] as const;
  return `${parts.filter(([, { phi }]) => phi > 0).map(([whose, { phi }]) => `${whose} ${fixed(phi, 1)}`).join(', ')}, from ${whole(socialCare.changes)} changes in ${monthsText(months)}`;
}

function shareText(part: number): string {
  return String(Number((part * 100).toFixed(6)));
}

/** The same in a breath, for a screen of one council. */
export function firmnessLine({ runs, seed, within, fragileAbove, variation }: Firmness): string {
  return `(…) is what ${fixed(within * 100, 0)} of 100 simulated runs hold (${whole(runs)} runs, seed ${seed}); fragile: another outcome in more than ${shareText(fragileAbove)}. `
    + `phi from month to month: ${phiText(variation)}.`;
}

export function firmnessDocument({ runs, seed, within, fragileAbove, variation }: Firmness): object {
  return {
    runs, seed, within, fragileAbove,
    variation: {
      months: variation.months.length,
      byOrganisation: byOrganisation((organisation) => {
        const { phi, level, changes } = variation.byOrganisation[organisation];
        return { phi, noise: level.noise, drift: level.drift, changes };
      }),
    },
  };
}
