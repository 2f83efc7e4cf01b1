import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cutOf, REASON_CODES, RESPONSIBLES, type Care, type Cut, type Reason, type Responsible } from '../../src/domain/cut.ts';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import { ruleOf, type RuleCode } from '../../src/reference/rules/rules.ts';
import { statedMargin } from '../../src/attribute/margin.ts';
import { daysIn } from '../../src/attribute/attribution.ts';
import { openReturns } from '../../src/pipeline/open.ts';
import { listInputs } from '../../src/read/inputs.ts';
import { month } from '../support/returns.ts';
import { describeReal, EXTRACTS, SHARED, WORKBOOKS } from '../support/shared.ts';
import { PROGRAMS } from '../support/io.ts';

async function open(...paths: string[]): ReturnType<typeof openReturns> {
  const findings = newFindingLog();
  const inputs = listInputs(paths, { recursive: true, stdin: async function* () { /* nothing */ } }, findings);
  return openReturns(inputs, { hash: false, watch: null, programs: PROGRAMS }, findings);
}

// Source: figures.md. Delayed days of England: NHS, social care, both, total.
const ENGLAND_DAYS = [
  ['2016-09', 113_513, 67_724, 15_333, 196_570],
  ['2017-02', 103_707, 67_794, 14_989, 186_490],
  ['2017-03', 109_649, 74_288, 15_704, 199_641],
  ['2017-06', 98_217, 66_938, 12_726, 177_881],
  ['2017-07', 101_689, 67_878, 12_324, 181_891],
  ['2017-09', 95_348, 60_396, 12_297, 168_041],
  ['2017-11', 90_672, 52_634, 11_831, 155_137],
  ['2017-12', 84_607, 48_734, 11_699, 145_040],
  ['2019-12', 89_694, 44_863, 13_544, 148_101],
] as const;

const REASON_DAYS = [
  ['2017-02', [32_007, 6_559, 34_717, 19_798, 25_693, 39_401, 4_348, 18_694, 1_698, 3_575]],
  ['2017-09', [23_450, 6_028, 26_159, 19_655, 25_078, 34_511, 4_391, 20_913, 1_621, 5_386, 849]],
] as const;

