import { describe, expect, it } from 'vitest';
import { funnel, independentLimitsAt, limitsAt, SIGMAS, type FunnelMethod, type Limits } from '../../src/statistics/funnel.ts';
import { describeReal } from '../support/shared.ts';
import { expectClose, numberOf, readCases, readIndex, type Row } from '../support/shared-cases.ts';

interface Run {
  readonly id: string;
  readonly args: { readonly data_type: 'SR' | 'PR'; readonly sr_method?: 'SHMI' | 'CQC'; readonly trim_by?: number; readonly multiplier?: number; readonly draw_adjusted?: boolean };
  readonly phi: number;
  readonly tau2: number;
  readonly target: number;
  readonly outliers: readonly string[];
}

function inputOf(id: string): { group: string; numerator: number; denominator: number }[] {
  const [file, group, numerator, denominator] = id.startsWith('medpar') ? ['input_medpar_by_provider.csv', 'group', 'los', 'prds']
    : id.startsWith('six') ? ['input_six.csv', 'group', 'num', 'denom'] : ['input_councils_proportion.csv', 'group', 'numerator', 'denominator'];
  return readCases('funnel', file).map((row) => ({ group: row[group]!, numerator: Number(row[numerator]), denominator: Number(row[denominator]) }));
}

function methodOf({ args }: Run): FunnelMethod {
  return args.data_type === 'PR' ? 'proportion' : args.sr_method === 'CQC' ? 'ratio-root' : 'ratio-log';
}

describeReal('funnels, as FunnelPlotR draws them', () => {
  describe.each((readIndex('funnel') as Run[]).map((run) => [run.id, run] as const))('%s', (id, run) => {
    const method = methodOf(run);
    const multiplier = run.args.multiplier ?? 1;
    const groups = inputOf(id);
    const adjusted = run.args.draw_adjusted ?? true;
    const all = funnel(groups, { method, trim: run.args.trim_by ?? 0.1, roundExpected: method === 'ratio-log' });
    const drawn = adjusted ? all : { ...all, tau2: 0 };

    function expectLimits(row: Row, size: number, names: { two: [string, string]; three: [string, string]; plain: [string, string]; plain3: [string, string] }): void {
      const check = ([low, high]: [string, string], { lower, upper }: Limits): void => {
        expectClose(lower * multiplier, numberOf(row[low]), `${id} ${size} ${low}`);
        expectClose(upper * multiplier, numberOf(row[high]), `${id} ${size} ${high}`);
      };
      // The package leaves the limits of a root unsquared.
      const linear = method === 'ratio-root';
      check(names.two, limitsAt(drawn, size, SIGMAS.two, linear));
      check(names.three, limitsAt(drawn, size, SIGMAS.three, linear));
      check(names.plain, independentLimitsAt(drawn, size, 0.95, SIGMAS.two));
      check(names.plain3, independentLimitsAt(drawn, size, 0.998, SIGMAS.three));
    }

    it('estimates overdispersion', () => {
      expectClose(drawn.target, run.target, 'target');
      if (adjusted) expectClose(drawn.phi, run.phi, 'phi');
      expectClose(drawn.tau2, run.tau2, 'tau2');
    });

    it('places every group', () => {
      const expected = new Map(readCases('funnel', `expected_${id}_points.csv`).map((row) => [row['group']!, row]));
      expect(expected.size).toBe(groups.length);
      for (const [index, point] of drawn.points.entries()) {
        const row = expected.get(groups[index]!.group)!;
        const at = `${id} ${groups[index]!.group}`;
        expectClose(point.z, numberOf(row['Uzscore']), `${at} z`);
        expectClose(point.zKept, numberOf(row['Wuzscore']), `${at} kept z`);
        expectClose(point.s, numberOf(row['s']), `${at} s`);
        expectClose(point.ratio, numberOf(row['rr']), `${at} ratio`);
        expectLimits(row, Number(row['denominator']), { two: ['OD95LCL', 'OD95UCL'], three: ['OD99LCL', 'OD99UCL'], plain: ['LCL95', 'UCL95'], plain3: ['LCL99', 'UCL99'] });
      }
    });

    it('draws the limits', () => {
      const grid = readCases('funnel', `expected_${id}_limits.csv`);
      expect(grid.length).toBeGreaterThan(40);
      for (const row of grid) expectLimits(row, Number(row['number_seq']), { two: ['odll95', 'odul95'], three: ['odll998', 'odul998'], plain: ['ll95', 'ul95'], plain3: ['ll998', 'ul998'] });
    });

    it('names the same outliers', () => {
      const outside = groups.filter(({ numerator, denominator }) => {
        const size = method === 'ratio-log' ? Math.round(denominator * 100) / 100 : denominator;
        const { lower, upper } = adjusted ? limitsAt(drawn, size, SIGMAS.two, method === 'ratio-root') : independentLimitsAt(drawn, size, 0.95, SIGMAS.two);
        return numerator / denominator < lower || numerator / denominator > upper;
      });
      expect(outside.map(({ group }) => group).sort()).toEqual([...run.outliers].sort());
    });
  });
});
