import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dtoc } from '../support/io.ts';
import { SAMPLE_FILE } from '../support/sample.ts';

// What a report must not do with a part: take it for the whole, or silence for none.

const HEAD = 'period,code,name,care,reason,responsible,days,edition\n';
const EXTRACT_HEAD = 'Period,Provider Org Code,Local Authority Code,Local Authority Name,Acute Or Non Acute Description,Reason For Delay,NHS,Social Care,Both B\n';
const row = (rest: string): string => `MSitDT-April-2019,${rest}\n`;

interface CouncilDocument { code: string; days: Record<string, number | null>; note: string | null; regime: { outcome: string; criteria: { met: boolean | null }[] } | null; score: object | null }
interface Document { councils: CouncilDocument[]; england: { days: Record<string, number | null> }; notes: { kind: string }[]; policy: { withheld: string | null } | null }

async function report(stdin: string, ...args: string[]): Promise<{ code: number; document: Document; err: string }> {
  const { out, code, err } = await dtoc(['report', '-', '-f', 'json', ...args], { stdin });
  return { code, document: (out === '' ? { councils: [] } : JSON.parse(out)) as Document, err };
}

function month(period: string, code: string, [nhs, socialCare, both]: readonly [number, number, number], edition = ''): string {
  return ['nhs', 'social-care', 'both', 'all'].map((who, i) => `${period},${code},x,all,all,${who},${[nhs, socialCare, both, nhs + socialCare + both][i]},${edition}\n`).join('');
}

describe('an extract that leaves rows of no days out', () => {
  const text = EXTRACT_HEAD + row('R1,812,HAMPSHIRE,Acute,A_COMPLETION_ASSESSMENT,10,20,3') + row('R1,812,HAMPSHIRE,Non-Acute,E_CARE_PACKAGE_IN_HOME,1,2,0');

  it('gives the days that it has', async () => {
    const { document, code } = await report(text);
    expect([code, document.councils[0]!.days]).toEqual([0, { nhs: 11, socialCare: 22, both: 3, total: 36 }]);
  });
});

describe('what cannot be read is not counted around', () => {
  const good = row('R1,812,HAMPSHIRE,Acute,A_COMPLETION_ASSESSMENT,10,20,3') + row('R1,319,WIRRAL,Acute,A_COMPLETION_ASSESSMENT,1,1,1');

  it.each([
    ['a count that is none', 'R2,812,HAMPSHIRE,Acute,E_CARE_PACKAGE_IN_HOME,5,n/a,0', { nhs: 15, socialCare: null, both: 3, total: null }],
    ['a row twice', 'R1,812,HAMPSHIRE,Acute,A_COMPLETION_ASSESSMENT,10,20,3', { nhs: null, socialCare: null, both: null, total: null }],
    ['a reason that is not known', 'R2,812,HAMPSHIRE,Acute,Z_UNKNOWN,5,5,0', { nhs: null, socialCare: null, both: null, total: null }],
  ])('%s', async (_, line, days) => {
    const { document, code } = await report(EXTRACT_HEAD + good + row(line));
    const [wirral, hampshire] = document.councils.sort((a, b) => (a.code < b.code ? -1 : 1));
    expect([code, hampshire!.days, hampshire!.score]).toEqual([1, days, null]);
    expect(hampshire!.note).toBe('Hampshire (812): not scored: something could not be read in 2019-04.');
    expect(wirral!.days['total']).toBe(3);
  });

  it('but a blank, as NHS England published one, adds nothing and is told', async () => {
    const { document, code, err } = await report(EXTRACT_HEAD + good + row('R2,812,HAMPSHIRE,Acute,E_CARE_PACKAGE_IN_HOME,5,,0'));
    const hampshire = document.councils.find((c) => c.code === '812')!;
    expect([code, hampshire.days['socialCare'], hampshire.note]).toEqual([0, 20, 'Hampshire (812): 1 blank cell counted as no days.']);
    expect(err).toContain('DTOC-202');
  });
});

