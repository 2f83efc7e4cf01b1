import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCell, readByReference, readRecords, type CsvFailure } from '../../src/read/csv.ts';
import { newScanner } from '../../src/read/csv-scanner.ts';

interface Read {
  readonly records: readonly (readonly [number, readonly string[]])[];
  readonly failure: CsvFailure | null;
}

// eslint-disable-next-line @typescript-eslint/require-await -- it stands for a stream
async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(how: typeof readRecords, text: string, size: number, most = Infinity): Promise<Read> {
  const records: [number, readonly string[]][] = [];
  const failure = await how(chunksOf(text, size), (record, line) => {
    records.push([line, [...record]]);
    return records.length < most;
  });
  return { records, failure };
}

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z 0-9.]{0,6}$/) },
  { weight: 2, arbitrary: fc.constantFrom('"a,b"', '"say ""so"""', '""', '"two\nlines"', 'Barnet', '"x"', '"\n\n"') },
  { weight: 1, arbitrary: fc.constantFrom('a"b', '"a"b', '"open', ' "x"', 'a\rb', '"a\r\nb"', '\u00e9', '"""', '\r') },
);
const wellFormed = fc.oneof(fc.stringMatching(/^[a-z 0-9.]{0,6}$/), fc.constantFrom('"a,b"', '"say ""so"""', '""', '"two\nlines"', '"x"', '"\n\n"', '\u00e9'));
const text = (of: fc.Arbitrary<string>, breaks: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.tuple(fc.array(fc.tuple(fc.array(of, { minLength: 0, maxLength: 4 }), breaks), { maxLength: 8 }), fc.boolean())
  .map(([lines, open]) => lines.map(([cells, end], index) => cells.join(',') + (open && index === lines.length - 1 ? '' : end)).join(''));

it.each([
  ['ASCII', 'WIRRAL', 'WIRRAL'],
  ['UTF-8', 'C\xc3\x94T\xc3\x89 \xe2\x80\x93', 'C\u00d4T\u00c9 \u2013'],
  ['Windows-1252', 'ST JAMES\x92S \x96 C\xd4T\xc9', 'ST JAMES\u2019S \u2013 C\u00d4T\u00c9'],
])('a cell of %s', (_, bytes, text) => {
  expect(decodeCell(bytes)).toBe(text);
});

describe('CSV by commas and line breaks, against csv-parse', () => {
  it('gives the same records on the same lines where all lines end alike', async () => {
    await fc.assert(fc.asyncProperty(text(wellFormed, fc.constantFrom('\n', '\n\n')), fc.integer({ min: 1, max: 20 }), async (csv, size) => {
      expect(await read(readRecords, csv, size)).toEqual(await read(readByReference, csv, 1 << 16));
    }), { numRuns: 1000 });
    await fc.assert(fc.asyncProperty(text(wellFormed.filter((of) => !of.includes('\n')), fc.constantFrom('\r\n', '\r\n\r\n')), fc.integer({ min: 1, max: 20 }), async (csv, size) => {
      expect(await read(readRecords, csv, size)).toEqual(await read(readByReference, csv, 1 << 16));
    }), { numRuns: 1000 });
  });

  it('gives the same records, and the same failure, whatever the text and the chunks', async () => {
    await fc.assert(fc.asyncProperty(text(cell, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n')), fc.integer({ min: 1, max: 20 }), async (csv, size) => {
      const [fast, slow] = [await read(readRecords, csv, size), await read(readByReference, csv, 1 << 16)];
      // Where line breaks are mixed, or lines empty, csv-parse alone counts lines another way.
      const cells = ({ records }: Read): unknown => records.map(([, record]) => record);
      expect([cells(fast), fast.failure?.what]).toEqual([cells(slow), slow.failure?.what]);
    }), { numRuns: 3000 });
  });

  it('stops as early', async () => {
    await fc.assert(fc.asyncProperty(text(wellFormed, fc.constant('\n')), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), async (csv, size, most) => {
      expect((await read(readRecords, csv, size, most)).records).toEqual((await read(readByReference, csv, 1 << 16, most)).records);
    }), { numRuns: 300 });
  });

  it.each(['\n', '\r\n'])('takes well-formed text apart by itself, to the end: %j', (end) => {
    fc.assert(fc.property(text(wellFormed.filter((of) => end === '\n' || !of.includes('\n')), fc.constant(end)), (csv) => {
      const scanner = newScanner(() => true, 1000);
      expect([scanner.take(Buffer.from(csv, 'latin1')), scanner.end(), scanner.left()]).toEqual(['more', 'more', '']);
    }));
  });

  it('leaves a record that is too long to csv-parse, which says so', async () => {
    const long = `a,b\n${'x'.repeat(1 << 21)},c\n`;
    expect((await read(readRecords, long, 1 << 16)).failure).toEqual({ line: 2, what: 'a row of more than 1048576 bytes' });
    expect((await read(readRecords, long, 1 << 23)).failure).toEqual({ line: 2, what: 'a row of more than 1048576 bytes' });
  });

  it('hands on what a reader of records throws', async () => {
    await expect(readRecords(chunksOf('a\nb\n', 2), () => { throw new Error('enough'); })).rejects.toThrow('enough');
  });
});
