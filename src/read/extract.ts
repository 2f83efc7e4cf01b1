import { addDays, fillAbsent, daysAt, isPresent, markUnreadable, newFigures, rowFor, type Figures } from '../domain/figures.ts';
import { daysInMonth, type Month } from '../domain/month.ts';
import { noteName, watches, type MonthlyReturn, type Names, type WatchedCell } from '../domain/monthly-return.ts';
import { areaFor } from '../reference/councils.ts';
import { TooMuch, type Columns, type FileContext, type RowReader } from './context.ts';
import { BEDS_TOLERANCE, countOfText } from './count.ts';
import { decodeCell } from './csv.ts';
import { providerSums, type ProviderSums } from './extract-providers.ts';
import { bitOf, cellOf, crossOf, everyCell, MEASURES, MOST_PAIRS, periodOf, returnOfExtract, rowsRequired, type Cell, type Role } from './extract-rows.ts';
import type { ExtractLayout } from './layouts.ts';

interface MonthBeingRead {
  readonly period: Month;
  readonly figures: Figures;
  readonly firstLine: Map<string, number>;
  /** For each provider and council, a bit for each type of care and reason met: a row that comes twice would count twice. */
  readonly met: Map<string, Pair>;
  readonly names: Names;
  readonly watched: WatchedCell[];
  readonly providers: ProviderSums | null;
  /** The line on which a cell first has days, kept as the days are. */
  readonly lines: Figures;
  /** Whether any row holds no days: then those of no days were not left out. */
  hasEmptyRows: boolean;
}

interface Pair {
  readonly provider: string;
  readonly code: string;
  readonly line: number;
  bits: number;
}

/**
 * Reads the rows of a monthly extract, one for each provider, council, type of care and reason, and adds them up by
 * council and month as they come.
 */
