import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import { seekHeadings, type Recognised } from '../../src/read/headings.ts';
import type { ExtractLayout } from '../../src/read/layouts.ts';
import { joinHalves, scanPart, type Part } from '../../src/read/scan/halves.ts';
import { monthsOfFile } from '../../src/read/scan/months.ts';
import { scanText } from '../../src/read/scan/scan-text.ts';
import { inStyle, shapes, styles, writtenExtract, type Style } from '../support/extracts.ts';
import { PROGRAMS } from '../support/io.ts';
import { plainReading, plainReturn } from '../support/readings.ts';
import { describeReal, EXTRACTS } from '../support/shared.ts';

/** Both ways of reading, held equal: to the figure, the line and the finding. */
async function holdEqual(content: Buffer | string, chunk?: number): Promise<void> {
  expect(await plainReading(content, { ...(chunk === undefined ? {} : { chunk }) })).toEqual(await plainReading(content, { once: true }));
}

/** What the scan itself says of a text. */
async function scanned(content: Buffer | string, order: 'one by one' | 'mixed' = 'one by one'): Promise<'odd' | 'mixed' | 'read'> {
  const bytes = Buffer.from(content);
  const chunks = (async function* one(): AsyncGenerator<Uint8Array> { yield await Promise.resolve(bytes); })();
  const said = await scanText(chunks, { file: 'x.csv', findings: newFindingLog(), watch: null }, order, null);
  return typeof said === 'string' ? said : 'read';
}

const sizes = fc.integer({ min: 9, max: 700 });

describe('rows read as bytes, against rows read as records', () => {
  it('are the same where nothing is to be said of them, in any quoting, line ends and chunks', async () => {
    await fc.assert(fc.asyncProperty(shapes, styles, sizes, async (shape, style, chunk) => {
      const { head, rows } = writtenExtract(shape);
      const text = inStyle(head, rows, style);
      expect(await scanned(text)).toBe('read');
      await holdEqual(text, chunk);
    }), { numRuns: 150 });
  });

  it('are the same in any order', async () => {
    await fc.assert(fc.asyncProperty(shapes, styles, fc.infiniteStream(fc.nat()), async (shape, style, random) => {
      const { head, rows } = writtenExtract(shape);
      for (let last = rows.length - 1; last > 0; last -= 1) {
        const other = random.next().value! % (last + 1);
        [rows[last], rows[other]] = [rows[other]!, rows[last]!];
      }
      const text = inStyle(head, rows, style);
      expect(await scanned(text, 'mixed')).toBe('read');
      await holdEqual(text);
    }), { numRuns: 100 });
  });

  it('are the same where a cell, a row or a line is damaged', async () => {
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('cell' as const), with: fc.constantFrom('', '-', 'x', '-1', '1.5', '7.0', ' 7', '1,204', '1e2', '1234567890', '00', 'a"b', 'a\nb', 'a\r\nb', '"', '\u00e9', 'MSitDT-May-2019', '812', '"812"') }),
      fc.record({ kind: fc.constantFrom('twice' as const, 'gone' as const, 'short' as const, 'long' as const, 'blank' as const, 'commas' as const, 'raw' as const, 'again' as const) }),
    );
    await fc.assert(fc.asyncProperty(shapes, styles, fc.array(fc.tuple(damage, fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }), sizes, async (shape, style, damages, chunk) => {
      const { head, rows } = writtenExtract(shape);
      const raw: string[] = [];
      for (const [how, r, c] of damages) {
        const row = rows[r % rows.length]!;
        if (how.kind === 'cell') row[c % row.length] = how.with;
        else if (how.kind === 'twice') rows.push([...row]);
        else if (how.kind === 'gone') rows.splice(r % rows.length, rows.length > 1 ? 1 : 0);
        else if (how.kind === 'short') row.pop();
        else if (how.kind === 'long') row.push('0');
        else if (how.kind === 'blank') rows.splice(r % rows.length, 0, ['']);
        else if (how.kind === 'commas') rows.splice(r % rows.length, 0, row.map(() => ''));
        else if (how.kind === 'again') rows.splice(r % rows.length, 0, ...head.slice(-1).map((line) => line.split(',')));
        else raw.push(c % 2 === 0 ? 'a,"b' : 'x\ry');
      }
      await holdEqual(inStyle(head, rows, style) + raw.join(''), chunk);
    }), { numRuns: 400 });
  });

  it.each([0, 1, 5, 40, 63])('are the same with a last row that ends anywhere: %i bytes short', async (short) => {
    const { head, rows } = writtenExtract({ layout: 'extract-2018', months: [24230 as never], pairs: [{ provider: 'R1', code: '812', name: 'HAMPSHIRE' }], days: [0, 7, 30] });
    for (const end of ['\n', '\r\n'] as const) {
      const text = inStyle(head, rows, { quotes: 'needed', end, lastEnd: true, mark: false });
      await holdEqual(text.slice(0, text.length - short), 50);
    }
  });
});

