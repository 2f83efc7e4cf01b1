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
  readonly lines: Map<string, Uint32Array>;
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
      for (const [index, code] of scanned.codes.entries()) {
        const area = areaFor(code, scanned.period);
        const row = rowFor(figures, area);
        const days = scanned.days.subarray(index * SUMS, (index + 1) * SUMS);
        for (let sum = 0; sum < SUMS; sum += 1) if (days[sum]! > 0) addDays(figures, row, CUTS[sum]!, days[sum]!);
        const first = scanned.firstLines[index]! + after;
        firstLine.set(area, Math.min(first, firstLine.get(area) ?? first));
        lines.set(area, earliest(lines.get(area), scanned.lines.subarray(index * SUMS, (index + 1) * SUMS), after));
      }
      for (const [code, called] of scanned.names) for (const [name, line] of called) noteName(month.names, code, name, line === null ? null : line + after);
    },
    returns: (met) => [...months.values()].map(({ period, figures, names, firstLine, lines }) => {
      fillCross(figures, period, met);
      return returnOfExtract(layout, {
        file,
        heading,
        lineOf(area, cut) {
          const line = lines.get(area)?.[SUM_OF.get(cut) ?? SUMS] ?? 0;
          return line === 0 ? null : line;
        },
        firstLine: (area) => firstLine.get(area),
      }, { period, figures, names, watched: [] });
    }),
  };
}

/** The first line of each sum, of what is known and what comes. */
function earliest(known: Uint32Array | undefined, lines: Uint32Array, after: number): Uint32Array {
  if (known === undefined && after === 0) return lines;
  const first = known ?? new Uint32Array(SUMS);
  for (let sum = 0; sum < SUMS; sum += 1) {
    const line = lines[sum]!;
    if (line !== 0 && (first[sum] === 0 || line + after < first[sum]!)) first[sum] = line + after;
  }
  return first;
}
