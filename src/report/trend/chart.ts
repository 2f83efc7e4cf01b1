import type { ChalkInstance } from 'chalk';
import { monthId } from '../../domain/month.ts';
import type { SeriesUnit } from '../../measure/series.ts';
import type { Variation } from '../../statistics/xmr.ts';
import { ASCII_AXIS, AXIS_WIDTH, floorLines, newCanvas, UNICODE_AXIS } from '../canvas.ts';
import { fixed } from '../numbers.ts';
import type { TrendChart, TrendPoint } from './trend.ts';

const HEIGHT = 15;
const MOST_STEP = 4;

interface Glyphs {
  readonly points: Readonly<Record<Variation, string>>;
  readonly mean: string;
  readonly limit: string;
  readonly target: string;
}

const UNICODE: Glyphs = {
  points: { 'common-cause': '●', improvement: '◆', concern: '■', 'neutral-high': '▲', 'neutral-low': '▼' }, mean: '─', limit: '╌', target: '═',
};

const ASCII: Glyphs = {
  points: { 'common-cause': 'o', improvement: '+', concern: 'x', 'neutral-high': '^', 'neutral-low': 'v' }, mean: '-', limit: '.', target: '=',
};

export interface ChartView {
  readonly width: number;
  readonly ascii: boolean;
  readonly chalk: ChalkInstance;
  readonly unit: SeriesUnit;
}

/** Draws the months that fit, the latest where not all do; a month without a figure is a gap. */
export function drawChart(chart: TrendChart, target: number | null, { width, ascii, chalk, unit }: ChartView): string[] {
  const glyphs = ascii ? ASCII : UNICODE;
  const axis = ascii ? ASCII_AXIS : UNICODE_AXIS;
  const points = shownOf(chart.points, width);
  const step = Math.max(1, Math.min(MOST_STEP, Math.floor((width - AXIS_WIDTH - 1) / points.length)));
  const middle = Math.floor((step - 1) / 2);
  const scale = scaleOf(points, target);
  const canvas = newCanvas(points.length * step, HEIGHT);
  const line = (value: number | null, index: number, glyph: string, paint: (text: string) => string): void => {
    if (value === null || value < scale.least) return;
    for (let at = index * step; at < (index + 1) * step; at += 1) canvas.put(scale.row(value), at, glyph, paint);
  };
  for (const [index, { limits }] of points.entries()) {
    line(limits?.lower ?? null, index, glyphs.limit, chalk.dim);
    line(limits?.upper ?? null, index, glyphs.limit, chalk.dim);
    line(limits?.mean ?? null, index, glyphs.mean, chalk.dim);
    line(target, index, glyphs.target, chalk.cyan);
  }
  const paints = paintsOf(chalk);
  for (const [index, { value, variation }] of points.entries()) {
    if (value !== null) canvas.put(scale.row(value), index * step + middle, glyphs.points[variation], paints[variation]);
  }
  return [
    ...canvas.lines(labelsOf(points.at(-1)!, target, scale, unit), axis, chalk),
    ...floorLines(canvas.width, points.map(({ month }, index) => ({ at: index * step + middle, label: monthId(month) })), axis, chalk),
  ];
}

/** What each glyph of a chart stands for. */
export function legend({ points }: TrendChart, target: number | null, { ascii, width }: Pick<ChartView, 'ascii' | 'width'>): string {
  const glyphs = ascii ? ASCII : UNICODE;
  const shown = shownOf(points, width);
  const kinds = [...new Set(shown.filter(({ value }) => value !== null).map(({ variation }) => variation))];
  return [
    ...kinds.map((kind) => `${glyphs.points[kind]} ${kind.replace('-', ' ')}`),
    `${glyphs.mean} mean`, ...(shown.some(({ limits }) => (limits?.lower ?? null) !== null) ? [`${glyphs.limit} limits`] : []), ...(target === null ? [] : [`${glyphs.target} target`]),
    ...(shown.length < points.length ? [`(the latest ${shown.length} of ${points.length} months)`] : []),
  ].join('  ');
}

function shownOf(points: readonly TrendPoint[], width: number): readonly TrendPoint[] {
  return points.slice(-(width - AXIS_WIDTH - 1));
}

/** As Making Data Count colours them: blue for improvement, orange for concern. */
function paintsOf(chalk: ChalkInstance): Readonly<Record<Variation, (text: string) => string>> {
  return { 'common-cause': (text) => text, improvement: chalk.blue, concern: chalk.yellow, 'neutral-high': chalk.magenta, 'neutral-low': chalk.magenta };
}

interface Scale {
  readonly least: number;
  readonly row: (value: number) => number;
  readonly value: (row: number) => number;
}

function scaleOf(points: readonly TrendPoint[], target: number | null): Scale {
  const shown = [target, ...points.flatMap(({ value, limits }) => [value, limits?.upper ?? null, limits?.lower ?? null, limits?.mean ?? null])].filter((value) => value !== null);
  // There are no fewer days than none: a limit below 0 is not drawn.
  const least = Math.max(0, Math.min(...shown));
  const most = Math.max(...shown);
  const [from, to] = most > least ? [least, most] : [Math.max(0, least - 1), most + 1];
  return {
    least: from,
    row: (value) => Math.round(((to - value) / (to - from)) * (HEIGHT - 1)),
    value: (row) => to - (row / (HEIGHT - 1)) * (to - from),
  };
}

/** Ends of the scale, and over them the lines of the latest limits: a row holds one label. */
function labelsOf({ limits }: TrendPoint, target: number | null, scale: Scale, unit: SeriesUnit): Map<number, string> {
  const digits = unit === 'days' ? 0 : unit === 'rate' ? 2 : 1;
  const labels = new Map([0, HEIGHT - 1].map((row) => [row, fixed(scale.value(row), digits)]));
  for (const value of [limits?.lower ?? null, limits?.upper ?? null, limits?.mean ?? null, target]) {
    if (value !== null && value >= scale.least) labels.set(scale.row(value), fixed(value, digits));
  }
  return labels;
}
