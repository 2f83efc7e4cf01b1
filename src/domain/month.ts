/** A calendar month as a count of months from January of year 0, so that months subtract and sort: 2017-09 is 24212. */
export type Month = number & { readonly __unit: 'month' };

const NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const INDEX_BY_NAME: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name.toLowerCase(), index]));

/** @param month 1 for January to 12 for December */
export function monthOf(year: number, month: number): Month {
  return (year * 12 + month - 1) as Month;
}

export function shiftMonth(month: Month, by: number): Month {
  return (month + by) as Month;
}

export function calendarYear(month: Month): number {
  return Math.floor(month / 12);
}

/** 1 for January to 12 for December. */
export function monthOfYear(month: Month): number {
  return (month % 12) + 1;
}

/** Calendar days, weekends and bank holidays included, as the returns count them. */
export function daysInMonth(month: Month): number {
  const year = calendarYear(month);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return monthOfYear(month) === 2 && leap ? 29 : DAYS[month % 12]!;
}

export function daysInMonths(months: readonly Month[]): number {
  return months.reduce((days, month) => days + daysInMonth(month), 0);
}

/** `2017-09` */
export function monthId(month: Month): string {
  return `${String(calendarYear(month)).padStart(4, '0')}-${String(monthOfYear(month)).padStart(2, '0')}`;
}

/** `September 2017` */
export function monthTitle(month: Month): string {
  return `${monthName(month)} ${calendarYear(month)}`;
}

export function monthName(month: Month): string {
  return NAMES[month % 12] ?? '';
}

/** Reads `2017-09`; null for anything else. */
export function parseMonthId(text: string): Month | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? monthOf(Number(match[1]), Number(match[2])) : null;
}

/** Reads `February 2017`, as the workbooks write it, in any case; null for anything else. */
export function parseMonthTitle(text: string): Month | null {
  const match = /^\s*([A-Za-z]+)[\s-]+(\d{4})\s*$/.exec(text);
  if (!match) return null;
  const index = INDEX_BY_NAME.get(match[1]!.toLowerCase());
  return index === undefined ? null : monthOf(Number(match[2]), index + 1);
}

/**
 * Reads a month of a financial year, April to March: `2016-17` and `JANUARY` is January 2017.
 * Null when either part is not one.
 */
export function parseFinancialMonth(year: string, name: string): Month | null {
  const start = parseFinancialYear(year);
  const index = INDEX_BY_NAME.get(name.trim().toLowerCase());
  if (start === null || index === undefined) return null;
  return monthOf(index >= 3 ? start : start + 1, index + 1);
}

/** The calendar year in which the financial year begins: `2016-17` is 2016; null when the two halves do not follow. */
export function parseFinancialYear(text: string): number | null {
  const match = /^\s*(\d{4})[-/](\d{2}|\d{4})\s*$/.exec(text);
  if (!match) return null;
  const start = Number(match[1]);
  return Number(match[2]) % 100 === (start + 1) % 100 ? start : null;
}

/** The calendar year in which this month's financial year begins. */
export function financialYear(month: Month): number {
  return monthOfYear(month) >= 4 ? calendarYear(month) : calendarYear(month) - 1;
}
