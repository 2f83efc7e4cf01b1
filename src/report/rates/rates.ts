import type { Organisation } from '../../domain/cut.ts';
import type { Frame } from '../../measure/councils.ts';
import type { FrameNote } from '../../measure/frame.ts';
import type { MonthEdition } from '../report.ts';

/** By Byar's or exact limits of as many clusters as the factor makes of the days, or by Student's t on the months' own rates. */
export type RateMethod = 'exact' | 'byars' | 'months';

export interface RateRow {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly adults: number | null;
  readonly days: number | null;
  /** Delayed days a day per 100,000 adults. */
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: RateMethod | null;
  /** Whether the whole interval is on one side of England's rate; null without both. */
  readonly against: 'lower' | 'similar' | 'higher' | null;
}

/** Rates with intervals that allow for days that come in long stays. */
export interface RatesReport {
  readonly frame: Frame;
  readonly measure: Organisation;
  /** 0.95 for limits that hold in 95 of 100 cases. */
  readonly confidence: number;
  /** How the intervals allow for clusters. */
  readonly spread: { readonly kind: 'months' } | { readonly kind: 'factor'; readonly factor: number; readonly estimatedFrom: number | null; /** What the months at hand come to; null where they are too few. */ readonly estimate: number | null };
  readonly england: number | null;
  /** Highest rate first; without one, last. */
  readonly councils: readonly RateRow[];
  readonly notes: readonly FrameNote[];
  readonly editions: readonly MonthEdition[];
}
