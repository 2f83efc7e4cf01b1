import { cutOf, type Cut, type ReasonCode } from '../domain/cut.ts';
import { UNDATED } from '../domain/edition.ts';
import { addDays, newFigures, rowFor, type Figures } from '../domain/figures.ts';
import { parseFinancialMonth, parseMonthTitle, type Month } from '../domain/month.ts';
import { watches, type MonthlyReturn } from '../domain/monthly-return.ts';
import { areaFor } from '../reference/councils.ts';
import { REASONS_FOR_DELAY, reasonOfToken } from '../reference/reasons.ts';
import type { Columns, FileContext, RowReader } from './context.ts';
import { countOfText } from './count.ts';
import type { ExtractLayout } from './layouts.ts';

type Role = 'year' | 'period' | 'provider' | 'council' | 'care' | 'reason' | 'nhs' | 'socialCare' | 'both';

const MEASURES = [
  ['nhs', 'nhs'],
  ['socialCare', 'social-care'],
  ['both', 'both'],
] as const;

interface MonthBeingRead {
  readonly period: Month;
  readonly figures: Figures;
  readonly firstLine: Map<string, number>;
  /** For each provider and council, a bit for each type of care and reason met: a row that comes twice would count twice. */
  readonly met: Map<string, number>;
}

/**
 * Reads the rows of a monthly extract, one for each provider, council, type of care and reason, and adds them up by
 * council and month as they come.
 */
export function extractReader(layout: ExtractLayout, columns: Columns<string>, context: FileContext): RowReader {
  const { at, heading, width } = columns as Columns<Role>;
  const { file, findings, watch } = context;
  const months = new Map<Month, MonthBeingRead>();
  const periods = new Map<string, Month | null>();
  const cells = new Map<string, { cuts: Cut[]; bit: number } | null>();

  function monthFor(record: readonly string[], line: number): MonthBeingRead | null {
    const text = layout.id === 'extract-2010' ? `${record[at.year]} ${record[at.period]}` : record[at.period]!;
    let period = periods.get(text);
    if (period === undefined) {
      period = layout.id === 'extract-2010'
        ? parseFinancialMonth(record[at.year]!, record[at.period]!)
        : parseMonthTitle(text.replace(/^MSitDT-/i, ''));
      periods.set(text, period);
    }
    if (period === null) {
      const expected = layout.id === 'extract-2010' ? 'a financial year and a month, `2016-17` and `OCTOBER`' : 'a month, `MSitDT-April-2018`';
      findings.add({ code: 'DTOC-105', file, line, column: heading.period, found: text, expected });
      return null;
    }
    let month = months.get(period);
    if (!month) {
      month = { period, figures: newFigures(), firstLine: new Map(), met: new Map() };
      months.set(period, month);
    }
    return month;
  }

  function cellFor(record: readonly string[], line: number): { cuts: Cut[]; bit: number } | null {
    const key = `${record[at.care]}\t${record[at.reason]}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      const care = record[at.care]!.trim().toLowerCase();
      const reason = reasonOfToken(record[at.reason]!.trim().toUpperCase());
      cell = (care === 'acute' || care === 'non-acute') && reason !== undefined
        ? {
            cuts: MEASURES.map(([, responsible]) => cutOf(care, reason, responsible)),
            bit: 1 << (REASON_ORDER.indexOf(reason) * 2 + (care === 'acute' ? 0 : 1)),
          }
        : null;
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
      if (month === null || cell === null) return;
      const code = record[at.council]!.trim();
      const provider = record[at.provider]!;
      const pair = `${provider}\t${code}`;
      const met = month.met.get(pair) ?? 0;
      if (met & cell.bit) {
        findings.add({
          code: 'DTOC-502', file, line, period: month.period, council: code,
          found: `${provider}, ${code}, ${record[at.care]}, ${record[at.reason]} a second time`, expected: 'one row for each',
        });
        return;
      }
      month.met.set(pair, met | cell.bit);
      const area = areaFor(code, month.period);
      const row = rowFor(month.figures, area);
      if (!month.firstLine.has(area)) month.firstLine.set(area, line);
      for (let m = 0; m < MEASURES.length; m += 1) {
        const role = MEASURES[m]![0];
        const cut = cell.cuts[m]!;
        const count = countOfText(record[at[role]]!);
        if (count.kind === 'days') addDays(month.figures, row, cut, count.days);
        else if (count.kind === 'wrong') {
          findings.add({
            code: 'DTOC-201', file, line, column: heading[role], period: month.period, council: code,
            found: record[at[role]]!, expected: count.expected,
          });
        } else {
          findings.add({
            code: 'DTOC-202', file, line, column: heading[role], period: month.period, council: code,
            found: record[at[role]]!.trim() || 'nothing', expected: 'a number of days',
          });
        }
        if (watches(watch, code)) {
          watch.cells.push({
            file, line, column: heading[role], period: month.period, code, cut, provider,
            days: count.kind === 'days' ? count.days : null,
          });
        }
      }
    },
    end() {
      return [...months.values()].map((month): MonthlyReturn => {
        fillCross(month.figures);
        return {
          file,
          period: month.period,
          layout: layout.id,
          edition: UNDATED,
          figures: month.figures,
          locate: (area) => {
            const line = month.firstLine.get(area);
            return line === undefined ? { file } : { file, line };
          },
        };
      });
    },
  };

  // An extract has a row for every cell of a provider and council; a cell that no row brought holds no days.
  function fillCross(figures: Figures): void {
    for (const cell of cells.values()) {
      for (const cut of cell?.cuts ?? []) {
        for (let row = 0; row < figures.areas.length; row += 1) addDays(figures, row, cut, 0);
      }
    }
  }
}

const REASON_ORDER = Object.keys(REASONS_FOR_DELAY) as ReasonCode[];

