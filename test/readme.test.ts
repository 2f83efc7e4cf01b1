import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEXT_LAYOUTS } from '../src/read/layouts.ts';
import { POLICIES } from '../src/judge/policy.ts';
import { RULES } from '../src/reference/rules/rules.ts';
import { dtoc, HOME } from './support/io.ts';

const README = readFileSync(join(HOME, 'README.md'), 'utf8');

describe('the README', () => {
  const blocks = [...README.matchAll(/```console\n\$ dtoc (.*)\n([\s\S]*?)```/g)].map((match) => ({ command: match[1]!, printed: match[2]! }));

  it('shows every command at work', () => {
    expect([...new Set(blocks.map(({ command }) => command.split(' ')[0]))].sort()).toEqual(['convert', 'periods', 'report', 'trace']);
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

  it('has a row for every rule, as the rules have it', () => {
    for (const [code, { severity, meaning }] of Object.entries(RULES)) expect(README).toContain(`| ${code} | ${severity} | ${meaning} |`);
  });

  it('names every policy and every heading of the tidy layout', () => {
    for (const { id } of POLICIES) expect(README).toContain(`\`${id}\``);
    expect(README).toContain(['period', 'code', 'name', 'care', 'reason', 'responsible', 'days', 'edition'].join(','));
    expect(TEXT_LAYOUTS).toHaveLength(3);
  });
});
