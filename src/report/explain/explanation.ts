import type { Cross } from '../../attribute/cross.ts';
import type { ProviderAttributed } from '../../attribute/providers.ts';
import type { BothConvention, ByOrganisation, Organisation, ReasonCode } from '../../domain/cut.ts';
import type { Firmness, OutcomeFirmness } from '../../firmness/firmness.ts';
import type { Month } from '../../domain/month.ts';
import type { WatchedCell } from '../../domain/monthly-return.ts';
import type { CriterionResult } from '../../judge/criteria.ts';
import type { Outcome, Verdict } from '../../judge/judge.ts';
import type { Party } from '../../judge/policy.ts';
import type { Route, WayOut } from '../../judge/way-out.ts';
import type { Policy } from '../../reference/policies/schema.ts';
import type { Assurance, XmrPoint } from '../../statistics/xmr.ts';
import type { CouncilReport, Place, Report } from '../report.ts';

/** A cell that was added to a figure, and the part of it that was: of what both caused it may be half. */
export interface ExplainedCell extends WatchedCell {
  readonly part: number;
}

/** A criterion, with the cells that its figure and its threshold come from. */
export interface ExplainedCriterion {
  readonly result: CriterionResult;
  readonly figureCells: readonly ExplainedCell[];
  readonly thresholdCells: readonly ExplainedCell[];
}

/** One side of the bed: the council, or the NHS in the same place, under the same criteria. */
export interface Side {
  readonly party: Party;
  readonly policy: Policy;
  readonly verdict: Verdict;
  readonly criteria: readonly ExplainedCriterion[];
  readonly wayOut: WayOut;
  /** How firm the outcome is; null where nobody is judged, or it cannot be told. */
  readonly firmness: OutcomeFirmness | null;
  /** By which of its own reasons, for each outcome of the way out; null where there is no way, or the reasons are not to be had. */
  readonly routes: readonly (Route<ReasonCode> | null)[];
}

/** The months up to the period's last on an XmR chart: what is chance, and whether what is asked will be hit. */
export interface ChartedTrend {
  readonly organisation: Organisation;
  readonly last: { readonly month: Month } & XmrPoint;
  readonly from: Month;
  readonly months: number;
  /** Delayed beds that an expectation asks for; null where none does. */
  readonly target: number | null;
  readonly assurance: Assurance | null;
}

/** One council on one screen. */
export interface Explanation {
  readonly report: Report;
  /** Null where it was not asked for, or cannot be told. */
  readonly firmness: Firmness | null;
  readonly council: CouncilReport;
  /** Places by daily rate: 1 is the lowest. */
  readonly ratePlaces: ByOrganisation<Place | null>;
  /** The council first; empty where no policy was put. */
  readonly sides: readonly Side[];
  /** Its outcome under each convention of counting what both caused; null without a policy. */
  readonly conventions: Readonly<Record<BothConvention, Outcome>> | null;
  readonly cross: Cross | null;
  /** Largest first; null where no extract gives them for every month. */
  readonly providers: readonly ProviderAttributed[] | null;
  /** Null where no month up to the period has a figure. */
  readonly charted: ChartedTrend | null;
  /** Delayed beds a month, from the first month of the input to the last; null where there is no figure. */
  readonly history: readonly { readonly month: Month; readonly beds: ByOrganisation<number | null> }[];
}
