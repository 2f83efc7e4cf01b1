import { Chalk } from 'chalk';
import { monthId } from '../../domain/month.ts';
import type { SeriesUnit } from '../../measure/series.ts';
import { inAscii } from '../canvas.ts';
import { csvRow } from '../csv-text.ts';
import { editionsDocument, populationDocument, SCHEMA_VERSION } from '../document.ts';
import { adultsText, editionsText } from '../footer.ts';
import { drawGrid, fitGrid, labelledLines, wrap } from '../formats/table.ts';
import type { Grid } from '../grid.ts';
import { drawChart, legend } from './chart.ts';
import { assuranceText, figureText, groupText, latestText, missingTexts, rulesText, signalText, trendTitle } from './sentences.ts';
import type { Trend, TrendChart, TrendPoint } from './trend.ts';

export interface TrendView {
  readonly trend: Trend;
  readonly tool: { readonly name: string; readonly version: string };
  readonly width: number;
  readonly colour: boolean;
  /** Whether the chart is drawn in ASCII. */
  readonly ascii: boolean;
}

export const TREND_FORMATS = { text: trendText, json: trendJson, csv: trendCsv } as const;
export type TrendFormatName = keyof typeof TREND_FORMATS;

function trendText({ trend, width, colour, ascii }: TrendView): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const text = trend.charts.map((chart) => [
    ...wrap(trendTitle(trend, chart), width, 0).map((line) => chalk.bold(line)),
    '',
    ...drawChart(chart, trend.target, { width, ascii, chalk, unit: trend.unit }),
    ...wrap(legend(chart, trend.target, { ascii, width }), width, 0),
    '',
    drawGrid(fitGrid(gridOf(trend, chart), width), chalk),
    '',
    ...footerOf(trend, chart).flatMap(([label, text]) => labelledLines(label, text, width, chalk)),
    '',
  ].join('\n')).join('\n');
  return ascii ? inAscii(text) : text;
}

function gridOf({ unit, options }: Trend, { points }: TrendChart): Grid {
  const figure = (value: number | null | undefined): string => figureText(value ?? null, unit);
  return {
    columns: [
      { heading: 'Month', align: 'left', priority: 1 },
      { heading: UNIT_HEADING[unit], align: 'right', priority: 2 },
      { heading: 'Mean', align: 'right', priority: 4 },
      { heading: 'Lower\nlimit', align: 'right', priority: 3 },
      { heading: 'Upper\nlimit', align: 'right', priority: 3 },
      { heading: 'Variation', align: 'left', priority: 0 },
    ],
    rows: runsOf(points).map((run) => {
      const point = run[0]!;
      if (run.length > 1) return { tone: 'faint', cells: ['…', '', '', '', '', `${monthId(point.month)} to ${monthId(run.at(-1)!.month)}: ${signalText(point, options.lengths)}`] };
      return {
        tone: toneOf(point),
        cells: [monthId(point.month), figure(point.value), figure(point.limits?.mean), figure(floor(point.limits?.lower)), figure(point.limits?.upper), signalText(point, options.lengths)],
      };
    }),
  };
}

/** There are no fewer days than none; JSON and CSV have the limit as it is worked out. */
function floor(limit: number | null | undefined): number | null {
  return limit === null || limit === undefined ? null : Math.max(0, limit);
}

/** Each point by itself, but that months without a figure for one reason go together where there are more than two. */
function runsOf(points: readonly TrendPoint[]): TrendPoint[][] {
  const runs: TrendPoint[][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && point.why !== null && last[0]!.why === point.why && last[0]!.group === point.group) last.push(point);
    else runs.push([point]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [run] : run.map((point) => [point])));
}

const UNIT_HEADING: Readonly<Record<SeriesUnit, string>> = { beds: 'Beds', rate: 'Rate', days: 'Days', share: 'Share' };

function toneOf({ value, variation }: TrendPoint): Grid['rows'][number]['tone'] {
  if (value === null) return 'faint';
  return variation === 'improvement' ? 'better' : variation === 'concern' ? 'worse' : 'plain';
}

function footerOf(trend: Trend, chart: TrendChart): [label: string, text: string][] {
  const { population, target, options, unit } = trend;
  const labelled = (label: string, texts: readonly string[]): [string, string][] => texts.map((text, index) => [index === 0 ? label : '', text]);
  return [
    ['Latest', latestText(chart, options.lengths, unit)],
    ...labelled('Limits', chart.groups.map((group) => groupText(group, unit))),
    ...(target === null ? [] : [['Target', assuranceText(chart.assurance, target, options.improvement, unit)] satisfies [string, string]]),
    ['Rules', rulesText(options)],
    ...labelled('Lacking', missingTexts(chart)),
    ...(population === null ? [] : [['Adults', adultsText(population)] satisfies [string, string]]),
    ['Edition', editionsText(trend.editions.filter(({ month }) => month >= chart.points[0]!.month && month <= chart.points.at(-1)!.month))],
  ];
}

function trendJson({ trend, tool }: TrendView): string {
  const { measure, unit, options, target, population, charts, editions } = trend;
  return `${JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    tool,
    measure, unit, ...options, target,
    population: population && populationDocument(population),
    series: charts.map(({ area, points, groups, assurance }) => ({
      area, assurance,
      groups: groups.map((group) => ({ ...group, from: monthId(group.from), to: monthId(group.to) })),
      points: points.map(({ month, value, why, group, signal, direction, variation, limits }) => ({ month: monthId(month), value, why, group, signal, direction, variation: value === null ? null : variation, ...limits })),
    })),
    editions: editionsDocument(editions),
  }, null, 2)}\n`;
}

function trendCsv({ trend: { charts, measure, unit, target } }: TrendView): string {
  return [
    csvRow(['code', 'name', 'measure', 'unit', 'month', 'value', 'group', 'mean', 'lower', 'upper', 'signal', 'direction', 'variation', 'target', 'note']),
    ...charts.flatMap(({ area, points }) => points.map(({ month, value, why, group, limits, signal, direction, variation }) => csvRow([
      area.code, area.name, measure, unit, monthId(month), value, group, limits?.mean ?? null, limits?.lower ?? null, limits?.upper ?? null,
      signal, direction, value === null ? null : variation, target, why,
    ]))),
  ].join('');
}
