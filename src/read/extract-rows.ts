import { cutOf, cutParts, REASON_CODES, type Cut, type ReasonCode } from '../domain/cut.ts';
import { UNDATED } from '../domain/edition.ts';
import type { Place } from '../domain/finding.ts';
import { parseFinancialMonth, parseMonthTitle, type Month } from '../domain/month.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { isAllowed, REASONS_FOR_DELAY, reasonOfToken } from '../reference/reasons.ts';
import { isPlausibleMonth } from './context.ts';
import type { ExtractLayout } from './layouts.ts';

export type Role = 'year' | 'period' | 'provider' | 'council' | 'care' | 'reason' | 'nhs' | 'socialCare' | 'both';

/** The columns of days of an extract, and whose they are. */
export const MEASURES = [
  ['nhs', 'nhs'],
  ['socialCare', 'social-care'],
  ['both', 'both'],
] as const;

/** What a row of an extract counts: days of one type of care and reason, of each organisation. */
export interface Cell {
  readonly cuts: readonly Cut[];
  /** Its place among all types of care and reasons. */
  readonly index: number;
  readonly bit: number;
}

/** A month has a thousand or so. */
export const MOST_PAIRS = 50_000;

/** The month of a row, by its financial year, in the layout that has one, and its period; null where it is none. */
export function periodOf(layout: ExtractLayout, year: string, text: string): Month | null {
  const period = layout.id === 'extract-2010' ? parseFinancialMonth(year, text) : parseMonthTitle(text.replace(/^MSitDT-/i, ''));
  return period !== null && isPlausibleMonth(period) ? period : null;
}

/** The cell of a row, by its type of care and its reason's token; null where either is not known. */
export function cellOf(careText: string, token: string): Cell | null {
  const care = careText.trim().toLowerCase();
  const reason = reasonOfToken(token.trim().toUpperCase());
  if ((care !== 'acute' && care !== 'non-acute') || reason === undefined) return null;
  return { cuts: MEASURES.map(([, responsible]) => cutOf(care, reason, responsible)), index: indexOf(reason, care), bit: bitOf(reason, care) };
}

function indexOf(reason: ReasonCode, care: 'acute' | 'non-acute'): number {
  return REASON_CODES.indexOf(reason) * 2 + (care === 'acute' ? 0 : 1);
}

/** A bit for each type of care and reason. */
export function bitOf(reason: ReasonCode, care: 'acute' | 'non-acute'): number {
  return 1 << indexOf(reason, care);
}

/** The rows that a provider and council may have in a month: one for each type of care and reason that the month knows. */
export function everyCell(period: Month): readonly KnownCell[] {
  return KNOWN_CELLS.filter(({ cuts }) => isAllowed(cuts[0]!, period));
}

interface KnownCell {
  readonly bit: number;
  readonly title: string;
  readonly cuts: readonly Cut[];
}

const KNOWN_CELLS: readonly KnownCell[] = (['acute', 'non-acute'] as const).flatMap((care) => REASON_CODES.map((reason) => (
  { bit: bitOf(reason, care), title: `${care} ${REASONS_FOR_DELAY[reason].token}`, cuts: MEASURES.map(([, responsible]) => cutOf(care, reason, responsible)) }
)));

/** Those that each has to have. The layout of before April 2018 has no rows of O, which began in April 2017, or has them all. */
export function rowsRequired(period: Month, layout: ExtractLayout, hasOther: boolean): readonly KnownCell[] {
  const other = bitOf('O', 'non-acute');
  return everyCell(period).filter(({ bit }) => hasOther || bit !== other || layout.id === 'extract-2018');
}

/** The same as bits, by the cells that any provider and council of the month has. */
export function bitsRequired(period: Month, layout: ExtractLayout, met: number): number {
  return rowsRequired(period, layout, (met & bitOf('O', 'non-acute')) !== 0).reduce((bits, { bit }) => bits | bit, 0);
}

/** The cuts of which an extract says the days of every area: an extract has a row for every cell of a provider and council; a cell that no row brought holds no days. */
export function crossOf(period: Month, met: readonly Cell[]): Cut[] {
  return [...new Set([...everyCell(period), ...met].flatMap(({ cuts }) => cuts))];
}

/** Lines of an extract: the one on which a cell first has days, or else on which its area first stands. */
interface Lines {
  readonly file: string;
  readonly heading: Readonly<Record<Role, string>>;
  lineOf(area: string, cut: Cut): number | null;
  firstLine(area: string): number | undefined;
}

/** What an extract says of a month, as a return. */
export function returnOfExtract(
  layout: ExtractLayout, lines: Lines, read: Pick<MonthlyReturn, 'period' | 'figures' | 'names' | 'watched' | 'providers'>,
): MonthlyReturn {
  const { file, heading } = lines;
  // Whatever row came first, and whoever read it: what is told of an area is told of the first cut that is held.
  read.figures.held.sort((a, b) => a - b);
  return {
    file,
    kind: layout.kind,
    layout: layout.id,
    edition: UNDATED,
    ...read,
    locate(area, cut): Place {
      const at = lines.lineOf(area, cut);
      const line = at ?? lines.firstLine(area);
      const column = at === null ? undefined : MEASURES.find(([, responsible]) => cutParts(cut).responsible === responsible)?.[0];
      return { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column: heading[column] }) };
    },
  };
}
