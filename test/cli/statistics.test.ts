import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dtoc } from '../support/io.ts';
import { ADULTS, bedsOfSample } from '../support/slow.ts';
import { workbookBytes } from '../support/workbook.ts';

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');
const widest = (text: string): number => Math.max(...plain(text).split('\n').map((line) => Array.from(line).length));

describe('trend', () => {
  it.each([
    ['trend', ['--council', 'Hampshire', '--target', '100']],
    ['trend-ascii', ['--council', 'Wirral', '--measure', 'E', '--ascii', '--rebase', '2017-08']],
    ['trend-england', ['--council', 'England', '--measure', 'total', '--unit', 'rate', '--fix-after', '12']],
    ['trend-share', ['--council', '812', '--unit', 'share', '--improvement', 'neutral', '--shift-length', '5', '--from', '2017-02', '--to', '2017-12']],
  ])('reads as it was reviewed: %s', async (name, args) => {
    const { out, code, err } = await dtoc(['trend', '--sample', ...args]);
    expect([code, err]).toEqual([0, '']);
    await expect(out).toMatchFileSnapshot(`../golden/${name}.txt`);
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it('is the same in colour, and in ASCII no other letter stands', async () => {
    const args = ['trend', '--sample', '--council', 'England', '--target', '2000'];
    const [without, inColour, ascii] = [await dtoc(args), await dtoc(args, { env: { FORCE_COLOR: '1' } }), await dtoc([...args, '--ascii'])];
    expect(inColour.out).toContain('\u001b[34m');
    expect(plain(inColour.out)).toBe(without.out);
    expect(ascii.out.replaceAll('\n', '')).toMatch(/^[\x20-\x7e]*$/);
  });

  it('starts a reason that began in April 2017 there, and not with months that did not count it', async () => {
    const rows = (await dtoc(['trend', '--sample', '-c', '812', '-m', 'O', '-f', 'csv'])).out.trim().split('\n').slice(1);
    expect(rows[0]).toContain(',2017-04,');
  });

  it('says that limits are trial ones, but not where they are fixed', async () => {
    const limits = async (...args: string[]): Promise<boolean> => (await dtoc(['trend', '--sample', '-c', '812', ...args])).out.includes('Trial limits');
    expect([await limits('--to', '2017-12'), await limits('--to', '2018-03'), await limits('--to', '2018-02', '--fix-after', '12'), await limits('--to', '2017-12', '--fix-after', '13')]).toEqual([true, false, false, true]);
  });

  it('draws the latest months that fit, and says so', async () => {
    const { out } = await dtoc(['trend', '--sample', '--council', '812', '--width', '24']);
    expect(out.replaceAll('\n', ' ')).toContain('(the latest 14 of 19 months)');
  });

  it('has in JSON and CSV what the text has, unrounded, a row a month', async () => {
    const { series: [series] } = JSON.parse((await dtoc(['trend', '--sample', '-c', '812', '-f', 'json'])).out) as { series: { points: { month: string; value: number | null; mean: number; why: string | null }[]; groups: unknown[] }[] };
    const beds = series!.points.filter(({ value }) => value !== null);
    for (const { month, value } of beds) expect([month, value]).toEqual([month, bedsOfSample(month, '812', 'social-care')]);
    expect([beds.length, series!.points.length, series!.points[1]]).toMatchObject([15, 19, { month: '2016-10', value: null, why: 'not-held' }]);
    expect(series!.points[0]!.mean).toBeCloseTo(beds.reduce((sum, { value }) => sum + value!, 0) / 15, 9);
    const csv = (await dtoc(['trend', '--sample', '-c', '812', '-c', 'Wirral', '-f', 'csv'])).out.trim().split('\n');
    expect([csv.length, csv[1]!.startsWith('812,Hampshire,social-care,beds,2016-09,')]).toEqual([39, true]);
  });

  it.each([
    [['-c', '812', '--rebase', '2016-09'], /limits cannot start anew in 2016-09\n {2}the series of Hampshire is 2016-09 to 2018-03/],
    [['-c', '738'], /the input has no figure of Bournemouth, Christchurch and Poole, social-care/],
    [['-c', '812', '--fix-after', '5'], /limits cannot be fixed after 5 months\n {2}fix them after 12 or more/],
    [['-c', '812', '--from', '2020-01'], /the input holds nothing from 2020-01\n {2}it holds 2016-09/],
    [['-c', '812', '--from', '2018-01', '--to', '2017-01'], /2018-01 is after 2017-01\n {2}name the first month with --from/],
    [['-c', '812', '--close-length', '4/3'], /Write it as 2\/3/],
    [['-c', '812', '--target', '5%'], /Give a number of 0 or more/],
    [['-c', '812', '--trend-length', '1'], /from 2 to 100/],
    [['-c', '812', '--rebase', '2017'], /Write a month as 2017-09/],
    [['-c', 'Hamshire'], /Did you mean Hampshire/],
    [[], /required option '-c, --council/],
  ])('answers a mistake: %j', async (args, answer) => {
    const { code, out, err } = await dtoc(['trend', '--sample', ...args]);
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(answer)]);
  });
});

describe('funnel', () => {
  it.each([['funnel', ['--period', '2017-02', '--outside']], ['funnel-ascii', ['--measure', 'total', '--outside', '--ascii']]])('reads as it was reviewed: %s', async (name, args) => {
    const { out, code, err } = await dtoc(['funnel', '--sample', ...args]);
    expect([code, err]).toEqual([0, '']);
    await expect(out).toMatchFileSnapshot(`../golden/${name}.txt`);
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  interface Document {
    readonly national: { beds: number; adults: number };
    readonly phi: number;
    readonly tau2: number;
    readonly councils: { code: string; beds: number; adults: number; expected: number; ratio: number; z: number; zAdjusted: number; place: string; limits: Record<'two' | 'three', { lower: number; upper: number }> }[];
    readonly curves: { adults: number; two: { lower: number; upper: number } }[];
  }

  it('expects beds at the rate of all councils, and has z as its formula says', async () => {
    const { national, councils, tau2, curves } = JSON.parse((await dtoc(['funnel', '--sample', '-p', '2017-09', '-f', 'json'])).out) as Document;
    const beds = new Map([...ADULTS.keys()].map((code) => [code, bedsOfSample('2017-09', code, 'social-care')]));
    const [allBeds, allAdults] = [[...beds.values()].reduce((a, b) => a + b, 0), [...ADULTS.values()].reduce((a, b) => a + b, 0)];
    expect([national.beds, national.adults]).toEqual([expect.closeTo(allBeds, 9), allAdults]);
    expect(councils).toHaveLength(151);
    for (const { code, expected, ratio, z, zAdjusted, place, limits } of councils) {
      const of = (ADULTS.get(code)! * allBeds) / allAdults;
      expect(expected).toBeCloseTo(of, 9);
      expect(ratio).toBeCloseTo(beds.get(code)! / of, 9);
      expect(z).toBeCloseTo((Math.sqrt(beds.get(code)! / of) - 1) * 2 * Math.sqrt(of), 9);
      expect(zAdjusted).toBeCloseTo((Math.sqrt(beds.get(code)! / of) - 1) / Math.sqrt(1 / (4 * of) + tau2), 9);
      const outside = (['three', 'two'] as const).find((sigma) => ratio > limits[sigma].upper || ratio < limits[sigma].lower);
      expect([code, place]).toEqual([code, outside === undefined ? 'inside' : `${ratio > 1 ? 'above' : 'below'}-${outside === 'three' ? 3 : 2}`]);
    }
    expect([curves.length, curves[0]!.adults < curves[1]!.adults, curves.at(-1)!.two.upper < curves[0]!.two.upper]).toEqual([60, true, true]);
  });

  it('has in CSV a row a council and a row for each point of the limits', async () => {
    const rows = (await dtoc(['funnel', '--sample', '-p', '2017-09', '-f', 'csv'])).out.trim().split('\n');
    expect([rows.length, rows.filter((row) => row.includes(',council,')).length, rows.filter((row) => row.includes(',limit,')).length]).toEqual([1 + 151 + 60, 151, 60]);
  });

  it('lists whom it is asked for, and changes no limit by it', async () => {
    const of = async (...args: string[]): Promise<Document> => JSON.parse((await dtoc(['funnel', '--sample', '-f', 'json', ...args])).out) as Document;
    const [all, one] = [await of(), await of('-c', 'Wirral')];
    expect([one.councils.map(({ code }) => code), one.tau2, one.curves]).toEqual([['319'], all.tau2, all.curves]);
  });

  it.each([[['--trim', '0.5'], /below 0\.5/], [['--measure', 'E'], /Allowed choices are nhs, social-care, both, total/], [['--period', '2019-06'], /the input holds nothing of 2019-06/]])('answers a mistake: %j', async (args, answer) => {
    const { code, err } = await dtoc(['funnel', '--sample', ...args]);
    expect([code, err]).toEqual([2, expect.stringMatching(answer)]);
  });

  it('says so where councils are few, whose rate is not England\'s', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'dtoc-funnel-')), 'few.xls');
    writeFileSync(path, workbookBytes());
    const { out } = await dtoc(['funnel', path]);
    expect(out.replace(/\s+/g, ' ')).toMatch(/Expected are beds at the rate of these 2 of 151 councils alone, not at England's\./);
  });

  it('has nothing to expect by where there are no delays', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'dtoc-funnel-')), 'none.xls');
    writeFileSync(path, workbookBytes({ areas: [['812', 'Hampshire', [0, 0, 0]], ['319', 'Wirral', [0, 0, 0]]] }));
    expect(await dtoc(['funnel', path])).toMatchObject({ code: 2, err: expect.stringContaining('no council has delayed beds in 2017-09') as string });
  });
});

