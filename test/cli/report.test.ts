import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../src/report/report.schema.json' with { type: 'json' };
import { dtoc } from '../support/io.ts';

const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
const valid = ajv.compile(schema);

interface Document {
  period: { id: string; complete: boolean; missing: string[]; days: number };
  england: { days: { total: number } };
  councils: { code: string; name: string; region: string; rank: number | null; score: { value: number } | null; note: string | null; regime: { outcome: string } | null; days: { total: number | null } }[];
  groups?: object;
  notes: { kind: string }[];
  policy: object | null;
  inputs: { sha256: string | null }[];
}

async function json(...args: string[]): Promise<Document> {
  const { code, out, err } = await dtoc(['report', ...args, '--format', 'json']);
  expect([code, err]).toEqual([0, '']);
  const document = JSON.parse(out) as Document;
  expect([valid(document), valid.errors]).toEqual([true, null]);
  return document;
}

const TIDY = 'period,code,name,care,reason,responsible,days,edition\n';
const SILENT = `${TIDY}${['2017-07', '2017-08', '2017-09'].map((m) => `${m},812,Hampshire,all,all,nhs,5,\n${m},812,Hampshire,all,all,social-care,5,\n${m},812,Hampshire,all,all,both,5,\n`
  + ['nhs', 'social-care', 'both'].map((who) => `${m},319,Wirral,all,all,${who},${m === '2017-08' ? '' : 7},\n`).join('')).join('')}`;

describe('the report as JSON holds to its schema', () => {
  it.each([
    ['the default', ['--sample']],
    ['a month with all four components', ['--sample', '-p', '2017-09']],
    ['a policy of five criteria', ['--sample', '-p', '2017-09', '--policy', 'five-criteria-2017', '--anyway']],
    ['a policy withheld', ['--sample', '-p', '2017-06', '--policy', 'letter-2017']],
    ['a year', ['--sample', '-p', '2017-18']],
    ['an incomplete quarter', ['--sample', '-p', '2016-17-Q4']],
    ['groups', ['--sample', '--by', 'region']],
    ['no baseline and no policy', ['--sample', '--baseline', 'none', '--policy', 'none']],
    ['before the baseline', ['--sample', '-p', '2016-09']],
    ['another population year', ['--sample', '-p', '2017-09', '--population-year', '2018']],
  ])('on %s', async (_, args) => {
    const document = await json(...args);
    expect(document.england.days.total).toBeGreaterThan(0);
  });

  it('on a council that did not submit', async () => {
    const { out, code } = await dtoc(['report', '-', '--format', 'json'], { stdin: SILENT });
    const document = JSON.parse(out) as Document;
    expect([code, valid(document), valid.errors]).toEqual([0, true, null]);
    const [hampshire, wirral] = document.councils;
    expect([hampshire!.rank, wirral!.rank, wirral!.score, wirral!.days.total]).toEqual([1, null, null, null]);
    expect(wirral!.note).toBe('Wirral (319): not scored: nothing submitted for 2017-08.');
    expect(document.policy).not.toBeNull();
    expect(document.councils.every(({ regime }) => regime!.outcome === 'not-judged')).toBe(true);
    expect(document.notes.map(({ kind }) => kind)).toContain('no-england');
  });
});

describe('the report', () => {
  it('gives the 151 councils of England, ranked', async () => {
    const { councils, inputs, period } = await json('--sample');
    expect([councils.length, councils[0]!.rank, period.id]).toEqual([151, 1, '2017-18-Q4']);
    expect(inputs[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    const values = councils.map(({ score }) => score!.value);
    expect([...values].sort((a, b) => b - a)).toEqual(values);
  });

  it('says when a period is not whole, and never passes it off', async () => {
    const { period, councils } = await json('--sample', '-p', '2016-17-Q4', '--policy', 'social-care-2017', '--anyway');
    expect(period).toMatchObject({ complete: false, missing: ['2017-01'], days: 59 });
    expect(councils.every(({ regime }) => regime!.outcome === 'not-judged')).toBe(true);
    const { out } = await dtoc(['report', '--sample', '-p', '2016-17-Q4']);
    expect(out).toContain('INCOMPLETE');
    expect((await dtoc(['report', '--sample', '-p', '2016-17-Q4', '-f', 'csv', '--top', '1'])).out).toContain('2016-17-Q4,no,');
  });

  it('is by default under no policy for months that the default does not judge, and says so', async () => {
    const { policy, notes } = await json('--sample', '-p', '2017-06');
    expect([policy, notes.map(({ kind }) => kind)]).toEqual([null, expect.arrayContaining(['no-default-policy'])]);
  });

  it.each([
    [['--council', 'hampshire'], ['Hampshire']], [['-c', '812', '-c', 'Bristol, City of'], ['Hampshire', 'Bristol']], [['-c', 'E10000014'], ['Hampshire']],
    [['--region', 'north east', '--top', '2', '--sort', 'name'], ['County Durham', 'Darlington']], [['--sort', 'social-care', '--top', '1'], ['Cumbria']], [['--region', 'Yorkshire', '--sort', 'code', '--top', '1'], ['Barnsley']],
    [['--sort', 'name', '--reverse', '--top', '1'], ['York']],
  ])('%j shows %j', async (args, names) => {
    const { councils } = await json('--sample', ...args);
    expect(councils.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('ranks among all, whatever is shown', async () => {
    const all = await json('--sample');
    const one = await json('--sample', '-c', '812');
    expect(one.councils[0]).toEqual(all.councils.find(({ code }) => code === '812'));
  });

  it('prints tables as they were reviewed', async () => {
    for (const [name, args] of [
      ['default-80', ['--top', '12']], ['wide', ['--top', '5', '--width', '180', '-p', '2017-09']], ['close-up', ['-c', '812', '-p', '2017-09', '--policy', 'five-criteria-2017', '--anyway']],
      ['regions', ['--by', 'region']], ['types', ['--by', 'type', '--width', '120']], ['narrow', ['--top', '3', '--width', '48']], ['markdown', ['--top', '3', '-f', 'md']],
      ['csv', ['--top', '2', '-f', 'csv']], ['ndjson', ['--top', '1', '-f', 'ndjson', '-p', '2017-09']], ['regions-csv', ['--by', 'region', '-f', 'csv']],
    ] as const) {
      const { out } = await dtoc(['report', '--sample', ...args]);
      await expect(out).toMatchFileSnapshot(`../golden/report-${name}.txt`);
    }
  });

  it('has lines that fit the terminal', async () => {
    for (const width of [60, 80, 100, 132, 200]) {
      const { out } = await dtoc(['report', '--sample', '--width', String(width)]);
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it('is coloured when asked, and with the same text', async () => {
    const plain = await dtoc(['report', '--sample', '--top', '3']);
    const coloured = await dtoc(['report', '--sample', '--top', '3'], { env: { FORCE_COLOR: '1' } });
    expect([coloured.out === plain.out, coloured.out.replace(/\x1b\[\d+m/g, '')]).toEqual([false, plain.out]);
    expect((await dtoc(['report', '--sample', '--top', '3'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).toBe(plain.out);
  });
});
