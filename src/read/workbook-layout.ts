import { cutOf, type Cut } from '../domain/cut.ts';
import { TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET } from '../domain/figures.ts';
import { reasonOfHeading } from '../reference/reasons.ts';
import { normal, sameHeading, WORKBOOK_LAYOUTS, type WorkbookLayout } from './layouts.ts';
import { textAt, type Sheet } from './xls/sheet.ts';

/** What a sheet by area cuts the days by; or England's sheet, by all three at once. */
export type SheetKind = 'organisation' | 'care' | 'reason' | 'england';

/** A sheet recognised by its headings, with the column of everything that it holds. */
export interface SheetLayout {
  readonly sheet: Sheet;
  readonly kind: SheetKind;
  /** Row of the headings, from 0. */
  readonly header: number;
  readonly columns: ReadonlyMap<Cut, number>;
  /** Average delayed beds, beside the days since April 2017. */
  readonly beds: ReadonlyMap<Cut, number>;
  /** Column of the first heading, from 0. */
  readonly first: number;
  readonly code: number;
  readonly name: number;
  readonly layout: WorkbookLayout | null;
  /** Headings that the sheet should have and has not. */
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
}

const HEADER_WITHIN_ROWS = 40;
const MOST_COLUMNS = 64;

const HEADINGS_OF = {
  organisation: [
    ['NHS', cutOf('all', 'all', 'nhs')],
    ['Social Care', cutOf('all', 'all', 'social-care')],
    ['Both', cutOf('all', 'all', 'both')],
    ['Total', cutOf('all', 'all', 'all')],
  ],
  care: [
    ['Acute', cutOf('acute', 'all', 'all')],
    ['Non-Acute', cutOf('non-acute', 'all', 'all')],
    ['Total', TOTAL_BY_CARE_SHEET],
  ],
} as const;

/** A row of texts, and the first column of each heading, by what it says. */
interface HeadingRow {
  readonly texts: readonly string[];
  readonly columnOf: (heading: string) => number | undefined;
}

function headingsIn(sheet: Sheet, row: number): HeadingRow {
  const texts = Array.from({ length: Math.min(sheet.columns, MOST_COLUMNS) }, (_, column) => textAt(sheet, row, column));
  const columns = new Map<string, number>();
  for (const [column, text] of texts.entries()) {
    if (text === '') continue;
    const heading = normal(text);
    if (!columns.has(heading)) columns.set(heading, column);
  }
  return { texts, columnOf: (heading) => columns.get(normal(heading)) };
}

/** Recognises a sheet by what its headings say; null for one that holds no figures of this return (`Data Quality`). */
export function recogniseSheet(sheet: Sheet): SheetLayout | null {
  for (let row = 0; row < Math.min(sheet.rows, HEADER_WITHIN_ROWS); row += 1) {
    const headings = headingsIn(sheet, row);
    const at = (first: string, second: string): [number, number] | null => {
      const [a, b] = [headings.columnOf(first), headings.columnOf(second)];
      return a === undefined || b === undefined ? null : [a, b];
    };
    const england = at('Type of Care', 'Reason for Delay');
    if (england) return englandSheet(sheet, row, headings, ...england);
    const area = at('Code', 'Name');
    if (area) return areaSheet(sheet, row, headings, ...area);
  }
  return null;
}

function englandSheet(sheet: Sheet, header: number, { texts }: HeadingRow, code: number, name: number): SheetLayout {
  const { columns, missing, doubled } = place(HEADINGS_OF.organisation.slice(0, 3), texts.map((text, column) => ({ text, column })));
  return { sheet, kind: 'england', header, columns, beds: new Map(), missing, doubled, layout: null, first: texts.findIndex((text) => text !== ''), code, name };
}

