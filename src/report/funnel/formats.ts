import { Chalk } from 'chalk';
import { NAME_OF } from '../../domain/cut.ts';
import { periodHeading } from '../../domain/period.ts';
import type { FunnelPlace } from '../../measure/funnel.ts';
import { SIGMAS } from '../../statistics/funnel.ts';
import { inAscii } from '../canvas.ts';
import { csvRow } from '../csv-text.ts';
import { editionsDocument, periodOf, populationDocument, SCHEMA_VERSION } from '../document.ts';
import { adultsText, capped, editionsText } from '../footer.ts';
import { drawGrid, fitGrid, labelledLines, wrap } from '../formats/table.ts';
import type { Grid } from '../grid.ts';
import { fixed, signed } from '../numbers.ts';
import { BOTH_TEXT } from '../regime.ts';
import { noteText, ORGANISATION_TEXT, PLACE_TEXT } from '../sentences.ts';
import { drawFunnel, funnelLegend } from './chart.ts';
import type { FunnelCouncil, FunnelReport } from './funnel.ts';

export interface FunnelView {
  readonly funnel: FunnelReport;
  /** The councils of the table; the chart and the limits are of all. */
  readonly shown: readonly FunnelCouncil[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly width: number;
  readonly colour: boolean;
  readonly ascii: boolean;
}

export const FUNNEL_FORMATS = { text: funnelText, json: funnelJson, csv: funnelCsv } as const;
export type FunnelFormatName = keyof typeof FUNNEL_FORMATS;

function funnelText({ funnel, shown, width, colour, ascii }: FunnelView): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const text = [
    ...wrap(`Delayed beds against adults, ${ORGANISATION_TEXT[funnel.measure]}: ${periodHeading(funnel.frame.coverage.period)}`, width, 0).map((line) => chalk.bold(line)),
    ...wrap('Beds over the beds expected at the rate of all councils together; below: adults, spaced by their root.', width, 0),
    '',
    ...drawFunnel(funnel, { width, ascii, chalk }),
    ...wrap(funnelLegend(funnel, ascii), width, 0),
    '',
    drawGrid(fitGrid(gridOf(shown), width), chalk),
    '',
    ...footerOf(funnel).flatMap(([label, text]) => labelledLines(label, text, width, chalk)),
    '',
  ].join('\n');
  return ascii ? inAscii(text) : text;
}

function gridOf(shown: readonly FunnelCouncil[]): Grid {
  return {
    columns: ['Council', 'Beds', 'Expected', 'Ratio', 'z', 'z\nadjusted', ''].map((heading, index) => ({
      heading, align: index === 0 || index === 6 ? 'left' : 'right', priority: [0, 4, 5, 3, 6, 2, 1][index]!,
    })),
    rows: shown.map(({ name, beds, expected, ratio, z, zAdjusted, place }) => ({
      tone: place.startsWith('above') ? 'worse' : place.startsWith('below') ? 'better' : 'plain',
      cells: [name, fixed(beds, 1), fixed(expected, 1), fixed(ratio, 2), signed(z, 2), signed(zAdjusted, 2), PLACE_TEXT[place]],
    })),
  };
}

function footerOf({ frame, national, funnel: { phi, tau2 }, trim, councils, of, lacking, notes, editions, measure }: FunnelReport): [label: string, text: string][] {
  const counts = (Object.keys(PLACE_TEXT) as FunnelPlace[]).map((place) => [councils.filter((council) => council.place === place).length, PLACE_TEXT[place] || 'inside'] as const);
  return [
    ['Places', `${counts.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}`).join(', ')}, by adjusted z; two sigma are 95% limits (${SIGMAS.two}), three 99.8% (${SIGMAS.three}): by chance alone some ${fixed(councils.length * 0.05, 0)} of ${councils.length} would be outside two.`],
    ['Expected', `${fixed(national.rate, 2)} beds per 100,000 adults: ${fixed(national.beds, 1)} beds of ${ORGANISATION_TEXT[measure]}, of the ${councils.length} councils together; England's own row has residents of elsewhere too.`],
    ['Spread', `phi between councils ${fixed(phi, 2)}${phi > 1 ? ', where 1 would be chance alone' : ''}; tau squared ${fixed(tau2, 4)}, on the root of the ratio, with the outermost ${fixed(trim * 100, 0)}% of z at each end drawn in (Spiegelhalter 2005).`],
    ['Adults', adultsText(frame.population)],
    ...(frame.both === 'apart' ? [] : [['Both', `${BOTH_TEXT[frame.both]}, in every figure`] satisfies [string, string]]),
    ...notes.map((note): [string, string] => ['Note', noteText(note)]),
    ...(councils.length < of - lacking.length ? [['Note', `Expected are beds at the rate of these ${councils.length} of ${of} councils alone, not at England's.`] satisfies [string, string]] : []),
    ...capped(lacking).map((name, index): [string, string] => [index === 0 ? 'Lacking' : '', `${name}: no figure, or no adults.`]),
    ['Edition', editionsText(editions)],
  ];
}

function funnelJson({ funnel, shown, tool }: FunnelView): string {
  const { frame, measure, national, funnel: { phi, tau2 }, trim, curves, lacking, notes, editions } = funnel;
  return `${JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    tool,
    period: periodOf(frame.coverage),
    measure: NAME_OF[measure], both: frame.both,
    population: populationDocument(frame.population),
    national, phi, tau2, trim, sigmas: SIGMAS,
    councils: shown,
    curves,
    lacking,
    notes: notes.map((note) => ({ kind: note.kind, text: noteText(note) })),
    editions: editionsDocument(editions),
  }, null, 2)}\n`;
}

/** A row a council, and then a row for each point of the limits. */
function funnelCsv({ funnel: { frame, measure, curves }, shown }: FunnelView): string {
  const lead = (kind: string): string[] => [frame.coverage.period.id, NAME_OF[measure], kind];
  const limits = ({ two, three }: FunnelReport['curves'][number] | FunnelCouncil['limits']): number[] => [two.lower, two.upper, three.lower, three.upper];
  return [
    csvRow(['period', 'measure', 'kind', 'code', 'name', 'adults', 'expected', 'beds', 'ratio', 'z', 'z_adjusted', 'place', 'lower_2_sigma', 'upper_2_sigma', 'lower_3_sigma', 'upper_3_sigma']),
    ...shown.map((c) => csvRow([...lead('council'), c.code, c.name, c.adults, c.expected, c.beds, c.ratio, c.z, c.zAdjusted, c.place, ...limits(c.limits)])),
    ...curves.map((curve) => csvRow([...lead('limit'), null, null, curve.adults, curve.expected, null, null, null, null, null, ...limits(curve)])),
  ].join('');
}