describe('rows read in two threads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dtoc-halves-'));
  const path = join(folder, 'x.csv');

  /** The same file, its rows in two parts that meet in front of a row, as one thread reads it and as two do. */
  async function holdHalves(head: readonly string[], rows: readonly (readonly string[])[], style: Style, meet: number): Promise<string> {
    const [whole, before, first] = [rows, [], rows.slice(0, meet)].map((some) => Buffer.from(inStyle(head, some, { ...style, lastEnd: true })));
    writeFileSync(path, whole!);
    const findings = newFindingLog();
    const record = head.at(-1)!.split(',');
    const recognised = seekHeadings({ file: 'x.csv', findings, watch: null }).take(record, head.length) as Recognised;
    const opening = { layout: recognised.layout as ExtractLayout, columns: recognised.columns, line: head.length, crlf: style.end === '\r\n' };
    const part = (from: number, to: number, line: number, open: 'first' | 'last'): Part => ({ opening: { ...opening, line }, path, from, to, open });
    const a = scanPart(part(before!.length, first!.length, head.length, 'last'));
    const b = scanPart(part(first!.length, whole!.length, 0, 'first'));
    const months = monthsOfFile('x.csv', opening.layout, opening.columns.heading);
    const state = joinHalves(a, b, opening.layout, months);
    const { returns, findings: said } = await plainReading(whole!, { once: true });
    // Where something is to be said the halves are not put together, and where nothing is they are as one.
    if (state !== 'mixed') expect(state).toBe(said.length === 0 ? 'more' : 'odd');
    if (state === 'more') expect(months.returns([...a.cells, ...b.cells]).map(plainReturn)).toEqual(returns);
    return state;
  }

  it('are the same wherever the parts meet', async () => {
    await fc.assert(fc.asyncProperty(shapes, styles, fc.nat(), async (shape, style, where) => {
      const { head, rows } = writtenExtract(shape);
      expect(await holdHalves(head, rows, style, 1 + (where % (rows.length - 1)))).toBe('more');
    }), { numRuns: 150 });
  });

  it('are for the reader of records where a row is lost that there has to be, or doubled, wherever that is and where the parts meet', async () => {
    await fc.assert(fc.asyncProperty(shapes, styles, fc.nat(), fc.nat(), fc.boolean(), fc.boolean(), async (shape, style, where, which, lost, there) => {
      const { head, rows } = writtenExtract({ ...shape, months: shape.months.slice(0, 2) });
      const at = which % (rows.length - 1);
      rows.splice(at, lost ? 1 : 0, ...(lost ? [] : [rows[at]!]));
      await holdHalves(head, rows, style, there ? at + 1 : 1 + (where % (rows.length - 1)));
    }), { numRuns: 150 });
  });

  it('see months that come back', async () => {
    const { head, rows } = writtenExtract({ layout: 'extract-2018', months: [24230 as never, 24231 as never, 24232 as never], pairs: [{ provider: 'R1', code: '812', name: 'HAMPSHIRE' }], days: [0, 7, 30] });
    const style = { quotes: 'needed', end: '\n', lastEnd: true, mark: false } as const;
    const size = rows.length / 3;
    expect(await holdHalves(head, [...rows.slice(0, size * 2), ...rows.slice(0, size), ...rows.slice(size * 2)], style, size * 2)).toBe('mixed');
  });

  it.each(['\n', '\r\n'] as const)('are the same in a thread of their own: %j', async (end) => {
    const months = [24230, 24231, 24232, 24233] as never[];
    const { head, rows } = writtenExtract({ layout: 'extract-2018', months, pairs: ['812', '319', '738'].map((code) => ({ provider: 'R, "1"', code, name: 'A, B' })), days: [0, 7, 30, 0, 0] });
    const bytes = Buffer.from(inStyle(head, rows, { quotes: 'needed', end, lastEnd: false, mark: true }));
    writeFileSync(path, bytes);
    const chunks = (async function* one(): AsyncGenerator<Uint8Array> { yield await Promise.resolve(bytes); })();
    const threads = { file: { path, size: bytes.length }, worker: join(PROGRAMS, 'extract-worker.cjs') };
    const said = await scanText(chunks, { file: 'x.csv', findings: newFindingLog(), watch: null }, 'one by one', threads, 0);
    expect(typeof said === 'string' ? said : said.returns.map(plainReturn)).toEqual((await plainReading(bytes, { once: true })).returns);
  });
});

