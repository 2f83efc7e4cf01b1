import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerOfCsv, answerOfReport, differences } from '../scripts/bench/answers.mjs';
import { makeQuarter } from '../scripts/bench/data/make.mjs';
import { dtoc } from './support/io.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtoc-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL = { pairs: 200, providers: 40 };
const DAYS = { nhs: 'NHS', socialCare: 'Social Care', both: 'Both B' } as const;

type Row = Readonly<Record<string, string>>;

interface Report {
  readonly councils: readonly { code: string; adults: number; days: Record<string, number>; rate: Record<string, number>; reasons: Record<string, number> }[];
}

/** Rows of an extract, slowly: no field of a made-up one holds a quote. */
function rowsOf(path: string): Row[] {
  const cells = (line: string): string[] => [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const headings = cells(head!);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [headings[index]!, cell])));
}

const sum = (rows: readonly Row[], column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);

describe('the data of the benchmark', () => {
  const { files } = makeQuarter(folder, 7, SMALL);
  const first = files.map((file) => readFileSync(file, 'utf8'));

  it('is the same for a seed, and another for another', () => {
    expect(makeQuarter(folder, 8, SMALL).files.map((file) => readFileSync(file, 'utf8'))).not.toEqual(first);
    expect(makeQuarter(folder, 7, SMALL).files.map((file) => readFileSync(file, 'utf8'))).toEqual(first);
  });

  it('passes the check without an error', async () => {
    const { code, err } = await dtoc(['check', ...files]);
    expect([code, err]).toEqual([0, '']);
  });

  it('has names with commas, and most cells without days', () => {
    const rows = rowsOf(files[0]!);
    expect(rows.some((row) => row['Provider Org Name']!.includes(','))).toBe(true);
    expect(rows.some((row) => row['Local Authority Name'] === 'BOURNEMOUTH, CHRISTCHURCH AND POOLE UA')).toBe(true);
    expect(rows.filter((row) => row['NHS'] === '0').length).toBeGreaterThan(rows.length / 2);
  });

  it('gives a report what a slow sum gives', async () => {
    const { out } = await dtoc(['report', ...files, '--format', 'json', '--period', '2019-20-Q1', '--runs', '0']);
    const { councils } = JSON.parse(out) as Report;
    const rows = files.flatMap(rowsOf);
    expect([...answerOfReport(out).keys()]).toHaveLength(150);
    for (const { code, adults, days, rate, reasons } of councils) {
      const own = rows.filter((row) => row['Local Authority Code'] === code);
      const expected = Object.entries(DAYS).map(([key, column]) => [key, sum(own, column)] as const);
      const total = expected.reduce((all, [, count]) => all + count, 0);
      expect(days).toEqual({ ...Object.fromEntries(expected), total });
      expect(rate['total']).toBeCloseTo((total / 91 / adults) * 100_000, 9);
      const byReason = own.filter((row) => row['Reason For Delay'] === 'E_CARE_PACKAGE_IN_HOME');
      expect(reasons['E']).toBe(Object.values(DAYS).reduce((all, column) => all + sum(byReason, column), 0));
    }
  });
});

describe('answers', () => {
  const head = 'code,nhs,social_care,both,social_care_rate,total_rate,rank,change,reason';
  const expected = answerOfCsv(`${head}\n812,10,20,3,1.5,2.5,1,0.25,E\n319,4,5,0,2,3,2,,Di\n`);

  it.each([
    ['the same', '812,10,20,3,1.5,2.5,1,0.25,E', []],
    ['the same but for rounding', '812,10,20,3,1.5000000001,2.5,1,0.2500000001,E', []],
    ['a day more', '812,10,21,3,1.5,2.5,1,0.25,E', ['812, socialCare: 21 in place of 20']],
    ['another rate', '812,10,20,3,1.50000001,2.5,1,0.25,E', ['812, socialCareRate: 1.50000001 in place of 1.5']],
    ['no change', '812,10,20,3,1.5,2.5,1,,E', ['812, change: null in place of 0.25']],
    ['another rank and reason', '812,10,20,3,1.5,2.5,2,0.25,A', ['812, rank: 2 in place of 1', '812, reason: A in place of E']],
    ['another council', '813,10,20,3,1.5,2.5,1,0.25,E', ['812: missing', '813: not expected']],
  ])('%s', (_, row, told) => {
    expect(differences(expected, answerOfCsv(`${head}\n${row}\n319,4,5,0,2,3,2,,Di\n`))).toEqual(told);
  });
});
