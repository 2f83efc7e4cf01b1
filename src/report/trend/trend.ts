import type { Month } from '../../domain/month.ts';
import type { Population } from '../../measure/population.ts';
import type { SeriesPoint, SeriesUnit } from '../../measure/series.ts';
import type { Assurance, XmrLimits, XmrOptions, XmrPoint } from '../../statistics/xmr.ts';
import type { MonthEdition } from '../report.ts';

export type TrendPoint = SeriesPoint & Omit<XmrPoint, 'value'>;

/** Months that share limits. */
export interface TrendGroup {
  readonly from: Month;
  readonly to: Month;
  /** Months with a figure, and those of them that the limits are of. */
  readonly months: number;
  readonly baseline: number;
  readonly limits: XmrLimits | null;
  /** Whether the limits are of so few points that each new one will move them. */
  readonly trial: boolean;
  readonly because: 'first' | 'rebased' | 'boundary';
}

export interface TrendChart {
  readonly area: { readonly code: string; readonly name: string };
  readonly points: readonly TrendPoint[];
  readonly groups: readonly TrendGroup[];
  /** Of the last group. */
  readonly assurance: Assurance | null;
}

/** How areas moved month by month, each on an XmR chart. */
export interface Trend {
  readonly measure: string;
  readonly unit: SeriesUnit;
  readonly options: Omit<XmrOptions, 'rebase'>;
  readonly target: number | null;
  /** Null where no rate was asked for. */
  readonly population: Population | null;
  readonly charts: readonly TrendChart[];
  readonly editions: readonly MonthEdition[];
}
