import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dtoc, HOME } from '../support/io.ts';
import { SAMPLE_FILE } from '../support/sample.ts';
import { workbookBytes } from '../support/workbook.ts';

const BIN = join(HOME, 'bin', 'dtoc.cjs');
let folder: string;

beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'dtoc-test-')); });

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const COMMANDS = ['report', 'explain', 'trend', 'funnel', 'rates', 'compare', 'policy', 'periods', 'convert', 'trace', 'schema', 'completion'];

describe('help', () => {
  it('of every command shows an example', async () => {
    const { out, code } = await dtoc(['--help']);
    expect([code, COMMANDS.every((command) => out.includes(`  ${command}`))]).toEqual([0, true]);
    for (const command of COMMANDS) {
      const help = await dtoc([command, '--help']);
      expect([help.code, help.out]).toEqual([0, expect.stringContaining(`\n  dtoc ${command}`)]);
    }
  });

  it('is as it was reviewed', async () => {
    for (const command of COMMANDS) await expect((await dtoc([command, '--help'])).out).toMatchFileSnapshot(`../golden/help-${command}.txt`);
  });
});

describe('a mistake in the command', () => {
  it.each([
    [['reprot'], /Did you mean report\?/],
    [['report'], /no returns were named\n {2}name files or folders, `-` for standard input, or --sample/],
    [['report', '--sample', '--perod', '2017-09'], /Did you mean --period\?/],
    [['report', '--sample', '--period', '2017-Q2'], /Write a month as 2017-09, a financial quarter as 2017-18-Q2/],
    [['report', '--sample', '--period', '2017-18-Q7'], /There is no such month, quarter or financial year/],
    [['report', '--sample', '--period', '2019-06'], /the input holds nothing of 2019-06\n {2}it holds 2016-09, 2017-02 to 2018-03/],
    [['report', '--sample', '--council', 'Hamshire'], /Did you mean Hampshire \(812\)\?/],
    [['report', '--sample', '--council', 'North'], /Which of .*Northumberland \(104\)/],
    [['report', '--sample', '--council', 'zzzzzz'], /no council of that code or name/],
    [['report', '--sample', '--region', 'Yorkshir and the Humber'], /Did you mean Yorkshire and The Humber\?/],
    [['report', '--sample', '--policy', 'total'], /Did you mean total-2017\? They are social-care-2017, total-2017, letter-2017, five-criteria-2017, hold-2018; a document/],
    [['report', '--sample', '--population-year', '2017'], /no adults of mid-2017\n {2}the years at hand are 2016, 2018, 2019, 2020/],
    [['report', '--sample', '--top', '0'], /whole number above 0/],
    [['report', '--sample', '--format', 'xml'], /Allowed choices are table, json/],
    [['report', '/nowhere/at-all.xls'], /DTOC-101 \/nowhere\/at-all.xls.*\n {2}found no such file or folder/],
    [['report', '--sample', '-o', '/nowhere/at/all.txt'], /cannot write \/nowhere\/at\/all.txt/],
    [['trace', '--sample'], /required option '-c, --council/],
  ])('%j is answered', async (args, answer) => {
    const { code, out, err } = await dtoc(args);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(answer)]);
  });
});

describe('the exit code', () => {
  it('is 1 on an error in a figure, which is told by its cell, and 0 where that is not asked for', async () => {
    const path = put('wrong.xls', workbookBytes({ change: { organisation: (rows) => rows.map((row) => row.map((cell) => (cell === 20 ? 21 : cell))) } }));
    const run = await dtoc(['report', path]);
    expect(run.code).toBe(1);
    expect(run.err).toContain('LA - by responsible org, I17 (2017-09): NHS, social care and both do not add to the total');
    expect(run.err).toContain('found 33 for all delays, Hampshire; expected 34, the sum of NHS + social care + both. Hint: ');
    expect((await dtoc(['report', path, '--fail-on', 'never'])).code).toBe(0);
  });

  it('is 2 where a file cannot be read, and nothing is printed', async () => {
    const { code, out } = await dtoc(['report', put('cut.xls', workbookBytes().subarray(0, 600)), '--sample']);
    expect([code, out]).toEqual([2, '']);
  });

  it('is 2 where two files disagree, and both are named', async () => {
    const [a, b] = [put('a.xls', workbookBytes()), put('b.xls', workbookBytes({ areas: [['812', 'Hampshire', [11, 20, 3]], ['319', 'Wirral', [4, 5, 0]]] }))];
    const { code, err } = await dtoc(['report', a, b]);
    expect([code, err]).toEqual([2, expect.stringMatching(/DTOC-601 .*b\.xls.*\n.*a\.xls/)]);
  });
});

