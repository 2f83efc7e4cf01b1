import { read } from '@e965/xlsx';

/** A worksheet as values: what stands in each cell, by row and column from 0. */
export interface Sheet {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  cell(row: number, column: number): string | number | null;
}

/** The sheets of a BIFF8 workbook, values only. Throws what the library throws on a file that is none. */
export function readSheets(bytes: Buffer): Sheet[] {
  const book = read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false });
  return book.SheetNames.map((name) => {
    const data = (book.Sheets[name]?.['!data'] ?? []) as ({ t?: string; v?: string | number | boolean | Date } | undefined)[][];
    return {
      name,
      rows: data.length,
      columns: data.reduce((most, row) => Math.max(most, row.length), 0),
      cell(row, column) {
        const cell = data[row]?.[column];
        if (cell?.v === undefined || cell.t === 'z') return null;
        if (cell.t === 'e') return '#error';
        if (typeof cell.v === 'number') return cell.v;
        const text = typeof cell.v === 'string' ? cell.v : String(cell.v);
        return text === '' ? null : text;
      },
    };
  });
}

export function textAt(sheet: Sheet, row: number, column: number): string {
  const value = sheet.cell(row, column);
  return value === null ? '' : String(value).trim();
}

/** `D17` for row 16, column 3. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
