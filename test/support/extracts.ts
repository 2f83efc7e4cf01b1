import fc from 'fast-check';
import { REASON_CODES } from '../../src/domain/cut.ts';
import { daysInMonth, monthName, monthOf, calendarYear, monthOfYear, type Month } from '../../src/domain/month.ts';
import { REASONS_FOR_DELAY } from '../../src/reference/reasons.ts';

/** What is known of an extract to be written: its rows in the order of the published files. */
interface Shape {
  readonly layout: 'extract-2010' | 'extract-2018';
  readonly months: readonly Month[];
  readonly pairs: readonly { readonly provider: string; readonly code: string; readonly name: string }[];
  readonly days: readonly number[];
}

const HEAD_2018 = 'Period,Provider Parent Org Code,Provider Parent Name,Provider Org Code,Provider Org Name,Local Authority Code,Local Authority Name,Acute Or Non Acute Description,Reason For Delay,NHS DTOC beds,NHS,Social Care DTOC beds,Social Care,Both DTOC beds,Both B';
const HEAD_2010 = 'Year,Period Name,Provider SHA Code,Provider SHA Name,Provider Org Code,Provider Org Name,Local Authority Code,Local Authority Name,Acute Or Non Acute Description,Reason For Delay,NHS A SUM,NHS B SUM,Social Care A SUM,Social Care B SUM,Both A SUM,Both B SUM';

/** Lines up to and with the headings, and the rows under them, each as its cells. */
export function writtenExtract({ layout, months, pairs, days }: Shape): { readonly head: readonly string[]; readonly rows: string[][] } {
  const rows: string[][] = [];
  let next = 0;
  const day = (): number => days[next++ % days.length]!;
  for (const month of months) {
    for (const { provider, code, name } of pairs) {
      for (const care of ['Acute', 'Non-Acute'] as const) {
        for (const reason of REASON_CODES) {
          if (reason === 'O' && (layout === 'extract-2010' || care === 'Acute')) continue;
          const counts = [day(), day(), day()];
          const start = layout === 'extract-2010'
            ? [financialYear(month), monthName(month).toUpperCase()]
            : [`MSitDT-${next % 2 === 0 ? monthName(month) : monthName(month).toUpperCase()}-${calendarYear(month)}`];
          rows.push([
            ...start, 'Q1', 'REGION, THE', provider, `TRUST ${provider}`, code, name, care, REASONS_FOR_DELAY[reason].token,
            ...counts.flatMap((count) => [layout === 'extract-2010' ? String(count >> 1) : beds(count, month), String(count)]),
          ]);
        }
      }
    }
  }
  return { head: layout === 'extract-2010' ? ['Delayed Transfers of Care', '', 'Source: Unify2', HEAD_2010] : [HEAD_2018], rows };
}

function financialYear(month: Month): string {
  const year = calendarYear(month) - (monthOfYear(month) < 4 ? 1 : 0);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** As the published files print them: nine decimals at most. */
function beds(count: number, month: Month): string {
  return String(Math.round((count / daysInMonth(month)) * 1e9) / 1e9);
}

const pair = fc.record({
  provider: fc.constantFrom('R1', 'RJ7', 'AXG', 'RXX01', 'R"2'),
  code: fc.constantFrom('812', '319', '00EQ', '9901', '738', '810', 'XYZ'),
  name: fc.constantFrom('HAMPSHIRE', 'WIRRAL', 'BATH & NORTH EAST SOMERSET', 'BRISTOL, CITY OF', 'C\u00d4T\u00c9', ' A "B" '),
});

/** Extracts of a few months and pairs of provider and council, no pair twice. */
export const shapes: fc.Arbitrary<Shape> = fc.record({
  layout: fc.constantFrom('extract-2010' as const, 'extract-2018' as const),
  months: fc.uniqueArray(fc.integer({ min: monthOf(2016, 11), max: monthOf(2019, 6) }).map((month) => month as Month), { minLength: 1, maxLength: 4 }),
  pairs: fc.uniqueArray(pair, { minLength: 1, maxLength: 5, selector: ({ provider, code }) => `${provider} ${code}` }),
  days: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 0, max: 900 }) }), { minLength: 1, maxLength: 40 }),
});

/** How cells and lines are written. */
export interface Style {
  readonly quotes: 'needed' | 'texts' | 'all';
  readonly end: '\n' | '\r\n';
  readonly lastEnd: boolean;
  readonly mark: boolean;
}

export const styles: fc.Arbitrary<Style> = fc.record({
  quotes: fc.constantFrom('needed' as const, 'texts' as const, 'all' as const),
  end: fc.constantFrom('\n' as const, '\r\n' as const),
  lastEnd: fc.boolean(),
  mark: fc.boolean(),
});

export function inStyle(head: readonly string[], rows: readonly (readonly string[])[], { quotes, end, lastEnd, mark }: Style): string {
  const cell = (text: string): string => (quotes === 'all' || (quotes === 'texts' && !/^[\d.]+$/.test(text)) || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return (mark ? '\ufeff' : '') + [...head, ...rows.map((row) => row.map(cell).join(','))].join(end) + (lastEnd ? end : '');
}