describe('convert', () => {
  it('writes what a report reads the same, and is read again as itself', async () => {
    const once = await dtoc(['convert', '--sample']);
    expect(once.out).toBe(readFileSync(SAMPLE_FILE, 'utf8'));
    const [fromSample, fromTidy] = [await dtoc(['report', '--sample', '-f', 'csv']), await dtoc(['report', '-', '-f', 'csv'], { stdin: once.out })];
    expect(fromTidy.out).toBe(fromSample.out);
  });

  it('writes a file whole or not at all', async () => {
    const path = join(folder, 'out.csv');
    expect((await dtoc(['convert', put('w.xls', workbookBytes({ whole: true })), '-o', path])).code).toBe(0);
    expect(readFileSync(path, 'utf8').split('\n')[1]).toBe('2017-09,-,England,all,all,nhs,14,published 2017-11-09');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps silence: an empty cell is not submitted', async () => {
    const { out } = await dtoc(['convert', put('s.xls', workbookBytes({ areas: [['812', 'Hampshire', [1, 2, 3]], ['319', 'Wirral', null]] }))]);
    expect(out).toContain('2017-09,319,Wirral,all,all,social-care,,published 2017-11-09\n');
  });
});

describe('trace', () => {
  it('prints the cells that were added, their sum and the rate', async () => {
    const path = put('2017-09.xls', workbookBytes({ whole: true }));
    const { out, code } = await dtoc(['trace', path, '--council', '812', '--period', '2017-09', '--measure', 'social-care']);
    expect(code).toBe(0);
    expect(out).toContain(`20  2017-09  ${path}, LA - by responsible org, G17: social-care\n`);
    expect(out).toContain('20 days / 30 days = 0.67 delayed beds\n/ 1,082,067 adults (mid-2016) x 100,000 = 0.06 a day per 100,000 adults\n');
  });

  it('adds up to the figure of the report, for every measure', async () => {
    for (const measure of ['nhs', 'social-care', 'both', 'total', 'acute', 'non-acute', 'A', 'Di', 'O']) {
      const { out } = await dtoc(['trace', '--sample', '-c', 'Wirral', '-p', '2017-18-Q2', '-m', measure, '-f', 'json']);
      const { cells, days } = JSON.parse(out) as { cells: { days: number; line: number }[]; days: number };
      expect([measure, cells.reduce((sum, cell) => sum + cell.days, 0)]).toEqual([measure, days]);
      expect(cells).toHaveLength(3);
    }
  });

  it('names lines that hold what it says', async () => {
    const lines = readFileSync(SAMPLE_FILE, 'utf8').split('\n');
    const { out } = await dtoc(['trace', '--sample', '-c', '812', '-p', '2017-09', '-m', 'E', '-f', 'json']);
    for (const { line, days } of (JSON.parse(out) as { cells: { line: number; days: number }[] }).cells) {
      expect(lines[line - 1]).toBe(`2017-09,812,Hampshire,all,E,all,${days},published 2017-11-09 revised 2018-06-14`);
    }
  });

  it('says when there is no such cell', async () => {
    const { code, err } = await dtoc(['trace', '--sample', '-c', '738', '-p', '2017-09']);
    expect([code, err]).toEqual([2, expect.stringContaining('no cell for Bournemouth, Christchurch and Poole in 2017-09')]);
  });
});

it('periods lists months, editions, councils and totals', async () => {
  await expect((await dtoc(['periods', '--sample'])).out).toMatchFileSnapshot('../golden/periods.txt');
  await expect((await dtoc(['periods', '--sample', '-f', 'csv'])).out).toMatchFileSnapshot('../golden/periods.csv');
});

