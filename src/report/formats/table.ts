import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { criteriaLines, footer, title } from '../footer.ts';
import type { Grid, GridColumn, GridRow } from '../grid.ts';
import { tableOf } from './tabular.ts';
import type { View } from './view.ts';

const GAP = 2;
const LABEL_WIDTH = 9;
/** A long name is cut to this before a column is given up for it. */
const COMFORTABLE_NAME = 20;

/** A table that fits the width it is given, for a terminal. */
export function tableFormat(view: View): string {
  const { report, shown, width, colour } = view;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const { grid, units } = tableOf(view);
  const close = view.closeUp ? shown.flatMap(criteriaLines) : [];
  return [
    ...wrap(title(report), width, 0).map((line) => chalk.bold(line)),
    ...wrap(units, width, 0),
    '',
    drawGrid(fitGrid(grid, width), chalk),
    '',
    ...close.flatMap((line) => wrap(line, width, 2)),
    ...(close.length > 0 ? [''] : []),
    ...footer(report, view.closeUp ? shown : report.councils).flatMap(([label, text]) => labelledLines(label, text, width, chalk)),
    '',
  ].join('\n');
}

/** Draws a grid without rules, its columns as wide as what they hold. */
export function drawGrid(grid: Grid, chalk: ChalkInstance): string {
  const lines = headingLines(grid);
  const drawn = (isPlain(grid) ? padLines : layOutLines)(grid, lines);
  return drawn.map((line, index) => (index < lines ? chalk.dim(line) : paint(line, grid.rows[index - lines]!.tone, chalk))).join('\n');
}

/** Characters that take one column of any terminal. Names out of users' files may have others. */
const PLAIN = /^[ -~\u00a0-\u02ff\u2010-\u22ff\u2500-\u25fc]*$/;

function isPlain(grid: Grid): boolean {
  return grid.rows.every(({ cells }) => cells.every((cell) => PLAIN.test(cell))) && grid.columns.every(({ heading }) => PLAIN.test(heading.replaceAll('\n', '')));
}

/** The lines of a grid of plain characters, whose width is their number, as they would be laid out, and far sooner; no column is narrower than 1. */
export function padLines({ columns, rows }: Grid, lines: number): string[] {
  const headings = columns.map(({ heading }) => bottomed(heading, lines).split('\n'));
  const table = [...Array.from({ length: lines }, (_, line) => headings.map((heading) => heading[line]!)), ...rows.map(({ cells }) => cells)];
  const widths = columns.map((_, index) => Math.max(1, ...table.map((cells) => cells[index]!.length)));
  return table.map((cells) => cells.map((cell, index) => (columns[index]!.align === 'right' ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!))).join(' '.repeat(GAP)).trimEnd());
}

/** The lines of any grid, by the width that each character has on a terminal. */
export function layOutLines({ columns, rows }: Grid, lines: number): string[] {
  const table = new Table({
    head: columns.map(({ heading }) => bottomed(heading, lines)),
    colAligns: columns.map(({ align }) => align),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    chars: {
      top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
      left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: ' '.repeat(GAP),
    },
  });
  for (const row of rows) table.push([...row.cells]);
  return table.toString().split('\n').map((line) => line.trimEnd());
}

export function headingLines({ columns }: Grid): number {
  return Math.max(...columns.map(({ heading }) => heading.split('\n').length));
}

// A heading of fewer lines stands on the figures, not above the gap.
function bottomed(heading: string, lines: number): string {
  return '\n'.repeat(lines - heading.split('\n').length) + heading;
}

/** Leaves out the columns that give way first until the rest fit; names are cut only where nothing else can go. */
export function fitGrid(grid: Grid, width: number): Grid {
  const widths = grid.columns.map((column, index) => columnWidth(column, grid.rows, index));
  const kept = new Set(grid.columns.keys());
  const names = grid.columns.findIndex(({ priority }) => priority === 0);
  const total = (): number => [...kept].reduce((sum, index) => sum + widths[index]! + GAP, -GAP);
  const spare = Math.max(0, widths[names]! - COMFORTABLE_NAME);
  const inOrder = [...kept].sort((a, b) => grid.columns[b]!.priority - grid.columns[a]!.priority);
  for (const index of inOrder) {
    if (total() - spare <= width || kept.size <= 2) break;
    kept.delete(index);
  }
  const room = Math.max(12, widths[names]! - Math.max(0, total() - width));
  return {
    columns: grid.columns.filter((_, index) => kept.has(index)),
    rows: grid.rows.map(({ cells, tone }) => ({
      tone,
      cells: cells.flatMap((cell, index) => (kept.has(index) ? [index === names ? shorten(cell, room) : cell] : [])),
    })),
  };
}

export function labelledLines(label: string, text: string, width: number, chalk: ChalkInstance): string[] {
  return wrap(text, width - LABEL_WIDTH, 0).map((line, index) => (index === 0 ? chalk.dim(label.padEnd(LABEL_WIDTH)) : ' '.repeat(LABEL_WIDTH)) + line);
}

/** Breaks text at blanks; lines after the first are set in by `indent`. */
export function wrap(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function columnWidth(column: GridColumn, rows: readonly GridRow[], index: number): number {
  return Math.max(...column.heading.split('\n').map((line) => line.length), ...rows.map((row) => row.cells[index]!.length));
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function paint(line: string, tone: GridRow['tone'], chalk: ChalkInstance): string {
  switch (tone) {
    case 'strong': return chalk.bold(line);
    case 'good': return chalk.green(line);
    case 'bad': return chalk.red(line);
    case 'faint': return chalk.dim(line);
    // As Making Data Count colours improvement and concern.
    case 'better': return chalk.blue(line);
    case 'worse': return chalk.yellow(line);
    case 'plain': return line;
  }
}
