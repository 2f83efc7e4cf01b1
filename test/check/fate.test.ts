import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RULE_CODES } from '../../src/reference/rules/rules.ts';
import { dtoc } from '../support/io.ts';
import { workbookBytes } from '../support/workbook.ts';

let folder: string;
let wrong: string;
let odd: string;

const TIDY = 'period,code,name,care,reason,responsible,days,edition\n';
const repeated = ['2017-08', '2017-09'].map((m) => ['A', 'B', 'C', 'Di', 'Dii', 'E', 'F', 'G', 'H', 'I', 'O'].map((r) => `${m},812,Hampshire,all,${r},all,9,\n`).join('')).join('');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtoc-fate-'));
  wrong = join(folder, 'wrong, [1].xls');
  odd = join(folder, 'odd.csv');
  writeFileSync(wrong, workbookBytes({ whole: true, change: { organisation: (rows) => rows.map((row) => row.map((cell) => (cell === 20 ? 21 : cell))) } }));
  writeFileSync(odd, `${TIDY}${repeated}`);
});

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const { code, out, err } = await dtoc(['check', ...args]);
  return { code, out: out.replaceAll(`file://${folder}/`, '').replaceAll(`${folder}/`, '').replaceAll(encodeURI(`${folder}/`), ''), err: err.replaceAll(`${folder}/`, '') };
};

describe('the fate of a check', () => {
  it.each([
    ['error', 1, 0], ['warning', 1, 1], ['never', 0, 0],
  ])('that fails on %s: %i on errors, %i on warnings alone', async (level, onErrors, onWarnings) => {
    expect([(await run(wrong, '--fail-on', level)).code, (await run(odd, '--fail-on', level)).code]).toEqual([onErrors, onWarnings]);
  });

  it('is 0 on the sample', async () => {
    expect((await run('--sample', '--period', '2017-18')).code).toBe(0);
  });

  it('is 2 where a file cannot be read, and the others are checked all the same', async () => {
    const { code, out } = await run(join(folder, 'nothing.xls'), wrong);
    expect([code, out.includes('DTOC-101'), out.includes('DTOC-301')]).toEqual([2, true, true]);
  });

  it('goes by the rules that were chosen', async () => {
    expect((await run(wrong, '--ignore', 'DTOC-301,203', '--ignore', '305', '--ignore', '306')).code).toBe(0);
    expect((await run(wrong, '--rules', 'DTOC-601')).code).toBe(0);
    expect((await run(wrong, '--rules', '301')).code).toBe(1);
    expect(await run(wrong, '--rules', 'DTOC-999')).toMatchObject({ code: 2, err: expect.stringContaining('There is no rule DTOC-999. Did you mean') as string });
  });

  it('is softened by what was known before, and says by how much', async () => {
    const known = join(folder, 'known.json');
    expect((await run(wrong, '--write-baseline', known)).code).toBe(1);
    const again = await run(wrong, '--baseline-findings', known);
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/no findings; \d+ known before and softened to notes/)]);
    writeFileSync(odd, `${TIDY}${repeated.replaceAll('812,Hampshire', '319,Hampshire')}`);
    expect((await run(wrong, odd, '--baseline-findings', known)).code).toBe(1);
    writeFileSync(odd, `${TIDY}${repeated}`);
    expect(await run(wrong, '--baseline-findings', odd)).toMatchObject({ code: 2, err: expect.stringContaining('cannot read the known findings') as string });
  });
});

