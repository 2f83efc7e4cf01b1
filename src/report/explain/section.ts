import type { Grid } from '../grid.ts';

/** A part of an explanation: a heading, a table, lines of text. Terminal and Markdown draw the same ones. */
export interface Section {
  readonly heading: string;
  readonly grid?: Grid;
  readonly lines: readonly string[];
}
