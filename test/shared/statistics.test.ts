import { expect, it } from 'vitest';
import { dtoc } from '../support/io.ts';
import { describeReal, workbook, WORKBOOKS, EXTRACTS } from '../support/shared.ts';

describeReal('statistics on the real files', () => {
  it('has the dispersion across councils that was measured of February 2017: 6.7 on beds, 187 on days', async () => {
    const { phi, councils } = JSON.parse((await dtoc(['funnel', workbook('2017-02'), '-f', 'json'])).out) as { phi: number; councils: unknown[] };
    // Over n - 1, as it was measured.
    const dispersion = (phi * councils.length) / (councils.length - 1);
    expect(dispersion.toFixed(1)).toBe('6.7');
    expect(Math.abs(dispersion * 28 - 187)).toBeLessThan(1);
  });

  it('is the same on the workbooks as on the sample that was made of them', async () => {
    const months = ['2016-09', '2017-02', '2017-03', '2017-04', '2017-05', '2017-06', '2017-07', '2017-08', '2017-09', '2017-10', '2017-11', '2017-12', '2018-01', '2018-02', '2018-03'].map(workbook);
    for (const args of [['report', '-f', 'csv'], ['trend', '-c', '812', '-f', 'csv'], ['funnel', '-f', 'csv'], ['rates', '--overdispersion', 'estimate', '-f', 'csv']]) {
      const [command, ...rest] = args;
      expect([command, (await dtoc([command!, ...months, ...rest])).out]).toEqual([command, (await dtoc([command!, '--sample', ...rest])).out]);
    }
  });

  it('starts limits anew where a boundary changed, and leaves years between months out', async () => {
    const { out, code } = await dtoc(['trend', WORKBOOKS, EXTRACTS, '--council', 'Dorset']);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toMatch(/2011-04 to 2019-03: mean 19\.4, .* from 21 months\. More months are missing than held: .*\. 2019-04 to 2019-12, anew since its boundary changed: mean 7\.8, .* Trial limits/);
    expect((await dtoc(['trend', WORKBOOKS, '--council', 'Dorset', '--unit', 'rate', '--from', '2017-12', '--to', '2019-04'])).out).toContain('2017-12 to 2018-03: no adults on its ground of that month');
    const { series: [series] } = JSON.parse((await dtoc(['trend', WORKBOOKS, EXTRACTS, '--council', '738', '-f', 'json'])).out) as { series: { points: { month: string }[] }[] };
    expect([series!.points[0]!.month, series!.points.at(-1)!.month]).toEqual(['2019-04', '2019-12']);
  });

  it('says how firm places are on a quarter of extracts, from their own months', async () => {
    const { firmness, councils } = JSON.parse((await dtoc(['report', `${EXTRACTS}/2019-04.csv`, `${EXTRACTS}/2019-05.csv`, `${EXTRACTS}/2019-06.csv`, '-f', 'json'])).out) as {
      firmness: { variation: { byOrganisation: { socialCare: { phi: number; changes: number } } } }; councils: { code: string; rank: number | null; firm: { rank: { low: number; high: number } | null } }[];
    };
    const { phi, changes } = firmness.variation.byOrganisation.socialCare;
    expect([changes, phi > 8 && phi < 30]).toEqual([300, true]);
    for (const { code, rank, firm } of councils) expect([code, rank === null]).toEqual([code, firm.rank === null]);
  });
});
