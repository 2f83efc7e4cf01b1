import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../../src/report/report.schema.json' with { type: 'json' };
import { POLICY_IDS } from '../../src/reference/policies/policies.ts';
import { dtoc } from '../support/io.ts';
import { SAMPLE_FILE } from '../support/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtoc-regime-'));
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const valid = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema);

interface Document {
  both: string;
  sensitivity: { code: string; outcomes: Record<string, string> }[] | null;
  whatIf: { alterations: string[]; changes: object[]; changesAtMost: object[] } | null;
  stake: { total: number; byCouncil: Record<string, number | null>; without: string[] } | null;
  ambition: { freed: number; bedsThen: number; bedsNow: number } | null;
  councils: { code: string; days: Record<string, number | null>; regime: { outcome: string } }[];
  england: { days: Record<string, number | null> };
}

async function json(...args: string[]): Promise<Document> {
  const { code, out, err } = await dtoc(['report', '--sample', ...args, '--format', 'json']);
  expect([code, err]).toEqual([0, '']);
  const document = JSON.parse(out) as Document;
  expect([valid(document), valid.errors]).toEqual([true, null]);
  return document;
}

describe('a report says', () => {
  it('whose outcome depends on how both is counted: those whose outcomes differ between four reports', async () => {
    const { sensitivity } = await json('-p', '2017-09', '--sensitivity');
    const outcomes = new Map<string, string[]>();
    for (const both of ['apart', 'half', 'nhs', 'social-care']) {
      const document = await json('-p', '2017-09', '--both', both);
      expect(document.both).toBe(both);
      for (const { code, regime } of document.councils) outcomes.set(code, [...outcomes.get(code) ?? [], regime.outcome]);
    }
    const differing = [...outcomes].filter(([, of]) => new Set(of).size > 1);
    expect(Object.fromEntries(sensitivity!.map((s) => [s.code, ['apart', 'half', 'nhs', 'social-care'].map((both) => s.outcomes[both])]))).toEqual(Object.fromEntries(differing));
    expect(differing.length).toBeGreaterThan(5);
  });

  it('what is at stake, to the pound, and for whom no allocation is given', async () => {
    const file = put('pounds.csv', 'code,name,pounds\n812,Hampshire,10000000\n609,Suffolk,\n319,Wirral,2000000.5\n');
    const { stake, ambition, councils } = await json('-p', '2017-09', '--policy', 'five-criteria-2017', '--anyway', '--allocations', file);
    const flagged = councils.filter(({ regime }) => regime.outcome === 'non-incentive').map(({ code }) => code);
    expect(flagged).toContain('812');
    expect(stake!.byCouncil['812']).toBe(3_300_000);
    expect(stake!.total).toBeCloseTo(3_300_000 + (flagged.includes('319') ? 660_000.165 : 0), 6);
    expect([...stake!.without].sort()).toEqual(flagged.filter((code) => !['812', '319'].includes(code)).sort());
    expect(ambition!.freed).toBeCloseTo(186_490 / 28 - 168_041 / 30, 9);
    const { out } = await dtoc(['report', '--sample', '-p', '2017-09', '--allocations', file]);
    expect(out.replace(/\s+/g, ' ')).toContain('Nothing is at stake: social-care-2017 puts no share of an allocation under condition.');
  });

  it('what altered figures do: who changes, and England with them', async () => {
    const [before, after] = [await json('-p', '2017-09'), await json('-p', '2017-09', '--set', '812.social-care=40/day', '--reduce', 'Wirral.nhs=31')];
    expect(after.whatIf).toMatchObject({ alterations: ['set 812.social-care=40/day', 'reduce Wirral.nhs=31'], changes: [{ code: '812', from: 'non-incentive', to: 'incentive' }], changesAtMost: [{ code: '812' }] });
    expect(before.england.days['socialCare']! - after.england.days['socialCare']!).toBe(4638 - 1200);
    expect(before.england.days['nhs']! - after.england.days['nhs']!).toBe(31);
    expect(after.councils.find(({ code }) => code === '812')!.days).toMatchObject({ nhs: 3505, socialCare: 1200, both: 654, total: 8797 - 3438 });
    expect((await dtoc(['report', '--sample', '-p', '2017-09', '--set', '812.social-care=40/day'])).out).toMatch(/^WHAT IF: delayed transfers/);
  });

  it('what a reason\'s reduction changes for certain, and what it may: on margins it is within bounds', async () => {
    const { whatIf } = await json('-p', '2017-09', '--reduce', 'E=20%');
    expect(whatIf!.changesAtMost.length).toBeGreaterThan(whatIf!.changes.length);
    for (const change of whatIf!.changes) expect(whatIf!.changesAtMost).toContainEqual(change);
  });

  it('that a rule of a worst quarter moves others too: Wirral out, Wiltshire in', async () => {
    const { whatIf } = await json('-p', '2017-08', '--policy', 'letter-2017', '--set', '319.social-care=0/day');
    expect(whatIf!.changes).toEqual([{ code: '319', from: 'non-incentive', to: 'none' }, { code: '817', from: 'none', to: 'non-incentive' }]);
  });
});