export function extractReader(layout: ExtractLayout, columns: Columns<string>, context: FileContext): RowReader {
  const { at, heading, width } = columns as Columns<Role>;
  const { file, findings, watch } = context;
  const nameColumn = columns.optional['name'] ?? -1;
  const providerNameColumn = columns.optional['providerName'] ?? -1;
  const bedsColumns = MEASURES.map(([role]) => columns.optional[`${role}Beds`] ?? -1);
  const months = new Map<Month, MonthBeingRead>();
  const periods = new Map<string, Month | null>();
  const cells = new Map<string, Cell | null>();

  function monthFor(record: readonly string[], line: number): MonthBeingRead | null {
    const text = layout.id === 'extract-2010' ? `${record[at.year]} ${record[at.period]}` : record[at.period]!;
    let period = periods.get(text);
    if (period === undefined) {
      period = periodOf(layout, record[at.year] ?? '', record[at.period]!);
      if (periods.size < 1000) periods.set(text, period);
    }
    if (period === null) {
      const expected = layout.id === 'extract-2010' ? 'a financial year and a month, `2016-17` and `OCTOBER`' : 'a month, `MSitDT-April-2018`';
      findings.add({ code: 'DTOC-105', file, line, column: heading.period, found: text, expected });
      return null;
    }
    let month = months.get(period);
    if (!month) {
      month = { period, figures: newFigures(), firstLine: new Map(), met: new Map(), names: new Map(), watched: [], providers: context.providers ? providerSums(context.providers) : null, lines: newFigures(), hasEmptyRows: false };
      months.set(period, month);
    }
    return month;
  }

  function cellFor(record: readonly string[], line: number): Cell | null {
    const key = `${record[at.care]}\t${record[at.reason]}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = cellOf(record[at.care]!, record[at.reason]!);
      cells.set(key, cell);
    }
    if (cell === null) {
      findings.add({
        code: 'DTOC-204', file, line, column: heading.reason, found: `${record[at.care]}, ${record[at.reason]}`,
        expected: '`Acute` or `Non-Acute`, and a reason token such as `E_CARE_PACKAGE_IN_HOME`',
      });
    }
    return cell;
  }

  return {
    row(record, line) {
      if (record.length !== width) {
        findings.add({ code: 'DTOC-107', file, line, found: `${record.length} cells`, expected: `${width} cells` });
        return;
      }
      const month = monthFor(record, line);
      const cell = cellFor(record, line);
      if (month === null) return;
      const code = record[at.council]!.trim();
      const area = areaFor(code, month.period);
      const row = rowFor(month.figures, area);
      if (!month.firstLine.has(area)) month.firstLine.set(area, line);
      if (cell === null) {
        // Days of a reason that is not known could be of any: nothing of this council adds up.
        for (const { cuts } of everyCell(month.period)) for (const cut of cuts) markUnreadable(month.figures, row, cut);
        return;
      }
      const provider = record[at.provider]!;
      const key = `${provider}\t${code}`;
      let pair = month.met.get(key);
      if (!pair) {
        if (month.met.size >= MOST_PAIRS) throw new TooMuch(`more than ${MOST_PAIRS} providers and councils in a month`);
        month.met.set(key, pair = { provider, code, line, bits: 0 });
      }
      if (pair.bits & cell.bit) {
        findings.add({
          code: 'DTOC-502', file, line, period: month.period, council: code,
          found: `${provider}, ${code}, ${record[at.care]}, ${record[at.reason]} a second time`, expected: 'one row for each',
        });
        for (const cut of cell.cuts) markUnreadable(month.figures, row, cut);
        return;
      }
      pair.bits |= cell.bit;
      noteName(month.names, code, decodeCell(record[nameColumn] ?? ''), line);
      let empty = true;
      for (let m = 0; m < MEASURES.length; m += 1) {
        const role = MEASURES[m]![0];
        const cut = cell.cuts[m]!;
        const count = countOfText(record[at[role]]!);
        if (count.kind === 'days') {
          addDays(month.figures, row, cut, count.days);
          month.providers?.add(code, provider, record[providerNameColumn] ?? '', cut, count.days);
          if (count.days > 0) {
            empty = false;
            const place = rowFor(month.lines, area);
            if (!isPresent(month.lines, place, cut)) addDays(month.lines, place, cut, line);
          }
          checkBeds(record, line, month.period, bedsColumns[m]!, count.days, code);
        }
        else if (count.kind === 'wrong') {
          markUnreadable(month.figures, row, cut);
          findings.add({
            code: count.rule, file, line, column: heading[role], period: month.period, council: code,
            found: record[at[role]]!, expected: count.expected,
          });
        } else if (Number(record[bedsColumns[m]!] ?? 0) > 0) {
          markUnreadable(month.figures, row, cut);
          findings.add({
            code: 'DTOC-203', file, line, column: heading[role], period: month.period, council: code,
            found: `${record[bedsColumns[m]!]} beds beside ${record[at[role]]!.trim() || 'nothing'}`, expected: 'the days of these beds',
          });
        } else {
          findings.add({
            code: 'DTOC-202', file, line, column: heading[role], period: month.period, council: code,
            found: record[at[role]]!.trim() || 'nothing', expected: 'a number of days',
          });
        }
        if (watches(watch, code)) {
          month.watched.push({
            file, line, column: heading[role], period: month.period, code, cut, provider,
            days: count.kind === 'days' ? count.days : null,
          });
        }
      }
      if (empty) month.hasEmptyRows = true;
    },
    end() {
      const met = [...cells.values()].filter((cell) => cell !== null);
      return [...months.values()].map((month): MonthlyReturn => {
        const { period, figures, names, watched, providers, lines, firstLine } = month;
        tellLackingRows(month);
        for (const cut of crossOf(period, met)) fillAbsent(figures, cut, 0);
        return returnOfExtract(layout, {
          file,
          heading,
          lineOf: (area, cut) => daysAt(lines, lines.rows.get(area) ?? -1, cut),
          firstLine: (area) => firstLine.get(area),
        }, { period, figures, names, watched, ...(providers ? { providers: providers.days } : {}) });
      });
    },
  };

  /** Since April 2018 the beds stand before the days: days / days in the month. */
  function checkBeds(record: readonly string[], line: number, period: Month, column: number, days: number, council: string): void {
    const text = record[column]?.trim() ?? '';
    if (column < 0 || (days === 0 && (text === '0' || text === ''))) return;
    const beds = days / daysInMonth(period);
    if (text !== '' && Math.abs(Number(text) - beds) <= BEDS_TOLERANCE) return;
    findings.add({
      code: 'DTOC-203', file, line, period, council, found: `${text || 'no'} beds beside ${days} days`, expected: `${beds} beds`,
    });
  }

  // Where there are rows of no days, none of those were left out, and what is lacking was lost.
  function tellLackingRows(month: MonthBeingRead): void {
    const rows = rowsRequired(month.period, layout, [...month.met.values()].some(({ bits }) => (bits & bitOf('O', 'non-acute')) !== 0));
    const lacking = [...month.met.values()].flatMap((pair) => {
      const missing = rows.filter(({ bit }) => (pair.bits & bit) === 0);
      return missing.length === 0 ? [] : [{ pair, missing }];
    });
    if (lacking.length > 0 && !month.hasEmptyRows) {
      findings.add({
        code: 'DTOC-114', file, period: month.period,
        found: `${lacking.length} of ${month.met.size} providers and councils without all ${rows.length} rows`, expected: `${rows.length} rows each`,
      });
      return;
    }
    for (const { pair, missing } of lacking) {
      findings.add({
        code: 'DTOC-112', file, line: pair.line, period: month.period, council: pair.code,
        found: `${pair.provider}, ${pair.code}: ${rows.length - missing.length} rows, without ${missing.slice(0, 3).map(({ title }) => title).join(', ')}${missing.length > 3 ? ', …' : ''}`,
        expected: `${rows.length} rows`,
      });
    }
  }
}
