import type { CouncilReport, Report } from '../report.ts';

/** What a format is given: one result, which councils of it to show, and for whom. */
export interface View {
  readonly report: Report;
  readonly shown: readonly CouncilReport[];
  /** Whether councils were named one by one: then their criteria are shown in full. */
  readonly closeUp: boolean;
  readonly tool: { readonly name: string; readonly version: string };
  readonly width: number;
  readonly colour: boolean;
}

/** A format turns a view into the whole text of an output. */
export type Format = (view: View) => string;
