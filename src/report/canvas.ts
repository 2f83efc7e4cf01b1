import type { ChalkInstance } from 'chalk';

/** A chart of characters: rows from the top, columns from the left. What is put later stands over what was put before. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  put(row: number, column: number, glyph: string, paint: (text: string) => string): void;
  /** Lines behind an axis, with a label where a row has one. */
  lines(labels: ReadonlyMap<number, string>, axis: AxisGlyphs, chalk: ChalkInstance): string[];
}

export interface AxisGlyphs {
  readonly line: string;
  readonly tick: string;
  readonly corner: string;
  readonly floor: string;
  readonly mark: string;
}

export const UNICODE_AXIS: AxisGlyphs = { line: '│', tick: '┤', corner: '└', floor: '─', mark: '┴' };
export const ASCII_AXIS: AxisGlyphs = { line: '|', tick: '+', corner: '+', floor: '-', mark: '+' };

/** Columns that an axis and its labels take. */
export const AXIS_WIDTH = 9;

/** The same text for a terminal that has ASCII alone. */
export function inAscii(text: string): string {
  return text.replaceAll('…', '...').replaceAll(/[−–]/g, '-').replaceAll('£', 'GBP ');
}

type Painted = readonly [glyph: string, paint: (text: string) => string];

export function newCanvas(width: number, height: number): Canvas {
  const cells = Array.from({ length: height }, () => new Array<Painted | undefined>(width).fill(undefined));
  return {
    width, height,
    put(row, column, glyph, paint) {
      if (row >= 0 && row < height && column >= 0 && column < width) cells[row]![column] = [glyph, paint];
    },
    lines: (labels, axis, chalk) => cells.map((row, index) => (
      `${(labels.get(index) ?? '').padStart(AXIS_WIDTH - 1)}${chalk.dim(labels.has(index) ? axis.tick : axis.line)}${rowText(row)}`
    )),
  };
}

function rowText(row: readonly (Painted | undefined)[]): string {
  const last = row.findLastIndex((cell) => cell !== undefined);
  let text = '';
  for (let at = 0; at <= last;) {
    const cell = row[at];
    let end = at + 1;
    while (end <= last && row[end]?.[0] === cell?.[0] && row[end]?.[1] === cell?.[1]) end += 1;
    text += cell ? cell[1](cell[0].repeat(end - at)) : ' '.repeat(end - at);
    at = end;
  }
  return text;
}

/** The floor of a chart, marked where a label stands under it; a label that has no room is left out. */
export function floorLines(width: number, marks: readonly { readonly at: number; readonly label: string }[], axis: AxisGlyphs, chalk: ChalkInstance): string[] {
  const floor = new Array<string>(width).fill(axis.floor);
  let labels = ' '.repeat(AXIS_WIDTH);
  for (const { at, label } of marks) {
    const gap = labels.length > AXIS_WIDTH ? 2 : 0;
    if (labels.length + gap > AXIS_WIDTH + at || at + label.length > width + 6) continue;
    labels = `${labels.padEnd(AXIS_WIDTH + at)}${label}`;
    floor[at] = axis.mark;
  }
  return [`${' '.repeat(AXIS_WIDTH - 1)}${chalk.dim(axis.corner + floor.join(''))}`, labels];
}