describe('a report says how its policy was put', () => {
  const notes = async (...args: string[]): Promise<string[]> => ((await json(...args)) as unknown as { notes: { kind: string }[] }).notes.map(({ kind }) => kind);

  it('to the NHS: and nothing is at stake for it', async () => {
    const document = await json('-p', '2017-09', '--policy', 'five-criteria-2017', '--anyway', '--party', 'nhs', '--allocations', put('nhs.csv', 'code,pounds\n812,100\n'));
    expect(document).toMatchObject({ stake: null, put: { party: 'nhs', baseline: null, targets: null } });
    expect(await notes('-p', '2017-09', '--party', 'nhs')).toContain('party-nhs');
  });

  it('on another baseline, or by a table of targets', async () => {
    expect(await json('-p', '2017-09', '--policy-baseline', '2017-02..2017-04')).toMatchObject({ put: { baseline: { from: '2017-02', to: '2017-04' } } });
    expect(await notes('-p', '2017-09', '--policy-baseline', '2017-02..2017-04')).toContain('policy-baseline');
    const file = put('t.csv', 'code,target\n812,3.87\n');
    expect(await json('-p', '2017-09', '--targets', file)).toMatchObject({ put: { targets: file } });
    expect((await dtoc(['report', '--sample', '-p', '2017-09', '--targets', file, '-c', '812', '--width', '400'])).out).toContain(`Hampshire: at or below its target in ${file}: MISSED`);
  });

  it('as a what-if, in every row of a CSV and every line of NDJSON', async () => {
    const run = async (format: string): Promise<string[]> => (await dtoc(['report', '--sample', '-p', '2017-09', '--set', '812.social-care=40/day', '-f', format])).out.trimEnd().split('\n');
    const [header, , ...rows] = (await run('csv')).map((line) => line.replace(/"[^"]*"/g, 'x').split(','));
    expect(new Set(rows.map((row) => row[header!.indexOf('what_if')]))).toEqual(new Set(['set 812.social-care=40/day']));
    expect((await run('ndjson')).every((line) => line.includes('"whatIf":["set 812.social-care=40/day"]'))).toBe(true);
  });

  it('as a what-if, where no policy is put as well', async () => {
    const { out } = await dtoc(['report', '--sample', '-p', '2017-06', '--set', '812.social-care=40/day']);
    expect(out).toMatch(/^WHAT IF: delayed/);
    expect(out).toContain('No outcome changes: no policy was put.');
  });

  it('and by default for the latest months that a policy judges which is named', async () => {
    expect((await dtoc(['explain', '812', '--sample', '--policy', 'letter-2017'])).out).toContain('August 2017');
    expect((await dtoc(['report', '--sample', '--policy', 'five-criteria-2017'])).out).toContain('2017-12 is the latest month of the input that');
    expect((await dtoc(['report', '--sample', '--policy', 'total-2017'])).out).toMatch(/^Delayed transfers of care, January to March 2018/);
  });

  it('and sensitivity and beds are of the altered days too', async () => {
    const { sensitivity, ambition, england } = await json('-p', '2017-09', '--sensitivity', '--set', 'Luton.both=0', '--allocations', put('a.csv', 'code,pounds\n812,1\n')) as Document & { england: { beds: Record<string, number> } };
    expect(sensitivity!.map(({ code }) => code)).not.toContain('611');
    expect(ambition!.bedsNow).toBe(england.beds['total']);
  });
});

describe('what cannot be asked is answered', () => {
  it.each([
    [['--set', 'E=20'], /Say whose: 812\.social-care=40\/day/], [['--set', '812.E=20%'], /A percentage is of something/], [['--reduce', 'total=5'], /total is not nhs, social-care, both or a reason/],
    [['--reduce', 'E=120%'], /No more than 100%/], [['--set', '812.social-care'], /Write it as 812\.social-care=40\/day/], [['--set', 'Hamshire.nhs=4'], /Did you mean Hampshire/],
    [['--policy-baseline', '2017-04..2017-02'], /a run of months as 2017-02\.\.2017-04/], [['--both', 'third'], /Allowed choices are apart, half, nhs, social-care/],
    [['--policy', 'letter-2017', '-p', '2017-08', '--targets', put('x.csv', 'code,target\n812,1\n')], /letter-2017 sets no targets/], [['-p', '2017-09', '--policy-baseline', '2018-01'], /the policy's baseline, 2018-01, is not before the period 2017-09/],
    ...['--policy', '--targets', '--allocations', '--population'].map((option): [string[], RegExp] => [[option, folder], /dtoc-regime-\w+ is a folder\n {2}name a file/]),
    [['--policy', 'none', '--targets', put('y.csv', 'code,target\n812,1\n')], /no policy is put, so that there is nothing to put otherwise/],
    [['-p', '2017-06', '--party', 'nhs'], /social-care-2017 does not judge 2017-06: name one with --policy/],
    [['--by', 'provider'], /no providers in 2017-18-Q4\n {2}providers are told by extracts alone/], [['--policy', './none.yaml'], /DTOC-101 \.\/none\.yaml/],
  ])('%j', async (args, answer) => {
    const { code, out, err } = await dtoc(['report', '--sample', ...args]);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(answer)]);
  });
});