describeReal('the real files', () => {
  it('read with no error, and one warning: the cell that is blank as published', async () => {
    const { reading, findings } = await open(SHARED);
    expect(reading.returns).toHaveLength(28);
    expect(findings.kept.filter(({ code }) => ruleOf(code as RuleCode).severity === 'error')).toEqual([]);
    const warnings = findings.kept.filter(({ code }) => ruleOf(code as RuleCode).severity === 'warning');
    expect(warnings).toMatchObject([{ code: 'DTOC-202', file: join(EXTRACTS, '2018-04.csv'), line: 8123, column: 'Social Care', council: '730' }]);
  });

  it('are recognised as the layout of their month', async () => {
    const { reading } = await open(SHARED);
    const layouts = Object.fromEntries(reading.files.map(({ file, layout }) => [file.slice(SHARED.length + 1), layout]));
    expect(layouts).toMatchObject({
      'la-type-b/2011-04.xls': 'la-type-b-2011', 'la-type-b/2013-03.xls': 'la-type-b-2011',
      'la-type-b/2013-04.xls': 'la-type-b-2013', 'la-type-b/2015-06.xls': 'la-type-b-2013',
      'la-type-b/2015-07.xls': 'la-type-b-2015', 'la-type-b/2017-03.xls': 'la-type-b-2015',
      'la-type-b/2017-04.xls': 'la-type-b-2017', 'la-type-b/2019-04.xls': 'la-type-b-2017',
      'la-type-b/2019-05.xls': 'la-type-b-2019', 'la-type-b/2019-12.xls': 'la-type-b-2019',
      'msitdt-csv/2018-04.csv': 'extract-2018',
    });
  });

  it('give England to the day', async () => {
    const { ledger } = await open(WORKBOOKS);
    for (const [id, ...days] of ENGLAND_DAYS) {
      expect([id, ...RESPONSIBLES.map((r) => daysIn(ledger, '-', month(id), 'all', 'all', r))]).toEqual([id, ...days]);
    }
    for (const [id, days] of REASON_DAYS) {
      expect([id, REASON_CODES.slice(0, days.length).map((r) => daysIn(ledger, '-', month(id), 'all', r, 'all'))]).toEqual([id, days]);
    }
  });

  it('give the financial year 2017-18 to the day', async () => {
    const { ledger } = await open(WORKBOOKS);
    const months = Array.from({ length: 12 }, (_, index) => month('2017-04') + index) as ReturnType<typeof month>[];
    const sums = RESPONSIBLES.map((r) => months.reduce((sum, m) => sum + daysIn(ledger, '-', m, 'all', 'all', r)!, 0));
    expect(sums).toEqual([1_135_098, 697_069, 147_308, 1_979_475]);
  });

  it('give the councils of the published record', async () => {
    const { ledger } = await open(WORKBOOKS);
    const beds = (council: string, id: string, days: number): number => daysIn(ledger, council, month(id), 'all', 'all', 'social-care')! / days;
    for (const [council, february, september] of [['319', 1.07, 13.93], ['504', 50.82, 85.17], ['725', 2.86, 16.3], ['812', 125.71, 154.6]] as const) {
      expect([beds(council, '2017-02', 28).toFixed(2), beds(council, '2017-09', 30).toFixed(2)]).toEqual([february.toFixed(2), september.toFixed(2)]);
    }
    expect(daysIn(ledger, '512', month('2019-04'), 'all', 'all', 'nhs')).toBe(1097);
    expect(daysIn(ledger, '807', month('2017-09'), 'all', 'all', 'social-care')).toBe(852);
  });

  it('agree, workbook and extract of one month, in every margin of every area', async () => {
    const { reading } = await open(SHARED);
    const margins: (readonly [Care, Reason, Responsible])[] = [
      ...RESPONSIBLES.map((r) => ['all', 'all', r] as const), ...REASON_CODES.map((r) => ['all', r, 'all'] as const),
      ['acute', 'all', 'all'] as const, ['non-acute', 'all', 'all'] as const,
    ];
    for (const id of ['2019-04', '2019-05', '2019-06']) {
      const [book, extract] = reading.returns.filter(({ period }) => period === month(id));
      let compared = 0;
      for (const area of extract!.figures.areas) {
        for (const margin of margins) {
          expect([id, area, margin, statedMargin(extract!, area, ...margin)]).toEqual([id, area, margin, statedMargin(book!, area, ...margin)]);
          compared += 1;
        }
      }
      expect(compared).toBe(153 * 17);
    }
  });

  it('give April 2019 one council for Bournemouth, Christchurch and Poole, from workbook and extract alike', async () => {
    for (const path of [join(WORKBOOKS, '2019-04.xls'), join(EXTRACTS, '2019-04.csv')]) {
      const { ledger } = await open(path);
      expect(RESPONSIBLES.map((r) => daysIn(ledger, '738', month('2019-04'), 'all', 'all', r))).toEqual([894, 42, 244, 1180]);
      expect(ledger.get(month('2019-04'))!.returns[0]!.figures.rows.has('810')).toBe(false);
      expect(ledger.get(month('2019-04'))!.returns[0]!.figures.rows.has('811')).toBe(false);
    }
  });

  it('give England the same from an extract, where no row says it', async () => {
    const { ledger } = await open(join(EXTRACTS, '2019-06.csv'));
    expect(RESPONSIBLES.map((r) => daysIn(ledger, '-', month('2019-06'), 'all', 'all', r))).toEqual([84_676, 38_165, 12_248, 135_089]);
  });

  it('place every figure at a cell', async () => {
    const { reading } = await open(join(WORKBOOKS, '2017-09.xls'));
    const place = (area: string, cut: Cut): unknown => reading.returns[0]!.locate(area, cut);
    expect(place('507', cutOf('all', 'all', 'social-care'))).toMatchObject({ sheet: 'LA - by responsible org', cell: 'G17' });
    expect(place('-', cutOf('all', 'E', 'all'))).toMatchObject({ sheet: 'LA - by reason', cell: 'K15' });
  });
});
