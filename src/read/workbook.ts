import { CARES, cutOf, cutParts, REASONS, type Care, type Cut, type Reason } from '../domain/cut.ts';
import {
  addDays, isPresent, markNotSubmitted, markUnreadable, newFigures, rowFor, TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET, type Figures,
} from '../domain/figures.ts';
import type { Place } from '../domain/finding.ts';
import { daysInMonth, type Month } from '../domain/month.ts';
import { noteName, watches, type MonthlyReturn, type Names, type WatchedCell } from '../domain/monthly-return.ts';
import { areaFor, areaName, ENGLAND } from '../reference/councils.ts';
import { isAllowed, reasonOfHeading } from '../reference/reasons.ts';
import type { RuleCode } from '../reference/rules/rules.ts';
import type { FileContext } from './context.ts';
import { BEDS_TOLERANCE, countOfCell, isCount, type Count } from './count.ts';
import { cellName, textAt, type Sheet } from './xls/sheet.ts';
import { agreedEdition, agreedPeriod } from './workbook-labels.ts';
import { recogniseSheet, type SheetKind, type SheetLayout } from './workbook-layout.ts';

const SHEETS_BY_AREA = ['care', 'organisation', 'reason'] as const satisfies readonly SheetKind[];
const SHEET_TITLE = { care: 'LA - by type of care', organisation: 'LA - by responsible org', reason: 'LA - by reason' };

const SHEET_TOTALS: ReadonlySet<Cut> = new Set([TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET]);
const TOTALS: ReadonlySet<Cut> = new Set([cutOf('all', 'all', 'all'), ...SHEET_TOTALS]);

/** The heading row of every published sheet, and its first column: B14. */
const PUBLISHED_ROW = 13;
const PUBLISHED_COLUMN = 1;

/**
 * The return that the sheets of an LA-Type-B workbook hold, recognised by what they say: one month, its areas by organisation,
 * by reason and by type of care, and England's cross; null where they hold none.
 */
