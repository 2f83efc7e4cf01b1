import type { Cut } from './cut.ts';
import type { Edition } from './edition.ts';
import type { Figures } from './figures.ts';
import type { Place } from './finding.ts';
import type { Month } from './month.ts';

/** What one file says of one month. */
export interface MonthlyReturn {
  readonly file: string;
  readonly period: Month;
  readonly kind: 'workbook' | 'extract' | 'tidy';
  /** Id of the layout that the file was read by. */
  readonly layout: string;
  readonly edition: Edition;
  readonly figures: Figures;
  /** What the file calls each code. */
  readonly names: Names;
  /** The cells that were watched for. */
  readonly watched: readonly WatchedCell[];
  /** By provider, from an extract that was asked for it. */
  readonly providers?: ProviderDays;
  /** Where the file holds this cell, or where it first has days for it, or what comes nearest. */
  readonly locate: (area: string, cut: Cut) => Place;
}

/** Days by provider, kept as the days of areas are. */
export interface ProviderDays {
  readonly figures: Figures;
  readonly names: ReadonlyMap<string, string>;
}

/** What each code is called, in the order met. */
export type Names = Map<string, NameOnLine[]>;

export interface NameOnLine {
  readonly name: string;
  /** On which it first is; null in a workbook. */
  readonly line: number | null;
}

/** Notes what a file calls a code; a file that calls it many things is not followed for ever. */
export function noteName(names: Names, code: string, name: string, line: number | null): void {
  const known = names.get(code);
  if (!known) names.set(code, [{ name, line }]);
  else if (known.length < MOST_NAMES && !known.some((other) => other.name === name)) known.push({ name, line });
}

const MOST_NAMES = 8;

/** A cell that a reader was asked to watch for: one addend of a figure. */
export interface WatchedCell extends Place {
  readonly period: Month;
  /** The code in the file, which a stand-in's row does not share with the council it stands for. */
  readonly code: string;
  readonly cut: Cut;
  /** Null: not submitted. */
  readonly days: number | null;
  /** The provider of the row, in an extract. */
  readonly provider?: string;
}

/** Asks the readers to keep the cells of these codes beside adding them up, or of all. */
export type Watch = ReadonlySet<string> | 'all';

export function watches(watch: Watch | null, code: string): boolean {
  return watch !== null && (watch === 'all' || watch.has(code));
}

/** What was read from one file. */
export interface FileSummary {
  readonly file: string;
  readonly sha256: string | null;
  /** Null where the file could not be read by any layout. */
  readonly layout: string | null;
  /** A tidy file may hold several. */
  readonly edition: Edition | 'several';
  readonly months: readonly Month[];
}
