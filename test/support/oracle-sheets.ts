import { read } from '@e965/xlsx';

/** The sheets of a workbook as another reader has them: by name, each a list of rows of values. */
export function oracleSheets(bytes: Buffer): Map<string, (string | number | null)[][]> {
  const book = read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false });
  return new Map(book.SheetNames.map((name) => {
    const data = (book.Sheets[name]?.['!data'] ?? []) as ({ t?: string; v?: string | number | boolean } | undefined)[][];
    return [name, Array.from(data, (row: (typeof data)[number] | undefined) => Array.from(row ?? [], (cell): string | number | null => {
      if (cell?.v === undefined || cell.t === 'z' || cell.v === '') return null;
      if (cell.t === 'e') return '#error';
      return typeof cell.v === 'number' ? cell.v : String(cell.v);
    }))];
  }));
}
