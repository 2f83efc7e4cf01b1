import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSheets } from '../../src/read/xls/biff8.ts';
import { oracleSheets } from '../support/oracle-sheets.ts';
import { describeReal, workbooks } from '../support/shared.ts';

describeReal('the reader of workbooks', () => {
  it.each(workbooks())('reads %s as another reader does, cell for cell', (path) => {
    const bytes = readFileSync(path);
    const oracle = oracleSheets(bytes);
    const sheets = readSheets(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([...oracle.keys()]);
    let cells = 0;
    for (const sheet of sheets) {
      const rows = oracle.get(sheet.name)!;
      for (let row = 0; row < Math.max(sheet.rows, rows.length); row += 1) {
        for (let column = 0; column < Math.max(sheet.columns, rows[row]?.length ?? 0); column += 1) {
          const expected = rows[row]?.[column] ?? null;
          if (sheet.cell(row, column) !== expected) expect([sheet.name, row, column, sheet.cell(row, column)]).toEqual([sheet.name, row, column, expected]);
          cells += expected === null ? 0 : 1;
        }
      }
    }
    expect(cells).toBeGreaterThan(4000);
  });
});
