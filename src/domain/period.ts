import {
  calendarYear, daysInMonths, financialYear, monthId, monthName, monthOf, monthOfYear, monthTitle, parseFinancialYear,
  parseMonthId, shiftMonth, type Month,
} from './month.ts';

/**
 * A month, a financial quarter or a financial year (April to March; the first quarter is April to June), or a run of months
 * that a policy compares with.
 */
export interface Period {
  readonly kind: 'month' | 'quarter' | 'year' | 'run';
  /** `2017-09`, `2017-18-Q2`, `2017-18`, or `2017-02 to 2017-04` */
  readonly id: string;
  readonly months: readonly Month[];
}

/** What an input holds of a period. Days and rates are counted over `held`, and `missing` is told wherever they are shown. */
export interface Coverage {
  readonly period: Period;
  readonly held: readonly Month[];
  readonly missing: readonly Month[];
  /** Calendar days of the months held. */
  readonly days: number;
}

export function monthPeriod(month: Month): Period {
  return { kind: 'month', id: monthId(month), months: [month] };
}

/** @param quarter 1 (April to June) to 4 (January to March) */
export function quarterPeriod(year: number, quarter: number): Period {
  const first = monthOf(year, 4 + (quarter - 1) * 3);
  return { kind: 'quarter', id: `${yearId(year)}-Q${quarter}`, months: run(first, 3) };
}

export function yearPeriod(year: number): Period {
  return { kind: 'year', id: yearId(year), months: run(monthOf(year, 4), 12) };
}

export function quarterHolding(month: Month): Period {
  return quarterPeriod(financialYear(month), Math.floor(((monthOfYear(month) + 8) % 12) / 3) + 1);
}

/** Reads `2017-09`, `2017-18-Q2` or `2017-18`; null for anything else (`2017-19`, `2017-18-Q5`). */
export function parsePeriod(text: string): Period | null {
  const month = parseMonthId(text);
  if (month !== null) return monthPeriod(month);
  const match = /^(\d{4}-\d{2})(?:-[Qq]([1-4]))?$/.exec(text);
  if (!match) return null;
  const year = parseFinancialYear(match[1]!);
  if (year === null) return null;
  return match[2] === undefined ? yearPeriod(year) : quarterPeriod(year, Number(match[2]));
}

export function yearEarlier(period: Period): Period {
  const first = shiftMonth(period.months[0]!, -12);
  if (period.kind === 'month') return monthPeriod(first);
  if (period.kind === 'run') return { kind: 'run', id: `${monthId(first)} to ${monthId(shiftMonth(first, period.months.length - 1))}`, months: run(first, period.months.length) };
  return period.kind === 'quarter' ? quarterHolding(first) : yearPeriod(financialYear(first));
}

export function cover(period: Period, has: (month: Month) => boolean): Coverage {
  const held = period.months.filter(has);
  return { period, held, missing: period.months.filter((month) => !has(month)), days: daysInMonths(held) };
}

export function isComplete(coverage: Coverage): boolean {
  return coverage.missing.length === 0;
}

/** `September 2017`, or `January to March 2018`, or `April 2017 to March 2018`. */
export function periodTitle(period: Period): string {
  const first = period.months[0]!;
  const last = period.months.at(-1)!;
  if (first === last) return monthTitle(first);
  return calendarYear(first) === calendarYear(last)
    ? `${monthName(first)} to ${monthTitle(last)}`
    : `${monthTitle(first)} to ${monthTitle(last)}`;
}

/** The same, with its id where that says more: `January to March 2018 (2017-18-Q4)`. */
export function periodHeading(period: Period): string {
  return `${periodTitle(period)}${period.kind === 'month' ? '' : ` (${period.id})`}`;
}

/** The first day of the period, `2018-01-01`. */
export function firstDay(period: Period): string {
  return `${monthId(period.months[0]!)}-01`;
}

/** The last day of the period, `2018-03-31`. */
export function lastDay(period: Period): string {
  const last = period.months.at(-1)!;
  return `${monthId(last)}-${daysInMonths([last])}`;
}

/** Runs of months as people write them: `2017-07, 2017-09 to 2017-12`. */
export function monthsText(months: readonly Month[]): string {
  const runs: Month[][] = [];
  for (const month of [...months].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && month === last.at(-1)! + 1) last.push(month);
    else runs.push([month]);
  }
  return runs.map((r) => (r.length === 1 ? monthId(r[0]!) : `${monthId(r[0]!)} to ${monthId(r.at(-1)!)}`)).join(', ');
}

function yearId(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

function run(first: Month, length: number): Month[] {
  return Array.from({ length }, (_, index) => shiftMonth(first, index));
}
