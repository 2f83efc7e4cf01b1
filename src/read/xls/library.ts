import * as xlsx from '@e965/xlsx';
import { fromWindows1252 } from '../windows-1252.ts';
import type { Values } from './fallback.ts';
import { WorkbookError } from './workbook-error.ts';
import { unpack } from './zip.ts';

/** As for our own reader: what is beyond these is no return. */
const MOST_SHEETS = 64;
const MOST_COLUMNS = 256;
const MOST_ROWS = 65_536;
/** A long text stands once in the file and may be named by every cell: a published month has 0.1 million characters in all. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

// Results of formulas as they were saved, and dates as the numbers that they are.
const OPTIONS = { dense: true, cellFormula: false, cellHTML: false, cellText: false } as const;

/** The library takes an archive that is unpacked already, though its types do not say so: what unpacks is ours, and bounded. */
const { parse_zip: parseZip } = xlsx as unknown as {
  parse_zip: (archive: { FullPaths: string[]; FileIndex: { name: string; type: 2; content: Buffer }[] }, options: object) => xlsx.WorkBook;
};

/**
 * The worksheets of a zipped workbook, or of the stream of an older .xls, as another library reads them.
 * Throws a WorkbookError, or what the library throws, on damage.
 */
export function readByLibrary(bytes: Buffer): Values[] {
  const isZip = bytes.toString('latin1', 0, 2) === 'PK';
  const book = isZip ? parseParts(unpack(bytes)) : xlsx.read(bytes, { ...OPTIONS, type: 'buffer' });
  if (book.SheetNames.length > MOST_SHEETS) throw new WorkbookError(`it has more than ${MOST_SHEETS} sheets`);
  const budget = { characters: MOST_CHARACTERS };
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    // The library passes over a sheet on which it fails.
    if (sheet === undefined) throw new WorkbookError(`its sheet ${name} is damaged or missing`);
    const isWorksheet = sheet['!type'] === undefined || sheet['!type'] === 'sheet';
    // Before Excel 97 a character was a byte, which the library gives as it is.
    return isWorksheet ? [{ name, rows: valuesOf(name, sheet['!data'] ?? [], isZip ? asIs : fromWindows1252, budget) }] : [];
  });
}

function parseParts(parts: ReadonlyMap<string, Buffer>): xlsx.WorkBook {
  return parseZip({ FullPaths: [...parts.keys()], FileIndex: [...parts].map(([name, content]) => ({ name, type: 2, content })) }, { ...OPTIONS });
}

function asIs(text: string): string {
  return text;
}

// Rows and cells of the library's have gaps, of any width: what is there is listed, and the gaps are not walked.
function valuesOf(name: string, data: readonly xlsx.CellObject[][], textOf: (text: string) => string, budget: { characters: number }): Values['rows'][number][] {
  const rows: (string | number | null)[][] = [];
  for (const [rowText, cells] of Object.entries(data)) {
    for (const [columnText, cell] of Object.entries(cells)) {
      const [row, column, value] = [Number(rowText), Number(columnText), valueOf(cell, textOf)];
      if (value === null) continue;
      if (row >= MOST_ROWS) throw new WorkbookError(`its sheet ${name} has more than ${MOST_ROWS} rows`);
      if (column >= MOST_COLUMNS) throw new WorkbookError(`its sheet ${name} has a cell in column ${column + 1}`);
      budget.characters -= typeof value === 'string' ? value.length : 1;
      if (budget.characters < 0) throw new WorkbookError(`its cells hold more than ${MOST_CHARACTERS} characters`);
      (rows[row] ??= [])[column] = value;
    }
  }
  return Array.from(rows, (row: (typeof rows)[number] | undefined) => Array.from(row ?? [], (value: string | number | null | undefined) => value ?? null));
}

function valueOf({ t, v }: xlsx.CellObject, textOf: (text: string) => string): string | number | null {
  if (v === undefined || t === 'z' || v === '') return null;
  if (t === 'e') return '#error';
  return typeof v === 'number' ? v : textOf(String(v));
}
