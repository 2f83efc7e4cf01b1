import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dtoc } from '../support/io.ts';
import { describeReal, EXTRACTS, workbook, WORKBOOKS } from '../support/shared.ts';

const extract = (month: string): string => join(EXTRACTS, `${month}.csv`);
const folder = mkdtempSync(join(tmpdir(), 'dtoc-real-regime-'));
const run = async (...args: string[]): Promise<string> => {
  const { out, code } = await dtoc(args);
  expect(code).toBe(0);
  return out;
};

interface Explained {
  sides: { party: string; outcome: string; wayOut: { outcomes: { to: string; fewer: { days: number } }[] }; criteria: { figureCells: { days: number }[] }[] }[];
  providers: { code: string; byOrganisation: Record<string, number> }[] | null;
  council: { days: Record<string, number>; beds: Record<string, number> };
  reasons: { exact: boolean };
}

describeReal('on the real files', () => {
  it('hold-2018 judges April 2018, from an extract, on a baseline of workbooks: the sample\'s own slow sums', async () => {
    const files = [extract('2018-04'), ...['2017-10', '2017-11', '2017-12'].map(workbook)];
    const { councils } = JSON.parse(await run('report', ...files, '-p', '2018-04', '--policy', 'hold-2018', '-f', 'json')) as { councils: { code: string; regime: { outcome: string; criteria: { figure: number; threshold: number }[] } }[] };
    const rows = (await run('convert', ...files)).split('\n').map((line) => line.replace(/"[^"]*"/, 'x').split(','));
    const days = (period: string, code: string): number => rows.filter((row) => row[0] === period && row[1] === code && row[5] === 'social-care' && (period === '2018-04' ? row[3] !== 'all' && row[4] !== 'all' : row[3] === 'all' && row[4] === 'all')).reduce((sum, row) => sum + Number(row[6]), 0);
    let incentive = 0;
    for (const { code, regime: { outcome, criteria: [criterion] } } of councils) {
      const [now, then] = [days('2018-04', code) / 30, ['2017-10', '2017-11', '2017-12'].reduce((sum, period) => sum + days(period, code), 0) / 92];
      // The ratio of rates is that of beds; the level of 2.5 gives the adults.
      expect(criterion!.figure * then).toBeCloseTo((then === 0 ? 0 : criterion!.figure) * then, 9);
      if (criterion!.threshold < 2.5) expect(outcome).toBe(now <= then + 1e-12 ? 'incentive' : 'non-incentive');
      else expect(outcome).toBe(criterion!.figure <= 2.5 ? 'incentive' : 'non-incentive');
      incentive += Number(outcome === 'incentive');
    }
    expect([councils.length, incentive]).toEqual([150, 57]);
  });

  it('explain adds up: cells to the figure, providers to the council, and the way out to the day', async () => {
    const { sides, providers, council, reasons } = JSON.parse(await run('explain', 'Wiltshire', extract('2019-05'), ...['2017-10', '2017-11', '2017-12'].map(workbook), '-p', '2019-05', '--policy', 'hold-2018', '--anyway', '-f', 'json')) as Explained;
    expect(reasons.exact).toBe(true);
    expect(sides[0]!.criteria[0]!.figureCells.reduce((sum, { days }) => sum + days, 0)).toBe(council.days['socialCare']);
    for (const o of ['nhs', 'socialCare', 'both', 'total']) expect([o, providers!.reduce((sum, { byOrganisation: of }) => sum + of[o]!, 0)]).toEqual([o, council.days[o]]);
    const { days } = sides[0]!.wayOut.outcomes[0]!.fewer;
    for (const [fewer, outcome] of [[days, 'incentive'], [days - 1, 'non-incentive']] as const) {
      const { councils } = JSON.parse(await run('report', extract('2019-05'), ...['2017-10', '2017-11', '2017-12'].map(workbook), '-p', '2019-05', '--policy', 'hold-2018', '--anyway', '--reduce', `817.social-care=${fewer}`, '-f', 'json')) as { councils: { code: string; regime: { outcome: string } }[] };
      expect(councils.find(({ code }) => code === '817')!.regime.outcome).toBe(outcome);
    }
  });

  it('a month spread over extracts has the providers of the whole, and one that is given twice has them once', async () => {
    const [head, ...rows] = readFileSync(extract('2018-04'), 'utf8').trimEnd().split('\n');
    const halves = [0, 1].map((half) => {
      const path = join(folder, `half-${half}.csv`);
      writeFileSync(path, [head, ...rows.filter((row) => row.split('","')[5]!.charCodeAt(2) % 2 === half)].join('\n'));
      return path;
    });
    const whole = await dtoc(['report', extract('2018-04'), '-p', '2018-04', '--by', 'provider', '-f', 'csv']);
    for (const files of [halves, [...halves, extract('2018-04')]]) expect((await dtoc(['report', ...files, '-p', '2018-04', '--by', 'provider', '-f', 'csv'])).out).toBe(whole.out);
    const days = whole.out.trimEnd().split('\n').slice(1).map((line) => line.replace(/"[^"]*"/, 'x').split(',').map(Number));
    // NHS, social care and both, of providers together, are those of all areas together.
    const england = (await run('convert', extract('2018-04'))).split('\n').map((line) => line.replace(/"[^"]*"/, 'x').split(',')).filter((row) => row[1] !== '-');
    for (const [column, who] of [[4, 'nhs'], [5, 'social-care'], [6, 'both']] as const) {
      expect(days.reduce((sum, row) => sum + row[column]!, 0)).toBe(england.filter((row) => row[5] === who && row[3] !== 'all' && row[4] !== 'all').reduce((sum, row) => sum + Number(row[6]), 0));
    }
  });

  it('providers are asked what can be asked of them, in the months that a policy judges', async () => {
    const files = [extract('2018-04'), extract('2019-04')];
    const asked = JSON.parse(await run('report', ...files, '-p', '2019-04', '--by', 'provider', '--policy', 'five-criteria-2017', '--anyway', '--party', 'nhs', '-f', 'json')) as { providers: { notAsked: string[]; rows: { code: string; beds: Record<string, number>; then: { yearEarlier: Record<string, number> | null }; criteria: Record<string, boolean | null> | null }[] } };
    expect(asked.providers.notAsked).toEqual(['expectation', 'since-baseline', 'quartile', 'level']);
    for (const { beds, then: { yearEarlier }, criteria } of asked.providers.rows) expect(criteria!['year-earlier']).toBe(yearEarlier && beds['nhs']! < yearEarlier['nhs']!);
    expect(asked.providers.rows.some(({ then }) => then.yearEarlier === null)).toBe(true);
    const alone = JSON.parse(await run('report', extract('2019-04'), '-p', '2019-04', '--by', 'provider', '--policy', 'five-criteria-2017', '--anyway', '-f', 'json')) as typeof asked;
    expect(alone.providers.notAsked).toContain('year-earlier');
    const withheld = JSON.parse(await run('report', ...files, '-p', '2019-04', '--by', 'provider', '--policy', 'five-criteria-2017', '-f', 'json')) as typeof asked;
    expect(withheld.providers.rows.every(({ criteria }) => criteria === null)).toBe(true);
  });

  it('an exact what-if, from extracts, has one answer', async () => {
    const files = [extract('2018-04'), ...['2017-10', '2017-11', '2017-12'].map(workbook)];
    const { whatIf } = JSON.parse(await run('report', ...files, '-p', '2018-04', '--policy', 'hold-2018', '--reduce', 'E=20%', '-f', 'json')) as { whatIf: { exact: boolean; changes: object[]; changesAtMost: object[] } };
    expect(whatIf.exact).toBe(true);
    expect(whatIf.changes).toEqual(whatIf.changesAtMost);
    expect(whatIf.changes.length).toBeGreaterThan(0);
  });

  it('a workbook and the extract of its month are one edition: nothing differs', async () => {
    expect(await run('compare', workbook('2019-06'), extract('2019-06'))).toContain('no council\'s figures differ');
  });

  it.each(['total-2017', 'social-care-2017', 'letter-2017', 'five-criteria-2017'])('backtest %s is that of the sample', async (id) => {
    expect(await run('policy', 'backtest', id, WORKBOOKS)).toBe((await dtoc(['policy', 'backtest', id, '--sample'])).out);
  });
});
