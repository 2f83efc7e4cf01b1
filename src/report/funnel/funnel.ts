import type { Organisation } from '../../domain/cut.ts';
import type { Frame } from '../../measure/councils.ts';
import type { FrameNote } from '../../measure/frame.ts';
import type { Funnel, Limits } from '../../statistics/funnel.ts';
import type { MonthEdition } from '../report.ts';

/** Where a council stands to the limits, by its adjusted z. */
export type FunnelPlace = 'above-3' | 'above-2' | 'inside' | 'below-2' | 'below-3';

export interface FunnelLimits {
  readonly two: Limits;
  readonly three: Limits;
}

export interface FunnelCouncil {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly adults: number;
  readonly beds: number;
  /** Beds at the rate of all councils together. */
  readonly expected: number;
  /** Beds / expected. */
  readonly ratio: number;
  readonly z: number;
  readonly zAdjusted: number;
  readonly place: FunnelPlace;
  readonly limits: FunnelLimits;
}

/** Councils on a funnel: delayed beds against what the national rate would have them be. */
export interface FunnelReport {
  readonly frame: Frame;
  readonly measure: Organisation;
  /** All councils with a figure and adults together; rate per 100,000. */
  readonly national: { readonly beds: number; readonly adults: number; readonly rate: number };
  readonly funnel: Pick<Funnel, 'phi' | 'tau2'>;
  readonly trim: number;
  /** Highest adjusted z first. */
  readonly councils: readonly FunnelCouncil[];
  /** The limits over the sizes of the councils, smallest first. */
  readonly curves: readonly ({ readonly adults: number; readonly expected: number } & FunnelLimits)[];
  /** Councils without a figure or adults. */
  readonly lacking: readonly string[];
  readonly notes: readonly FrameNote[];
  readonly editions: readonly MonthEdition[];
}
