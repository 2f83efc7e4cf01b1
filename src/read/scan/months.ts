import { cutOf, REASON_CODES, type Cut } from '../../domain/cut.ts';
import { addDays, newFigures, rowFor, setColumn, type Figures } from '../../domain/figures.ts';
import type { Month } from '../../domain/month.ts';
import { noteName, type MonthlyReturn, type Names } from '../../domain/monthly-return.ts';
import { areaFor } from '../../reference/councils.ts';
import { crossOf, MEASURES, returnOfExtract, type Cell, type Role } from '../extract-rows.ts';
import type { ExtractLayout } from '../layouts.ts';

/** What a file holds of a month, or a part of the file: sums as columns, and nothing that could not be sent to another thread. */
export interface ScannedMonth {
  readonly period: Month;
  /** Codes in the order of their first lines. */
  readonly codes: readonly string[];
  readonly firstLines: Uint32Array;
  /** For each sum the days of all codes, and the lines on which they first have some; 0 for none. */
  readonly days: Float64Array;
  readonly lines: Uint32Array;
  readonly names: Names;
  /** The cells met of each provider and council, where the month may have more of them elsewhere. */
  readonly pairs: ReadonlyMap<string, number> | null;
}

/** The cut of each sum. */
const CUTS: readonly Cut[] = REASON_CODES.flatMap((reason) => (['acute', 'non-acute'] as const).flatMap((care) => MEASURES.map(([, responsible]) => cutOf(care, reason, responsible))));
const SUM_OF: ReadonlyMap<Cut, number> = new Map(CUTS.map((cut, sum) => [cut, sum]));

/** A month of a part of the file that begins behind so many lines. */
interface PartOfMonth {
  readonly month: ScannedMonth;
  readonly after: number;
}

/** Takes the months of a file, each whole or in parts, and gives them as returns. */
export interface MonthsOfFile {
  /** @param after lines before those that the month counts */
  add(month: ScannedMonth, after: number): void;
  /** @param met all types of care and reasons of the file */
  returns(met: readonly Cell[]): MonthlyReturn[];
}

export function monthsOfFile(file: string, layout: ExtractLayout, heading: Readonly<Record<Role, string>>): MonthsOfFile {
  const months = new Map<Month, PartOfMonth[]>();
  return {
    add(month, after) {
      const known = months.get(month.period);
      if (known) known.push({ month, after });
      else months.set(month.period, [{ month, after }]);
    },
    returns: (met) => [...months].map(([period, parts]) => {
      // Where a figure stands is mostly not asked.
      let known: ReturnType<typeof rowsOf> | null = null;
      const rowsFor = (area: string): readonly RowOfPart[] => (known ??= rowsOf(parts)).get(area) ?? [];
      return returnOfExtract(layout, {
        file,
        heading,
        lineOf: (area, cut) => earliest(rowsFor(area), ({ lines, codes }, index) => lines[(SUM_OF.get(cut) ?? Infinity) * codes.length + index] ?? 0),
        firstLine: (area) => earliest(rowsFor(area), ({ firstLines }, index) => firstLines[index]!) ?? undefined,
      }, { period, figures: figuresOf(parts, crossOf(period, met)), names: namesOf(parts), watched: [] });
    }),
  };
}

/** Where a code stands among those of a part. */
interface RowOfPart extends PartOfMonth {
  readonly index: number;
}

/** For each area, in the order of first lines, where it stands: under one code in one part, mostly. */
function rowsOf(parts: readonly PartOfMonth[]): ReadonlyMap<string, readonly RowOfPart[]> {
  const rows = new Map<string, RowOfPart[]>();
  for (const part of parts) {
    for (let index = 0; index < part.month.codes.length; index += 1) {
      const area = areaFor(part.month.codes[index]!, part.month.period);
      const known = rows.get(area);
      if (known) known.push({ ...part, index });
      else rows.set(area, [{ ...part, index }]);
    }
  }
  return rows;
}

/** The figures of a month, with these cuts. A month in one part, no two of whose codes stand for one area, is taken column by column as it is. */
function figuresOf(parts: readonly PartOfMonth[], cuts: readonly Cut[]): Figures {
  const figures = newFigures();
  for (const { month: { period, codes } } of parts) for (const code of codes) rowFor(figures, areaFor(code, period));
  const asItIs = parts.length === 1 && figures.areas.length === parts[0]!.month.codes.length;
  const rows = asItIs ? null : rowsOf(parts);
  for (const cut of cuts) {
    const sum = SUM_OF.get(cut)!;
    if (rows === null) setColumn(figures, cut, columnOf(parts[0]!.month, sum));
    else for (const [area, of] of rows) for (const { month, index } of of) addDays(figures, rowFor(figures, area), cut, columnOf(month, sum)[index]!);
  }
  return figures;
}

function columnOf({ days, codes }: ScannedMonth, sum: number): Float64Array {
  return days.subarray(sum * codes.length, (sum + 1) * codes.length);
}

function namesOf(parts: readonly PartOfMonth[]): Names {
  if (parts.length === 1 && parts[0]!.after === 0) return parts[0]!.month.names;
  const names: Names = new Map();
  for (const { month, after } of parts) {
    for (const [code, called] of month.names) for (const { name, line } of called) noteName(names, code, name, line === null ? null : line + after);
  }
  return names;
}

/** The first of the lines of an area, by what is asked of each of its rows; null where all answer 0. */
function earliest(rows: readonly RowOfPart[], lineOf: (month: ScannedMonth, index: number) => number): number | null {
  let first: number | null = null;
  for (const { month, after, index } of rows) {
    const line = lineOf(month, index);
    if (line !== 0 && (first === null || line + after < first)) first = line + after;
  }
  return first;
}
