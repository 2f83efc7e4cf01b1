import { describe, expect, it } from 'vitest';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { councilsIn, ENGLAND } from '../../src/reference/councils.ts';
import { validate } from '../../src/validate/validate.ts';
import { readBytes } from '../support/read.ts';
import { month, returnOf, returnOfCells } from '../support/returns.ts';
import { HEADER_ROW, workbookBytes, type WorkbookSpec } from '../support/workbook.ts';

type Rows = (string | number | null)[][];

async function checked(spec: WorkbookSpec): Promise<readonly Finding[]> {
  const { returns, findings } = await readBytes({ 'x.xls': workbookBytes(spec) });
  expect(findings).toEqual([]);
  const log = newFindingLog();
  validate(returns, log);
  // The workbook of a test has two councils.
  return log.kept.filter(({ code }) => code !== 'DTOC-506');
}

/** Changes a count and the beds beside it, as a clerk would who knows how the sheet is made. */
function recount(code: string, heading: string, days: number): (rows: Rows) => Rows {
  return (rows) => {
    const headings = rows[HEADER_ROW]!;
    const [first, second] = [headings.indexOf(heading), headings.lastIndexOf(heading)];
    return rows.map((row) => (row.includes(code) ? row.map((cell, column) => (column === first ? days : column === second ? days / 30 : cell)) : row));
  };
}

function andCode(from: string, to: string): (rows: Rows) => Rows {
  return (rows) => rows.map((row) => row.map((cell) => (cell === from ? to : cell)));
}

describe('a workbook whose arithmetic holds', () => {
  it('has no findings', async () => expect(await checked({})).toEqual([]));
  it('has none where nothing was submitted', async () => expect(await checked({ areas: [['812', 'Hampshire', [1, 2, 3]], ['319', 'Wirral', null]] })).toEqual([]));
});

describe('a workbook whose arithmetic does not hold is told of', () => {
  const cases: [string, WorkbookSpec, object][] = [
    ['one organisation', { change: { organisation: recount('812', 'Social Care', 21) } }, { code: 'DTOC-301', sheet: 'LA - by responsible org', cell: 'I17', council: '812', expected: '34, the sum of NHS + social care + both' }],
    ['one reason', { change: { reason: recount('812', 'E) A reason', 99) } }, { code: 'DTOC-302', sheet: 'LA - by reason', council: '812' }],
    ['one type of care', { change: { care: recount('812', 'Acute', 99) } }, { code: 'DTOC-303', sheet: 'LA - by type of care', council: '812' }],
    ['a sheet against the others', { change: { care: (rows) => recount('812', 'Total', 99)(recount('812', 'Acute', 99)(rows)) } }, { code: 'DTOC-304', sheet: 'LA - by type of care', council: '812' }],
    ['areas against England', { change: { organisation: recount('England', 'NHS', 15) } }, { code: 'DTOC-305', cell: 'F15', expected: '14, the sum of the 2 areas' }],
    ['the England sheet against the England row', { change: { england: (rows) => rows.map((row) => (row[2] === 'E) A reason' && row[4] === 25 ? [null, row[1]!, row[2], 0, 26, 3] : row)) } }, { code: 'DTOC-306' }],
    ['an unknown code', { change: { organisation: andCode('319', '999'), care: andCode('319', '999'), reason: andCode('319', '999') } }, { code: 'DTOC-501', council: '999' }],
    ['a council of another time', { change: { organisation: andCode('319', '738'), care: andCode('319', '738'), reason: andCode('319', '738') } }, { code: 'DTOC-503', council: '738' }],
  ];

  it.each(cases)('%s', async (_, spec, finding) => expect(await checked(spec)).toContainEqual(expect.objectContaining(finding)));
});

describe('the attribution matrix', () => {
  type Case = readonly [reason: 'C' | 'Di' | 'O', care: 'acute' | 'non-acute', responsible: 'nhs' | 'social-care' | 'both', days: number, period: string];
  const check = ([reason, care, responsible, days, period]: Case): string[] => {
    const log = newFindingLog();
    validate([returnOfCells(period, [['812', care, reason, responsible, days]])], log);
    return log.kept.map(({ code }) => code).filter((code) => code !== 'DTOC-504');
  };

  it.each<Case>([
    ['C', 'acute', 'social-care', 1, '2017-09'], ['Di', 'acute', 'both', 1, '2017-09'], ['O', 'acute', 'nhs', 1, '2017-09'], ['O', 'non-acute', 'nhs', 1, '2017-03'],
  ])('forbids %s, %s, %s, %i day in %s', (...args) => expect(check(args)).toEqual(['DTOC-401']));

  it.each<Case>([
    ['C', 'acute', 'nhs', 1, '2017-09'], ['C', 'acute', 'social-care', 0, '2017-09'], ['Di', 'acute', 'social-care', 1, '2017-09'], ['O', 'non-acute', 'both', 1, '2017-04'],
  ])('allows %s, %s, %s, %i day in %s', (...args) => expect(check(args)).toEqual([]));
});

it.each<[string, ReturnType<typeof returnOfCells>]>([
  ['reasons of the NHS alone above its days', returnOfCells('2017-09', [['812', 'all', 'all', 'nhs', 3], ['812', 'all', 'C', 'all', 4]])],
  ['other reasons above non-acute days', returnOfCells('2017-09', [['812', 'non-acute', 'all', 'all', 3], ['812', 'all', 'O', 'all', 4]])],
])('margins that the matrix could not add up to are told: %s', (_, ret) => {
  const log = newFindingLog();
  validate([ret], log);
  expect(log.kept.map(({ code }) => code)).toContain('DTOC-402');
});

it('a part of the councils is noted, and is no error', () => {
  const log = newFindingLog();
  validate([returnOf('2017-09', { 812: [1, 2, 3] })], log);
  expect(log.kept).toMatchObject([{ code: 'DTOC-504', found: '1 of 151 councils' }]);
});

describe('England beside its councils', () => {
  const councils = Object.fromEntries(councilsIn(month('2017-09')).map(({ code }) => [code, [1, 2, 3] as const]));
  const told = (areas: Parameters<typeof returnOf>[1]): string[] => {
    const log = newFindingLog();
    validate([returnOf('2017-09', areas)], log);
    return log.kept.filter(({ code }) => code === 'DTOC-305').map(({ found, expected }) => `${found}; ${expected}`);
  };

  it('has nothing told of it that is their sum, a silent council left out', () => {
    expect(told({ ...councils, [ENGLAND]: [151, 302, 453] })).toEqual([]);
    expect(told({ ...councils, 812: null, [ENGLAND]: [150, 300, 450] })).toEqual([]);
  });

  it('is told where it submitted nothing and they did', () => {
    expect(told({ ...councils, [ENGLAND]: null })).toContain('not submitted for England, nhs; 151, the sum of the 151 areas');
  });

  it('is told where a silent council hides that it is another sum', () => {
    expect(told({ ...councils, 812: null, [ENGLAND]: [151, 300, 450] })).toEqual(['151 for England, nhs; 150, the sum of the 151 areas', '901 for England, all delays; 900, the sum of the 151 areas']);
  });
});
