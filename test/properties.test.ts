import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dtoc } from './support/io.ts';
import { describeReal, EXTRACTS, workbook, WORKBOOKS } from './support/shared.ts';

// Laws that hold of every report, on real returns.

const QUARTER = ['2017-07', '2017-08', '2017-09', '2017-02', '2016-09'].map(workbook);
const report = async (...args: string[]): Promise<string> => {
  const { out, code } = await dtoc(['report', ...args, '-f', 'csv']);
  expect(code).toBe(0);
  return out;
};

describeReal('a report is the same', () => {
  it('in whatever order the files come', async () => {
    const expected = await dtoc(['report', ...QUARTER, '-f', 'json']);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(QUARTER, { minLength: QUARTER.length }), async (files) => {
      expect(await dtoc(['report', ...files, '-f', 'json'])).toEqual(expected);
    }), { numRuns: 4 });
  });

  it.each([
    ['workbooks of every layout', [WORKBOOKS], '2017-18-Q2'], ['extracts', [EXTRACTS], '2019-20-Q1'], ['both at once', [WORKBOOKS, EXTRACTS], '2019-20-Q1'],
    ['a month across the boundary change', [workbook('2019-04'), workbook('2017-02')], '2019-04'],
  ])('after convert, figure for figure: %s', async (_, paths, period) => {
    const tidy = await dtoc(['convert', ...paths]);
    const { out, code } = await dtoc(['report', '-', '-p', period, '-f', 'csv'], { stdin: tidy.out });
    expect(code).toBe(0);
    expect(out).toBe(await report(...paths, '-p', period));
    expect((await dtoc(['convert', '-'], { stdin: tidy.out })).out).toBe(tidy.out);
  });

  it('from workbooks and from extracts of the same months', async () => {
    const books = ['2019-04', '2019-05', '2019-06'].map(workbook);
    const extracts = ['2019-04', '2019-05', '2019-06'].map((m) => join(EXTRACTS, `${m}.csv`));
    const fromBooks = await report(...books, '-p', '2019-20-Q1');
    expect(await report(...extracts, '-p', '2019-20-Q1')).toBe(fromBooks);
    expect(await report(...books, ...extracts, '-p', '2019-20-Q1')).toBe(fromBooks);
  });

  it('whatever the order of an extract\'s rows, and its line ends', async () => {
    const text = readFileSync(join(EXTRACTS, '2019-06.csv'), 'utf8');
    const [head, ...rows] = text.trimEnd().split('\n');
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-rows-'));
    const expected = await report(join(EXTRACTS, '2019-06.csv'), '-p', '2019-06');
    const reversed = join(folder, 'reversed.csv');
    writeFileSync(reversed, `${[head, ...rows.reverse()].join('\r\n')}\r\n`);
    expect(await report(reversed, '-p', '2019-06')).toBe(expected);
  });
});

describeReal('totals', () => {
  it('of councils and residents of elsewhere are England\'s, in every month and cut', async () => {
    const { out } = await dtoc(['convert', WORKBOOKS]);
    const sums = new Map<string, number>();
    const england = new Map<string, number>();
    for (const line of out.trimEnd().split('\n').slice(1)) {
      const [period, code, , care, reason, who, days] = line.replace(/"[^"]*"/, 'x').split(',') as [string, string, string, string, string, string, string];
      const key = [period, care, reason, who].join(' ');
      if (code === '-') england.set(key, Number(days));
      else sums.set(key, (sums.get(key) ?? 0) + Number(days));
    }
    expect(sums.size).toBeGreaterThan(24 * 16);
    for (const [key, sum] of sums) expect([key, england.get(key)]).toEqual([key, sum]);
  });
});