describe('the shipped command', () => {
  const run = (args: readonly string[], env: Record<string, string> = {}, shell?: string): ReturnType<typeof spawnSync> => (shell === undefined
    ? spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } })
    : spawnSync('bash', ['--norc', '-o', 'pipefail', '-c', shell], { encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } }));

  // Help and version come from a bundle of their own.
  it.each(['missing', 'garbage', 'of another bundle', 'as built'].flatMap((kind) => [['start', '--version', kind], ['dtoc', 'rules', kind]] as const))('of %s runs %s the same whatever was compiled beforehand: %s', (bundle, command, kind) => {
    const home = mkdtempSync(join(tmpdir(), 'dtoc-home-'));
    for (const part of ['bin', 'dist']) cpSync(join(HOME, part), join(home, part), { recursive: true });
    const [source, cache] = ['cjs', 'cache'].map((ending) => join(home, 'dist', `${bundle}.${ending}`)) as [string, string];
    if (kind === 'missing') rmSync(cache);
    if (kind === 'garbage') writeFileSync(cache, 'no cache');
    if (kind === 'of another bundle') writeFileSync(source, `${readFileSync(source, 'utf8')}\n// longer`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin', 'dtoc.cjs'), command], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, run([command]).stdout, '']);
  });

  it.each(['dtoc', 'start', 'groups', 'policy'])('is ASCII, as it is read: %s', (bundle) => expect(readFileSync(join(HOME, 'dist', `${bundle}.cjs`)).every((byte) => byte < 0x80)).toBe(true));

  it.each([
    ['report', '--sample', '--by', 'region', '--runs', '0', '--width', '80'], ['schema'], ['schema', 'policy'], ['policy', 'check', join(HOME, 'src', 'reference', 'policies', 'total-2017.yaml')],
  ].map((args) => [args]))('finds what is in files of its own for %j', async (args) => {
    const { status, stdout, stderr } = run(args);
    const { code, out, err } = await dtoc(args);
    expect([status, stdout, stderr]).toEqual([code, out, err]);
  });

  it.each([[], ['-h'], ['--help'], ['--help', 'report'], ['-V'], ['--version'], ['--version', 'report'], ['--', '--help'], ['help'], ['help', 'report'], ['help', '--', 'report'], ['report', '--version'], ['--verbose', 'report']].map((args) => [args]))('answers %j as the program with all commands does', async (args) => {
    const { status, stdout, stderr } = run(args);
    const { code, out, err } = await dtoc(args);
    expect([status, stdout, stderr]).toEqual([code, out, err]);
  });

  it('says what to do where it was not built', () => {
    const home = mkdtempSync(join(tmpdir(), 'dtoc-home-'));
    cpSync(join(HOME, 'bin'), join(home, 'bin'), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [join(home, 'bin', 'dtoc.cjs'), '--version'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, 'dtoc: dist/start.cjs is not built\n  run `npm run build` in the project folder\n']);
  });

  it('says its version', () => expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/));

  it('prints the same bytes whatever the time zone and the locale', () => {
    const [here, there] = [{ TZ: 'UTC', LANG: 'C' }, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' }].map((env) => run(['report', '--sample', '-f', 'json'], env).stdout);
    expect(here).toBe(there);
  });

  it('lets a reader leave early without a word', () => {
    const { status, stderr, stdout } = run([], {}, `"${process.execPath}" "${BIN}" convert --sample | head -1`);
    expect([status, stderr, stdout]).toEqual([0, '', 'period,code,name,care,reason,responsible,days,edition\n']);
  });

  it.each(['bash', 'zsh', 'fish'])('completes in %s', (shell) => {
    expect(run(['completion', shell]).stdout).toContain('dtoc');
  });

  it.each([
    ['dtoc rep', 'report'], ['dtoc report --form', '--format'], ['dtoc report --format nd', 'ndjson'], ['dtoc report -f nd', 'ndjson'],
    ['dtoc report --policy five', 'five-criteria-2017'], ['dtoc report --council hamp', 'hampshire'], ['dtoc trace --region x package.j', 'package.json'],
  ])('completes `%s`, in bash, to %s', (line, expected) => {
    const words = line.split(' ');
    const script = `source <("${process.execPath}" "${BIN}" completion bash); COMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _dtoc; printf '%s\\n' "\${COMPREPLY[@]}"`;
    expect(run([], {}, script).stdout).toBe(`${expected}\n`);
  });

  it('understands what it completes', async () => {
    const { out, code } = await dtoc(['report', '--sample', '--council', 'kingston-upon-hull', '--council', 'southend-on-sea', '-f', 'csv']);
    expect([code, out.includes('Kingston upon Hull'), out.includes('Southend-on-Sea')]).toEqual([0, true, true]);
  });
});
