import { CUTS, type Cut } from './cut.ts';

/**
 * The delayed days that one file gives for one month: a row for each area, a column for each cut that the file holds.
 * A cell is a count of days, or absent (the file has no such cell), or not submitted (the cell says so), or unreadable (what
 * stands there is no count).
 */
export interface Figures {
  /** Area codes in the order met: CASSR codes, `-` for England, 9900 to 9902 for residents elsewhere. */
  readonly areas: string[];
  readonly rows: Map<string, number>;
  readonly columns: (Float64Array | undefined)[];
  /** The cuts of which there is a column. */
  readonly held: Cut[];
  /** Rows with a cell that is unreadable. */
  readonly unreadable: Set<number>;
  /** Rows with a cell that was not submitted, when it was read. */
  readonly silent: Set<number>;
}

// Days are never negative, so negative values can stand for the kinds of silence inside a column.
const ABSENT = -1;
const NOT_SUBMITTED = -2;
const UNREADABLE = -3;
const FIRST_CAPACITY = 160;
/** England has 151 councils; what has so many areas is no return. */
const MOST_AREAS = 5000;

/**
 * A workbook states the total of an area on each of its three sheets. The sheet by organisation gives the cut of all days;
 * what the other two say is kept in columns of its own, behind the cuts, for the checks alone.
 */
export const TOTAL_BY_CARE_SHEET = CUTS as Cut;
export const TOTAL_BY_REASON_SHEET = (CUTS + 1) as Cut;

export function newFigures(): Figures {
  return { areas: [], rows: new Map(), columns: new Array<Float64Array | undefined>(CUTS + 2).fill(undefined), held: [], unreadable: new Set(), silent: new Set() };
}

/** The row of an area, made at its first mention. */
export function rowFor(figures: Figures, area: string): number {
  const known = figures.rows.get(area);
  if (known !== undefined) return known;
  if (figures.areas.length >= MOST_AREAS) throw Object.assign(new Error(`more than ${MOST_AREAS} areas in a month`), { code: 'ETOOMUCH' });
  const row = figures.areas.push(area) - 1;
  figures.rows.set(area, row);
  return row;
}

/** Adds days to a cell; an absent or not submitted cell becomes a count. What is unreadable stays so. */
export function addDays(figures: Figures, row: number, cut: Cut, days: number): void {
  const column = columnFor(figures, row, cut);
  const before = column[row]!;
  if (before !== UNREADABLE) column[row] = before < 0 ? days : before + days;
}

/** Takes a column as it is: the days of a cut for every area, in their order. */
export function setColumn(figures: Figures, cut: Cut, days: Float64Array): void {
  if (!figures.columns[cut] && cut < CUTS) figures.held.push(cut);
  figures.columns[cut] = days;
}

/** Gives every area that a cut says nothing of so many days there: none, for a file in which what is not said is none. */
export function fillAbsent(figures: Figures, cut: Cut, days: number): void {
  if (figures.areas.length === 0) return;
  const column = columnFor(figures, figures.areas.length - 1, cut);
  for (let row = 0; row < figures.areas.length; row += 1) if (column[row] === ABSENT) column[row] = days;
}

/** Marks a cell as not submitted, unless a count stands there already. */
export function markNotSubmitted(figures: Figures, row: number, cut: Cut): void {
  const column = columnFor(figures, row, cut);
  if (column[row] === ABSENT) column[row] = NOT_SUBMITTED;
  figures.silent.add(row);
}

/** Marks a cell as unreadable: no sum with it in can be given. */
export function markUnreadable(figures: Figures, row: number, cut: Cut): void {
  columnFor(figures, row, cut)[row] = UNREADABLE;
  figures.unreadable.add(row);
}

/** Delayed days, or null where the cell is absent, not submitted or unreadable. */
export function daysAt(figures: Figures, row: number, cut: Cut): number | null {
  const value = figures.columns[cut]?.[row] ?? ABSENT;
  return value < 0 ? null : value;
}

export function isUnreadable(figures: Figures, row: number, cut: Cut): boolean {
  return figures.columns[cut]?.[row] === UNREADABLE;
}

/** Whether the file says anything of this cell, be it a count or that nothing was submitted. */
export function isPresent(figures: Figures, row: number, cut: Cut): boolean {
  return (figures.columns[cut]?.[row] ?? ABSENT) !== ABSENT;
}

/** Which of the cuts held an area has cells of: the same text for the same ones. */
export function presentCuts(figures: Figures, row: number): string {
  return figures.held.map((cut) => (isPresent(figures, row, cut) ? '1' : '0')).join('');
}

/** Whether every area has a count in every cut that is held of any. */
export function isFull({ areas, held, columns }: Figures): boolean {
  return areas.length > 0 && held.every((cut) => isCounts(columns[cut]!, areas.length));
}

/**
 * Whether in every area that has any of these parts, all of them are counts, and their sum stands in the whole. False where it takes a
 * closer look, be it that a part is rightly absent.
 */
export function addUp({ areas, columns }: Figures, parts: readonly Cut[], whole: Cut): boolean {
  const sums = new Float64Array(areas.length);
  const absent = new Uint8Array(areas.length);
  const wholes = columns[whole];
  return wholes !== undefined && parts.every((part) => addCounts(sums, absent, columns[part]!)) && areSums(sums, absent, parts.length, wholes);
}

function addCounts(sums: Float64Array, absent: Uint8Array, days: Float64Array): boolean {
  for (let row = 0; row < sums.length; row += 1) {
    const value = days[row] ?? ABSENT;
    if (value >= 0) sums[row]! += value;
    else if (value === ABSENT) absent[row]! += 1;
    else return false;
  }
  return true;
}

function areSums(sums: Float64Array, absent: Uint8Array, parts: number, wholes: Float64Array): boolean {
  for (let row = 0; row < sums.length; row += 1) if (absent[row] !== parts && (absent[row] !== 0 || sums[row] !== wholes[row])) return false;
  return true;
}

function isCounts(days: Float64Array, rows: number): boolean {
  if (days.length < rows) return false;
  for (let row = 0; row < rows; row += 1) if (days[row]! < 0) return false;
  return true;
}

/** The cuts of which at least one area has a cell. */
export function cutsHeld(figures: Figures): readonly Cut[] {
  return figures.held;
}

function columnFor(figures: Figures, row: number, cut: Cut): Float64Array {
  const column = figures.columns[cut];
  if (column && row < column.length) return column;
  const capacity = Math.max(FIRST_CAPACITY, column ? column.length * 2 : 0, row + 1);
  const grown = new Float64Array(capacity).fill(ABSENT);
  if (column) grown.set(column);
  else if (cut < CUTS) figures.held.push(cut);
  figures.columns[cut] = grown;
  return grown;
}
