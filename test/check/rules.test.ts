import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES, type RuleCode } from '../../src/reference/rules/rules.ts';
import { check, type Files } from '../support/check.ts';
import { dtoc } from '../support/io.ts';
import { HEADER_ROW, workbookBytes, type WorkbookSpec } from '../support/workbook.ts';

type Rows = (string | number | null)[][];
type Change = (rows: Rows) => Rows;

const book = (spec: WorkbookSpec = {}): Files => ({ 'x.xls': workbookBytes({ whole: true, ...spec }) });
const set = (code: string, heading: string, value: string | number | null): Change => (rows) => rows.map((row) => (row.includes(code) ? row.map((cell, c) => (c === rows[HEADER_ROW]!.indexOf(heading) ? value : cell)) : row));
const rename = (from: string, to: string): Change => (rows) => rows.map((row, r) => (r === HEADER_ROW ? row.map((cell) => (cell === from ? to : cell)) : row));
const replace = (from: string, to: string): Change => (rows) => rows.map((row) => row.map((cell) => (cell === from ? to : cell)));
const everywhere = (change: Change): WorkbookSpec => ({ change: { organisation: change, care: change, reason: change } });

const TIDY = 'period,code,name,care,reason,responsible,days,edition\n';
const HEAD = 'Period,Provider Org Code,Local Authority Code,Local Authority Name,Acute Or Non Acute Description,Reason For Delay,NHS,Social Care,Both B\n';
const TOKENS = ['A_COMPLETION_ASSESSMENT', 'B_PUBLIC_FUNDING', 'C_FURTHER_NON_ACUTE_NHS', 'DI_RESIDENTIAL_HOME', 'DII_NURSING_HOME', 'E_CARE_PACKAGE_IN_HOME', 'F_COMMUNITY_EQUIP_ADAPT', 'G_PATIENT_FAMILY_CHOICE', 'H_DISPUTES', 'I_HOUSING', 'O_OTHER'];

/** An extract of two providers of Hampshire, whole. */
function extract(change: (line: string) => string[] = (line) => [line]): Files {
  const lines = ['R1', 'R2', 'R3'].flatMap((provider) => ['Acute', 'Non-Acute'].flatMap((care) => TOKENS.filter((token) => token !== 'O_OTHER' || care === 'Non-Acute')
    .map((token) => `MSitDT-May-2019,${provider},812,HAMPSHIRE,${care},${token},${token === 'H_DISPUTES' ? 0 : 1},0,0`)));
  return { 'x.csv': HEAD + lines.flatMap(change).map((line) => `${line}\n`).join('') };
}

const line = (part: string, to: (line: string) => string[]): ((line: string) => string[]) => (l) => (l.includes(part) ? to(l) : [l]);
const R2E = 'R2,812,HAMPSHIRE,Acute,E_CARE';

/** Months of a council by reason (the first ten), all of them social care's but C and I; tidy. */
function months(of: Readonly<Record<string, readonly number[]>>, edition: (period: string) => string = () => ''): string {
  return TIDY + Object.entries(of).map(([period, reasons]) => {
    const sum = reasons.reduce((a, b) => a + b, 0);
    const nhs = (reasons[2] ?? 0) + (reasons[9] ?? 0);
    return [
      ...['A', 'B', 'C', 'Di', 'Dii', 'E', 'F', 'G', 'H', 'I', 'O'].map((reason, i) => `${period},812,Hampshire,all,${reason},all,${reasons[i] ?? 0},${edition(period)}\n`),
      `${period},812,Hampshire,all,all,nhs,${nhs},${edition(period)}\n`, `${period},812,Hampshire,all,all,social-care,${sum - nhs},${edition(period)}\n`,
      `${period},812,Hampshire,all,all,both,0,${edition(period)}\n`, `${period},812,Hampshire,all,all,all,${sum},${edition(period)}\n`,
    ].join('');
  }).join('');
}

function split(of: Readonly<Record<string, readonly [number, number]>>): string {
  return TIDY + Object.entries(of).map(([period, [nhs, social]]) => [['nhs', nhs], ['social-care', social], ['both', 0], ['all', nhs + social]]
    .map(([who, days]) => `${period},812,Hampshire,all,all,${who},${days},\n`).join('')).join('');
}

const REASONS = [400, 10, 300, 50, 200, 900, 20, 100, 5, 30];

interface Case {
  readonly broken: Files;
  readonly innocent: Files;
  readonly args?: readonly string[];
}

