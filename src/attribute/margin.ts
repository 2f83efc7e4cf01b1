import { CARES, cutOf, REASON_CODES, RESPONSIBLES, type Care, type Cut, type Reason, type Responsible } from '../domain/cut.ts';
import { daysAt, isFull, isPresent, presentCuts, type Figures } from '../domain/figures.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { isAllowed } from '../reference/reasons.ts';

/**
 * The delayed days of an area in a cut, as the return gives them or as its finer cells add up to them, never both.
 * Null: not submitted or unreadable,
 * the whole or a part of it. Undefined: the return says nothing of this cut, so that silence is not taken for a statement.
 */
export function statedMargin(
  ret: MonthlyReturn, area: string, care: Care, reason: Reason, responsible: Responsible,
): number | null | undefined {
  const row = ret.figures.rows.get(area);
  if (row === undefined) return undefined;
  const stated = daysAt(ret.figures, row, cutOf(care, reason, responsible));
  if (stated !== null) return stated;
  const column = marginColumn(ret, care, reason, responsible);
  if (column !== null) return column?.[row];
  const cuts = addends(ret, area, care, reason, responsible);
  if (cuts === undefined) return undefined;
  let sum = 0;
  for (const cut of cuts) {
    const days = daysAt(ret.figures, row, cut);
    if (days === null) return null;
    sum += days;
  }
  return sum;
}

/**
 * As statedMargin, of every area of a return at once, row by row. Undefined: the return says nothing of this cut. Null: not every
 * area has the same cells, each of them a count, so that each is to be asked by itself.
 */
export function marginColumn(ret: MonthlyReturn, care: Care, reason: Reason, responsible: Responsible): Float64Array | null | undefined {
  const { figures } = ret;
  const { margins } = knownAbout(figures);
  if (margins === null) return null;
  const cut = cutOf(care, reason, responsible);
  if (!margins.has(cut)) margins.set(cut, addedUp(figures, addends(ret, figures.areas[0]!, care, reason, responsible)));
  return margins.get(cut);
}

function addedUp({ areas, columns }: Figures, cuts: readonly Cut[] | undefined): Float64Array | undefined {
  if (cuts === undefined) return undefined;
  const sums = new Float64Array(areas.length);
  for (const cut of cuts) addColumn(sums, columns[cut]!);
  return sums;
}

function addColumn(sums: Float64Array, days: Float64Array): void {
  for (let row = 0; row < sums.length; row += 1) sums[row]! += days[row]!;
}

/**
 * The cells that a return adds up to this cut: the cut itself where the return has it, else its parts by organisation, by
 * reason or by type of care. A part may be absent where the attribution matrix allows no days; any other way there is none.
 */
export function addends(
  ret: MonthlyReturn, area: string, care: Care, reason: Reason, responsible: Responsible,
): readonly Cut[] | undefined {
  const row = ret.figures.rows.get(area);
  if (row === undefined) return undefined;
  const known = addendsOfRow(ret.figures, row);
  const cut = cutOf(care, reason, responsible);
  let cells = known.get(cut);
  if (cells === undefined) {
    cells = cellsOf(ret, row, care, reason, responsible) ?? NONE;
    known.set(cut, cells);
  }
  return cells === NONE ? undefined : cells;
}

const NONE: readonly Cut[] = [];

/** What was worked out of a file's rows: for each, by cut. */
interface Known {
  readonly byRow: (Map<Cut, readonly Cut[]> | undefined)[];
  readonly byCells: Map<string, Map<Cut, readonly Cut[]>>;
  /** Days of all rows, by cut, undefined of a cut of which nothing is said; null where not every row has a count in every cell. */
  readonly margins: Map<Cut, Float64Array | undefined> | null;
}

const knownOf = new WeakMap<Figures, Known>();

/** Figures are complete, and change no more, before anything is attributed. */
function knownAbout(figures: Figures): Known {
  let known = knownOf.get(figures);
  if (!known) knownOf.set(figures, known = { byRow: [], byCells: new Map(), margins: isFull(figures) ? new Map<Cut, Float64Array | undefined>() : null });
  return known;
}

/**
 * Which cells stand for a cut depends on which cells a row has, and nearly all rows of a file have the same: so it is worked out
 * once for all of those.
 */
function addendsOfRow(figures: Figures, row: number): Map<Cut, readonly Cut[]> {
  const known = knownAbout(figures);
  let ofRow = known.byRow[row];
  if (!ofRow) {
    const cells = known.margins ? '' : presentCuts(figures, row);
    ofRow = known.byCells.get(cells);
    if (!ofRow) known.byCells.set(cells, ofRow = new Map<Cut, readonly Cut[]>());
    known.byRow[row] = ofRow;
  }
  return ofRow;
}

function cellsOf(ret: MonthlyReturn, row: number, care: Care, reason: Reason, responsible: Responsible): Cut[] | undefined {
  const cut = cutOf(care, reason, responsible);
  if (isPresent(ret.figures, row, cut)) return [cut];
  const partings: (readonly [Care, Reason, Responsible])[][] = [
    responsible === 'all' ? RESPONSIBLES.slice(0, -1).map((part) => [care, reason, part]) : [],
    reason === 'all' ? REASON_CODES.map((part) => [care, part, responsible]) : [],
    care === 'all' ? CARES.slice(0, -1).map((part) => [part, reason, responsible]) : [],
  ];
  for (const parts of partings) {
    const cells = parts.map((part) => cellsOf(ret, row, ...part));
    const held = cells.filter((cell) => cell !== undefined);
    if (held.length > 0 && cells.every((cell, index) => cell !== undefined || !isAllowed(cutOf(...parts[index]!), ret.period))) return held.flat();
  }
  return undefined;
}
