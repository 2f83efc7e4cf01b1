import { utils, write } from '@e965/xlsx';
import { parseMonthTitle } from '../../src/domain/month.ts';
import { councilsIn } from '../../src/reference/councils.ts';

type Cell = string | number | null;
type Rows = Cell[][];

/** One of the five layouts, as far as a test varies it. */
export interface WorkbookSpec {
  readonly period?: string;
  readonly published?: string;
  readonly revised?: string;
  readonly layout?: 'la-type-b-2011' | 'la-type-b-2013' | 'la-type-b-2015' | 'la-type-b-2017' | 'la-type-b-2019';
  /** Code, name, and days by organisation; null: not submitted. All are put down to reason E in acute care, C where the NHS's. */
  readonly areas?: readonly (readonly [string, string, readonly [number, number, number] | null])[];
  /** Adds a row without days for every other council of the month, so that the workbook is whole. */
  readonly whole?: boolean;
  /** Changes a sheet, by kind, before it is written. */
  readonly change?: Partial<Record<'england' | 'care' | 'organisation' | 'reason', (rows: Rows) => Rows>>;
  readonly leaveOut?: readonly ('england' | 'care' | 'organisation' | 'reason')[];
}

export const HEADER_ROW = 13;
const REASONS = ['A', 'B', 'C', 'Di', 'Dii', 'E', 'F', 'G', 'H', 'I'];
const DAYS: Readonly<Record<string, number>> = { 'February 2017': 28, 'September 2017': 30, 'April 2019': 30, 'June 2019': 30 };

function othersOf(period: string, given: readonly string[]): NonNullable<WorkbookSpec['areas']> {
  return councilsIn(parseMonthTitle(period)!).filter(({ code }) => !given.includes(code)).map(({ code, name }) => [code, name, [0, 0, 0]] as const);
}

/** A workbook of NHS England's layout, small, in BIFF8. */
export function workbookBytes(spec: WorkbookSpec = {}): Buffer {
  const { period = 'September 2017', layout = 'la-type-b-2017', areas: given = [['812', 'Hampshire', [10, 20, 3]], ['319', 'Wirral', [4, 5, 0]]] } = spec;
  const areas = spec.whole ? [...given, ...othersOf(period, given.map(([code]) => code))] : given;
  const days = DAYS[period] ?? 30;
  const beds = layout === 'la-type-b-2017' ? 'DTOC Beds' : layout === 'la-type-b-2019' ? 'Average Number of People Delayed per Day' : null;
  const lead: Record<string, Cell[]> = {
    'la-type-b-2011': ['SHA'], 'la-type-b-2013': ['Region', null], 'la-type-b-2015': ['Region', 'ONS Geography'],
    'la-type-b-2017': ['Region', 'ONS Geography'], 'la-type-b-2019': ['Region', 'ONS Geography'],
  };
  const before = lead[layout]!;
  const sum = areas.reduce<[number, number, number]>((total, [, , split]) => (split ? [total[0] + split[0], total[1] + split[1], total[2] + split[2]] : total), [0, 0, 0]);
  const all = [['-', 'England', sum] as const, null, ...areas];
  const meta = (): Rows => [
    [], [null, 'Title:', 'Delayed Transfer of Care'], [null, 'Summary:', 'Delayed days'], [], [null, 'Period:', period], [null, 'Source:', 'Test'],
    [null, 'Basis:', 'Local Authority'], [null, 'Published:', spec.published ?? '9th November 2017'], [null, 'Revised:', spec.revised ?? ''],
    [null, 'Status:', 'Published'], [null, 'Contact:', 'nobody'], [],
  ];
  const sheet = (headings: string[], values: (split: readonly [number, number, number]) => number[], withBeds: boolean): Rows => {
    const second = withBeds && beds !== null;
    const gap: Cell[] = [null, ...before.map(() => null), null, null];
    return [
      ...meta(),
      second ? [...gap, 'Delayed Days', ...headings.slice(1).map(() => null), null, beds] : [],
      [null, ...before, 'Code', 'Name', ...headings, ...(second ? [null, ...headings] : [])],
      ...all.map((area): Cell[] => {
        if (area === null) return [];
        const [code, name, split] = area;
        const cells: Cell[] = split ? values(split) : [...headings.slice(1).map(() => '-'), 0];
        const bedCells = cells.map((cell) => (typeof cell === 'number' ? cell / days : cell));
        return [null, ...before.map((h) => (h === null ? null : '-')), code, name, ...cells, ...(second ? [null, ...bedCells] : [])];
      }),
    ];
  };
  const total = ([nhs, social, both]: readonly [number, number, number]): number => nhs + social + both;
  const reasons = layout === 'la-type-b-2017' || layout === 'la-type-b-2019' ? [...REASONS, 'O'] : REASONS;
  const sheets = {
    england: [
      ...meta(),
      [null, 'England Level Data'],
      [null, 'Type of Care', 'Reason for Delay', 'NHS', 'Social Care', 'Both'],
      [null, 'Acute', '-', ...sum], [null, 'Non-Acute', '-', 0, 0, 0], [],
      ...['Acute', 'Non-Acute'].flatMap((care) => reasons.filter((r) => r !== 'O' || care === 'Non-Acute').map((reason, index): Cell[] => {
        const acute = care === 'Acute';
        const row: Cell[] = reason === 'C' ? [acute ? sum[0] : 0, 'NA', 'NA'] : reason === 'E' ? [0, acute ? sum[1] : 0, acute ? sum[2] : 0] : [0, reason === 'I' ? 'NA' : 0, ['Di', 'G', 'H', 'I'].includes(reason) ? 'NA' : 0];
        return [null, index === 0 ? care : null, `${reason}) A reason`, ...row];
      })),
    ],
    care: sheet(['Acute', 'Non-Acute', 'Total'], (split) => [total(split), 0, total(split)], true),
    organisation: sheet(['NHS', 'Social Care', 'Both', 'Total'], (split) => [...split, total(split)], true),
    reason: sheet(
      [...reasons.map((reason) => `${reason}) A reason`), 'Total'],
      (split) => [...reasons.map((reason) => (reason === 'C' ? split[0] : reason === 'E' ? split[1] + split[2] : 0)), total(split)],
      false,
    ),
  };
  const names = { england: 'England', care: 'LA - by type of care', organisation: 'LA - by responsible org', reason: 'LA - by reason' };
  const book = utils.book_new();
  for (const kind of ['england', 'care', 'organisation', 'reason'] as const) {
    if (spec.leaveOut?.includes(kind)) continue;
    const rows = spec.change?.[kind]?.(sheets[kind]) ?? sheets[kind];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), names[kind]);
  }
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}