describe('explain', () => {
  it.each([
    ['hampshire', ['Hampshire', '-p', '2017-09']], ['letter', ['812', '-p', '2017-08', '--policy', 'letter-2017']], ['five', ['Wirral', '-p', '2017-09', '--policy', 'five-criteria-2017', '--anyway', '--both', 'half']],
    ['total', ['Shropshire', '-p', '2017-10', '--policy', 'total-2017']], ['withheld', ['Kent', '-p', '2016-09']],
  ])('reads as it was reviewed: %s', async (name, args) => {
    const { code, out, err } = await dtoc(['explain', ...args, '--sample']);
    expect([code, err]).toEqual([0, '']);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    await expect(out).toMatchFileSnapshot(`../golden/explain-${name}.txt`);
  });

  it('is Markdown too, and JSON, whose cells hold what it says', async () => {
    await expect((await dtoc(['explain', 'Hampshire', '--sample', '-p', '2017-09', '-f', 'md'])).out).toMatchFileSnapshot('../golden/explain-md.txt');
    const { out } = await dtoc(['explain', 'Hampshire', '--sample', '-p', '2017-09', '-f', 'json']);
    const { sides } = JSON.parse(out) as { sides: { criteria: { figureCells: { line: number; days: number }[]; thresholdCells: { line: number; days: number }[] }[] }[] };
    const lines = readFileSync(SAMPLE_FILE, 'utf8').split('\n');
    const cells = sides.flatMap(({ criteria }) => criteria.flatMap(({ figureCells, thresholdCells }) => [...figureCells, ...thresholdCells]));
    expect(cells).toHaveLength(4);
    for (const { line, days } of cells) expect(lines[line - 1]!.split(',')[6]).toBe(String(days));
  });

  it('has a way out for each outcome, each with its own reasons', async () => {
    const policy = put('two-steps.yaml', (await dtoc(['policy', 'init'])).out.replace('level: 2.6', 'level: 0.5').replace('kind: better-than-baseline', 'kind: better-than-baseline'));
    const { out } = await dtoc(['explain', 'Hampshire', '--sample', '-p', '2017-09', '--policy', policy, '-f', 'json']);
    const { sides } = JSON.parse(out) as { sides: { wayOut: { outcomes: { to: string; fewer: { days: number }; byReason: { alone: Record<string, string> } }[] } }[] };
    const [none, incentive] = sides[0]!.wayOut.outcomes;
    expect([none!.to, incentive!.to, none!.fewer.days < incentive!.fewer.days]).toEqual(['none', 'incentive', true]);
    expect(Object.values(none!.byReason.alone).filter((a) => a === 'maybe').length).toBeGreaterThan(Object.values(incentive!.byReason.alone).filter((a) => a === 'maybe').length);
    const { out: text } = await dtoc(['explain', 'Hampshire', '--sample', '-p', '2017-09', '--policy', policy]);
    expect(text).toMatch(/The way out, to none:[^]*By reason:[^]*The way out, to incentive:[^]*By reason:/);
  });

  it('shows what can be put where a policy is withheld for want of a year earlier', async () => {
    const { out } = await dtoc(['explain', 'Newham', '--sample', '-p', '2017-11', '--policy', 'five-criteria-2017']);
    expect(out).toMatch(/year-earlier +0\.57 +– +– /);
    expect(out).toContain('Not judged: the input lacks the same period a year earlier.');
  });

  it('is coloured where that is asked for', async () => {
    expect((await dtoc(['explain', 'Hampshire', '--sample', '-p', '2017-09'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[1m');
  });

  it('says when the council has no row', async () => {
    const { code, err } = await dtoc(['explain', '738', '--sample', '-p', '2017-09']);
    expect([code, err]).toEqual([2, expect.stringContaining('Bournemouth, Christchurch and Poole has no row in 2017-09')]);
  });
});

describe('policy', () => {
  it.each(POLICY_IDS)('backtest %s reads as it was reviewed', async (id) => {
    const { code, out, err } = await dtoc(['policy', 'backtest', id, '--sample']);
    expect([code, err]).toEqual([0, '']);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    await expect(out).toMatchFileSnapshot(`../golden/backtest-${id}.txt`);
  });

  it('list, and show, whose document is a policy of the same outcomes', async () => {
    await expect((await dtoc(['policy', 'list'])).out).toMatchFileSnapshot('../golden/policy-list.txt');
    for (const id of POLICY_IDS) {
      const file = put(`${id}.yaml`, (await dtoc(['policy', 'show', id])).out);
      expect(await dtoc(['policy', 'check', file])).toMatchObject({ code: 0, err: '' });
      const args = ['-p', '2017-09', '--anyway', '-f', 'csv'];
      expect((await dtoc(['report', '--sample', ...args, '--policy', file])).out).toBe((await dtoc(['report', '--sample', ...args, '--policy', id])).out);
    }
  });

  it('takes a council of any code, and a table in a reading', async () => {
    const own = (await dtoc(['policy', 'show', 'social-care-2017'])).out
      .replace('council: "812", published: 66', 'council: "00EQ", published: 0').replace(/kind: reach-or-hold\n( +)measure: social-care\n +level: 2.6\n +cap: 2\/3\n +counted: whole-beds/, 'kind: at-or-below-target\n$1measure: social-care\n$1targets: t.csv\n$1unit: rate');
    put('t.csv', 'code,target\n812,3.87\n');
    const file = put('reading.yaml', own);
    expect(own).toContain('targets: t.csv');
    expect(await dtoc(['policy', 'check', file])).toMatchObject({ code: 0, err: '' });
    expect(await dtoc(['policy', 'backtest', file, '--sample'])).toMatchObject({ code: 0, err: '' });
  });

  it('does not count some councils as England\'s', async () => {
    const some = readFileSync(SAMPLE_FILE, 'utf8').split('\n').filter((line) => /^(period|\d{4}-\d{2},(812|609|417)),/.test(line)).join('\n');
    const { out } = await dtoc(['policy', 'backtest', 'letter-2017', put('some.csv', some)]);
    expect(out).toContain('the input does not hold what it takes');
    expect((await dtoc(['policy', 'backtest', 'social-care-2017', put('some.csv', some)])).out).toMatch(/4\. cut, Hampshire +66% +66\.7% +yes/);
  });

  it('takes targets from a CSV beside it, and a JSON document as well', async () => {
    put('targets.csv', 'code,target_beds\n812,154.6\n319,13.9\n');
    const text = (await dtoc(['policy', 'init'])).out.replace(/\n {2}- id: since[\s\S]*?measure: social-care\n/, '\n').replace('kind: at-or-below\n', 'kind: at-or-below-target\n').replace('    level: 2.6\n', '    targets: targets.csv\n    unit: beds\n');
    const yaml = put('own.yaml', text);
    const { out } = await dtoc(['report', '--sample', '-p', '2017-09', '--policy', yaml, '-f', 'csv']);
    const outcome = (code: string): string => out.split('\n').find((line) => line.includes(`,${code},E`))!.split(',')[9]!;
    expect([outcome('812'), outcome('319'), outcome('504')]).toEqual(['incentive', 'non-incentive', 'not judged']);
    const document = JSON.stringify(JSON.parse((await dtoc(['policy', 'show', yaml, '-f', 'json'])).out));
    expect(await dtoc(['report', '--sample', '-p', '2017-09', '--policy', put('own.json', document), '-f', 'csv'])).toMatchObject({ out });
  });
});

describe('compare', () => {
  const months = (...of: string[]): string => readFileSync(SAMPLE_FILE, 'utf8').split('\n').filter((line, index) => index === 0 || of.some((m) => line.startsWith(m))).join('\n');
  // Kirklees as it would be with 100 days fewer, social care's and for Dii, in acute beds; England with it.
  const revised = (text: string): string => text.replaceAll('revised 2018-06-14', 'revised 2019-06-14').split('\n').map((line) => {
    const cells = line.split(',');
    const cut = cells.slice(3, 6).join(' ');
    if (cells[0] !== '2017-09' || !['211', '-'].includes(cells[1]!)) return line;
    if (cells[1] === '-' && !cut.startsWith('all all ')) return '';
    return ['all all social-care', 'all all all', 'all Dii all', 'acute all all'].includes(cut) ? [...cells.slice(0, 6), Number(cells[6]) - 100, cells[7]].join(',') : line;
  }).filter((line) => line !== '').join('\n');

  it('says whose figures differ, by how much, and whose outcome', async () => {
    const [older, newer, baseline] = [put('older.csv', months('2017-09')), put('newer.csv', revised(months('2017-09'))), put('baseline.csv', months('2017-02'))];
    const { out } = await dtoc(['compare', older, newer, '--with', baseline, '--width', '400']);
    await expect(out.replaceAll(folder, '')).toMatchFileSnapshot('../golden/compare.txt');
    expect((await dtoc(['compare', older, newer, '--format', 'csv'])).out).toBe(
      'period,code,name,figure,older,newer\n2017-09,-,England,social-care,60396,60296\n2017-09,-,England,total,168041,167941\n'
      + '2017-09,211,Kirklees,social-care,210,110\n2017-09,211,Kirklees,total,743,643\n2017-09,211,Kirklees,Dii,195,95\n2017-09,211,Kirklees,acute,468,368\n',
    );
    expect(JSON.parse((await dtoc(['compare', older, newer, '--with', baseline, '-f', 'json'])).out)).toMatchObject({ outcomes: { changes: [{ code: '211', from: 'non-incentive', to: 'incentive' }], councils: 151 } });
  });

  it('says that nothing differs, and that nothing can be compared', async () => {
    const [one, other] = [put('one.csv', months('2017-09')), put('other.csv', months('2017-10'))];
    expect((await dtoc(['compare', one, one])).out).toContain('no council\'s figures differ');
    expect(await dtoc(['compare', one, other])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no month in common') as unknown });
  });
});