/** For every rule a return that breaks it, beside its innocent twin. */
const CASES: Readonly<Record<Exclude<RuleCode, 'DTOC-110' | `DTOC-8${number}` | `DTOC-9${number}`>, Case>> = {
  'DTOC-101': { broken: { 'x.xls': workbookBytes().subarray(0, 900) }, innocent: book() },
  'DTOC-102': { broken: { 'x.csv': 'council,days\n812,5\n' }, innocent: { 'x.csv': months({ '2017-09': REASONS }) } },
  'DTOC-103': { broken: book({ change: { organisation: rename('Both', 'Neither') } }), innocent: book() },
  'DTOC-104': { broken: book({ change: { reason: rename('F) A reason', 'E) A reason') } }), innocent: book() },
  'DTOC-105': { broken: book({ change: { care: replace('September 2017', 'Quarter 2') } }), innocent: book({ change: { care: replace('September 2017', 'SEPTEMBER 2017') } }) },
  'DTOC-106': { broken: book({ change: { care: replace('September 2017', 'August 2017') } }), innocent: book() },
  'DTOC-107': { broken: extract(line(R2E, (l) => [l.replace(',0,0', ',0')])), innocent: extract() },
  'DTOC-108': { broken: book({ leaveOut: ['reason'] }), innocent: book() },
  'DTOC-109': { broken: { 'x.csv': Buffer.from(months({ '2017-09': REASONS }), 'utf16le') }, innocent: { 'x.csv': `\uFEFF${months({ '2017-09': REASONS })}` } },
  'DTOC-111': { broken: { 'x.csv': '' }, innocent: { 'x.csv': months({ '2017-09': REASONS }) } },
  'DTOC-112': { broken: extract(line(R2E, () => [])), innocent: extract(line(R2E, (l) => [l.replace(',1,0,0', ',0,0,0')])) },
  'DTOC-113': { broken: book(everywhere((rows) => [[], ...rows])), innocent: book() },
  'DTOC-114': { broken: extract(line('H_DISPUTES', () => [])), innocent: extract() },
  'DTOC-201': { broken: book({ change: { organisation: set('812', 'Social Care', 'tbc') } }), innocent: book() },
  'DTOC-202': { broken: extract(line(R2E, (l) => [l.replace(',1,0,0', ',,0,0')])), innocent: extract(line(R2E, (l) => [l.replace(',1,0,0', ',0,0,0')])) },
  'DTOC-203': { broken: book({ change: { organisation: (rows) => rows.map((row) => (row.includes('812') ? row.map((cell, c) => (c === rows[HEADER_ROW]!.lastIndexOf('NHS') ? 99 : cell)) : row)) } }), innocent: book() },
  'DTOC-204': { broken: extract(line(R2E, (l) => [l.replace('E_CARE', 'X_CARE')])), innocent: extract(line(R2E, (l) => [l.replace('E_CARE', 'e_care')])) },
  'DTOC-205': { broken: book({ change: { reason: set('812', 'E) A reason', -5) } }), innocent: book() },
  'DTOC-206': { broken: book({ change: { reason: set('812', 'E) A reason', 23.5) } }), innocent: book() },
  'DTOC-207': { broken: { 'x.csv': split({ '2017-09': [1000, 2000] }).replace(',1000,', ',"1,000",') }, innocent: { 'x.csv': split({ '2017-09': [1000, 2000] }).replace(',1000,', ',"1000",') } },
  'DTOC-208': { broken: book({ change: { organisation: set('812', 'Social Care', '20') } }), innocent: book() },
  'DTOC-209': { broken: { 'x.csv': split({ '2017-09': [46_380, 1] }) }, innocent: { 'x.csv': split({ '2017-09': [4638, 1] }) } },
  'DTOC-210': { broken: book({ change: { organisation: set('812', 'Both', null) } }), innocent: book({ change: { organisation: set('319', 'Both', 0) } }) },
  'DTOC-115': { broken: { 'x.csv': split({ '2017-09': [1, 2] }).replace('2017-09,812,Hampshire,all,all,nhs,1,\n', '') }, innocent: { 'x.csv': split({ '2017-09': [1, 2] }) } },
  'DTOC-211': { broken: { 'x.csv': split({ '2017-09': [1, 2] }).replace('nhs,1,', 'nhs,,') }, innocent: { 'x.csv': split({ '2017-09': [1, 2] }).replace(/,\d+,$/gm, ',,') } },
  'DTOC-301': { broken: book({ layout: 'la-type-b-2015', period: 'February 2017', change: { organisation: set('812', 'Social Care', 21) } }), innocent: book({ layout: 'la-type-b-2015', period: 'February 2017' }) },
  'DTOC-302': { broken: book({ change: { reason: set('812', 'E) A reason', 24) } }), innocent: book() },
  'DTOC-303': { broken: book({ layout: 'la-type-b-2015', period: 'February 2017', change: { care: set('812', 'Acute', 34) } }), innocent: book() },
  'DTOC-304': { broken: book({ change: { reason: (rows) => set('812', 'Total', 34)(set('812', 'E) A reason', 24)(rows)) } }), innocent: book() },
  'DTOC-305': { broken: book({ change: { reason: (rows) => set('812', 'A) A reason', 1)(set('812', 'E) A reason', 22)(rows)) } }), innocent: book() },
  'DTOC-306': { broken: book({ change: { england: (rows) => rows.map((row) => (row[1] === 'Acute' && row[2] === '-' ? [null, 'Acute', '-', 15, 24, 3] : row)) } }), innocent: book() },
  'DTOC-401': { broken: extract(line('R2,812,HAMPSHIRE,Acute,C_', (l) => [l.replace(',1,0,0', ',0,1,0')])), innocent: extract() },
  'DTOC-402': { broken: book({ change: { organisation: (rows) => set('812', 'Social Care', 10)(set('812', 'NHS', 20)(rows)), reason: (rows) => set('812', 'C) A reason', 25)(set('812', 'E) A reason', 8)(rows)) } }), innocent: book() },
  'DTOC-501': { broken: book({ areas: [['812', 'Hampshire', [1, 2, 3]], ['999', 'Nowhere', [1, 1, 1]]] }), innocent: book() },
  'DTOC-502': { broken: extract(line(R2E, (l) => [l, l])), innocent: extract() },
  'DTOC-503': { broken: { 'x.csv': split({ '2017-09': [1, 2] }).replaceAll(',812,', ',738,') }, innocent: { 'x.csv': split({ '2019-09': [1, 2] }).replaceAll(',812,', ',738,') } },
  'DTOC-504': { broken: { 'x.csv': split({ '2017-09': [1, 2] }) }, innocent: book() },
  'DTOC-505': { broken: { 'x.csv': split({ '2017-09': [1, 2] }).replaceAll('Hampshire', 'Wirral') }, innocent: { 'x.csv': split({ '2017-09': [1, 2] }).replaceAll('Hampshire', 'HAMPSHIRE COUNTY COUNCIL') } },
  'DTOC-506': { broken: book(everywhere((rows) => rows.filter((row) => !row.includes('Kent')))), innocent: book() },
  'DTOC-507': { broken: book({ areas: [['812', 'Hampshire', [1, 2, 3]], ['SE', 'South East', [1, 2, 3]]] }), innocent: book() },
  'DTOC-508': { broken: { 'x.csv': split({ '2017-09': [1, 2] }).replaceAll(',812,', ',Hampshire,') }, innocent: { 'x.csv': split({ '2017-09': [1, 2] }) } },
  'DTOC-601': { broken: { 'a.csv': split({ '2017-09': [2341, 1] }), 'b.csv': split({ '2017-09': [2314, 1] }) }, innocent: { 'a.csv': split({ '2017-09': [2341, 1] }), 'b.csv': split({ '2017-08': [2314, 1] }) } },
  'DTOC-602': { broken: { 'a.xls': book()['x.xls']!, 'b.xls': workbookBytes({ whole: true, revised: '14th June 2018', areas: [['812', 'Hampshire', [1, 2, 3]]] }) }, innocent: book() },
  'DTOC-603': { broken: { 'a.csv': split({ '2017-09': [1, 1] }), 'b.csv': split({ '2017-09': [1, 1] }) }, innocent: { 'a.csv': split({ '2017-09': [1, 1] }) } },
  'DTOC-604': { broken: book({ revised: 'in June' }), innocent: book({ revised: '14th June 2018' }) },
  'DTOC-605': { broken: { 'x.csv': split({ '2017-07': [1, 1], '2017-09': [1, 1] }) }, innocent: { 'x.csv': split({ '2017-07': [1, 1], '2017-08': [1, 1], '2017-09': [1, 1] }) } },
  'DTOC-606': { broken: { 'x.csv': months({ '2017-07': REASONS, '2017-08': REASONS.map((d) => d + 1) }, (p) => (p === '2017-07' ? 'published 2017-09-14 revised 2018-06-14' : 'published 2017-10-12')) }, innocent: { 'x.csv': months({ '2017-07': REASONS, '2017-08': REASONS.map((d) => d + 1) }, (p) => (p === '2017-07' ? 'published 2017-09-14' : 'published 2017-10-12')) } },
  'DTOC-607': { broken: book({ areas: [['812', 'Hampshire', [1, 2, 3]], ['319', 'Wirral', null]] }), innocent: book({ areas: [['812', 'Hampshire', [1, 2, 3]], ['319', 'Wirral', [0, 0, 0]]] }) },
  'DTOC-608': { broken: { 'x.csv': split({ '2017-07': [1, 1], '2017-09': [1, 1] }) }, innocent: { 'x.csv': split({ '2017-07': [1, 1], '2017-08': [1, 1], '2017-09': [1, 1] }) }, args: ['--period', '2017-18-Q2'] },
  'DTOC-609': { broken: { 'x.csv': months({ '2017-09': REASONS }, () => 'published 2017-11-09') + months({ '2017-09': REASONS }, () => 'published 2017-11-09').split('\n').slice(1).join('\n').replaceAll(',812,', ',319,') + months({ '2017-09': REASONS.map((d) => d + 1) }, () => 'revised 2018-06-14').split('\n').slice(1).join('\n') }, innocent: { 'x.csv': months({ '2017-09': REASONS }, () => 'published 2017-11-09') } },
  'DTOC-701': { broken: { 'x.csv': split({ '2017-08': [2000, 707], '2017-09': [2000, 53] }) }, innocent: { 'x.csv': split({ '2017-08': [2000, 707], '2017-09': [2000, 650] }) } },
  'DTOC-702': { broken: { 'x.csv': split({ '2017-08': [165, 192], '2017-09': [271, 63] }) }, innocent: { 'x.csv': split({ '2017-08': [165, 192], '2017-09': [171, 160] }) } },
  'DTOC-703': { broken: { 'a.csv': months({ '2017-09': REASONS }, () => 'published 2017-11-09'), 'b.csv': months({ '2017-09': [...REASONS.slice(0, 4), 200, 900, 20, 100, 5, 30].map((d, i) => (i === 0 ? 40 : d)) }, () => 'revised 2018-06-14').replace('all,nhs,330,', 'all,nhs,303,') }, innocent: { 'a.csv': months({ '2017-09': REASONS }, () => 'published 2017-11-09'), 'b.csv': months({ '2017-09': REASONS.map((d) => d + 7) }, () => 'revised 2018-06-14') } },
  'DTOC-704': { broken: { 'x.csv': months({ '2017-08': REASONS, '2017-09': [0, ...REASONS.slice(0, 9)] }) }, innocent: { 'x.csv': months({ '2017-08': REASONS, '2017-09': REASONS.map((d) => d + 3) }) } },
  'DTOC-705': { broken: { 'x.csv': months({ '2017-08': REASONS, '2017-09': REASONS }) }, innocent: { 'x.csv': months({ '2017-08': REASONS, '2017-09': REASONS.map((d, i) => (i === 0 ? d + 1 : d)) }) } },
};

