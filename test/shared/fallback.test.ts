import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BookType } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import { returnOfSheets } from '../../src/read/workbook.ts';
import { OlderWorkbookError, readSheets } from '../../src/read/xls/biff8.ts';
import { readByLibrary } from '../../src/read/xls/library.ts';
import type { Sheet } from '../../src/read/xls/sheet.ts';
import { readBytes } from '../support/read.ts';
import { rewritten } from '../support/rewrite.ts';
import { describeReal, WORKBOOKS, workbooks } from '../support/shared.ts';

/** The first cell in which two readings differ, and both its values; null where none does. */
function difference(one: readonly Sheet[], other: readonly Sheet[]): object | null {
  for (const [index, sheet] of one.entries()) {
    const twin = other[index]!;
    for (let row = 0; row < Math.max(sheet.rows, twin.rows); row += 1) {
      for (let column = 0; column < Math.max(sheet.columns, twin.columns); column += 1) {
        const values = [sheet.cell(row, column), twin.cell(row, column)];
        if (values[0] !== values[1]) return { sheet: sheet.name, row, column, values };
      }
    }
  }
  return null;
}

/** As a workbook of Excel 95 is written here: in ASCII, 255 characters to a cell. No cell of a return's but a note has more. */
function older(sheet: Sheet): Sheet {
  const cell: Sheet['cell'] = (row, column) => {
    const value = sheet.cell(row, column);
    return typeof value === 'string' ? value.slice(0, 255).replace(/[^\0-\x7f]/g, '_') : value;
  };
  return { ...sheet, cell };
}

/** Figures, places and findings, as one text: there are some ten thousand. */
function told(sheets: readonly Sheet[]): string {
  const findings = newFindingLog();
  const { figures, watched, period, edition, layout } = returnOfSheets(sheets, { file: 'x', findings, watch: 'all' })!;
  const plain = (_: string, value: unknown): unknown => (value instanceof Map || value instanceof Set ? [...value as Iterable<unknown>] : value);
  return JSON.stringify({ figures, watched, period, edition, layout, findings: findings.kept }, plain);
}

function byLibrary(bytes: Buffer): Sheet[] {
  return readByLibrary(bytes).map(({ name, rows }) => ({ name, rows: rows.length, columns: Math.max(0, ...rows.map((row) => row.length)), cell: (row, column) => rows[row]?.[column] ?? null }));
}

function streamOf(bytes: Buffer): Buffer {
  try {
    readSheets(bytes);
  } catch (error) {
    if (error instanceof OlderWorkbookError) return error.stream;
  }
  throw new Error('it is not of Excel 95');
}

describeReal('the reader of other workbooks', () => {
  it.each(workbooks())('reads %s as .xlsx and of Excel 95 as the .xls, cell for cell', (path) => {
    const bytes = readFileSync(path);
    const own = readSheets(bytes);
    const [asXlsx, asOlder] = [byLibrary(rewritten(bytes, 'xlsx')), byLibrary(streamOf(rewritten(bytes, 'biff5')))];
    expect([difference(own, asXlsx), difference(own.map(older), asOlder)]).toEqual([null, null]);
    for (const sheets of [asXlsx, asOlder]) expect(sheets.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
    expect([told(asXlsx) === told(own), told(asOlder) === told(own.map(older))]).toEqual([true, true]);
  });

  describe.each<BookType>(['xlsx', 'xlsb', 'ods', 'biff5'])('in its worker, as %s', (kind) => {
    it('gives the figures and findings of the .xls', async () => {
      const bytes = readFileSync(join(WORKBOOKS, '2017-09.xls'));
      const [asXls, asOther] = [await readBytes({ x: bytes }), await readBytes({ x: rewritten(bytes, kind) })];
      expect(asOther.findings).toEqual(asXls.findings);
      expect(asOther.returns.map(({ figures, edition, names }) => ({ figures, edition, names }))).toEqual(asXls.returns.map(({ figures, edition, names }) => ({ figures, edition, names })));
    });
  });

  it('is not needed for one real .xls', async () => {
    const files = Object.fromEntries(workbooks().map((path) => [basename(path), readFileSync(path)]));
    const { returns, findings } = await readBytes(files, { programs: '/nowhere' });
    expect([returns.length, findings.filter(({ code }) => code === 'DTOC-101')]).toEqual([workbooks().length, []]);
  });
});
