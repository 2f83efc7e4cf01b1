/** A worksheet as values: what stands in each cell, by row and column from 0. */
export interface Sheet {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Null for an empty cell; errors of Excel's as `#error`. */
  cell(row: number, column: number): string | number | null;
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