function areaSheet(sheet: Sheet, header: number, headings: HeadingRow, code: number, name: number): SheetLayout {
  const blocks = blocksAfter(name, headings.texts);
  const titleOf = (block: readonly Heading[]): string => (header > 0 && block[0] ? textAt(sheet, header - 1, block[0].column) : '');
  const bedsTitles = WORKBOOK_LAYOUTS.flatMap((layout) => layout.beds ?? []);
  const bedsBlock = blocks.find((block) => bedsTitles.some((title) => sameHeading(titleOf(block), title)));
  const daysBlock = blocks.find((block) => sameHeading(titleOf(block), 'Delayed Days')) ?? blocks.find((block) => block !== bedsBlock) ?? [];
  const kind = kindOf(daysBlock);
  const expected = kind === 'reason' ? reasonHeadings(daysBlock) : HEADINGS_OF[kind];
  const { columns, missing, doubled } = place(expected, daysBlock);
  const averages = bedsBlock ? place(expected, bedsBlock) : { columns: new Map<Cut, number>(), missing: [], doubled: [] };
  return {
    sheet, kind, header, columns, code, name,
    missing: [...missing, ...averages.missing.map((heading) => `${heading}, of the beds`)],
    doubled: [...doubled, ...averages.doubled],
    first: headings.texts.findIndex((text) => text !== ''),
    beds: averages.columns,
    layout: layoutOf(headings, bedsBlock ? titleOf(bedsBlock) : null),
  };
}

interface Heading {
  readonly text: string;
  readonly column: number;
}

// Blocks of headings stand side by side, a blank column between them.
function blocksAfter(name: number, headings: readonly string[]): Heading[][] {
  const blocks: Heading[][] = [];
  let open = false;
  for (let column = name + 1; column < headings.length; column += 1) {
    const text = headings[column]!;
    if (text === '') open = false;
    else if (open) blocks.at(-1)!.push({ text, column });
    else {
      blocks.push([{ text, column }]);
      open = true;
    }
  }
  return blocks;
}

function kindOf(block: readonly Heading[]): Exclude<SheetKind, 'england'> {
  if (block.some(({ text }) => reasonOfHeading(text) !== undefined)) return 'reason';
  return block.some(({ text }) => sameHeading(text, 'Acute') || sameHeading(text, 'Non-Acute')) ? 'care' : 'organisation';
}

function reasonHeadings(block: readonly Heading[]): (readonly [string, Cut])[] {
  const named = block.flatMap(({ text }): (readonly [string, Cut])[] => {
    const reason = reasonOfHeading(text);
    return reason ? [[text, cutOf('all', reason, 'all')]] : [];
  });
  const cuts = new Set(named.map(([, cut]) => cut));
  const absent = (['A', 'B', 'C', 'Di', 'Dii', 'E', 'F', 'G', 'H', 'I'] as const)
    .filter((code) => !cuts.has(cutOf('all', code, 'all')))
    .map((code) => [`${code}) …`, cutOf('all', code, 'all')] as const);
  return [...named, ...absent, ['Total', TOTAL_BY_REASON_SHEET]];
}

function place(
  expected: readonly (readonly [string, Cut])[],
  block: readonly Heading[],
): { columns: Map<Cut, number>; missing: string[]; doubled: string[] } {
  const columns = new Map<Cut, number>();
  const missing: string[] = [];
  const doubled: string[] = [];
  for (const [heading, cut] of expected) {
    const found = block.filter(({ text }) => sameHeading(text, heading));
    if (found[0] === undefined) missing.push(heading);
    else if (found.length > 1 || columns.has(cut)) doubled.push(heading);
    else columns.set(cut, found[0].column);
  }
  return { columns, missing, doubled };
}

function layoutOf({ columnOf }: HeadingRow, beds: string | null): WorkbookLayout | null {
  const has = (heading: string): boolean => columnOf(heading) !== undefined;
  return WORKBOOK_LAYOUTS.find((layout) => has(layout.area)
    && layout.ons === has('ONS Geography')
    && (layout.beds === null ? beds === null : beds !== null && sameHeading(beds, layout.beds))) ?? null;
}
