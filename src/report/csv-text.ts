/**
 * A row of CSV. Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are written whole,
 * in the shortest form that reads back the same, and null as an empty cell. A lone dash is a code, and harmless.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+@\t\r]|^-./.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
