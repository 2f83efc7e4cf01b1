import { expect, it } from 'vitest';
import { assuranceOf, DEFAULT_XMR, TRIAL_BELOW, xmr, type Assurance, type Improvement, type XmrPoint } from '../../src/statistics/xmr.ts';
import { describeReal } from '../support/shared.ts';
import { expectClose, numberOf, readCases, readIndex, type Row } from '../support/shared-cases.ts';

type ByFacet<T> = T | null | Record<string, T>;

interface Run {
  readonly id: string;
  readonly options: {
    readonly improvement_direction?: Improvement;
    readonly rebase: ByFacet<string | string[]>;
    readonly fix_after_n_points?: number;
    readonly screen_outliers?: boolean;
    readonly facet: string | null;
    readonly target: ByFacet<number>;
  };
  readonly points: number;
}

const ASSURANCE: Readonly<Record<Assurance, string>> = { hits: 'consistent_pass', misses: 'consistent_fail', either: 'inconsistent' };

function labelOf({ signal, direction }: XmrPoint): string {
  const up = direction === 'up';
  switch (signal) {
    case 'outside': return up ? 'Above UCL' : 'Below LCL';
    case 'trend': return `7 Point Trend (${up ? 'Increasing' : 'Decreasing'})`;
    case 'close': return `2 in 3 ${up ? 'Above' : 'Below'} CL`;
    case 'shift': return `7 Points ${up ? 'Above' : 'Below'} CL`;
    case null: return 'Common Cause';
  }
}

function typeOf({ variation }: XmrPoint): string {
  return variation === 'common-cause' ? 'common_cause' : `special_cause_${variation.replace('-', '_')}`;
}

function forFacet<T>(value: ByFacet<T>, facet: string | null): T | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return facet === null ? null : (value as Record<string, T>)[facet] ?? null;
}

describeReal('XmR charts, as NHSRplotthedots draws them', () => {
  const runs = readIndex('spc') as Run[];

  it.each(runs.map((run) => [run.id, run] as const))('%s', (id, { options, points }) => {
    const input = readCases('spc', `${id}_input.csv`);
    const expected = readCases('spc', `${id}_expected.csv`);
    const summaries = readCases('spc', `${id}_summary.csv`);
    expect(expected).toHaveLength(points);
    const facets = options.facet === null ? [null] : [...new Set(input.map((row) => row[options.facet!]!))];
    for (const facet of facets) {
      const of = (rows: readonly Row[], key: string): Row[] => rows.filter((row) => facet === null || row[key] === facet);
      const series = of(input, options.facet ?? '').sort((a, b) => (a['date']! < b['date']! ? -1 : 1));
      const rebase = [forFacet(options.rebase, facet) ?? []].flat().map((date) => series.findIndex((row) => row['date']! >= date));
      const improvement = options.improvement_direction ?? 'increase';
      const drawn = xmr(series.map((row) => numberOf(row['value'])), {
        ...DEFAULT_XMR, rebase, fixAfter: options.fix_after_n_points ?? null, screen: options.screen_outliers ?? true, improvement,
      });
      const rows = of(expected, 'f');
      expect(drawn).toHaveLength(rows.length);
      for (const [index, point] of drawn.entries()) {
        const row = rows[index]!;
        const at = `${id} ${facet ?? ''} ${row['x']}`;
        expectClose(point.value, numberOf(row['y']), at);
        for (const [key, value] of [['mean_col', point.limits?.mean], ['lpl', point.limits?.lower], ['upl', point.limits?.upper]] as const) {
          expectClose(value ?? null, numberOf(row[key]), `${at} ${key}`);
        }
        const size = drawn.filter(({ group }) => group === point.group).length;
        expect([at, labelOf(point), typeOf(point), point.group, size < TRIAL_BELOW])
          .toEqual([at, row['special_cause_type'], row['point_type'], Number(row['rebase_group']), row['short_group_warning'] === 'TRUE']);
      }
      const target = forFacet(options.target, facet);
      const summary = of(summaries, 'f').at(-1)!;
      const last = drawn.at(-1)!;
      const assurance = assuranceOf(last.limits, target, improvement);
      expect([typeOf(last), assurance && ASSURANCE[assurance]]).toEqual([summary['variation_type'], summary['assurance_type'] === undefined || summary['assurance_type'] === '' || summary['assurance_type'] === 'NA' ? null : summary['assurance_type']]);
    }
  });
});
