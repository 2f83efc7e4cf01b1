import { CARES, REASONS, RESPONSIBLES, cutOf, type Care, type Cut, type Reason, type Responsible } from '../domain/cut.ts';
import { parseEditionText, UNDATED, type Edition } from '../domain/edition.ts';
import { addDays, daysAt, isPresent, markNotSubmitted, markUnreadable, newFigures, rowFor, type Figures } from '../domain/figures.ts';
import { parseMonthId, type Month } from '../domain/month.ts';
import { noteName, watches, type MonthlyReturn, type Names, type WatchedCell } from '../domain/monthly-return.ts';
import { areaFor, ENGLAND } from '../reference/councils.ts';
import { isPlausibleMonth, TooMuch, type Columns, type FileContext, type RowReader } from './context.ts';
import { countOfText } from './count.ts';
import { decodeCell } from './csv.ts';
import type { TidyLayout } from './layouts.ts';

type Role = keyof TidyLayout['headings'];

interface ReturnBeingRead {
  readonly period: Month;
  readonly edition: Edition;
  readonly figures: Figures;
  /** The line of every cell, kept as the days are. */
  readonly lines: Figures;
  readonly names: Names;
  readonly watched: WatchedCell[];
  /** Cells of codes that stand in for another, of which one area may have several: `810 143`. */
  readonly standIns: Set<string>;
}

/** Twenty years of months, in several editions each. */
const MOST_RETURNS = 1000;

const ENGLAND_GSS = 'E92000001';

/** Reads the rows of a tidy CSV: a row for each area and cut, an empty `days` for not submitted. */
export function tidyReader(layout: TidyLayout, columns: Columns<string>, context: FileContext): RowReader {
  const { at, heading, width } = columns as Columns<Role>;
  const { file, findings, watch } = context;
  const nameColumn = columns.optional['name'] ?? -1;
  const returns = new Map<string, ReturnBeingRead>();
  const editions = new Map<string, Edition>();
  const cuts = new Map<string, Cut | null>();

  function editionOf(text: string, line: number): Edition {
    let edition = editions.get(text);
    if (!edition) {
      const parsed = parseEditionText(decodeCell(text));
      if (!parsed) {
        findings.add({
          code: 'DTOC-604', file, line, column: heading.edition, found: decodeCell(text),
          expected: '`published 2017-11-09 revised 2018-06-14`, either part alone, or nothing',
        });
      }
      edition = parsed ?? UNDATED;
      editions.set(text, edition);
    }
    return edition;
  }

  function returnFor(record: readonly string[], line: number): ReturnBeingRead | null {
    const key = `${record[at.period]}\t${record[at.edition]}`;
    const known = returns.get(key);
    if (known) return known;
    const period = parseMonthId(record[at.period]!.trim());
    if (period === null || !isPlausibleMonth(period)) {
      findings.add({ code: 'DTOC-105', file, line, column: heading.period, found: decodeCell(record[at.period]!), expected: 'a month, `2017-09`' });
      return null;
    }
    const made: ReturnBeingRead = { period, edition: editionOf(record[at.edition]!, line), figures: newFigures(), lines: newFigures(), names: new Map(), watched: [], standIns: new Set<string>() };
    if (returns.size >= MOST_RETURNS) throw new TooMuch(`more than ${MOST_RETURNS} editions of months`);
    returns.set(key, made);
    return made;
  }

  function cutFor(record: readonly string[], line: number): Cut | null {
    const parts = [record[at.care]!, record[at.reason]!, record[at.responsible]!].map((part) => part.trim());
    const key = parts.join('\t');
    let cut = cuts.get(key);
    if (cut === undefined) {
      const [care, reason, responsible] = parts as [Care, Reason, Responsible];
      cut = CARES.includes(care) && REASONS.includes(reason) && RESPONSIBLES.includes(responsible)
        ? cutOf(care, reason, responsible)
        : null;
      cuts.set(key, cut);
    }
    if (cut === null) {
      findings.add({
        code: 'DTOC-204', file, line, column: heading.reason, found: parts.map(decodeCell).join(', '),
        expected: `${CARES.join('|')}, ${REASONS.join('|')}, ${RESPONSIBLES.join('|')}`,
      });
    }
    return cut;
  }

  return {
    row(record, line) {
      if (record.length !== width) {
        findings.add({ code: 'DTOC-107', file, line, found: `${record.length} cells`, expected: `${width} cells` });
        return;
      }
      const made = returnFor(record, line);
      const cut = cutFor(record, line);
      if (made === null || cut === null) return;
      const { period, figures } = made;
      const written = record[at.council]!.trim();
      const code = written === ENGLAND_GSS ? ENGLAND : written;
      const area = areaFor(code, period);
      const row = rowFor(figures, area);
      noteName(made.names, code, decodeCell(record[nameColumn] ?? ''), line);
      const count = countOfText(record[at.days]!);
      if (area === code ? isPresent(figures, row, cut) : made.standIns.has(`${code} ${cut}`)) {
        markUnreadable(figures, row, cut);
        findings.add({
          code: 'DTOC-502', file, line, period, council: code, found: `${code}, ${record[at.care]}, ${record[at.reason]}, ${record[at.responsible]} a second time`,
          expected: 'one row for each',
        });
        return;
      }
      if (!isPresent(made.lines, rowFor(made.lines, area), cut)) addDays(made.lines, rowFor(made.lines, area), cut, line);
      if (area !== code) made.standIns.add(`${code} ${cut}`);
      if (count.kind === 'days') addDays(figures, row, cut, count.days);
      else if (count.kind === 'wrong') {
        markUnreadable(figures, row, cut);
        findings.add({
          code: count.rule, file, line, column: heading.days, period, council: code, found: decodeCell(record[at.days]!), expected: count.expected,
        });
      } else markNotSubmitted(figures, row, cut);
      if (watches(watch, code)) {
        made.watched.push({ file, line, column: heading.days, period, code, cut, days: count.kind === 'days' ? count.days : null });
      }
    },
    end() {
      return [...returns.values()].map((made): MonthlyReturn => ({
        file,
        period: made.period,
        kind: layout.kind,
        layout: layout.id,
        edition: made.edition,
        figures: made.figures,
        names: made.names,
        watched: made.watched,
        locate: (area, cut) => {
          const line = daysAt(made.lines, made.lines.rows.get(area) ?? -1, cut);
          return line === null ? { file } : { file, line, column: heading.days };
        },
      }));
    },
  };
}
