import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cutOf } from '../../src/domain/cut.ts';
import { daysAt } from '../../src/domain/figures.ts';
import { monthId } from '../../src/domain/month.ts';
import type { MonthlyReturn } from '../../src/domain/monthly-return.ts';
import { readBytes as readAll } from '../support/read.ts';

// The extracts of these tests leave rows out, and are noted for it.
async function readBytes(...args: Parameters<typeof readAll>): ReturnType<typeof readAll> {
  const read = await readAll(...args);
  return { ...read, findings: read.findings.filter(({ code }) => code !== 'DTOC-114') };
}

const HEAD = 'Period,Provider Parent Org Code,Provider Parent Name,Provider Org Code,Provider Org Name,Local Authority Code,Local Authority Name,Acute Or Non Acute Description,Reason For Delay,NHS DTOC beds,NHS,Social Care DTOC beds,Social Care,Both DTOC beds,Both B';
const ROWS = [
  'MSitDT-April-2018,Q1,REGION,R1,"TRUST, THE",812,HAMPSHIRE,Acute,E_CARE_PACKAGE_IN_HOME,0.133333333,4,0.166666667,5,0.2,6',
  'MSitDT-APRIL-2018,Q1,REGION,R2,OTHER,812,HAMPSHIRE,Acute,E_CARE_PACKAGE_IN_HOME,0.333333333,10,0.666666667,20,1,30',
  'MSitDT-April-2018,Q1,REGION,R1,"TRUST, THE",319,WIRRAL,Non-Acute,O_OTHER,0.033333333,1,0,0,0,0',
];
const NEW = [HEAD, ...ROWS, ''].join('\n');

const OLD = [
  'Delayed Transfers of Care', 'Source: Unify2', ',,,',
  'Year,Period Name,Provider SHA Code,Provider SHA Name,Provider Org Code,Provider Org Name,Local Authority Code,Local Authority Name,Acute Or Non Acute Description,Reason For Delay,NHS A SUM,NHS B SUM,Social Care A SUM,Social Care B SUM,Both A SUM,Both B SUM',
  '2016-17,OCTOBER,Q82,NHS ENGLAND SOUTH,AXG,WILTSHIRE HEALTH & CARE LLP,817,WILTSHIRE,Non-Acute,E_CARE_PACKAGE_IN_HOME,6,224,8,163,0,0',
  '2016-17,JANUARY,Q82,NHS ENGLAND SOUTH,AXG,WILTSHIRE HEALTH & CARE LLP,817,WILTSHIRE,Non-Acute,E_CARE_PACKAGE_IN_HOME,1,7,1,9,1,2', '',
].join('\r\n');

function days(returns: readonly MonthlyReturn[], area: string, reason: 'E' | 'O', care: 'acute' | 'non-acute' = 'acute'): (number | null)[] {
  const { figures } = returns[0]!;
  return (['nhs', 'social-care', 'both'] as const).map((r) => daysAt(figures, figures.rows.get(area)!, cutOf(care, reason, r)));
}

