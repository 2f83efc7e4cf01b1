import { cutOf, REASON_CODES, type Cut } from '../../domain/cut.ts';
import { addDays, newFigures, rowFor, type Figures } from '../../domain/figures.ts';
import type { Month } from '../../domain/month.ts';
import { noteName, type MonthlyReturn, type Names } from '../../domain/monthly-return.ts';
import { areaFor } from '../../reference/councils.ts';
import { fillCross, MEASURES, returnOfExtract, type Cell, type Role } from '../extract-rows.ts';
import type { ExtractLayout } from '../layouts.ts';
import { SUMS } from './terms.ts';

/** What a file holds of a month, or a part of the file: sums as columns, and nothing that could not be sent to another thread. */
export interface ScannedMonth {
  readonly period: Month;
  /** Codes in the order of their first lines. */
  readonly codes: readonly string[];
  readonly firstLines: Uint32Array;
  /** For each code the days of each sum, and the line on which it first has some; 0 for none. */
  readonly days: Float64Array;
  readonly lines: Uint32Array;
  readonly names: Names;
  /** The cells met of each provider and council, where the month may have more of them elsewhere. */
  readonly pairs: ReadonlyMap<string, number> | null;
}

/** The cut of each sum. */
const CUTS: readonly Cut[] = REASON_CODES.flatMap((reason) => (['acute', 'non-acute'] as const).flatMap((care) => MEASURES.map(([, responsible]) => cutOf(care, reason, responsible))));
const SUM_OF: ReadonlyMap<Cut, number> = new Map(CUTS.map((cut, sum) => [cut, sum]));

interface MonthOfFile {
  readonly period: Month;
  readonly figures: Figures;
  readonly names: Names;
  readonly firstLine: Map<string, number>;
  readonly lines: Map<string, readonly LinesOfCode[]>;
}

/** Where the lines of a code stand among those of a part, and how many lines come before the part. */
interface LinesOfCode {
  readonly of: Uint32Array;
  readonly from: number;
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
  const months = new Map<Month, MonthOfFile>();
  return {
    add(scanned, after) {
      let month = months.get(scanned.period);
      if (!month) months.set(scanned.period, month = { period: scanned.period, figures: newFigures(), names: new Map(), firstLine: new Map(), lines: new Map() });
      const { figures, firstLine, lines } = month;
      for (let index = 0; index < scanned.codes.length; index += 1) {
        const area = areaFor(scanned.codes[index]!, scanned.period);
        const row = rowFor(figures, area);
        for (let sum = 0, at = index * SUMS; sum < SUMS; sum += 1, at += 1) if (scanned.days[at]! > 0) addDays(figures, row, CUTS[sum]!, scanned.days[at]!);
        const first = scanned.firstLines[index]! + after;
        firstLine.set(area, Math.min(first, firstLine.get(area) ?? first));
        lines.set(area, [...lines.get(area) ?? [], { of: scanned.lines, from: index * SUMS, after }]);
      }
      for (const [code, called] of scanned.names) for (const [name, line] of called) noteName(month.names, code, name, line === null ? null : line + after);
    },
    returns: (met) => [...months.values()].map(({ period, figures, names, firstLine, lines }) => {
      fillCross(figures, period, met);
      return returnOfExtract(layout, {
        file,
        heading,
        lineOf: (area, cut) => earliest(lines.get(area) ?? [], SUM_OF.get(cut)),
        firstLine: (area) => firstLine.get(area),
      }, { period, figures, names, watched: [] });
    }),
  };
}

/** The first line with days of a sum, under any code and in any part; null where there is none. */
function earliest(lines: readonly LinesOfCode[], sum: number | undefined): number | null {
  const found = sum === undefined ? [] : lines.flatMap(({ of, from, after }) => (of[from + sum] === 0 ? [] : [of[from + sum]! + after]));
  return found.length === 0 ? null : Math.min(...found);
}
