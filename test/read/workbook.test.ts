import { describe, expect, it } from 'vitest';
import { cutOf } from '../../src/domain/cut.ts';
import { daysAt, isPresent } from '../../src/domain/figures.ts';
import { monthId } from '../../src/domain/month.ts';
import { HEADER_ROW, workbookBytes, type WorkbookSpec } from '../support/workbook.ts';
import { readBytes } from '../support/read.ts';

type Rows = (string | number | null)[][];
const SOCIAL_CARE = cutOf('all', 'all', 'social-care');

const read = (spec: WorkbookSpec): ReturnType<typeof readBytes> => readBytes({ 'x.xls': workbookBytes(spec) });

/** Puts a value in a cell of the row of an area. */
function set(code: string, heading: string, value: string | number | null): (rows: Rows) => Rows {
  return (rows) => rows.map((row) => (row.includes(code) ? row.map((cell, column) => (column === rows[HEADER_ROW]!.indexOf(heading) ? value : cell)) : row));
}

function rename(from: string, to: string | null): (rows: Rows) => Rows {
  return (rows) => rows.map((row, r) => (r === HEADER_ROW ? row.map((cell) => (cell === from ? to : cell)) : row));
}

describe('a workbook', () => {
  it.each(['la-type-b-2011', 'la-type-b-2013', 'la-type-b-2015', 'la-type-b-2017', 'la-type-b-2019'] as const)('of the layout %s is recognised and read', async (layout) => {
    const { returns, files, findings } = await read({ layout, period: layout < 'la-type-b-2017' ? 'February 2017' : 'September 2017' });
    expect(findings).toEqual([]);
    expect(files[0]).toMatchObject({ layout, edition: { published: '2017-11-09', revised: null } });
    const { figures } = returns[0]!;
    expect(figures.areas).toEqual(['-', '812', '319']);
    expect(daysAt(figures, 1, SOCIAL_CARE)).toBe(20);
    expect(daysAt(figures, 1, cutOf('all', 'C', 'all'))).toBe(10);
    expect(daysAt(figures, 0, cutOf('acute', 'E', 'social-care'))).toBe(25);
  });

  it('gives no days where nothing was submitted, though its total says 0', async () => {
    const { returns } = await read({ areas: [['812', 'Hampshire', [1, 2, 3]], ['319', 'Wirral', null]] });
    const { figures } = returns[0]!;
    expect([daysAt(figures, 2, SOCIAL_CARE), isPresent(figures, 2, cutOf('all', 'all', 'all')) && daysAt(figures, 2, cutOf('all', 'all', 'all')) === null]).toEqual([null, true]);
  });

  it('keeps one council where another body\'s row stands for it', async () => {
    const { returns } = await read({ period: 'April 2019', areas: [['810', 'Bournemouth UA', [1, 2, 3]], ['811', 'Poole UA', null]] });
    const { figures } = returns[0]!;
    expect([figures.areas, daysAt(figures, 1, SOCIAL_CARE)]).toEqual([['-', '738'], 2]);
  });

  it('is read wherever its sheets start', async () => {
    const shift = (rows: Rows): Rows => [[], [], ...rows.map((row) => [null, null, ...row])];
    const { returns, findings } = await read({ change: { england: shift, care: shift, organisation: shift, reason: shift } });
    expect([findings.map(({ code, cell }) => [code, cell]), daysAt(returns[0]!.figures, 1, SOCIAL_CARE)]).toEqual([Array(4).fill(['DTOC-113', 'D16']), 20]);
  });

  it('is read by the first of two headings that are the same', async () => {
    const behind = (rows: Rows): Rows => rows.map((row, index) => (index === HEADER_ROW ? [...row, null, 'Code', 'Name'] : row.length > HEADER_ROW / 2 ? [...row, null, 'x', 'y'] : row));
    const { returns, findings } = await read({ change: { organisation: behind } });
    expect([findings, daysAt(returns[0]!.figures, 1, SOCIAL_CARE)]).toEqual([[], 20]);
  });

  it('has nothing submitted where totals of 0 stand alone', async () => {
    const without = (rows: Rows): Rows => ['NHS', 'Social Care', 'Both'].reduce((left, heading) => rename(heading, `not ${heading}`)(left), rows);
    const { returns } = await read({ areas: [['812', 'Hampshire', [1, 2, 3]], ['319', 'Wirral', [0, 0, 0]]], change: { organisation: without } });
    expect([1, 2].map((row) => daysAt(returns[0]!.figures, row, cutOf('all', 'all', 'all')))).toEqual([6, null]);
  });

  it('says its month, from what it says', async () => {
    const { returns } = await read({ period: 'JUNE 2019', layout: 'la-type-b-2019' });
    expect(monthId(returns[0]!.period)).toBe('2019-06');
  });
});

