import type { ChalkInstance } from 'chalk';
import type { FunnelPlace } from '../../measure/funnel.ts';
import { ASCII_AXIS, AXIS_WIDTH, floorLines, newCanvas, UNICODE_AXIS, type Canvas } from '../canvas.ts';
import { fixed, whole } from '../numbers.ts';
import type { FunnelReport } from './funnel.ts';

const HEIGHT = 18;
const TICKS = 5;

interface Glyphs {
  readonly inside: string;
  readonly above: string;
  readonly below: string;
  readonly two: string;
  readonly three: string;
  readonly expected: string;
}

const UNICODE: Glyphs = { inside: '●', above: '■', below: '◆', two: '╌', three: '·', expected: '─' };
const ASCII: Glyphs = { inside: 'o', above: 'x', below: '+', two: '-', three: '.', expected: '=' };

/** Councils by adults, from left to right by their root, and ratio; the expected one is the line across. */
export function drawFunnel({ councils, curves }: FunnelReport, { width, ascii, chalk }: { readonly width: number; readonly ascii: boolean; readonly chalk: ChalkInstance }): string[] {
  const glyphs = ascii ? ASCII : UNICODE;
  const axis = ascii ? ASCII_AXIS : UNICODE_AXIS;
  const canvas = newCanvas(width - AXIS_WIDTH - 1, HEIGHT);
  const most = Math.max(...councils.map(({ ratio }) => ratio), 2);
  const [small, large] = [curves[0]!.adults, curves.at(-1)!.adults];
  const column = (adults: number): number => (large === small ? 0 : Math.round(((Math.sqrt(adults) - Math.sqrt(small)) / (Math.sqrt(large) - Math.sqrt(small))) * (canvas.width - 1)));
  const row = (ratio: number): number => Math.round(((most - ratio) / most) * (HEIGHT - 1));
  for (let at = 0; at < canvas.width; at += 1) canvas.put(row(1), at, glyphs.expected, chalk.dim);
  drawCurves(canvas, curves, { column, row }, glyphs, chalk);
  for (const { adults, ratio, place } of [...councils].sort((a, b) => Math.abs(a.zAdjusted) - Math.abs(b.zAdjusted))) {
    canvas.put(row(ratio), column(adults), glyphOf(place, glyphs), paintOf(place, chalk));
  }
  const labels = new Map([most, most / 2, 1, 0].map((ratio) => [row(ratio), fixed(ratio, 1)]));
  const ticks = Array.from({ length: TICKS }, (_, index) => (Math.sqrt(small) + ((Math.sqrt(large) - Math.sqrt(small)) * index) / TICKS) ** 2);
  return [
    ...canvas.lines(labels, axis, chalk),
    ...floorLines(canvas.width, ticks.map((adults) => ({ at: column(adults), label: whole(adults) })), axis, chalk),
  ];
}

export function funnelLegend({ councils }: FunnelReport, ascii: boolean): string {
  const glyphs = ascii ? ASCII : UNICODE;
  const has = (way: string): boolean => councils.some(({ place }) => place.startsWith(way));
  return [
    `${glyphs.inside} inside`, ...(has('above') ? [`${glyphs.above} above`] : []), ...(has('below') ? [`${glyphs.below} below`] : []),
    `${glyphs.two} two sigma`, `${glyphs.three} three sigma`, `${glyphs.expected} expected`,
  ].join('  ');
}

/** A limit in each column, between the curve's points on either side of it. */
function drawCurves(
  canvas: Canvas, curves: FunnelReport['curves'], { column, row }: { readonly column: (adults: number) => number; readonly row: (ratio: number) => number }, glyphs: Glyphs, chalk: ChalkInstance,
): void {
  for (const [sigma, glyph] of [['three', glyphs.three], ['two', glyphs.two]] as const) {
    for (const [index, here] of curves.entries()) {
      const next = curves[index + 1] ?? here;
      const [from, to] = [column(here.adults), column(next.adults)];
      for (let at = from; at <= to; at += 1) {
        const part = to === from ? 0 : (at - from) / (to - from);
        for (const side of ['lower', 'upper'] as const) {
          const limit = here[sigma][side] + part * (next[sigma][side] - here[sigma][side]);
          if (limit > 0) canvas.put(row(limit), at, glyph, chalk.dim);
        }
      }
    }
  }
}

function glyphOf(place: FunnelPlace, glyphs: Glyphs): string {
  return place === 'inside' ? glyphs.inside : place.startsWith('above') ? glyphs.above : glyphs.below;
}

function paintOf(place: FunnelPlace, chalk: ChalkInstance): (text: string) => string {
  return place === 'inside' ? (text) => text : place.startsWith('above') ? chalk.yellow : chalk.blue;
}
