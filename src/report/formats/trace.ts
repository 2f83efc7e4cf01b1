import { cutParts, type Cut } from '../../domain/cut.ts';
import { monthId } from '../../domain/month.ts';
import type { WatchedCell } from '../../domain/monthly-return.ts';
import { monthsText, periodTitle, type Coverage } from '../../domain/period.ts';
import { csvRow } from '../csv-text.ts';
import { fixed, whole } from '../numbers.ts';
import { placeText } from '../sentences.ts';

/** A figure with the cells that it was added up from. */
export interface TracedFigure {
  readonly area: { readonly code: string; readonly name: string };
  readonly measure: string;
  readonly coverage: Coverage;
  readonly cells: readonly WatchedCell[];
  /** Null: not submitted in one of the months. */
  readonly days: number | null;
  readonly beds: number | null;
  readonly rate: number | null;
  readonly adults: number | null;
  readonly populationYear: number | null;
}

export const TRACE_FORMATS = { table: traceText, json: traceJson, csv: traceCsv } as const;
export type TraceFormatName = keyof typeof TRACE_FORMATS;

function traceText(figure: TracedFigure): string {
  const { area, measure, coverage, cells, days, beds, rate, adults, populationYear } = figure;
  const told = cells.filter((cell) => cell.days !== 0);
  const none = cells.length - told.length;
  const width = Math.max(...told.map((cell) => whole(cell.days).length), whole(days).length, 5);
  const lines = told.map((cell) => {
    const silent = cell.days === null ? ' (not submitted)' : '';
    const of = [cutText(cell.cut), ...(cell.provider === undefined ? [] : [`provider ${cell.provider}`])].join(', ');
    return `${whole(cell.days).padStart(width)}  ${monthId(cell.period)}  ${placeText(cell)}: ${of}${silent}`;
  });
  return [
    `${area.name} (${area.code}), ${measure}, ${periodTitle(coverage.period)}`,
    ...(coverage.missing.length === 0 ? [] : [`INCOMPLETE: without ${monthsText(coverage.missing)}`]),
    '',
    ...lines,
    ...(none > 0 ? [`${'0'.padStart(width)}  and ${none} cells that hold none`] : []),
    '-'.repeat(width),
    `${whole(days).padStart(width)}  delayed days`,
    ...(beds === null ? [] : ['', `${whole(days)} days / ${coverage.days} days = ${fixed(beds, 2)} delayed beds`]),
    ...(rate === null ? [] : [`/ ${whole(adults)} adults${populationYear === null ? '' : ` (mid-${populationYear})`} x 100,000 = ${fixed(rate, 2)} a day per 100,000 adults`]),
    '',
  ].join('\n');
}

function traceJson({ area, measure, coverage, cells, days, beds, rate, adults, populationYear }: TracedFigure): string {
  const document = {
    council: area, measure, period: coverage.period.id, calendarDays: coverage.days, missing: coverage.missing.map(monthId),
    days, beds, rate, adults, populationYear,
    cells: cells.map(({ period, cut, ...cell }) => ({ ...cell, period: monthId(period), ...cutParts(cut) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function traceCsv({ cells }: TracedFigure): string {
  return csvRow(['period', 'file', 'sheet', 'cell', 'line', 'column', 'code', 'provider', 'care', 'reason', 'responsible', 'days'])
    + cells.map((cell) => {
      const { care, reason, responsible } = cutParts(cell.cut);
      return csvRow([
        monthId(cell.period), cell.file, cell.sheet ?? null, cell.cell ?? null, cell.line ?? null, cell.column ?? null, cell.code,
        cell.provider ?? null, care, reason, responsible, cell.days,
      ]);
    }).join('');
}

function cutText(cut: Cut): string {
  const { care, reason, responsible } = cutParts(cut);
  const words = [responsible, ...(reason === 'all' ? [] : [`reason ${reason}`]), care].filter((word) => word !== 'all');
  return words.join(', ') || 'all delays';
}
