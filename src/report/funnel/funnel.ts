import type { Organisation } from '../../domain/cut.ts';
import type { Frame } from '../../measure/councils.ts';
import type { CouncilFunnel, OnFunnel } from '../../measure/funnel.ts';
import type { FrameNote } from '../../measure/frame.ts';
import type { Funnel, Limits } from '../../statistics/funnel.ts';
import type { MonthEdition } from '../report.ts';

export interface FunnelLimits {
  readonly two: Limits;
  readonly three: Limits;
}

export interface FunnelCouncil extends OnFunnel {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly limits: FunnelLimits;
}

/** Councils on a funnel: delayed beds against what the national rate would have them be. */
export interface FunnelReport {
  readonly frame: Frame;
  readonly measure: Organisation;
  readonly national: CouncilFunnel['national'];
  readonly funnel: Pick<Funnel, 'phi' | 'tau2'>;
  readonly trim: number;
  /** Highest adjusted z first. */
  readonly councils: readonly FunnelCouncil[];
  /** The limits over the sizes of the councils, smallest first. */
  readonly curves: readonly ({ readonly adults: number; readonly expected: number } & FunnelLimits)[];
  /** Councils that there were. */
  readonly of: number;
  /** Councils without a figure or adults. */
  readonly lacking: readonly string[];
  readonly notes: readonly FrameNote[];
  readonly editions: readonly MonthEdition[];
}