export function returnOfSheets(sheets: readonly Sheet[], context: FileContext): MonthlyReturn | null {
  const { file, findings } = context;
  const layouts = sheets.flatMap((sheet) => recogniseSheet(sheet) ?? []);
  const byArea = layouts.filter((layout) => layout.kind !== 'england');
  if (byArea.length === 0) {
    findings.add({
      code: 'DTOC-102', file, found: `sheets ${sheets.map((s) => `\`${s.name}\``).join(', ')}, none with the headings \`Code\` and \`Name\``,
      expected: `an LA-Type-B workbook, with the sheets ${Object.values(SHEET_TITLE).map((t) => `\`${t}\``).join(', ')}`,
    });
    return null;
  }
  for (const kind of SHEETS_BY_AREA) {
    const found = byArea.filter((layout) => layout.kind === kind);
    if (found.length === 0) {
      findings.add({ code: 'DTOC-108', file, found: `sheets ${sheets.map((s) => `\`${s.name}\``).join(', ')}`, expected: `a sheet such as \`${SHEET_TITLE[kind]}\`` });
    } else if (found.length > 1) {
      findings.add({ code: 'DTOC-108', file, found: `${found.map((l) => `\`${l.sheet.name}\``).join(' and ')}, both ${SHEET_TITLE[kind].slice(5)}`, expected: 'one sheet of each kind' });
      return null;
    }
  }
  const period = agreedPeriod(layouts, context);
  if (period === null) return null;
  const figures = newFigures();
  const names: Names = new Map();
  const watched: WatchedCell[] = [];
  const englandCells = new Map<Cut, Place>();
  const places = new Map<Cut, PlaceOfCut>();
  for (const layout of layouts) {
    tellHeadings(layout, period, context);
    if (layout.kind === 'england') readEngland(layout, figures, watched, englandCells, period, context);
    else {
      const rows = readAreas(layout, { figures, names, watched }, period, context);
      for (const [cut, column] of layout.columns) places.set(cut, { sheet: layout.sheet.name, column, rows });
    }
  }
  tellMissingRows(places, period, context);
  if (layouts.length === byArea.length) findings.add({ code: 'DTOC-108', file, found: `sheets ${sheets.map((s) => `\`${s.name}\``).join(', ')}`, expected: 'a sheet `England`' });
  return {
    file,
    period,
    kind: 'workbook',
    layout: byArea.find((l) => l.layout !== null)?.layout?.id ?? 'la-type-b',
    edition: agreedEdition([...byArea, ...layouts.filter(({ kind }) => kind === 'england')], context),
    figures,
    names,
    watched,
    locate(area, cut): Place {
      const place = places.get(cut);
      const row = place?.rows.get(area);
      if (!place || row === undefined) return (area === ENGLAND ? englandCells.get(cut) : undefined) ?? { file };
      return { file, sheet: place.sheet, cell: cellName(row, place.column) };
    },
  };
}

function tellHeadings(layout: SheetLayout, period: Month, { file, findings }: FileContext): void {
  const place = { file, sheet: layout.sheet.name, cell: cellName(layout.header, layout.name) };
  if (layout.kind !== 'england' && layout.layout === null) {
    findings.add({ code: 'DTOC-103', ...place, found: 'headings that no layout of this workbook has together', expected: '`SHA`, or `Region` with or without `ONS Geography`, before `Code` and `Name`' });
  }
  const { first } = layout;
  if (layout.header !== PUBLISHED_ROW || first !== PUBLISHED_COLUMN) {
    findings.add({ code: 'DTOC-113', ...place, cell: cellName(layout.header, first), found: `headings from ${cellName(layout.header, first)}`, expected: `headings from ${cellName(PUBLISHED_ROW, PUBLISHED_COLUMN)}` });
  }
  const other = cutOf('all', 'O', 'all');
  // Which headings of reasons there are follows from the month, not from the era of the layout.
  const lacksOther = layout.kind === 'reason' && isAllowed(other, period) && !layout.columns.has(other);
  for (const heading of [...layout.missing, ...(lacksOther ? ['O) Other'] : [])]) findings.add({ code: 'DTOC-103', ...place, found: 'no such heading in the heading row', expected: heading });
  for (const heading of layout.doubled) findings.add({ code: 'DTOC-104', ...place, found: `${heading}, more than once`, expected: `${heading}, once` });
}

/** Where a cut stands in a workbook, of whose cells nothing else is kept. */
interface PlaceOfCut {
  readonly sheet: string;
  readonly column: number;
  /** The row of each area. */
  readonly rows: ReadonlyMap<string, number>;
}

// A row that one sheet has and another lacks was deleted there, though it may have held no days.
function tellMissingRows(places: ReadonlyMap<Cut, PlaceOfCut>, period: Month, { file, findings }: FileContext): void {
  const sheets = new Map([...places.values()].map(({ sheet, rows }) => [sheet, rows]));
  const areas = new Set([ENGLAND, ...[...sheets.values()].flatMap((rows) => [...rows.keys()])]);
  for (const [sheet, rows] of sheets) {
    for (const area of areas) {
      if (rows.has(area)) continue;
      findings.add({ code: 'DTOC-506', file, sheet, period, council: area, found: `no row of ${areaName(area)} (${area})`, expected: 'the same areas on every sheet' });
    }
  }
}

interface BeingRead {
  readonly figures: Figures;
  readonly names: Names;
  readonly watched: WatchedCell[];
}

function readAreas(
  layout: SheetLayout, { figures, names, watched }: BeingRead, period: Month, context: FileContext,
): Map<string, number> {
  const { sheet, header, code: codeColumn, name, columns, beds } = layout;
  const { file, findings } = context;
  const rows = new Map<string, number>();
  const met = new Map<string, number>();
  const held = [...columns];
  // Where there are totals alone, all of them 0, nothing was submitted.
  const totalsAlone = held.every(([cut]) => TOTALS.has(cut));
  for (let r = header + 1; r < sheet.rows; r += 1) {
    const code = textAt(sheet, r, codeColumn);
    if (code === '') {
      if (held.some(([, column]) => isCount(sheet.cell(r, column)))) {
        findings.add({
          code: 'DTOC-501', file, sheet: sheet.name, cell: cellName(r, codeColumn), period,
          found: `no code beside ${textAt(sheet, r, name) || 'figures'}`, expected: 'a CASSR code',
        });
      }
      continue;
    }
    const first = met.get(code);
    if (first !== undefined) {
      for (const [cut] of held) markUnreadable(figures, rowFor(figures, areaFor(code, period)), cut);
      findings.add({
        code: 'DTOC-502', file, sheet: sheet.name, cell: cellName(r, codeColumn), period, council: code,
        found: `${code} ${textAt(sheet, r, name)}, also in row ${first + 1}`, expected: 'one row for each area',
      });
      continue;
    }
    met.set(code, r);
    noteName(names, code, textAt(sheet, r, name), null);
    const area = areaFor(code, period);
    if (!rows.has(area)) rows.set(area, r);
    const row = rowFor(figures, area);
    // Mostly there is a count in every cell, and nobody asks for any by itself.
    if (!totalsAlone && !watches(context.watch, code) && held.every(([, column]) => isCount(sheet.cell(r, column)))) {
      for (const [cut, column] of held) {
        const days = sheet.cell(r, column) as number;
        addDays(figures, row, cut, days);
        tellBeds(r, code, cut, days);
      }
      continue;
    }
    const cells = held.map(([cut, column]) => ({ cut, column, value: sheet.cell(r, column), count: countOfCell(sheet.cell(r, column)) }));
    const silent = cells.every(({ cut, count }) => count.kind === 'not-submitted' || (TOTALS.has(cut) && count.kind === 'days' && count.days === 0));
    for (const { cut, column, value, count } of cells) {
      const place = { file, sheet: sheet.name, cell: cellName(r, column) };
      const days = count.kind === 'days' && !silent ? count.days : null;
      if (silent || count.kind === 'not-submitted') markNotSubmitted(figures, row, cut);
      else if (count.kind === 'days') addDays(figures, row, cut, count.days);
      else {
        markUnreadable(figures, row, cut);
        findings.add({
          ...wrongCount(count), ...place, period, council: code, found: value === null ? 'nothing' : String(value),
        });
      }
      if (watches(context.watch, code) && !SHEET_TOTALS.has(cut)) watched.push({ ...place, period, code, cut, days });
      if (days !== null) tellBeds(r, code, cut, days);
    }
  }
  if (met.size === 0) {
    findings.add({ code: 'DTOC-111', file, sheet: sheet.name, found: 'no rows under the headings', expected: 'a row for each area' });
  }
  return rows;

  function tellBeds(r: number, code: string, cut: Cut, days: number): void {
    const column = beds.get(cut);
    if (column === undefined) return;
    const average = sheet.cell(r, column);
    if (typeof average === 'number' && Math.abs(average - days / daysInMonth(period)) <= BEDS_TOLERANCE) return;
    findings.add({
      code: 'DTOC-203', file, sheet: sheet.name, cell: cellName(r, column), period, council: code,
      found: `${average ?? 'no'} beds beside ${days} days`, expected: `${days / daysInMonth(period)} beds`,
    });
  }
}

// The type of care stands on the first line of its group alone; `NA` marks a cell that cannot occur.
function readEngland(
  layout: SheetLayout, figures: Figures, watched: WatchedCell[], places: Map<Cut, Place>, period: Month, context: FileContext,
): void {
  const { sheet, header, columns, code: careColumn, name: reasonColumn } = layout;
  const { file, findings, watch } = context;
  const row = rowFor(figures, ENGLAND);
  let care: Care | null = null;
  for (let r = header + 1; r < sheet.rows; r += 1) {
    const careText = textAt(sheet, r, careColumn).toLowerCase();
    if (careText !== '') care = careText === 'acute' || careText === 'non-acute' ? careText : null;
    const label = textAt(sheet, r, reasonColumn);
    const reason: Reason | undefined = label === '-' ? 'all' : reasonOfHeading(label);
    if (care === null || reason === undefined) continue;
    for (const [whole, column] of columns) {
      const value = sheet.cell(r, column);
      const cut = cutOf(care, reason, cutParts(whole).responsible);
      const place = { file, sheet: sheet.name, cell: cellName(r, column) };
      if (!places.has(cut)) places.set(cut, place);
      if (value === 'NA' && !isAllowed(cut, period)) continue;
      const count = countOfCell(value);
      if (count.kind === 'days' && !isPresent(figures, row, cut)) addDays(figures, row, cut, count.days);
      else {
        markUnreadable(figures, row, cut);
        findings.add({
          ...wrongCount(count), ...place, period, found: value === null ? 'nothing' : String(value),
        });
      }
      if (watches(watch, ENGLAND)) watched.push({ ...place, period, code: ENGLAND, cut, days: count.kind === 'days' ? count.days : null });
    }
  }
  // A line that is gone, or whose label or type of care is not known, leaves cells that nothing was read for.
  const missing = CARES.slice(0, -1).flatMap((c) => REASONS.flatMap((reason) => (isAllowed(cutOf(c, reason, 'nhs'), period) && !places.has(cutOf(c, reason, 'nhs')) ? [`${c}, ${reason === 'all' ? '`-`' : `${reason}) …`}`] : [])));
  for (const line of missing) findings.add({ code: 'DTOC-103', file, sheet: sheet.name, period, found: `no line for ${line}`, expected: 'a line for every type of care and reason' });
}

function wrongCount(count: Count): { code: RuleCode; expected: string } {
  if (count.kind === 'wrong') return { code: count.rule, expected: count.expected };
  return count.kind === 'blank'
    ? { code: 'DTOC-210', expected: 'a whole number of days, or `-`' }
    : { code: 'DTOC-201', expected: 'a whole number of days, once' };
}
