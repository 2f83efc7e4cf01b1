import { monthOf, type Month } from '../domain/month.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn, Watch } from '../domain/monthly-return.ts';

/** What the reader of one file is given. */
export interface FileContext {
  readonly file: string;
  readonly findings: FindingLog;
  readonly watch: Watch | null;
  /** Of which councils an extract's days are wanted by provider too. */
  readonly providers?: Watch | null;
}

/** Returns began in August 2010 and ended in February 2020; a month far from those is a slip, and there are no more than so many. */
export function isPlausibleMonth(month: Month): boolean {
  return month >= monthOf(2010, 1) && month <= monthOf(2030, 12);
}

/** More of something than any return has: the file is refused, before it fills the memory. */
export class TooMuch extends Error {
  readonly code = 'ETOOMUCH';
}

/** Takes the rows of a text file after its heading row, and gives the returns that they hold. */
export interface RowReader {
  row(record: readonly string[], line: number): void;
  end(): MonthlyReturn[];
}

/** Which column holds what, and what the file calls it. */
export interface Columns<Role extends string> {
  readonly at: Readonly<Record<Role, number>>;
  readonly heading: Readonly<Record<Role, string>>;
  /** Columns that a layout has and can do without, where this file has them. */
  readonly optional: Readonly<Partial<Record<string, number>>>;
  readonly width: number;
}
