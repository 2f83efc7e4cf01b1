import type { Organisation } from '../domain/cut.ts';
import { DEFAULT_TRIM, funnel, SIGMAS, type Funnel } from '../statistics/funnel.ts';
import type { CouncilMeasures } from './councils.ts';
import { PER_ADULTS } from './rate.ts';

/** Where a council stands to the limits of a funnel, by its adjusted z. */
export type FunnelPlace = 'above-3' | 'above-2' | 'inside' | 'below-2' | 'below-3';

/** A council's delayed beds against those that the rate of all councils together would give it. */
export interface OnFunnel {
  readonly adults: number;
  readonly beds: number;
  readonly expected: number;
  /** Beds / expected. */
  readonly ratio: number;
  /** Standard deviations from what is expected, if beds were independent; and with the spread between councils allowed for. */
  readonly z: number;
  readonly zAdjusted: number;
  readonly place: FunnelPlace;
}

export interface CouncilFunnel {
  readonly measure: Organisation;
  readonly drawn: Funnel;
  /** All councils with a figure and adults together; rate per 100,000. */
  readonly national: { readonly beds: number; readonly adults: number; readonly rate: number };
  readonly byCouncil: ReadonlyMap<string, OnFunnel>;
}

/** Puts councils on a funnel; null where none has delayed beds to expect any by. */
export function funnelAmong(councils: readonly CouncilMeasures[], measure: Organisation, trim = DEFAULT_TRIM): CouncilFunnel | null {
  const held = councils.flatMap(({ code, adults, beds }) => (adults === null || adults === 0 || beds[measure] === null ? [] : [{ code, adults, beds: beds[measure] }]));
  const [beds, adults] = [held.reduce((sum, council) => sum + council.beds, 0), held.reduce((sum, council) => sum + council.adults, 0)];
  if (beds === 0) return null;
  const groups = held.map((council) => ({ numerator: council.beds, denominator: (council.adults * beds) / adults }));
  const drawn = funnel(groups, { method: 'ratio-root', trim });
  return {
    measure, drawn,
    national: { beds, adults, rate: (beds / adults) * PER_ADULTS },
    byCouncil: new Map(held.map(({ code, ...council }, index) => {
      const { ratio, z, zAdjusted } = drawn.points[index]!;
      return [code, { ...council, expected: groups[index]!.denominator, ratio, z, zAdjusted, place: placeOf(zAdjusted) }];
    })),
  };
}

function placeOf(z: number): FunnelPlace {
  if (Math.abs(z) <= SIGMAS.two) return 'inside';
  return `${z > 0 ? 'above' : 'below'}-${Math.abs(z) > SIGMAS.three ? 3 : 2}`;
}
