import type { RuleCode } from '../reference/rules/rules.ts';

/** A cell that should count delayed days, as read: a whole number, or a silence, or what stands there instead. */
export type Count =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'wrong'; readonly rule: RuleCode; readonly expected: string };

const NOT_SUBMITTED: Count = { kind: 'not-submitted' };
const BLANK: Count = { kind: 'blank' };

/** Beds are printed to four decimals in places: half of the last one, and a little for the division. */
export const BEDS_TOLERANCE = 1e-4;

/** Above any sum of days that a file could truly hold, and far below where whole numbers stop being exact. */
const MOST_DAYS = 1e9;

/** Reads the text of a cell: `647`, `647.0`, `-` (not submitted), nothing (blank). No other spelling counts days. */
export function countOfText(text: string): Count {
  const trimmed = text.trim();
  if (trimmed === '') return BLANK;
  if (trimmed === '-') return NOT_SUBMITTED;
  if (/^\d+(\.0+)?$/.test(trimmed)) return countOfNumber(Number(trimmed));
  if (/^\d{1,3}(,\d{3})+$/.test(trimmed)) return wrong('DTOC-207', `${trimmed.replaceAll(',', '')}, without separators`);
  return /^[+-]?\d*\.?\d+$/.test(trimmed) ? countOfNumber(Number(trimmed)) : wrong('DTOC-201', 'a whole number of days, or `-`');
}

export function countOfNumber(value: number): Count {
  if (value < 0) return wrong('DTOC-205', 'a number of days that is not negative');
  if (!Number.isInteger(value)) return wrong('DTOC-206', 'a whole number of days');
  return value <= MOST_DAYS ? { kind: 'days', days: value } : wrong('DTOC-209', 'a number of days that a month can hold');
}

/** A cell of a workbook, in which a number that is stored as text is left out of every sum of Excel's. */
export function countOfCell(value: string | number | null): Count {
  if (typeof value === 'number') return countOfNumber(value);
  const count = countOfText(value ?? '');
  return count.kind === 'days' ? wrong('DTOC-208', `${count.days}, as a number`) : count;
}

/** Whether a cell of a workbook is one that counts days, without a word on what it is else. */
export function isCount(value: string | number | null): boolean {
  return typeof value === 'number' && value >= 0 && value <= MOST_DAYS && Number.isInteger(value);
}

function wrong(rule: RuleCode, expected: string): Count {
  return { kind: 'wrong', rule, expected };
}