describe('a part of the councils', () => {
  const few = HEAD + month('2017-02', '812', [1, 1, 1]) + month('2017-02', '714', [1, 1, 1]) + month('2017-08', '812', [1, 1, 1]) + month('2017-08', '714', [1, 9, 1]);

  it('is not judged by quarters of it, and its places say what they are among', async () => {
    const { document } = await report(few, '-p', '2017-08', '--policy', 'letter-2017');
    expect(document.councils.map(({ regime }) => regime!.outcome)).toEqual(['not-judged', 'not-judged']);
    expect(document.policy!.withheld).toBe('it ranks councils against each other, and the input holds 2 of 151');
    expect(document.notes.map(({ kind }) => kind)).toContain('partial');
  });

  it('may stand beside England in a tidy file', async () => {
    const lines = readFileSync(SAMPLE_FILE, 'utf8').split('\n').filter((line, index) => index === 0 || /^2017-09,(-|812),/.test(line));
    const { code, document } = await report(`${lines.join('\n')}\n`);
    expect([code, document.england.days['total']]).toEqual([0, 168_041]);
  });
});

describe('a later edition', () => {
  it('of a part of the month replaces nothing', async () => {
    const text = HEAD + month('2017-09', '812', [1, 1, 1], 'published 2017-11-09') + month('2017-09', '319', [1, 1, 1], 'published 2017-11-09') + month('2017-09', '812', [2, 2, 2], 'revised 2018-06-14');
    const { code, err } = await report(text);
    expect([code, err]).toEqual([2, expect.stringMatching(/DTOC-609 standard input \(2017-09\).*\n.*1 areas that -, revised 2018-06-14, does not have: Wirral/)]);
  });

  it('is told of wherever the output does not say it', async () => {
    const text = HEAD + month('2017-09', '812', [1, 1, 1], 'published 2017-11-09') + month('2017-09', '812', [2, 2, 2], 'revised 2018-06-14');
    for (const args of [['convert', '-'], ['periods', '-'], ['trace', '-', '-c', '812'], ['report', '-', '-f', 'csv']]) {
      expect((await dtoc(args, { stdin: text })).err).toContain('note DTOC-602');
    }
    const { out } = await dtoc(['trace', '-', '-c', '812', '-m', 'nhs', '-f', 'json'], { stdin: text });
    expect(JSON.parse(out)).toMatchObject({ days: 2, cells: [{ days: 2 }] });
  });
});

describe('a stand-in\'s row', () => {
  it('that comes twice is told, and not added twice', async () => {
    const text = HEAD + month('2019-04', '810', [100, 1, 1]) + month('2019-04', '810', [100, 1, 1]);
    const { code, document } = await report(text);
    expect([code, document.councils[0]!.days['nhs']]).toEqual([1, null]);
  });
});

it('a threshold that is met exactly is met, whatever the rounding', async () => {
  // 840 days in February and 300 in September: 30 beds and 10, a third to the day.
  const others = ['714', '812'].map((code) => month('2017-02', code, [1, 1, 1]) + month('2017-09', code, [1, 1, 1])).join('');
  for (const code of ['00EQ', '00EW', '102', '204', '304', '503', '606']) {
    const { document } = await report(HEAD + others + month('2017-02', code, [0, 84_000, 0]) + month('2017-09', code, [0, 30_000, 0]), '-p', '2017-09');
    expect([code, document.councils.find((c) => c.code === code)!.regime]).toMatchObject([code, { outcome: 'incentive', criteria: [{ met: true }] }]);
  }
});

it('councils of one month may be spread over files', async () => {
  const [head, ...lines] = readFileSync(SAMPLE_FILE, 'utf8').trimEnd().split('\n').filter((line, index) => index === 0 || (line.startsWith('2017-09,') && !line.startsWith('2017-09,-')));
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const folder = mkdtempSync(`${(await import('node:os')).tmpdir()}/dtoc-parts-`);
  const split = lines.findIndex((line) => line.startsWith('2017-09,606,'));
  writeFileSync(`${folder}/a.csv`, `${[head, ...lines.slice(0, split)].join('\n')}\n`);
  writeFileSync(`${folder}/b.csv`, `${[head, ...lines.slice(split)].join('\n')}\n`);
  const { out, err } = await dtoc(['report', folder, '-f', 'json']);
  const traced = JSON.parse((await dtoc(['trace', folder, '-c', 'England', '-m', 'social-care', '-f', 'json'])).out) as { days: number; cells: { days: number }[] };
  expect([traced.days, traced.cells.reduce((sum, cell) => sum + cell.days, 0)]).toEqual([60_396, 60_396]);
  const document = JSON.parse(out) as Document;
  expect([document.councils.length, document.england.days, err]).toEqual([151, { nhs: 95_348, socialCare: 60_396, both: 12_297, total: 168_041 }, '']);
});
