import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { readSheets } from '../../src/read/xls/biff8.ts';
import { CompoundFileError } from '../../src/read/xls/compound-file.ts';
import { cellName } from '../../src/read/xls/sheet.ts';
import { oracleSheets } from '../support/oracle-sheets.ts';
import { containers } from '../support/rewrite.ts';
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

/** A record of BIFF: its type, its length and its bytes, as words of 16 bits. */
function record(type: number, ...words: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.of(type, words.length * 2, ...words).buffer);
}

/** A workbook with a sheet of these records, which it may name more than once. */
function workbookOf(records: readonly Buffer[], times = 1): Buffer {
  // Its name: five letters of one byte each.
  const name = Array.from(new Uint16Array(Uint8Array.from(Buffer.from('\x05\x00Sheet\x00', 'latin1')).buffer));
  const globals = (offset: number): Buffer => Buffer.concat([record(0x0809, 0x0600, 0x0005, 0, 0), ...Array<Buffer>(times).fill(record(0x0085, offset, 0, 0, ...name)), record(0x000a)]);
  const sheet = Buffer.concat([record(0x0809, 0x0600, 0x0010, 0, 0), ...records, record(0x000a)]);
  const container = containers.utils.cfb_new();
  containers.utils.cfb_add(container, '/Workbook', Buffer.concat([globals(globals(0).length), sheet]));
  return containers.write(container, { type: 'buffer' });
}

const NUMBER = 0x0203;
const half = [0, 0, 0, 0x3fe0] as const;

describe('the records of a sheet', () => {
  it('are read up to their own end', () => {
    const [sheet] = readSheets(workbookOf([record(NUMBER, 0, 0, 0, ...half), record(NUMBER, 2, 1, 0, ...half)]));
    expect([sheet!.rows, sheet!.columns, sheet!.cell(0, 0), sheet!.cell(1, 0), sheet!.cell(2, 1)]).toEqual([3, 2, 0.5, null, 0.5]);
    for (const short of [record(NUMBER, 0, 0), record(NUMBER, 0, 0, 0, 0, 0), record(NUMBER, 0), record(0x00fd, 0, 0, 0), record(0x027e, 0, 0, 0), record(0x0006, 0, 0, 0), record(0x0205, 0, 0, 0)]) {
      expect(() => readSheets(workbookOf([short, record(NUMBER, 0, 0, 0, ...half)]))).toThrow('one of its records is cut short');
    }
  });

  it('make no more cells than a bounded number, be they few records', () => {
    const far = (rows: number): Buffer => workbookOf(Array.from({ length: rows }, (_, row) => record(NUMBER, row, 255, 0, ...half)));
    expect(readSheets(far(7000))[0]!.cell(6999, 255)).toBe(0.5);
    expect(() => readSheets(far(8000))).toThrow('more than 2000000 cells');
    const near = (rows: number): Buffer => workbookOf(Array.from({ length: rows }, (_, row) => record(NUMBER, row, 0, 0, ...half)));
    expect(readSheets(near(65_536))[0]!.rows).toBe(65_536);
  });

  it('are of one sheet alone', () => {
    const records = [record(NUMBER, 0, 0, 0, ...half)];
    expect(readSheets(workbookOf(records))).toHaveLength(1);
    expect(() => readSheets(workbookOf(records, 2))).toThrow('its sheets Sheet and Sheet are one');
  });

  it('are not those of a chart inside it', () => {
    const chart = [record(0x0809, 0x0600, 0x0020, 0, 0), record(NUMBER, 0, 0, 0, ...half), record(0x000a)];
    const [sheet] = readSheets(workbookOf([...chart, record(NUMBER, 1, 0, 0, ...half)]));
    expect([sheet!.rows, sheet!.cell(0, 0), sheet!.cell(1, 0)]).toEqual([2, null, 0.5]);
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
