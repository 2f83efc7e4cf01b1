import { Chalk } from 'chalk';
import { NAME_OF } from '../../domain/cut.ts';
import { periodHeading } from '../../domain/period.ts';
import { csvRow } from '../csv-text.ts';
import { editionsDocument, periodOf, populationDocument, SCHEMA_VERSION } from '../document.ts';
import { adultsText, capped, editionsText } from '../footer.ts';
import { drawGrid, fitGrid, labelledLines, wrap } from '../formats/table.ts';
import type { Grid } from '../grid.ts';
import { ABSENT, fixed, whole } from '../numbers.ts';
import { BOTH_TEXT } from '../regime.ts';
import { noteText, ORGANISATION_TEXT } from '../sentences.ts';
import type { RateRow, RatesReport } from './rates.ts';

export interface RatesView {
  readonly rates: RatesReport;
  readonly shown: readonly RateRow[];
  readonly tool: { readonly name: string; readonly version: string };
  readonly width: number;
  readonly colour: boolean;
}

export const RATES_FORMATS = { text: ratesText, json: ratesJson, csv: ratesCsv } as const;
export type RatesFormatName = keyof typeof RATES_FORMATS;

function ratesText({ rates, shown, width, colour }: RatesView): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return [
    ...wrap(`Rates of ${ORGANISATION_TEXT[rates.measure]}, ${periodHeading(rates.frame.coverage.period)}, with ${percentText(rates.confidence)} intervals`, width, 0).map((line) => chalk.bold(line)),
    'Delayed days a day per 100,000 adults.',
    '',
    drawGrid(fitGrid(gridOf(rates, shown), width), chalk),
    '',
    ...footerOf(rates, shown).flatMap(([label, text]) => labelledLines(label, text, width, chalk)),
    '',
  ].join('\n');
}

function gridOf({ england }: RatesReport, shown: readonly RateRow[]): Grid {
  return {
    columns: ['Council', 'Days', 'Rate', 'Lower', 'Upper', 'Against\nEngland'].map((heading, index) => ({
      heading, align: index === 0 || index === 5 ? 'left' : 'right', priority: [0, 5, 1, 2, 3, 4][index]!,
    })),
    rows: [
      ...(england === null ? [] : [{ tone: 'strong' as const, cells: ['England', '', fixed(england, 2), '', '', ''] }]),
      ...shown.map(({ name, days, rate, lower, upper, against }) => ({
        tone: against === 'higher' ? 'worse' as const : against === 'lower' ? 'better' as const : 'plain' as const,
        cells: [name, whole(days), fixed(rate, 2), fixed(lower, 2), fixed(upper, 2), against ?? ABSENT],
      })),
    ],
  };
}

function percentText(confidence: number): string {
  return `${Number((confidence * 100).toFixed(6))}%`;
}

function footerOf({ frame, spread, notes, editions }: RatesReport, shown: readonly RateRow[]): [label: string, text: string][] {
  return [
    ['Interval', spread.kind === 'months'
      ? 'by how the period\'s own months differ from each other (Student\'s t), about their mean with each month counted alike: the fewer they are, the wider. Months that are all alike give none.'
      : `days are taken to come in clusters of ${fixed(spread.factor, 1)}, their variance over their mean; exact limits below 10 clusters, Byar's from 10 on. The factor, one for all councils, is ${spread.estimatedFrom === null ? `as given.${spread.estimate !== null && spread.estimate > spread.factor ? ` These months themselves come to ${fixed(spread.estimate, 1)}: by a smaller factor intervals are too narrow.` : ''}`
        : `estimated from ${whole(spread.estimatedFrom)} changes from one month to the next.`}`],
    ['Against', 'a council is lower or higher where its whole interval is. That holds it to its own chance; `dtoc funnel` holds it to how councils differ from each other.'],
    ['Adults', adultsText(frame.population)],
    ...(frame.both === 'apart' ? [] : [['Both', `${BOTH_TEXT[frame.both]}, in every figure`] satisfies [string, string]]),
    ...notes.map((note): [string, string] => ['Note', noteText(note)]),
    ...capped(shown.filter(({ rate }) => rate === null).map(({ name, days }) => `${name}: ${days === null ? 'no figure' : 'no adults on its ground'}.`))
      .map((text, index): [string, string] => [index === 0 ? 'Lacking' : '', text]),
    ['Edition', editionsText(editions)],
  ];
}

function ratesJson({ rates, shown, tool }: RatesView): string {
  const { frame, measure, confidence, spread, england, notes, editions } = rates;
  return `${JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    tool,
    period: periodOf(frame.coverage),
    measure: NAME_OF[measure], both: frame.both, confidence, spread, england,
    population: populationDocument(frame.population),
    councils: shown,
    notes: notes.map((note) => ({ kind: note.kind, text: noteText(note) })),
    editions: editionsDocument(editions),
  }, null, 2)}\n`;
}

function ratesCsv({ rates: { frame, measure, confidence, spread, england }, shown }: RatesView): string {
  return [
    csvRow(['period', 'measure', 'code', 'name', 'adults', 'days', 'rate', 'lower', 'upper', 'confidence', 'method', 'overdispersion', 'england', 'against_england']),
    ...shown.map((row) => csvRow([
      frame.coverage.period.id, NAME_OF[measure], row.code, row.name, row.adults, row.days, row.rate, row.lower, row.upper, confidence, row.method,
      spread.kind === 'factor' ? spread.factor : null, england, row.against,
    ])),
  ].join('');
}
