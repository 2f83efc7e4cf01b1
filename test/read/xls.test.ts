import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { readSheets } from '../../src/read/xls/biff8.ts';
import { CompoundFileError } from '../../src/read/xls/compound-file.ts';
import { cellName } from '../../src/read/xls/sheet.ts';
import { oracleSheets } from '../support/oracle-sheets.ts';
import { describeReal, workbook } from '../support/shared.ts';
import { workbookBytes } from '../support/workbook.ts';

const damaged = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 });

/** Reads it or refuses it; anything else that is thrown is a bug. */
function attempt(bytes: Buffer): void {
  try {
    readSheets(bytes);
  } catch (error) {
    if (!(error instanceof CompoundFileError)) throw error;
  }
}

describe('a workbook', () => {
  it('is read as another reader does, whatever its cells hold', () => {
    const cell = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string({ maxLength: 40 }), fc.boolean(), fc.constant(null));
    fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { minLength: 1, maxLength: 40 }), (rows) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet');
      const bytes = write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer;
      const [sheet] = readSheets(bytes);
      for (const [r, row] of oracleSheets(bytes).get('Sheet')!.entries()) for (const [c, value] of row.entries()) expect(sheet!.cell(r, c)).toBe(value);
    }), { numRuns: 60 });
  });

  it('that is damaged is read or refused, and never more', () => {
    const bytes = workbookBytes();
    fc.assert(fc.property(damaged, (changes) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changes) copy[at % copy.length] = value;
      attempt(copy);
    }), { numRuns: 500 });
  });

  it('that is cut anywhere is refused or read, and never more', () => {
    const bytes = workbookBytes();
    for (let length = 0; length < bytes.length; length += 173) attempt(bytes.subarray(0, length));
  });

  it.each([
    ['sectors in a circle', (b: Buffer): void => { const fat = (b.readUInt32LE(76) + 1) * 512; for (let i = 0; i < 128; i += 1) b.writeUInt32LE(i, fat + i * 4); }],
    ['sectors of no size', (b: Buffer): void => { b.writeUInt16LE(31, 30); }],
    ['a directory that is nowhere', (b: Buffer): void => { b.writeUInt32LE(0x00ffffff, 48); }],
  ])('with %s is refused', (_, harm) => {
    const bytes = Buffer.from(workbookBytes());
    harm(bytes);
    expect(() => readSheets(bytes)).toThrow(CompoundFileError);
  });
});

describeReal('a real workbook', () => {
  it('that is damaged is read or refused, and never more', () => {
    const bytes = readFileSync(workbook('2017-09'));
    fc.assert(fc.property(damaged, (changes) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changes) copy[at % copy.length] = value;
      attempt(copy);
    }), { numRuns: 300 });
  });
});

it.each([[0, 0, 'A1'], [16, 3, 'D17'], [0, 25, 'Z1'], [0, 26, 'AA1'], [13, 701, 'ZZ14'], [0, 702, 'AAA1']])('row %i, column %i is %s', (row, column, name) => {
  expect(cellName(row, column)).toBe(name);
});