describe('rates', () => {
  it('prints no interval without a factor, and says why', async () => {
    const { code, out, err } = await dtoc(['rates', '--sample']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/days are not independent events, for one long stay is thirty of them\. In these months the variance is 16\.3 times the mean: such an interval would be 4\.0 times too narrow/);
    expect((await dtoc(['rates', '--sample', '--overdispersion', '1'])).err).toContain('A factor of 1 is for independent events, which delayed days are not');
  });

  it('reads as it was reviewed', async () => {
    const { out } = await dtoc(['rates', '--sample', '--overdispersion', 'estimate', '-c', 'Wirral', '-c', '812', '-c', 'Rutland']);
    await expect(out).toMatchFileSnapshot('../golden/rates.txt');
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it('widens every interval with the factor, and holds the rate within', async () => {
    const of = async (how: string): Promise<{ rate: number; lower: number | null; upper: number | null; method: string | null }[]> => (JSON.parse((await dtoc(['rates', '--sample', '-f', 'json', '--overdispersion', how])).out) as { councils: { code: string; rate: number; lower: number | null; upper: number | null; method: string | null }[] }).councils.sort((a, b) => (a.code < b.code ? -1 : 1));
    const [narrow, wide, months] = [await of('4'), await of('16'), await of('months')];
    for (const [index, { rate, lower, upper }] of wide.entries()) {
      expect(lower! <= rate && rate <= upper! && (months[index]!.lower ?? 0) >= 0).toBe(true);
      expect([lower! <= narrow[index]!.lower!, upper! >= narrow[index]!.upper!]).toEqual([true, true]);
    }
    // Months of no days at all tell nothing of how others would differ.
    for (const { rate, method, lower, upper } of months) expect([method, lower, upper].includes(null)).toBe(rate === 0);
  });

  it('cannot estimate a factor of one month, nor tell anything of its months', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'dtoc-rates-')), '2017-09.xls');
    writeFileSync(path, workbookBytes());
    expect((await dtoc(['rates', path, '--overdispersion', 'estimate'])).err).toContain('up to the period, too few months of the input stand next to each other');
    expect((await dtoc(['rates', path])).err).toContain('one long stay is thirty of them.\n');
    expect((await dtoc(['rates', path, '--overdispersion', 'months'])).err).toContain('one month does not differ from itself');
    expect((await dtoc(['rates', path, '--overdispersion', '16', '-f', 'csv'])).out).toContain(',812,Hampshire,1082067,20,');
  });
});