it('says what is not built, where two threads are wanted and one of them is missing', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'dtoc-halves-')), 'x.csv');
  const { head, rows } = writtenExtract({ layout: 'extract-2018', months: [24230 as never], pairs: [{ provider: 'R1', code: '812', name: 'HAMPSHIRE' }], days: [0, 7, 30] });
  const bytes = Buffer.from(inStyle(head, rows, { quotes: 'needed', end: '\n', lastEnd: true, mark: false }));
  writeFileSync(path, bytes);
  const chunks = (async function* one(): AsyncGenerator<Uint8Array> { yield await Promise.resolve(bytes); })();
  const plain = { file: { path, size: bytes.length }, worker: join(PROGRAMS, 'none.cjs') };
  await expect(scanText(chunks, { file: 'x.csv', findings: newFindingLog(), watch: null }, 'one by one', plain, 0)).rejects.toThrow('is not built');
});

describe('rows read as bytes', () => {
  const many = (providers: number, codes: number, names = codes): string => {
    const pairs = Array.from({ length: Math.max(providers, codes) }, (_, index) => ({ provider: `R${index % providers}`, code: String(100 + (index % codes)), name: `NAME ${index % names}` }));
    const { head, rows } = writtenExtract({ layout: 'extract-2010', months: [24200 as never], pairs, days: [0, 0, 3, 0, 1] });
    return inStyle(head, rows, { quotes: 'needed', end: '\n', lastEnd: true, mark: false });
  };

  it('grow with providers, councils and names, and mistake none for another', async () => {
    const text = many(3000, 2500);
    expect(await scanned(text)).toBe('read');
    await holdEqual(text);
  });

  it('leave more councils than there can be to the reader of records', async () => {
    const text = many(4200, 4200);
    expect(await scanned(text)).toBe('odd');
    await holdEqual(text);
  });

  it.each([[40_000, 1 << 20], [200_000, 1 << 14]])('leave a row of %i bytes to the reader of records, in chunks of %i', async (size, chunk) => {
    const text = many(2, 2).replace('NAME 0', 'N'.repeat(size));
    expect(await scanned(text)).toBe('odd');
    await holdEqual(text, chunk);
  });

  it('are the same unzipped, and with a hash of the file', async () => {
    const zipped = gzipSync(many(3, 3));
    const [bytes, records] = [await plainReading(zipped, { hash: true }), await plainReading(zipped, { hash: true, once: true })];
    expect(bytes).toEqual(records);
  });
});

describeReal('extracts as published', () => {
  it.each([['2018-04', 'odd'], ['2019-04', 'read'], ['2019-05', 'read'], ['2019-06', 'read']])('are the same, rows read as bytes or as records: %s, %s', async (month, how) => {
    const bytes = readFileSync(join(EXTRACTS, `${month}.csv`));
    expect(await scanned(bytes)).toBe(how);
    await holdEqual(bytes, 1 << 19);
  });

  it('are the same as one file, and with its rows in another order', async () => {
    const [head, ...rest] = readFileSync(join(EXTRACTS, '2019-04.csv'), 'latin1').trimEnd().split('\n');
    const rows = [...rest, ...['2019-05', '2019-06'].flatMap((month) => readFileSync(join(EXTRACTS, `${month}.csv`), 'latin1').trimEnd().split('\n').slice(1))];
    await holdEqual(Buffer.from([head, ...rows, ''].join('\n'), 'latin1'));
    const shuffled = rows.map((row, index) => [row, (index * 7919) % rows.length] as const).sort(([, a], [, b]) => a - b).map(([row]) => row);
    const text = Buffer.from([head, ...shuffled, ''].join('\n'), 'latin1');
    expect([await scanned(text), await scanned(text, 'mixed')]).toEqual(['mixed', 'read']);
    await holdEqual(text);
  });
});