describe('an extract of April 2018 on', () => {
  it('adds the providers of a council up', async () => {
    const { returns, files, findings } = await readBytes({ 'x.csv': NEW });
    expect(findings).toEqual([]);
    expect(files[0]).toMatchObject({ layout: 'extract-2018' });
    expect(returns.map(({ period }) => monthId(period))).toEqual(['2018-04']);
    expect([days(returns, '812', 'E'), days(returns, '319', 'O', 'non-acute')]).toEqual([[14, 25, 36], [1, 0, 0]]);
  });

  it.each([
    ['Windows line ends', NEW.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${NEW}`],
    ['columns in another order', NEW.split('\n').map((line) => (line === '' ? '' : line.replace(/^([^,]*),([^,]*),/, '$2,$1,'))).join('\n')],
    ['every cell quoted', [HEAD, ...ROWS].map((line) => line.replaceAll('"TRUST, THE"', 'TRUST').split(',').map((c) => `"${c}"`).join(',')).join('\n')],
    ['gzip', gzipSync(NEW)],
    ['blank lines', NEW.replaceAll('\n', '\n\n')],
    ['Windows-1252 names', Buffer.from(NEW.replace('OTHER', 'C\xd4T\xc9 \x96 TRUST'), 'latin1')],
    ['a line break inside a name', NEW.replace('"TRUST, THE"', '"TRUST,\nTHE"')],
  ])('reads the same with %s', async (_, content) => {
    const { returns, findings } = await readBytes({ 'x.csv': content });
    expect([findings, days(returns, '812', 'E')]).toEqual([[], [14, 25, 36]]);
  });

  it.each([1, 7, 64])('reads the same in chunks of %i bytes', async (chunk) => {
    const { returns } = await readBytes({ 'x.csv': NEW }, { chunk });
    expect(days(returns, '812', 'E')).toEqual([14, 25, 36]);
  });

  it.each([
    ['a word in a count', ',20,1,30', ',twenty,1,30', { code: 'DTOC-201', line: 3, column: 'Social Care', found: 'twenty' }],
    ['a negative count', ',20,1,30', ',-20,1,30', { code: 'DTOC-205', line: 3, found: '-20' }],
    ['a blank count', '0.666666667,20,1,30', '0,,1,30', { code: 'DTOC-202', line: 3, column: 'Social Care' }],
    ['an unknown reason', 'O_OTHER', 'P_PARKING', { code: 'DTOC-204', line: 4 }],
    ['a short row', ',10,0.666666667,20,1,30', ',10', { code: 'DTOC-107', line: 3, found: '11 cells' }],
    ['beds that are not days / days in the month', ',20,1,30', ',20,1.5,30', { code: 'DTOC-203', line: 3, council: '812', found: '1.5 beds beside 30 days' }],
    ['beds beside no days', ',20,1,30', ',20,1,', { code: 'DTOC-203', line: 3, column: 'Both B', found: '1 beds beside nothing' }],
    ['days beside no beds', ',20,1,30', ',20,,30', { code: 'DTOC-203', line: 3, found: 'no beds beside 30 days' }],
    ['a period that is none', 'MSitDT-APRIL-2018', 'MSitDT-SMARCH-2018', { code: 'DTOC-105', line: 3 }],
    ['a row twice', 'R2,OTHER', 'R1,OTHER', { code: 'DTOC-502', line: 3, council: '812' }],
    ['a quote that never closes', '"TRUST, THE",812', '"TRUST, THE,812', { code: 'DTOC-101' }],
  ])('tells of %s', async (_, from, to, finding) => {
    const { findings } = await readBytes({ 'x.csv': NEW.replace(from, to) });
    expect(findings[0]).toMatchObject(finding);
  });

  it('names the lines on which rows start, not end', async () => {
    const { findings } = await readBytes({ 'x.csv': NEW.replace('"TRUST, THE"', '"TRUST,\nTHE"').replace(',4,0.1', ',x,0.1').replace(',20,1,30', ',y,1,30') });
    expect(findings.map(({ line, found }) => [line, found])).toEqual([[2, 'x'], [4, 'y']]);
  });
});

describe('an extract of before April 2018', () => {
  it('is found under its preamble, counts B and not A, and knows financial years', async () => {
    const { returns, files, findings } = await readBytes({ 'x.csv': OLD });
    expect(findings).toEqual([]);
    expect(files[0]).toMatchObject({ layout: 'extract-2010' });
    expect(returns.map(({ period }) => monthId(period))).toEqual(['2016-10', '2017-01']);
    expect(days(returns, '817', 'E', 'non-acute')).toEqual([224, 163, 0]);
  });
});

it('a file of another layout names the nearest and what it lacks', async () => {
  const { findings } = await readBytes({ 'x.csv': NEW.replace('Reason For Delay', 'Reason') });
  expect(findings).toMatchObject([{ code: 'DTOC-102', found: 'headings like those of monthly extract, April 2018 on, without `Reason For Delay`' }]);
});

it.each([
  ['an empty file', '', 'DTOC-111'], ['headings alone', `${HEAD}\n`, 'DTOC-111'], ['UTF-16', Buffer.from(NEW, 'utf16le'), 'DTOC-109'],
  ['a zip', Buffer.from('PK\x03\x04 and so on'), 'DTOC-102'], ['a heading twice', NEW.replace('NHS DTOC beds', 'NHS'), 'DTOC-104'],
])('%s is refused', async (_, content, code) => {
  const { findings, returns } = await readBytes({ 'x.csv': content });
  expect(findings[0]).toMatchObject({ code });
  expect(returns.filter(({ figures }) => figures.areas.length > 0)).toEqual([]);
});

it('in a folder, what is named like no return is passed over, and what is must be one', async () => {
  const files = { 'notes.md': '# Notes', 'broken.csv': 'a,b\n1,2\n', 'adults.csv': 'code,adults\n812,1\n' };
  const { findings } = await readBytes(files, { named: false });
  expect(findings.map(({ file, code }) => [file, code])).toEqual([['notes.md', 'DTOC-110'], ['broken.csv', 'DTOC-102'], ['adults.csv', 'DTOC-110']]);
});