describe('how firm it all is', () => {
  it.each([
    [['report', '--sample', '--period', '2017-18'], 'is not said of more than a quarter'],
    [['report', '--sample', '--period', '2017-02'], 'up to the period, too few months of the input stand next to each other'],
    [['explain', 'Leicester', '--sample', '--period', '2017-02'], 'up to the period, too few months of the input stand next to each other'],
  ])('is not told where it is not known, and why: %j', async (args, why) => {
    const out = (await dtoc(args)).out.replace(/\s+/g, ' ');
    expect([out.includes(why), out.includes(' Firm ')]).toEqual([true, false]);
  });

  it('marks whose outcome depends on a convention and is fragile besides', async () => {
    const out = (await dtoc(['report', '--sample', '--period', '2017-09', '--sensitivity', '--width', '200'])).out;
    expect(/^Depends .*\n(?: {9}.*\n)*/m.exec(out)![0]).toContain('Luton (fragile)');
  });

  it('is left out where no runs are asked for', async () => {
    const { out } = await dtoc(['report', '--sample', '--runs', '0', '--width', '200']);
    expect(out).not.toMatch(/fragile|\d+–\d+|Firm/);
    expect((await dtoc(['explain', 'Wirral', '--sample', '--runs', '0'])).out).not.toMatch(/of 100 runs|Firm/);
  });

  it('stands in the CSV, and in every council of the JSON', async () => {
    const [header, , first] = (await dtoc(['report', '--sample', '-f', 'csv'])).out.split('\n').map((line) => line.split(','));
    const at = (name: string): string => first![header!.indexOf(name)]!;
    const { councils: [council], firmness } = JSON.parse((await dtoc(['report', '--sample', '-f', 'json'])).out) as { councils: { firm: { rank: { low: number; high: number }; outcome: { same: number; fragile: boolean } } }[]; firmness: { seed: number } };
    expect([at('rank_low'), at('rank_high'), at('outcome_same'), at('fragile')]).toEqual([council!.firm.rank.low, council!.firm.rank.high, council!.firm.outcome.same].map(String).concat('no'));
    expect(firmness.seed).toBe(1);
  });

  it('marks what is fragile in close-up, in counts, and by the share that is asked for', async () => {
    const close = await dtoc(['report', '--sample', '-c', 'Bedford']);
    expect(close.out.replace(/\s+/g, ' ')).toMatch(/Bedford: score \d+ \(\d+–\d+\), rank 32 \(\d+–\d+\), non-incentive, fragile, in \d+ of 100 runs/);
    expect(close.out).toMatch(/Outcomes 65 incentive \(\d+ fragile\), 86 non-incentive \(\d+ fragile\)/);
    expect((await dtoc(['report', '--sample', '--fragile', '99'])).out).not.toContain(', fragile');
  });

  it('marks what a what-if changes, and the money that hangs on it', async () => {
    const allocations = join(mkdtempSync(join(tmpdir(), 'dtoc-firm-')), 'allocations.csv');
    writeFileSync(allocations, `code,pounds\n${[...ADULTS.keys()].map((code) => `${code},1000000`).join('\n')}\n`);
    const whatIf = await dtoc(['report', '--sample', '--reduce', 'Bedford.social-care=20%', '--policy', 'social-care-2017', '--width', '200']);
    expect(whatIf.out).toContain('1 outcome changes: non-incentive to incentive: Bedford (fragile).');
    const stake = await dtoc(['report', '--sample', '--period', '2018-03', '--policy', 'five-criteria-2017', '--anyway', '--allocations', allocations, '--width', '200']);
    expect(stake.out).toContain('£2,640,000 of it is for 8 councils whose outcomes are fragile.');
  });

  it('stands beside an outcome that another edition changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dtoc-editions-'));
    const sample = (await dtoc(['convert', '--sample'])).out;
    const revised = sample.replace(/^(2017-09,812,Hampshire,all,all,social-care,)\d+/m, '$1100').replace(/^(2017-09,812,Hampshire,all,all,all,)\d+/m, '$14259');
    for (const [name, text] of [['a.csv', sample], ['b.csv', revised]] as const) writeFileSync(join(folder, name), text);
    const { out } = await dtoc(['compare', join(folder, 'a.csv'), join(folder, 'b.csv'), '--period', '2017-09', '--policy', 'social-care-2017']);
    expect(out.replace(/\s+/g, ' ')).toMatch(/Hampshire \(812\): non-incentive → incentive, in \d+ of 100 runs \(…\) is what 90 of 100 simulated runs hold/);
  });

  it.each([[['--runs', '5'], /from 100 to 10000, or 0 for none/], [['--seed', 'x'], /whole number/], [['--fragile', '100'], /below 100/]])('answers a mistake: %j', async (args, answer) => {
    const { code, err } = await dtoc(['report', '--sample', ...args]);
    expect([code, err]).toEqual([2, expect.stringMatching(answer)]);
  });
});
