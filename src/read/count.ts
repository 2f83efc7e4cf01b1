/** A cell that should count delayed days, as read: a whole number, or a silence, or what stands there instead. */
export type Count =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'wrong'; readonly expected: string };

const NOT_SUBMITTED: Count = { kind: 'not-submitted' };
const BLANK: Count = { kind: 'blank' };

/** Above any sum of days that a file could truly hold, and far below where whole numbers stop being exact. */
const MOST_DAYS = 1e9;

/** Reads the text of a cell: `647`, `647.0`, `-` (not submitted), nothing (blank). No other spelling counts days. */
export function countOfText(text: string): Count {
  const trimmed = text.trim();
  if (trimmed === '') return BLANK;
  if (trimmed === '-') return NOT_SUBMITTED;
  if (/^\d+(\.0+)?$/.test(trimmed)) return countOfNumber(Number(trimmed));
  if (/^\d{1,3}(,\d{3})+$/.test(trimmed)) return wrong('a whole number without thousands separators');
  return /^[+-]?\d*\.?\d+$/.test(trimmed) ? countOfNumber(Number(trimmed)) : wrong('a whole number of days, or `-`');
}

export function countOfNumber(value: number): Count {
  if (value < 0) return wrong('a number of days that is not negative');
  if (!Number.isInteger(value)) return wrong('a whole number of days');
  return value <= MOST_DAYS ? { kind: 'days', days: value } : wrong('a number of days that a month can hold');
}

function wrong(expected: string): Count {
  return { kind: 'wrong', expected };
}