describe('a workbook is told of', () => {
  const cases: [string, WorkbookSpec, object][] = [
    ['text in a count', { change: { organisation: set('812', 'Social Care', 'many') } }, { code: 'DTOC-201', sheet: 'LA - by responsible org', cell: 'G17', found: 'many' }],
    ['a number that is text', { change: { organisation: set('812', 'Social Care', '20') } }, { code: 'DTOC-208', cell: 'G17', found: '20', expected: '20, as a number' }],
    ['a negative count', { change: { reason: set('319', 'E) A reason', -5) } }, { code: 'DTOC-205', sheet: 'LA - by reason', found: '-5' }],
    ['a fraction', { change: { care: set('319', 'Acute', 8.5) } }, { code: 'DTOC-206', found: '8.5' }],
    ['a blank count', { change: { organisation: set('812', 'Both', null) } }, { code: 'DTOC-210', cell: 'H17', found: 'nothing' }],
    ['beds that are not days / days in the month', { change: { organisation: (rows) => rows.map((row) => (row.includes('812') ? [...row.slice(0, 10), 99, ...row.slice(11)] : row)) } }, { code: 'DTOC-203', council: '812' }],
    ['a missing heading', { change: { organisation: rename('Both', 'Neither') } }, { code: 'DTOC-103', expected: 'Both' }],
    ['a missing reason', { change: { reason: rename('F) A reason', 'Equipment') } }, { code: 'DTOC-103', expected: 'F) …' }],
    ['a heading twice', { change: { reason: rename('F) A reason', 'E) A reason') } }, { code: 'DTOC-104' }],
    ['headings of no layout', { change: { organisation: rename('Region', 'Area') } }, { code: 'DTOC-103' }],
    ['a period that is no month', { period: 'Quarter 2' }, { code: 'DTOC-105', found: 'Quarter 2' }],
    ['sheets of two months', { change: { reason: (rows) => rows.map((row) => (row[1] === 'Period:' ? [null, 'Period:', 'August 2017'] : row)) } }, { code: 'DTOC-106', sheet: 'LA - by reason', cell: 'C5', found: 'August 2017' }],
    ['a missing sheet', { leaveOut: ['reason'] }, { code: 'DTOC-108', expected: 'a sheet such as `LA - by reason`' }],
    ['an area twice', { areas: [['812', 'Hampshire', [1, 2, 3]], ['812', 'Hampshire', [1, 2, 3]]] }, { code: 'DTOC-502', council: '812', found: '812 Hampshire, also in row 17' }],
    ['days without a code', { change: { care: (rows) => rows.map((row) => row.map((cell) => (cell === '319' ? null : cell))) } }, { code: 'DTOC-501' }],
    ['a date that is none', { published: 'in autumn' }, { code: 'DTOC-604', sheet: 'LA - by type of care', cell: 'C8', found: 'in autumn' }],
    ['sheets of two editions', { change: { reason: (rows) => rows.map((row) => (row[1] === 'Revised:' ? [null, 'Revised:', '14th June 2018'] : row)) } }, { code: 'DTOC-604', sheet: 'LA - by reason', found: 'published 2017-11-09 revised 2018-06-14' }],
    ['no rows', { change: { care: (rows) => rows.slice(0, HEADER_ROW + 1) } }, { code: 'DTOC-111', sheet: 'LA - by type of care' }],
  ];

  it.each(cases)('%s', async (_, spec, finding) => {
    const { findings } = await read(spec);
    expect(findings).toContainEqual(expect.objectContaining(finding));
  });

  it('no figures at all, when it is another workbook', async () => {
    const { findings, returns } = await read({ leaveOut: ['care', 'organisation', 'reason'] });
    expect([findings[0]?.code, returns]).toEqual(['DTOC-102', []]);
  });

  it('damage, when it is cut short or is only the beginning of one', async () => {
    const bytes = workbookBytes();
    for (const content of [bytes.subarray(0, 700), Buffer.concat([bytes.subarray(0, 8), Buffer.alloc(2000, 7)])]) {
      const { findings, returns } = await readBytes({ 'x.xls': content });
      expect([findings.map(({ code }) => code), returns]).toEqual([['DTOC-101'], []]);
    }
  });
});