describe.each(Object.entries(CASES))('%s', (code, { broken, innocent, args = [] }) => {
  it('is told of what breaks it, with its severity, and not of its innocent twin', async () => {
    const told = await check(broken, ...args);
    expect(told.told.map((finding) => finding.code)).toContain(code);
    const { severity } = RULES[code as RuleCode];
    expect(told.told.find((finding) => finding.code === code)!.severity).toBe(severity);
    if (severity === 'error') expect(told.code).toBeGreaterThan(0);
    expect((await check(innocent, ...args)).told.map((finding) => finding.code)).not.toContain(code);
  });
});

describe('the rules that a check of files does not meet', () => {
  it('DTOC-110: a file of a folder that is not a return', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-folder-'));
    mkdirSync(join(folder, 'inside'));
    writeFileSync(join(folder, 'notes.md'), '# Notes');
    writeFileSync(join(folder, 'x.csv'), split({ '2017-09': [1, 2] }));
    const { out, code } = await dtoc(['check', folder, '--format', 'ndjson']);
    expect([code, out.split('\n').filter((l) => l.includes('DTOC-110')).length]).toEqual([0, 2]);
  });

  it.each([['812,"1,082,067"', 'DTOC-801'], ['812,0', 'DTOC-801'], ['Hampshire,1', 'DTOC-802'], ['812,1\n812,2', 'DTOC-802']])('a table of adults with %j: %s', async (rows, rule) => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-adults-'));
    writeFileSync(join(folder, 'adults.csv'), `code,adults\n${rows}\n`);
    const { code, err } = await dtoc(['report', '--sample', '--population', join(folder, 'adults.csv')]);
    expect([code, err]).toEqual([2, expect.stringContaining(rule)]);
  });

  it.each([
    ['--allocations', 'code,pounds', '812,"£5,000,000"', '812,5000000', 'DTOC-803'], ['--targets', 'code,target', '812,-3', '812,3.87', 'DTOC-803'],
    ['--targets', 'code,target_beds', '999,40', '812,40', 'DTOC-802'], ['--allocations', 'council,allocation', '812,1\n812,2', '812,1\n319,2', 'DTOC-802'],
    ['--targets', 'code,aim', '812,40', '812,40', 'DTOC-804'], ['--allocations', 'name,pounds', 'Hampshire,1', 'Hampshire,1', 'DTOC-804'],
  ])('%s with %s and %j: %s', async (option, headings, broken, innocent, rule) => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-table-'));
    const run = async (rows: string): Promise<{ code: number; err: string }> => {
      writeFileSync(join(folder, 'table.csv'), `${headings}\n${rows}\n`);
      return dtoc(['report', '--sample', option, join(folder, 'table.csv')]);
    };
    expect(await run(broken)).toMatchObject({ code: 2, err: expect.stringContaining(rule) as unknown });
    if (rule !== 'DTOC-804') expect(await run(innocent)).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    ['DTOC-901', 'title: ', 'title: All: '], ['DTOC-901', 'criteria:\n', 'criteria: [\n'],
    ['DTOC-902', 'binds: Councils', '# binds: Councils'], ['DTOC-902', '    level: 2.6\n', ''],
    ['DTOC-903', 'both: apart', 'both: apart\nbaselin: x'], ['DTOC-903', '    level: 2.6\n', '    level: 2.6\n    cap: 2/3\n'],
    ['DTOC-904', 'both: apart', 'both: none'], ['DTOC-904', 'kind: at-or-below\n', 'kind: at-or-under\n'], ['DTOC-904', 'level: 2.6', 'level: -2.6'], ['DTOC-904', 'adults: 2016', 'adults: "2016"'],
    ['DTOC-904', '{ missed: all }', '{ missed: most }'], ['DTOC-904', 'from: 2017-07,', 'from: 2017-13,'],
    ['DTOC-905', 'judges: { from: 2017-07', 'judges: { from: 2018-07'], ['DTOC-905', 'id: since-february', 'id: level'], ['DTOC-905', 'baseline: { from: 2017-02, to: 2017-02 }\n', ''],
    ['DTOC-905', '{ missed: all }', '{ missed: { at-least: 3 } }'], ['DTOC-905', 'to: 2018-03-31', 'to: 2018-02-31'],
    ['DTOC-905', 'kind: better-than-baseline\n', 'kind: not-in-worst\n    of: level\n    fraction: 1/4\n    target: { level: 2 }\n'], ['DTOC-905', 'kind: better-than-baseline\n', 'kind: not-in-worst\n    of: gap-to-target\n    fraction: 1/4\n'],
    ['DTOC-905', 'kind: better-than-baseline\n', 'kind: not-in-worst\n    of: level\n    fraction: 4/4\n'],
  ] as const)('%s: a policy with %j as %j', async (rule, right, wrong) => {
    const text = (await dtoc(['policy', 'init'])).out;
    expect(text).toContain(right);
    expect(await dtoc(['policy', 'check', '-'], { stdin: text })).toMatchObject({ code: 0, err: '' });
    const { code, err } = await dtoc(['policy', 'check', '-'], { stdin: text.replace(right, wrong) });
    expect([code, [...new Set([...err.matchAll(/DTOC-\d+/g)].map(([found]) => found))]]).toEqual([1, [rule]]);
    // It points to the line, or where nothing stands to what lacks it.
    const line = text.slice(0, text.indexOf(right)).split('\n').length;
    const told = [...err.matchAll(/line (\d+)/g)].map((match) => Number(match[1]));
    if (rule !== 'DTOC-902') expect(Math.min(...told.map((at) => Math.abs(at - line)))).toBeLessThanOrEqual(rule === 'DTOC-905' ? 20 : 2);
  });
});
