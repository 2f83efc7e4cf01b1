import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../support/check.ts';
import { dtoc } from '../support/io.ts';
import { HEADER_ROW, workbookBytes, type WorkbookSpec } from '../support/workbook.ts';

// What must be there to hold the rest to account: England's row and sheet, the beds, every row, and the file itself.

type Rows = (string | number | null)[][];
const TIDY = 'period,code,name,care,reason,responsible,days,edition\n';
const all = (change: (rows: Rows) => Rows): NonNullable<WorkbookSpec['change']> => ({ organisation: change, care: change, reason: change });
const cell = (code: string, column: (headings: Rows[number]) => number, value: string | number | null) => (rows: Rows): Rows =>
  rows.map((row) => (row.includes(code) ? row.map((old, c) => (c === column(rows[HEADER_ROW]!) ? value : old)) : row));

describe('a workbook is told of', () => {
  it.each<[string, WorkbookSpec, object]>([
    ['England\'s row gone from every sheet', { change: all((rows) => rows.filter((row) => !row.includes('England'))) }, { code: 'DTOC-506', council: '-' }],
    ['a council\'s row gone from one sheet, though it held nothing', { change: { reason: (rows) => rows.filter((row) => !row.includes('Kent')) } }, { code: 'DTOC-506', sheet: 'LA - by reason', council: '820' }],
    ['no England sheet', { leaveOut: ['england'] }, { code: 'DTOC-108', expected: 'a sheet `England`' }],
    ['an England sheet cut short', { change: { england: (rows) => rows.slice(0, 22) } }, { code: 'DTOC-103', sheet: 'England', found: 'no line for acute, I) …' }],
    ['a type of care that is none', { change: { england: (rows) => rows.map((row) => row.map((c) => (c === 'Acute' ? 'Acutte' : c))) } }, { code: 'DTOC-103', sheet: 'England' }],
    ['NA where days may stand', { change: { england: (rows) => rows.map((row) => (row[2] === 'E) A reason' ? [...row.slice(0, 4), 'NA', ...row.slice(5)] : row)) } }, { code: 'DTOC-201', sheet: 'England', found: 'NA' }],
    ['days without beds', { change: { organisation: cell('812', (h) => h.lastIndexOf('NHS'), null) } }, { code: 'DTOC-203', found: 'no beds beside 10 days' }],
    ['days beside text for beds', { change: { organisation: cell('812', (h) => h.lastIndexOf('NHS'), 'NA') } }, { code: 'DTOC-203', found: 'NA beds beside 10 days' }],
    ['a single silence beside counts', { change: { organisation: cell('319', (h) => h.indexOf('Both'), '-') } }, { code: 'DTOC-211', council: '319' }],
    ['no column of Other, from April 2017', { change: { reason: (rows) => rows.map((row) => row.map((c) => (c === 'O) A reason' ? 'Sundry' : c))) } }, { code: 'DTOC-103', expected: 'O) Other' }],
  ])('%s', async (_, spec, finding) => {
    const { told, code } = await check({ 'x.xls': workbookBytes({ whole: true, ...spec }) });
    expect(told).toContainEqual(expect.objectContaining(finding));
    expect(code).toBe(1);
  });
});

describe('a return filled in by halves', () => {
  it('is an error, and gives no sum', async () => {
    const { out } = await dtoc(['template', '--period', '2017-09', '--council', '812']);
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-half-'));
    const half = join(folder, 'half.csv');
    writeFileSync(half, out.replaceAll(/,,$/gm, ',3,').replace(',acute,E,nhs,3,', ',acute,E,nhs,,'));
    const checked = await dtoc(['check', half]);
    expect([checked.code, checked.out.includes('DTOC-211')]).toEqual([1, true]);
    const report = JSON.parse((await dtoc(['report', half, '-f', 'json'])).out) as { councils: { days: { nhs: number | null; socialCare: number | null } }[] };
    expect(report.councils[0]!.days.nhs).toBeNull();
    expect(report.councils[0]!.days.socialCare).toBeGreaterThan(0);
  });

  it('with a row gone is an error too', async () => {
    const { out } = await dtoc(['template', '--period', '2017-09', '--council', '812']);
    const { told } = await check({ 'x.csv': out.replaceAll(/,,$/gm, ',3,').replace(/^.*,acute,E,nhs,.*\n/m, '') });
    expect(told.map(({ code }) => code)).toContain('DTOC-115');
  });
});

describe('more of something than any return has', () => {
  const rows = (count: number, row: (index: number) => string): string => Array.from({ length: count }, (_, index) => row(index)).join('');

  it.each<[string, string, number, string]>([
    ['months', rows(20_000, (i) => `${1000 + (i % 9000)}-01,812,H,all,all,nhs,1,\n`), 1, 'DTOC-105'],
    ['editions', rows(5000, (i) => `2017-09,812,H,all,all,nhs,1,published 2017-11-09 revised ${1000 + i}-01-01\n`), 2, 'DTOC-101'],
    ['areas', rows(20_000, (i) => `2017-09,X${i},H,all,all,nhs,1,\n`), 2, 'DTOC-101'],
  ])('%s are refused', async (_, text, code, rule) => {
    const checked = await check({ 'x.csv': TIDY + text });
    expect([checked.code, checked.told.map((finding) => finding.code)]).toEqual([code, expect.arrayContaining([rule])]);
  });
});

describe('a gate that could not look has not passed', () => {
  it.each([['--ignore', '101'], ['--rules', '301']])('%s %s does not hide it', async (...args) => {
    const { code, told } = await check({ 'x.xls': workbookBytes().subarray(0, 700) }, ...args);
    expect([code, told.map((finding) => finding.code)]).toEqual([2, ['DTOC-101']]);
  });

  it('nor does a baseline, and JUnit counts it as an error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-unread-'));
    const [path, known] = [join(folder, 'x.xls'), join(folder, 'known.json')];
    writeFileSync(path, workbookBytes().subarray(0, 700));
    await dtoc(['check', path, '--write-baseline', known]);
    const { code, out } = await dtoc(['check', path, '--baseline-findings', known, '--format', 'junit', '--fail-on', 'never']);
    expect([code, out]).toEqual([2, expect.stringContaining('failures="0" errors="1"')]);
  });

  it('a spreadsheet saved as .xlsx in a folder is refused, and a folder inside is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-folder-'));
    mkdirSync(join(folder, 'older'));
    writeFileSync(join(folder, '2017-09.xlsx'), Buffer.from('PK\x03\x04 and so on'));
    const { code, out } = await dtoc(['check', folder]);
    expect([code, out.includes('DTOC-102'), out.includes('DTOC-110')]).toEqual([2, true, true]);
  });
});

it('a cap shows the gravest', async () => {
  const lines = Array.from({ length: 20 }, (_, i) => `2017-09,812,Hampshire,all,${['A', 'B', 'E'][i % 3]},all,5,\n`).slice(0, 3).join('');
  const { out } = await dtoc(['check', '-', '--max-findings', '1'], { stdin: `${TIDY}${lines}2017-09,319,Wirral,all,A,all,x,\n` });
  expect([out.match(/^ {2}error /gm)?.length, out.match(/^ {2}note /gm)]).toEqual([1, null]);
});
