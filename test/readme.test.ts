import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEXT_LAYOUTS } from '../src/read/layouts.ts';
import { POLICIES } from '../src/reference/policies/policies.ts';
import { RULES } from '../src/reference/rules/rules.ts';
import { dtoc, HOME } from './support/io.ts';

const README = readFileSync(join(HOME, 'README.md'), 'utf8');

describe('the README', () => {
  const blocks = [...README.matchAll(/```console\n\$ dtoc (.*)\n([\s\S]*?)```/g)].map((match) => ({ command: match[1]!, printed: match[2]! }));

  it('shows every command at work', () => {
    expect([...new Set(blocks.map(({ command }) => command.split(' ')[0]))].sort()).toEqual(['check', 'convert', 'explain', 'funnel', 'periods', 'policy', 'rates', 'report', 'rules', 'template', 'trace', 'trend']);
  });

  // A line of `…` stands for any lines left out.
  it.each(blocks)('prints what `dtoc $command` prints', async ({ command, printed }) => {
    const { out } = await dtoc(command.split(' '));
    const pieces = printed.split(/^…\n/m);
    expect(out.startsWith(pieces[0]!)).toBe(true);
    let at = 0;
    for (const piece of pieces) {
      at = out.indexOf(piece, at);
      expect([piece, at >= 0]).toEqual([piece, true]);
      at += piece.length;
    }
  });

  it('has a job and a hook that work as written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-ci-'));
    symlinkSync(HOME, join(folder, '.dtoc'));
    mkdirSync(join(folder, 'returns'));
    const good = 'period,code,name,care,reason,responsible,days,edition\n2017-09,812,Hampshire,all,all,nhs,5,\n';
    const gate = /- run: (node .*)/.exec(README)![1]!;
    const hook = `${/entry: (.*)/.exec(README)![1]!} returns/a.csv`;
    for (const [content, status] of [[good, 0], [good.replace(',5,', ',five,'), 1]] as const) {
      writeFileSync(join(folder, 'returns', 'a.csv'), content);
      for (const command of [gate, hook]) expect([command, spawnSync('sh', ['-c', command], { cwd: folder }).status]).toEqual([command, status]);
    }
    expect(new RegExp(/files: (.*)/.exec(README)![1]!).test('returns/2017-09.xls')).toBe(true);
  });

  it('speaks of a range and an outcome as they come out', async () => {
    const { out } = await dtoc(['report', '--sample', '--council', 'Wirral']);
    const [, rank, runs] = /(rank \d+ \(\d+–\d+\)), non-incentive, fragile, (in \d+ of 100 runs)/.exec(out.replace(/\s+/g, ' '))!;
    expect([README.includes(`\`${rank}\``), README.includes(`\`non-incentive, ${runs}\``)]).toEqual([true, true]);
  });

  it('has a policy that works as it stands', async () => {
    const policy = /```yaml\n(id: [\s\S]*?)```/.exec(README)![1]!;
    expect(await dtoc(['policy', 'check', '-'], { stdin: policy })).toMatchObject({ code: 0, err: '' });
    const file = join(mkdtempSync(join(tmpdir(), 'dtoc-readme-')), 'my-policy.yaml');
    writeFileSync(file, policy);
    const { code, err, out } = await dtoc(['report', '--sample', '--policy', file]);
    expect([code, err, /Outcomes +\d+ incentive( \(\d+ fragile\))?, \d+ none( \(\d+ fragile\))?, \d+ non-incentive/.test(out)]).toEqual([0, '', true]);
  });

  it('has a row for every rule, as the rules have it', () => {
    for (const [code, { severity, meaning }] of Object.entries(RULES)) expect(README).toContain(`| ${code} | ${severity} | ${meaning} |`);
  });

  it('names every policy and every heading of the tidy layout', () => {
    for (const { id } of POLICIES) expect(README).toContain(`\`${id}\``);
    expect(README).toContain(['period', 'code', 'name', 'care', 'reason', 'responsible', 'days', 'edition'].join(','));
    expect(TEXT_LAYOUTS).toHaveLength(3);
  });
});