describe('the formats', () => {
  it.each(['text', 'json', 'ndjson', 'github', 'junit', 'sarif', 'md'])('%s is as it was reviewed', async (format) => {
    const { out } = await run(wrong, odd, '--format', format);
    await expect(out.replace(/"version": "\d+\.\d+\.\d+"/, '"version": "0.0.0"')).toMatchFileSnapshot(`../golden/check-${format}.txt`);
  });

  it('text is capped, and says by how many', async () => {
    const { out } = await run(wrong, odd, '--max-findings', '1');
    expect(out).toMatch(/\nand \d+ errors, .* more\n/);
  });

  it('github keeps to ten a level, and writes a summary', async () => {
    const many = join(folder, 'many.csv');
    writeFileSync(many, `${TIDY}${Array.from({ length: 40 }, (_, i) => `2017-09,${900 + i}x,Nowhere,all,all,nhs,1,\n`).join('')}`);
    const summary = join(folder, 'summary.md');
    const { out, err } = await dtoc(['check', many, '--format', 'github'], { env: { GITHUB_STEP_SUMMARY: summary } });
    expect(out.match(/^::error /gm)).toHaveLength(10);
    expect(err).toContain('40 errors');
    expect(readFileSync(summary, 'utf8')).toContain('| error | DTOC-501');
    expect(existsSync(summary)).toBe(true);
  });

  it('junit is well formed, and counts what it holds', async () => {
    const { out } = await run(wrong, odd, '--sample', '--format', 'junit');
    expect(out.match(/<testcase /g)!.length).toBe(Number(/tests="(\d+)"/.exec(out)![1]));
    expect(out.match(/<failure /g)!.length).toBe(Number(/failures="(\d+)"/.exec(out)![1]));
    expect(out).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  });

  it('sarif has every rule once with its help, and results that name them', async () => {
    const { out } = await run(wrong, odd, '--format', 'sarif');
    const { version, runs } = JSON.parse(out) as { version: string; runs: { tool: { driver: { rules: { id: string; help: { text: string; markdown: string } }[] } }; results: { ruleId: string; ruleIndex: number; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
    const { rules } = runs[0]!.tool.driver;
    expect([version, rules.map(({ id }) => id), rules.every(({ help }) => help.text.length > 20 && help.markdown.length > 20)]).toEqual(['2.1.0', RULE_CODES, true]);
    for (const { ruleId, ruleIndex, locations } of runs[0]!.results) {
      expect(rules[ruleIndex]!.id).toBe(ruleId);
      expect(() => new URL(locations[0]!.physicalLocation.artifactLocation.uri, 'file:///')).not.toThrow();
    }
  });
});

describe('rules', () => {
  it('are listed, and printed in full', async () => {
    const all = await dtoc(['rules']);
    for (const code of RULE_CODES) expect(all.out).toContain(`${code}  `);
    await expect((await dtoc(['rules', 'DTOC-301,112'])).out).toMatchFileSnapshot('../golden/rules-in-full.txt');
    expect(JSON.parse((await dtoc(['rules', '--format', 'json'])).out)).toHaveLength(RULE_CODES.length);
  });
});

describe('a template', () => {
  it('has the cells that attribution allows, and passes once filled in', async () => {
    const { out, code } = await dtoc(['template', '--period', '2017-18-Q2', '--council', '812']);
    const rows = out.trimEnd().split('\n').slice(1);
    // Ten reasons allow 3+3+1+2+3+3+3+2+2+1 organisations in two types of care, O three in one.
    expect([code, rows.length, out.includes(',C,social-care,'), out.includes('acute,O,nhs')]).toEqual([0, 3 * (2 * 23 + 3), false, true]);
    expect(rows.some((row) => row.includes(',acute,O,'))).toBe(false);
    const filled = join(folder, 'filled.csv');
    writeFileSync(filled, out.replaceAll(/,,$/gm, () => `,${Math.floor(7 + (out.length % 5))},`));
    const checked = await run(filled, '--period', '2017-18-Q2');
    expect([checked.code, checked.out.includes('error')]).toEqual([0, false]);
    const { out: report } = await dtoc(['report', filled, '-f', 'json']);
    expect((JSON.parse(report) as { councils: { days: { total: number } }[] }).councils[0]!.days.total).toBeGreaterThan(0);
  });

  it('is not of a council that was not there', async () => {
    expect(await dtoc(['template', '--period', '2017-09', '--council', '738'])).toMatchObject({ code: 2, err: expect.stringContaining('did not exist throughout 2017-09') as string });
  });
});
